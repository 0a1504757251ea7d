import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';

export type PostingKindName =
  | 'appropriate'
  | 'allocate'
  | 'disburse'
  | 'reserve'
  | 'post-pending'
  | 'void-pending'
  | 'spend'
  | 'refund'
  | 'return'
  | 'carry-over'
  | 'deallocate'
  | 'disallow'
  | 'return-due'
  | 'keep-own'
  | 'return-to-fund'
  | 'return-to-treasury'
  | 'transfer'
  | 'adjust';

/** One ledger entry as people read it. */
export interface PostingRow {
  id: string;
  occurredOn: KstDate;
  recordedAt: Date;
  kind: PostingKindName;
  amount: Won;
  /** Position within the line's own entries. */
  lineVersion?: number;
  lineLabel?: string;
  /** What caused it, such as a claim. */
  cause?: { label: string; href?: string };
  actorName?: string;
  reason?: string;
}
