import type { ExpenseState } from '../expenses/expense.js';
import type { PaymentHold } from '../expenses/payment-hold.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';

/** What two claims have in common; the first three are the same paper, the last one is likeness. */
export const MATCH_KINDS = ['approval-number', 'file', 'card-row', 'near'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** `gone`: a claim was taken back, rejected or changed, so that nothing is left in common. */
export const MATCH_STANDINGS = ['open', 'held', 'dismissed', 'gone'] as const;
export type MatchStanding = (typeof MATCH_STANDINGS)[number];

export interface MatchedDocument {
  id: string;
  name: string;
  /** The very same file is attached to the other claim. */
  same: boolean;
}

export interface MatchedClaim {
  id: string;
  teamId: string;
  teamName: Text;
  number?: string;
  title: string;
  supplierName: string;
  payableAmount: Won;
  documentedOn?: KstDate;
  state: ExpenseState;
  onPot: boolean;
  hold?: PaymentHold;
  documents: readonly MatchedDocument[];
}

export interface MatchDecision {
  decision: 'held' | 'dismissed' | 'reopened';
  reason: string;
  deciderName: string;
  decidedAt: Date;
}

/** Two claims of two teams that look the same (중복 의심). The office's alone. */
export interface Match {
  id: string;
  /** Counts decisions: what an officer answers is the match as they read it. */
  version: number;
  /** What they have in common now; what they had, once that is gone. */
  kinds: readonly MatchKind[];
  /** `certain` where they share a paper. */
  sureness: 'certain' | 'likely';
  standing: MatchStanding;
  foundAt: Date;
  claims: readonly [MatchedClaim, MatchedClaim];
  decisions: readonly MatchDecision[];
}

export function surenessOf(kinds: readonly MatchKind[]): Match['sureness'] {
  return kinds.some((kind) => kind !== 'near') ? 'certain' : 'likely';
}
