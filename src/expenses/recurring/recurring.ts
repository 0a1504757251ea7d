import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Won } from '../../platform/money/won.js';
import type { VatTreatment } from '../expense.js';
import type { Rhythm } from './recurring-dates.js';

export type RecurringState = 'active' | 'paused' | 'ended';

/** Why nothing is opened for now: the owner has left or lost the right, the team is frozen or cut, no stage is open. */
export type StopReason = 'owner' | 'team' | 'stage';

/** A claim that comes again (되풀이 집행), with what its drafts begin with. */
export interface Recurring extends Rhythm {
  teamId: string;
  id: string;
  ownerId: string;
  state: RecurringState;
  /** Beginning of the last period that was opened or missed. */
  lastPeriodOn?: KstDate;
  /** When the next draft is opened; absent once there is none. */
  nextOn?: KstDate;
  stoppedBecause?: StopReason;
  title: string;
  supplierName: string;
  supplierBusinessNumber?: string;
  lineName: string;
  budgetLineId?: string;
  categoryId?: string;
  vatTreatment: VatTreatment;
  supplyAmount: Won;
  taxAmount: Won;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** What became of one period. */
export interface RecurringPeriod {
  periodOn: KstDate;
  periodTo: KstDate;
  dueOn: KstDate;
  /** `late`: nothing ran when it was due, and too many have come since; `paused`: it fell into a pause. */
  missedBecause?: 'late' | 'paused';
  /** Its claim; absent for a missed one, and where the draft was discarded. */
  expenseId?: string;
  expectedClaimAmount: Won;
}
