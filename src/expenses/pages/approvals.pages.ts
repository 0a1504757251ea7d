import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { Flash } from '../../../templates/layouts/page-frame.js';
import { inLocale } from '../../../templates/texts.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { leaveFlash } from '../../platform/web/page-frames.js';
import { answerTo } from '../../platform/web/status.js';
import { DecideExpense } from '../decide-expense.js';
import { itemsOf, type FormBody } from './form-body.js';
import { inboxQuery } from './inbox-query.js';
import { InboxQueries } from './inbox.queries.js';
import { InboxRenderer } from './inbox.render.js';
import { pageTexts } from './page-texts.js';

/** 결재함. */
@Controller()
export class ApprovalPages {
  constructor(
    private readonly renderer: InboxRenderer,
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
}
