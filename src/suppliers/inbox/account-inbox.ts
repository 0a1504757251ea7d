import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { VNode } from 'preact';
import type { PaneContext } from '../../../templates/approvals/approvals-view.js';
import { AccountPane } from '../../../templates/suppliers/account-pane.js';
import type { InboxFilter } from '../../approvals/inbox/inbox-filter.js';
import {
  MAX_COUNTED,
  type BulkOutcome,
  type CleanItems,
  type InboxCounts,
  type InboxEntry,
  type InboxPlace,
  type InboxSubject,
  type ListRequest,
  type Pulse,
} from '../../approvals/inbox/inbox-subject.js';
import { InboxSubjects } from '../../approvals/inbox/inbox-subjects.js';
import type { Actor } from '../../platform/access/actor.js';
import { SupplierDetailQueries } from '../supplier-detail.queries.js';
import { withBank } from '../pages/supplier.view.js';
import { AccountInboxQueries } from './account-inbox.queries.js';

/**
 * Bank accounts that wait for a second person, as a subject of the inbox. None is ever without a mark: each is looked at by
 * itself, never confirmed with others.
 */
@Injectable()
export class AccountInbox implements InboxSubject, OnModuleInit {
  readonly type = 'supplier-account';

  constructor(
    private readonly subjects: InboxSubjects,
    private readonly queries: AccountInboxQueries,
    private readonly suppliers: SupplierDetailQueries,
  ) {}

  onModuleInit(): void {
    this.subjects.add(this);
  }

  /** Nobody's daily work: an inbox there is while one waits. */
  decides(): boolean {
    return false;
  }

  async counts(actor: Actor, filter: InboxFilter): Promise<InboxCounts> {
    const all = (await this.queries.list(actor, { ...filter, tab: 'all' }, { limit: MAX_COUNTED + 1 }))
      .length;
    return { all, check: all, clean: 0, cleanAmount: 0n };
  }

  list(actor: Actor, filter: InboxFilter, request: ListRequest): Promise<InboxEntry[]> {
    return this.queries.list(actor, filter, request);
  }

  async find(actor: Actor, filter: InboxFilter, id: string): Promise<InboxPlace | undefined> {
    const rows = await this.queries.list(actor, filter, { limit: MAX_COUNTED });
    return rows.find((entry) => entry.id === id)?.place;
  }

  async before(actor: Actor, filter: InboxFilter, from: InboxPlace): Promise<number> {
    return (await this.queries.list(actor, filter, { from, backwards: true, limit: MAX_COUNTED })).length;
  }

  clean(): Promise<CleanItems> {
    return Promise.resolve({ items: [], totalAmount: 0n });
  }

  /** Whole numbers are for who opened it: each sight of one is written down. */
  async pane(actor: Actor, id: string, context: PaneContext): Promise<VNode | undefined> {
    const { locale } = context.frame;
    const supplier = await this.suppliers.read(actor, id, { whole: context.opened });
    const { proposal, inForce } = supplier.accounts;
    if (!proposal) return undefined;
    return AccountPane({
      context,
      id,
      name: supplier.name,
      businessNumber: supplier.businessNumber,
      proposal: withBank(proposal, locale),
      account: inForce && withBank(inForce, locale),
    });
  }

  approveMany(): Promise<BulkOutcome[]> {
    return Promise.resolve([]);
  }

  pulse(actor: Actor, since?: Date): Promise<Pulse> {
    return this.queries.pulse(actor, since);
  }
}
