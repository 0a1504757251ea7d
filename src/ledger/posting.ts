import type { KstDate } from '../platform/clock/kst-date.js';
import type { Won } from '../platform/money/won.js';

/**
 * What a posting does. `post-pending` spends a reservation (what it leaves over is released in the same group),
 * `void-pending` releases it whole, `refund` takes back part of what was spent. A stage ends with `carry-over` (to the next
 * one), `deallocate` (back to the appropriation before it was paid out), `disallow` (spent, but not recognised),
 * `return-due` (owed back), `keep-own` (stays with the institution) and the receipt of what was owed, `return-to-…`.
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
  | 'return'
  | SettlingKind;

export type SettlingKind =
  | 'carry-over'
  | 'deallocate'
  | 'disallow'
  | 'return-due'
  | 'keep-own'
  | 'return-to-fund'
  | 'return-to-treasury';

/** One row of a posting group; each is a debit and a credit of the same amount, so it can't be unbalanced. */
export type PostingEntry =
  | { kind: 'appropriate' | 'spend' | 'return'; lineId: string; amount: Won }
  /** `id`: of the posting, for who keeps it to resolve it later. */
  | { kind: 'reserve'; lineId: string; amount: Won; id?: string }
  | { kind: 'return-due' | 'keep-own'; lineId: string; amount: Won }
  /** `lineId` is the appropriation of the fund and year that the team owes. */
  | { kind: 'return-to-fund' | 'return-to-treasury'; lineId: string; amount: Won }
  /** From `counterLineId`'s available balance to `lineId`'s. */
  | { kind: 'allocate' | 'transfer' | 'carry-over'; lineId: string; counterLineId: string; amount: Won }
  /** From `lineId` back to `counterLineId`, its fund's appropriation of the same year. */
  | { kind: 'deallocate'; lineId: string; counterLineId: string; amount: Won }
  | { kind: 'post-pending'; pendingId: string; amount: Won }
  | { kind: 'void-pending'; pendingId: string }
  /** `correctsId` is the posting that spent it; all that takes it back together can't exceed it. */
  | { kind: 'refund' | 'disallow'; lineId: string; correctsId: string; amount: Won };

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
