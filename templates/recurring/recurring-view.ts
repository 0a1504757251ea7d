import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { Cadence } from '../../src/expenses/recurring/recurring-dates.js';
import type { FormError } from '../components/form-error.js';
import type { PageFrame } from '../layouts/page-frame.js';
import type { ExpenseState } from '../expenses/expense-view.js';
import type { PeriodView } from './period-text.js';

/** A claim that comes again, as a list and its own page show it. */
export interface RecurringView {
  id: string;
  href: string;
  title: string;
  supplierName: string;
  every: Cadence;
  day: number;
  endsOn: KstDate;
  /** When the next draft is opened. */
  nextOn?: KstDate;
  state: 'active' | 'paused' | 'ended';
  /** Why nothing is opened for now. */
  stopped?: 'owner' | 'team' | 'stage';
  supplyAmount: Won;
  taxAmount: Won;
}

/** GET /recurring */
export interface RecurringListPageProps {
  frame: PageFrame;
  today: KstDate;
  rows: readonly RecurringView[];
}

/** One period of a schedule and its claim. */
export interface PeriodRow extends PeriodView {
  dueOn: KstDate;
  missed?: 'late' | 'paused';
  /** Absent for a missed one, and where the draft was discarded. */
  claim?: { href: string; number?: string; state: ExpenseState; claimAmount: Won; waits: boolean };
  expectedClaimAmount: Won;
}

/** Values as they were typed. */
export interface ScheduleValues {
  every: string;
  day: string;
  from: string;
  until: string;
  supplyAmount: string;
  taxAmount: string;
}

/** GET /recurring/:id */
export interface RecurringPageProps {
  frame: PageFrame;
  today: KstDate;
  recurring: RecurringView;
  periods: readonly PeriodRow[];
  /** Its owner may change it. */
  open: boolean;
  values: ScheduleValues;
  errors: readonly FormError[];
}

/** GET /recurring/new?expense= */
export interface RecurringFormPageProps {
  frame: PageFrame;
  expense: { id: string; title: string; supplierName: string; supplyAmount: Won; taxAmount: Won };
  values: ScheduleValues;
  errors: readonly FormError[];
}
