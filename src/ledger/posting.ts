import type { KstDate } from '../platform/clock/kst-date.js';
import type { Won } from '../platform/money/won.js';

/**
 * What a posting does. `post-pending` spends a reservation (what it leaves over is released in the same group),
 * `void-pending` releases it whole, `refund` takes back part of what was spent.
 */
export type PostingKind =
  | 'appropriate'
  | 'allocate'
  | 'transfer'
  | 'reserve'
  | 'post-pending'
  | 'void-pending'
  | 'release'
  | 'spend'
  | 'refund'
  | 'return';

/** One row of a posting group; each is a debit and a credit of the same amount, so it can't be unbalanced. */
export type PostingEntry =
  | { kind: 'appropriate' | 'reserve' | 'spend' | 'return'; lineId: string; amount: Won }
  /** From `counterLineId`'s available balance to `lineId`'s. */
  | { kind: 'allocate' | 'transfer'; lineId: string; counterLineId: string; amount: Won }
  | { kind: 'post-pending'; pendingId: string; amount: Won }
  | { kind: 'void-pending'; pendingId: string }
  /** `correctsId` is the posting that spent it; all refunds together can't exceed it. */
  | { kind: 'refund'; lineId: string; correctsId: string; amount: Won };

/** Rows that commit together, for one cause, in one team's name. */
export interface PostingGroup {
  teamId: string;
  /** The same key with the same entries does nothing twice; with other entries it is refused. */
  key: string;
  causeType: string;
  causeId: string;
  occurredOn: KstDate;
  actorId: string;
  reason?: string;
  entries: readonly PostingEntry[];
}

/** A line's standing after a posting; only for lines the actor may read. */
export interface LineBalance {
  lineId: string;
  version: bigint;
  available: Won;
  reserved: Won;
  spent: Won;
}

export type PostManyResult =
  | { groupId: string; status: 'posted' | 'replayed' }
  | { groupId: string; status: 'refused'; sqlState: string; lineId?: string };
