import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { InboxTab } from '../../../templates/approvals/approvals-view.js';
import type { FormError } from '../../../templates/components/form-error.js';
import type { CommentedAct } from '../../../templates/expenses/expense-detail-view.js';
import type { Flash } from '../../../templates/layouts/page-frame.js';
import { inLocale } from '../../../templates/texts.js';
import { localPath } from '../../people/local-path.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { leaveFlash } from '../../platform/web/page-frames.js';
import { answerTo } from '../../platform/web/status.js';
import { DecideExpense, type DecisionCommand } from '../decide-expense.js';
import type { Expense } from '../expense.js';
import { ExpenseDetailRenderer } from './expense-detail.render.js';
import { itemsOf, textOf, versionOf, type FormBody } from './form-body.js';
import { InboxQueries, type InboxSort } from './inbox.queries.js';
import { InboxRenderer } from './inbox.render.js';
import type { InboxQuery } from './inbox.view.js';
import { pageTexts } from './page-texts.js';

const TABS: readonly InboxTab[] = ['all', 'check', 'clean'];
const SORTS: readonly InboxSort[] = ['oldest', 'newest', 'largest'];

interface DecisionRequest {
  request: FastifyRequest;
  reply: FastifyReply;
  id: string;
  body: FormBody;
  /** The act whose reason is asked for; absent for an approval. */
  act?: CommentedAct;
  decide: (command: DecisionCommand) => Promise<Expense>;
  done: (number: string) => string;
}

/** 결재함, and the decisions from it or from a claim's own page. */
@Controller()
export class ApprovalPages {
  constructor(
    private readonly renderer: InboxRenderer,
    private readonly details: ExpenseDetailRenderer,
    private readonly decisions: DecideExpense,
    private readonly inbox: InboxQueries,
  ) {}

  @Get('approvals')
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.renderer.page(request, reply, inboxQuery(query));
  }

  @Post('approvals/:id/approval')
  async approve(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ) {
    const t = inLocale(pageTexts, localeOf(request));
    const actor = actorOf(request);
    return this.decide({
      request,
      reply,
      id,
      body,
      decide: (command) => this.decisions.approve(actor, command),
      done: t.approved,
    });
  }

  @Post('approvals/:id/return')
  async return(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ) {
    const t = inLocale(pageTexts, localeOf(request));
    const actor = actorOf(request);
    return this.decide({
      request,
      reply,
      id,
      body,
      act: 'return',
      decide: (command) => this.decisions.return(actor, command),
      done: t.returned,
    });
  }

  @Post('approvals/:id/rejection')
  async reject(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ) {
    const t = inLocale(pageTexts, localeOf(request));
    const actor = actorOf(request);
    return this.decide({
      request,
      reply,
      id,
      body,
      act: 'reject',
      decide: (command) => this.decisions.reject(actor, command),
      done: t.rejected,
    });
  }

  /** Approves each chosen claim by itself, as it was on the page; says which didn't go through. */
  @Post('approvals/bulk-approval')
  async approveAll(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: FormBody,
  ): Promise<void> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    const t = inLocale(pageTexts, locale);
    const failed: { id: string; why: string }[] = [];
    const items = itemsOf(body);
    for (const { id, version } of items) {
      try {
        await this.decisions.approve(actor, { id, version });
      } catch (thrown) {
        const { error, fault } = answerTo(thrown);
        if (fault) throw thrown;
        failed.push({ id, why: error.detail(locale) });
      }
    }
    const texts = await this.inbox.texts(
      actor,
      failed.map(({ id }) => id),
    );
    const done = items.length - failed.length;
    const words = [
      ...(items.length === 0 ? [t.noneChosen] : []),
      ...(done > 0 ? [t.approvedMany(done)] : []),
      ...failed.slice(0, 5).map(({ id, why }) => t.notApproved(texts.get(id)?.title ?? '', why)),
    ];
    const flash: Flash = {
      kind: done === items.length && done > 0 ? 'success' : 'warning',
      text: words.join(' '),
    };
    leaveFlash(reply, flash);
    void reply.status(303).header('location', '/approvals').send();
  }

  private async decide({
    request,
    reply,
    id,
    body,
    act,
    decide,
    done,
  }: DecisionRequest): Promise<VNode | void> {
    const comment = textOf(body, 'comment').slice(0, MAX_COMMENT);
    const fromInbox = cameFromInbox(request);
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const expense = await decide({ id, version: versionOf(body), comment });
        const to = fromInbox ? (localPath(textOf(body, 'returnTo')) ?? '/approvals') : `/expenses/${id}`;
        const t = inLocale(pageTexts, localeOf(request));
        return {
          to,
          flash: {
            kind: 'success',
            text: done(expense.number ?? ''),
            link: fromInbox ? { href: `/expenses/${id}`, text: t.open } : undefined,
          },
        };
      },
      again: (errors) => this.shownAgain(request, reply, { id, act, comment, errors, fromInbox }),
    });
  }

  /** The claim as it stands now, with the refusal above it and the reason that was typed. */
  private async shownAgain(
    request: FastifyRequest,
    reply: FastifyReply,
    {
      id,
      act,
      comment,
      errors,
      fromInbox,
    }: { id: string; act?: CommentedAct; comment: string; errors: FormError[]; fromInbox: boolean },
  ): Promise<VNode> {
    const refused = act && { act, comment };
    if (!fromInbox) return this.details.page(request, reply, id, { errors, refused });
    const query = inboxQuery(Object.fromEntries(new URL(request.headers.referer ?? '').searchParams));
    return this.renderer.page(request, reply, { ...query, selected: id }, { errors, refused });
  }
}

const MAX_COMMENT = 2000;

function cameFromInbox({ headers: { referer } }: FastifyRequest): boolean {
  return referer !== undefined && URL.canParse(referer) && new URL(referer).pathname.startsWith('/approvals');
}

function inboxQuery(query: FormBody): InboxQuery {
  return {
    tab: TABS.find((tab) => tab === textOf(query, 'tab')) ?? 'all',
    sort: SORTS.find((sort) => sort === textOf(query, 'sort')) ?? 'oldest',
    q: textOf(query, 'q').slice(0, 100),
    selected: textOf(query, 'selected') || undefined,
    after: textOf(query, 'after') || undefined,
  };
}
