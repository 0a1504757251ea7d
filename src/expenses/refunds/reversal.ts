import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Won } from '../../platform/money/won.js';

/** Reasons a person gives. */
export const REVERSAL_REASONS = [
  'paid-by-mistake',
  'not-accepted',
  'goods-returned',
  'deal-cancelled',
  'other',
] as const;
export type ReversalReason = (typeof REVERSAL_REASONS)[number] | 'amended-invoice';

/** Who owes the money back; `nobody` where none is to come, and the grant has its part back at once. */
export const OWED_BY = ['nobody', 'supplier', 'claimant'] as const;
export type OwedBy = (typeof OWED_BY)[number];

/** Part of one line of the claim, of what it claims. */
export interface ReversalLine {
  lineId: string;
  amount: Won;
  /** Of it given back in the ledger. */
  returned: Won;
}

/** What was decided to take back of a paid claim, and how much of it has come back. */
export interface Reversal {
  teamId: string;
  id: string;
  expenseId: string;
  reason: ReversalReason;
  comment: string;
  owedBy: OwedBy;
  grantAmount: Won;
  /** VAT the institution paid itself. */
  vatAmount: Won;
  grantBack: Won;
  vatBack: Won;
  reversedOn: KstDate;
  reversedBy: string;
  reversedAt: Date;
  withdrawn: boolean;
  /** In the order of the claim's lines. */
  lines: ReversalLine[];
}
