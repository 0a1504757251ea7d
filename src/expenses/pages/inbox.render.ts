import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { ApprovalsPage } from '../../../templates/approvals/approvals-page.js';
import type { ApprovalsPageProps } from '../../../templates/approvals/approvals-view.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import { ClaimDiscussion } from './claim-discussion.js';
import { ExpenseDetailQueries } from './expense-detail.data.js';
import { actionsFor, expenseView } from './expense-detail.view.js';
import { decides, InboxQueries } from './inbox.queries.js';
import { cutInbox, inboxHref, inboxRow, riskMarks, type InboxQuery } from './inbox.view.js';

/** The inbox as a page, with what was refused where there is that. */
@Injectable()
export class InboxRenderer {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly inbox: InboxQueries,
    private readonly details: ExpenseDetailQueries,
    private readonly discussion: ClaimDiscussion,
    private readonly clock: Clock,
  ) {}

  async page(
    request: FastifyRequest,
    reply: FastifyReply,
    query: InboxQuery,
    shown: Partial<Pick<ApprovalsPageProps, 'errors' | 'refused'>> = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    const frame = await this.frames.frameOf(request, reply);
    const read = await this.unit.run(actor, async () => {
      // Whoever has just lost a right that was lent is told so, not shown the door.
      if (!shown.errors && !decides(actor) && !(await this.inbox.count(actor)))
        throw WEB_ERRORS.fail('web.not-permitted');
      const cut = cutInbox(await this.inbox.waiting(actor, query), query);
      const detail = cut.selected && (await this.details.detail(actor, cut.selected.id));
      return {
        cut,
        detail,
        comments: detail && (await this.discussion.inShort(detail.expense)),
        texts: await this.inbox.texts(
          actor,
          cut.page.map(({ id }) => id),
        ),
      };
    });
    const { cut, detail, comments, texts } = read;
    const { locale } = frame;
    const actions = detail ? actionsFor(actor, detail.expense, detail.standing) : {};
    return ApprovalsPage({
      frame,
      today: this.clock.businessDate(actor.demo),
      tab: query.tab,
      counts: cut.counts,
      q: query.q,
      sort: query.sort,
      rows: cut.page.map((claim) =>
        inboxRow(
          claim,
          texts.get(claim.id),
          inboxHref(query, { selected: claim.id }),
          locale,
          actor.team.kind === 'office',
        ),
      ),
      paging: cut.paging,
      clean: query.q ? undefined : cut.clean,
      selected:
        detail && cut.selected && expenseView(detail, locale, riskMarks(cut.selected, detail, locale)),
      comments,
      position: cut.position,
      opened: cut.opened,
      actions: {
        approve: actions.approve ?? false,
        return: actions.return ?? false,
        reject: actions.reject ?? false,
      },
      errors: shown.errors ?? [],
      // A claim decided meanwhile is gone from the list: its refused reason must not stand under another one.
      refused: cut.selected?.id === query.selected ? shown.refused : undefined,
    });
  }
}
