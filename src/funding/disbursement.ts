import type { KstDate } from '../platform/clock/kst-date.js';
import type { Won } from '../platform/money/won.js';

/** `instalment` 교부 · `own-cash` 기관부담 현금 · `other-cash` 기타 현금 · `interest` 발생이자. */
export const DISBURSEMENT_KINDS = ['instalment', 'own-cash', 'other-cash', 'interest'] as const;
export type DisbursementKind = (typeof DISBURSEMENT_KINDS)[number];

/** A fact of an institution's account, or one that is planned: `paidOn` is absent until it happened. */
export interface Disbursement {
  teamId: string;
  id: string;
  institutionId: string;
  stageId: string;
  fundId?: string;
  kind: DisbursementKind;
  /** Negative where it takes another back. */
  amount: Won;
  plannedOn?: KstDate;
  paidOn?: KstDate;
  note: string;
  correctsId?: string;
}
