import { Body, Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import type { CommentedAct, RefusedDecision } from '../../../templates/expenses/expense-detail-view.js';
import { inLocale } from '../../../templates/texts.js';
import { inboxAsk } from '../../approvals/pages/inbox-ask.js';
import { InboxRenderer } from '../../approvals/pages/inbox.render.js';
import { localPath } from '../../people/local-path.js';
import type { Actor } from '../../platform/access/actor.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { DECISION_ERRORS } from '../approval/decision.errors.js';
import { DecideExpense, type DecisionCommand } from '../decide-expense.js';
import { ExpenseQueries } from '../expense.queries.js';
import { ClaimPane } from '../inbox/claim-pane.js';
import { CLAIM_PARTS, type Expense } from '../expense.js';
import { ExpenseDetailRenderer } from './expense-detail.render.js';
import { textOf, textsOf, versionOf, type FormBody } from './form-body.js';
import { pageTexts } from './page-texts.js';

interface DecisionRequest {
  request: FastifyRequest;
  reply: FastifyReply;
  id: string;
  body: FormBody;
  /** The act whose reason is asked for; absent for an approval of the whole. */
  act?: CommentedAct;
  decide: (command: DecisionCommand) => Promise<Expense>;
  done: (number: string) => string;
}

/** Decisions from the inbox or from a claim's own page. */
@Controller()
export class DecisionPages {
  constructor(
    private readonly inbox: InboxRenderer,
    private readonly panes: ClaimPane,
    private readonly details: ExpenseDetailRenderer,
    private readonly decisions: DecideExpense,
    private readonly expenses: ExpenseQueries,
  ) {}

  /** All of it, or without the lines that are ticked, each with its reason. */
  @Post('approvals/:id/approval')
  async approve(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ) {
    const actor = actorOf(request);
    const declined = declinedOf(body);
    const part = textOf(body, 'part') !== '';
    const t = inLocale(pageTexts, localeOf(request));
    return this.decide({
      request,
      reply,
      id,
      body,
      act: part ? 'approve-part' : undefined,
      decide: (command) => {
        if (part && declined.length === 0) throw DECISION_ERRORS.fail('expense.no-line-chosen');
        return this.decisions.approve(actor, { ...command, declined });
      },
      done: textOf(body, 'proposal') ? t.proposed : t.approved,
    });
  }

  @Post('approvals/:id/return')
  async return(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ) {
    const actor = actorOf(request);
    const asked = askedOf(body);
    const questioned = { ...asked, parts: CLAIM_PARTS.filter((part) => asked.parts.includes(part)) };
    return this.decide({
      request,
      reply,
      id,
      body,
      act: 'return',
      decide: (command) => this.decisions.return(actor, { ...command, questioned }),
      done: inLocale(pageTexts, localeOf(request)).returned,
    });
  }

  @Post('approvals/:id/rejection')
  async reject(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ) {
    const actor = actorOf(request);
    return this.decide({
      request,
      reply,
      id,
      body,
      act: 'reject',
      decide: (command) => this.decisions.reject(actor, command),
      done: inLocale(pageTexts, localeOf(request)).rejected,
    });
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
      again: (errors) => this.shownAgain(request, reply, { id, act, body, errors, fromInbox }),
    });
  }

  /** The claim as it stands now, with the refusal above it and what was typed and ticked. */
  private async shownAgain(
    request: FastifyRequest,
    reply: FastifyReply,
    {
      id,
      act,
      body,
      errors,
      fromInbox,
    }: { id: string; act?: CommentedAct; body: FormBody; errors: FormError[]; fromInbox: boolean },
  ): Promise<VNode> {
    const refused = act && refusedOf(act, body);
    const declined = declinedOf(body);
    const named = errors.map((error) => ({ ...error, field: reasonField(error.field, declined) }));
    if (!fromInbox) return this.details.page(request, reply, id, { errors: named, refused });
    const told = await this.namedWhereGone(actorOf(request), id, named);
    const ask = inboxAsk(Object.fromEntries(new URL(request.headers.referer ?? '').searchParams));
    return this.inbox.page(
      request,
      reply,
      { ...ask, selected: id },
      {
        errors: told,
        pane: (shownId, context) => this.panes.render(actorOf(request), shownId, context, refused),
      },
    );
  }

  /** A claim that somebody was quicker with has left the list: beside another one, what is said needs its name. */
  private async namedWhereGone(actor: Actor, id: string, errors: readonly FormError[]): Promise<FormError[]> {
    const { state, number, title } = await this.expenses.read(actor, id);
    if (state === 'submitted') return [...errors];
    const name = [number, title].filter(Boolean).join(' ');
    return errors.map(({ text, ...error }) => ({ ...error, text: `${name}: ${text}` }));
  }
}

const MAX_COMMENT = 2000;
const MAX_REASON = 500;

function refusedOf(act: CommentedAct, body: FormBody): RefusedDecision {
  return {
    act,
    comment: textOf(body, 'comment').slice(0, MAX_COMMENT),
    asked: act === 'return' ? askedOf(body) : undefined,
    declined: Object.fromEntries(declinedOf(body).map(({ lineId, reason }) => [lineId, reason])),
  };
}

function askedOf(body: FormBody): { parts: string[]; lineIds: string[]; evidenceIds: string[] } {
  return {
    parts: textsOf(body, 'parts'),
    lineIds: textsOf(body, 'lineIds'),
    evidenceIds: textsOf(body, 'evidenceIds').filter((id) => isUUID(id)),
  };
}

/** Ticked lines with the reason typed beside each. */
function declinedOf(body: FormBody): { lineId: string; reason: string }[] {
  return textsOf(body, 'declined').map((lineId) => ({
    lineId,
    reason: textOf(body, `reason:${lineId}`).slice(0, MAX_REASON),
  }));
}

/** `declined[0].reason` as the form names it. */
function reasonField(field: string | undefined, declined: readonly { lineId: string }[]): string | undefined {
  const at = /^declined\[(\d+)\]/.exec(field ?? '')?.[1];
  return at === undefined ? field : `reason:${declined[Number(at)]?.lineId ?? ''}`;
}

function cameFromInbox({ headers: { referer } }: FastifyRequest): boolean {
  return referer !== undefined && URL.canParse(referer) && new URL(referer).pathname.startsWith('/approvals');
}
