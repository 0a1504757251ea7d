import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';

export type RunKind = 'transfer' | 'card';
/** `filed`: the bank's file was made. A run on cards begins there: its money has left. */
export const RUN_STATES = ['prepared', 'released', 'filed', 'cancelled', 'refused'] as const;
export type RunState = (typeof RUN_STATES)[number];

/**
 * `open` waits for the bank; `succeeded` was paid and isn't in the ledger yet; `removed` was taken out before the release;
 * `dropped` went with its run.
 */
export const ITEM_STATES = ['open', 'removed', 'dropped', 'succeeded', 'posted', 'failed'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** In these the claim is bound to its run and can't be paid another way. */
export const LIVE_STATES: readonly ItemState[] = ['open', 'succeeded'];

export type HolderCheck = 'match' | 'mismatch';

/** A warning that the releaser took, with the very thing it was about. */
export interface Acknowledged {
  subject: string;
  reason: string;
  by: string;
  byName: string;
  at: string;
}

export interface PayRun {
  teamId: string;
  id: string;
  number: number;
  kind: RunKind;
  state: RunState;
  institutionId?: string;
  payingAccountId?: string;
  layout?: string;
  statementId?: string;
  /** The day the bank moves the money: fixed at the release. */
  transferOn?: KstDate;
  preparedBy: string;
  preparedAt: Date;
  releasedBy?: string;
  releasedAt?: Date;
  fileName?: string;
  fileSha256?: string;
  fileSealed?: Buffer;
  filedBy?: string;
  filedAt?: Date;
  endedBy?: string;
  endedAt?: Date;
  endReason: string;
}

export interface PayRunItem {
  id: string;
  position: number;
  expenseId: string;
  expenseVersion: number;
  supplierId?: string;
  accountId?: string;
  claimAmount: Won;
  payableAmount: Won;
  state: ItemState;
  holderCheck?: HolderCheck;
  holderCheckedAccountId?: string;
  acknowledged: Partial<Record<string, Acknowledged>>;
  reason: string;
  paidOn?: KstDate;
  bankReference: string;
  paymentId?: string;
  problem?: Text;
}
