import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { ApprovalsPage } from '../../../templates/approvals/approvals-page.js';
import type { PaneContext } from '../../../templates/approvals/approvals-view.js';
import type { FormError } from '../../../templates/components/form-error.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import { InboxChoices } from '../inbox/inbox-choices.queries.js';
import { inboxHref, type InboxFilter } from '../inbox/inbox-filter.js';
import type { InboxEntry } from '../inbox/inbox-subject.js';
import { Inbox, isInboxCursor } from '../inbox/inbox.js';
import { SavedFilters } from '../inbox/saved-filters.js';
import { choicesView, filterProps, inboxRow, pagingOf, positionOf, savedViews } from './inbox.view.js';

export interface InboxAsk {
  readonly filter: InboxFilter;
  readonly selected?: string;
  readonly after?: string;
}

export interface InboxShown {
  readonly errors?: readonly FormError[];
  /** The pane of what was refused, where its subject draws it with what was typed. */
  readonly pane?: (id: string, context: PaneContext) => Promise<VNode | undefined>;
}

/** The inbox as a page, with what was refused where there is that. */
@Injectable()
export class InboxRenderer {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly inbox: Inbox,
    private readonly saved: SavedFilters,
    private readonly choices: InboxChoices,
    private readonly clock: Clock,
  ) {}

  async page(
    request: FastifyRequest,
    reply: FastifyReply,
    ask: InboxAsk,
    shown: InboxShown = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    const { filter } = ask;
    const frame = await this.frames.frameOf(request, reply);
    // Whoever has just decided the last one, or lost a right that was lent, is told so, not shown the door.
    const isTold = shown.errors !== undefined || frame.flash !== undefined;
    if (!isTold && !(await this.inbox.isFor(actor))) throw WEB_ERRORS.fail('web.not-permitted');
    const after = ask.after && isInboxCursor(ask.after) ? ask.after : undefined;
    return this.unit.run(actor, async () => {
      const page = await this.inbox.page(actor, filter, { after, selected: ask.selected });
      const counts = await this.inbox.counts(actor, filter);
      const { selected, opened } = page;
      const context: PaneContext = {
        frame,
        today: this.clock.businessDate(actor.demo),
        opened,
        position: positionOf(page, filter, counts, after),
        listHref: inboxHref(filter, { after }),
        errors: shown.errors ?? [],
      };
      return ApprovalsPage({
        ...filterProps(filter, counts),
        frame,
        today: context.today,
        rows: page.entries.map((entry) =>
          inboxRow(
            entry,
            inboxHref(filter, { selected: entry.id, after }),
            frame.locale,
            actor.team.kind === 'office',
          ),
        ),
        paging: pagingOf(page, filter, counts),
        saved: savedViews(await this.saved.list(actor), filter),
        choices: choicesView(await this.choices.of(actor), frame.locale, actor.team.kind === 'office'),
        selectedId: selected?.id,
        pane: selected && (await this.pane(actor, selected, context, shown)),
        opened,
        pulse: (await this.inbox.pulse(actor)).version,
        errors: context.errors,
      });
    });
  }

  /** Decided meanwhile, it is gone from the list: its refused reason must not stand under another one. */
  private async pane(
    actor: Actor,
    selected: InboxEntry,
    context: PaneContext,
    { pane }: InboxShown,
  ): Promise<VNode | undefined> {
    if (context.opened && pane) return pane(selected.id, context);
    return this.inbox.subjectOf(selected).pane(actor, selected.id, context);
  }
}
