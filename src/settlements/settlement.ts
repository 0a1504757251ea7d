import type { KstDate } from '../platform/clock/kst-date.js';
import type { Won } from '../platform/money/won.js';
import type { InterestMethod } from './formulas/interest.js';
import type { Rounding } from './formulas/rational.js';
import type { SettlementResult } from './settlement-result.js';

/** `preview` is no row: what a settlement of today would say. `objected` waits for the officer's answer. */
export const SETTLEMENT_STATES = ['preview', 'draft', 'confirmed', 'objected', 'final'] as const;
export type SettlementState = (typeof SETTLEMENT_STATES)[number];
export type KeptState = Exclude<SettlementState, 'preview'>;

export const DESTINATIONS = ['treasury', 'fund'] as const;
export type Destination = (typeof DESTINATIONS)[number];

export const DECISIONS = ['accepted', 'partly', 'rejected'] as const;
export type ObjectionDecision = (typeof DECISIONS)[number];

/** How a programme settles. What no source settles is chosen here: the won's rounding and what counts as direct cost. */
export interface SettlementSettings {
  destination: Destination;
  rounding: Rounding;
  allowanceCounts: boolean;
}

export const USUAL_SETTINGS: SettlementSettings = {
  destination: 'treasury',
  rounding: 'truncate',
  allowanceCounts: true,
};

export interface Disallowance {
  id: string;
  postingId: string;
  lineId: string;
  expenseId?: string;
  expenseNumber?: string;
  title: string;
  amount: Won;
  reason: string;
  article: string;
  enteredBy: string;
  enteredAt: Date;
}

export interface Objection {
  body: string;
  filedBy: string;
  filedAt: Date;
  decision?: ObjectionDecision;
  answer?: string;
  decidedBy?: string;
  decidedAt?: Date;
}

export interface ReturnReceipt {
  id: string;
  paidOn: KstDate;
  amount: Won;
  destination: Destination;
  bankReference: string;
  recordedBy: string;
  recordedAt: Date;
}

export interface Settlement {
  teamId: string;
  id: string;
  stageId: string;
  state: KeptState;
  version: number;
  asOf: KstDate;
  interestMethod: InterestMethod;
  digest?: string;
  ledgerPosition?: bigint;
  /** Kept at the confirmation. */
  result?: SettlementResult;
  confirmedBy?: string;
  confirmedAt?: Date;
  objectionDueOn?: KstDate;
  acceptedAt?: Date;
  finalisedBy?: string;
  finalisedOn?: KstDate;
  returnDueOn?: KstDate;
}

/** Whether the team's time to object is over: it accepted, its objection was answered, or the day has passed. */
export function objectionIsOver(
  { acceptedAt, objectionDueOn }: Pick<Settlement, 'acceptedAt' | 'objectionDueOn'>,
  objection: Objection | undefined,
  today: KstDate,
): boolean {
  if (objection) return objection.decision !== undefined;
  return acceptedAt !== undefined || (objectionDueOn !== undefined && objectionDueOn < today);
}
