import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { VNode } from 'preact';
import type { PaneContext } from '../../../templates/approvals/approvals-view.js';
import type { InboxFilter } from '../../approvals/inbox/inbox-filter.js';
import type {
  BulkItem,
  BulkOutcome,
  InboxPlace,
  InboxSubject,
  ListRequest,
} from '../../approvals/inbox/inbox-subject.js';
import { InboxSubjects } from '../../approvals/inbox/inbox-subjects.js';
import { hasRole, type Actor } from '../../platform/access/actor.js';
import { ApproveMany } from './approve-many.js';
import { ClaimInboxQueries } from './claim-inbox.queries.js';
import { ClaimPane } from './claim-pane.js';

/** Claims as a subject of the inbox. */
@Injectable()
export class ClaimInbox implements InboxSubject, OnModuleInit {
  readonly type = 'expense';

  constructor(
    private readonly subjects: InboxSubjects,
    private readonly queries: ClaimInboxQueries,
    private readonly panes: ClaimPane,
    private readonly bulk: ApproveMany,
  ) {}

  onModuleInit(): void {
    this.subjects.add(this);
  }

  /** Whom the standard routes ask by their role; others may be asked by name, or in somebody's stead. */
  decides(actor: Actor): boolean {
    return actor.team.kind === 'office'
      ? hasRole(actor, 'officer')
      : hasRole(actor, 'administrator', 'principal-investigator');
  }

  counts(actor: Actor, filter: InboxFilter) {
    return this.queries.counts(actor, filter);
  }

  list(actor: Actor, filter: InboxFilter, request: ListRequest) {
    return this.queries.list(actor, filter, request);
  }

  find(actor: Actor, filter: InboxFilter, id: string) {
    return this.queries.find(actor, filter, id);
  }

  before(actor: Actor, filter: InboxFilter, place: InboxPlace) {
    return this.queries.before(actor, filter, place);
  }

  clean(actor: Actor, filter: InboxFilter) {
    return this.queries.clean(actor, filter);
  }

  pane(actor: Actor, id: string, context: PaneContext): Promise<VNode> {
    return this.panes.render(actor, id, context);
  }

  approveMany(actor: Actor, items: readonly BulkItem[], options: { clean: boolean }): Promise<BulkOutcome[]> {
    return this.bulk.execute(actor, items, options);
  }

  pulse(actor: Actor, since?: Date) {
    return this.queries.pulse(actor, since);
  }
}
