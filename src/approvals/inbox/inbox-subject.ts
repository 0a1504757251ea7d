import type { VNode } from 'preact';
import type { PaneContext } from '../../../templates/approvals/approvals-view.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';
import type { InboxFilter } from './inbox-filter.js';
import type { Mark } from './marks.js';

/** Lists and counts end here: nobody decides on more at once, and "1,000+" says as much as the number would. */
export const MAX_COUNTED = 1000;

/** Where something stands in a list: what it is sorted by as a whole number, then its id. */
export interface InboxPlace {
  readonly key: bigint;
  readonly id: string;
}

/** One thing that waits for somebody's word, as the list shows it. */
export interface InboxEntry {
  /** Which feature's it is. */
  readonly subject: string;
  readonly id: string;
  readonly version: number;
  readonly place: InboxPlace;
  readonly since: Date;
  /** Absent where it isn't about an amount. */
  readonly amount?: Won;
  readonly marks: readonly Mark[];
  readonly title: Text;
  readonly supplierName: string;
  readonly claimantName: string;
  /** Whose right to decide it is, where it was lent. */
  readonly insteadOf?: string;
  readonly teamName: Text;
  readonly categoryNames: readonly Text[];
  /** Approved together with others, without being opened. */
  readonly inBulk: boolean;
}

export interface InboxCounts {
  readonly all: number;
  /** With a mark. */
  readonly check: number;
  readonly clean: number;
  /** What the clean ones that were counted claim. */
  readonly cleanAmount: Won;
}

/** What may go in one confirmation. */
export interface CleanItems {
  readonly items: readonly BulkItem[];
  readonly totalAmount: Won;
}

export interface BulkItem {
  readonly id: string;
  /** As it was on the page. */
  readonly version: number;
}

/** What became of one of many decided together. */
export interface BulkOutcome {
  readonly id: string;
  /** Absent where it went through, now or the first time the same was sent. */
  readonly failed?: { readonly code: string; readonly why: Text; readonly title: string };
}

/** How an inbox stands: how many, how much, the first and the last of them, and how many came after an instant. */
export interface Pulse {
  readonly count: number;
  readonly totalAmount: Won;
  readonly oldest?: Date;
  readonly latest?: Date;
  readonly fresh: number;
}

export interface ListRequest {
  readonly from?: InboxPlace;
  /** Begins with what stands at `from` instead of after it. */
  readonly inclusive?: boolean;
  readonly backwards?: boolean;
  readonly limit: number;
}

/**
 * A kind of thing people decide on. The inbox knows what waits through this alone; the feature above puts itself in with
 * `InboxSubjects.add`. Everything is as this actor sees it, and empty where nothing is asked of them.
 */
export interface InboxSubject {
  readonly type: string;
  /** Decides by their role, so that an empty inbox is theirs, too. */
  decides(actor: Actor): boolean;
  /** Up to one more than `MAX_COUNTED`; the filter's tab counts for nothing. */
  counts(actor: Actor, filter: InboxFilter): Promise<InboxCounts>;
  list(actor: Actor, filter: InboxFilter, request: ListRequest): Promise<InboxEntry[]>;
  /** Where it stands, if it is in this list. */
  find(actor: Actor, filter: InboxFilter, id: string): Promise<InboxPlace | undefined>;
  /** How many stand before a place, up to `MAX_COUNTED`. */
  before(actor: Actor, filter: InboxFilter, place: InboxPlace): Promise<number>;
  clean(actor: Actor, filter: InboxFilter): Promise<CleanItems>;
  /** The reading pane; undefined where it is gone. */
  pane(actor: Actor, id: string, context: PaneContext): Promise<VNode | undefined>;
  /** Each by itself; where `clean`, one that has a mark by now stays. */
  approveMany(actor: Actor, items: readonly BulkItem[], options: { clean: boolean }): Promise<BulkOutcome[]>;
  /** For who looks whether anything is new, and for every page's menu: at most a millisecond. */
  pulse(actor: Actor, since?: Date): Promise<Pulse>;
}
