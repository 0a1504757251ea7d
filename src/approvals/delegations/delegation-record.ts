import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Won } from '../../platform/money/won.js';

export const DELEGATION_STATES = ['live', 'upcoming', 'over'] as const;
export type DelegationState = (typeof DELEGATION_STATES)[number];

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** 대결 as it is kept and shown: who lent their right to decide to whom, for which days, and how far. */
export interface DelegationRecord {
  readonly teamId: string;
  readonly id: string;
  readonly from: NamedPerson;
  readonly to: NamedPerson;
  readonly startsOn: KstDate;
  readonly endsOn: KstDate;
  /** Claims above it stay with who lends. */
  readonly maxAmount?: Won;
  /** None: of every fund. */
  readonly fundIds: readonly string[];
  readonly reason: string;
  readonly createdAt: Date;
  readonly endedAt?: Date;
  readonly endedBy?: NamedPerson;
  /** On the day it was read; over also when one of the two is no longer there. */
  readonly state: DelegationState;
}
