import type { KstDate } from '../../platform/clock/kst-date.js';
import type { VatTreatment } from '../expense.js';
import type { Recurring, RecurringState, StopReason } from './recurring.js';
import type { Cadence } from './recurring-dates.js';

/** Columns of `recurring_expenses r`. */
export const RECURRING_COLUMNS = `r.team_id, r.id, r.owner_id, r.state, r.every, r.day, r.first_month, r.ends_on, r.last_period_on,
  r.next_on, r.stopped_because, r.title, r.supplier_name, r.supplier_business_number, r.line_name, r.budget_line_id, r.category_id,
  r.vat_treatment, r.supply_amount, r.tax_amount, r.version, r.created_at, r.updated_at`;

export interface RecurringRow {
  team_id: string;
  id: string;
  owner_id: string;
  state: RecurringState;
  every: Cadence;
  day: number;
  first_month: KstDate;
  ends_on: KstDate;
  last_period_on: KstDate | null;
  next_on: KstDate | null;
  stopped_because: StopReason | null;
  title: string;
  supplier_name: string;
  supplier_business_number: string | null;
  line_name: string;
  budget_line_id: string | null;
  category_id: string | null;
  vat_treatment: VatTreatment;
  supply_amount: string;
  tax_amount: string;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export function recurringFrom(row: RecurringRow): Recurring {
  return {
    teamId: row.team_id,
    id: row.id,
    ownerId: row.owner_id,
    state: row.state,
    every: row.every,
    day: row.day,
    firstMonth: row.first_month,
    endsOn: row.ends_on,
    lastPeriodOn: row.last_period_on ?? undefined,
    nextOn: row.next_on ?? undefined,
    stoppedBecause: row.stopped_because ?? undefined,
    title: row.title,
    supplierName: row.supplier_name,
    supplierBusinessNumber: row.supplier_business_number ?? undefined,
    lineName: row.line_name,
    budgetLineId: row.budget_line_id ?? undefined,
    categoryId: row.category_id ?? undefined,
    vatTreatment: row.vat_treatment,
    supplyAmount: BigInt(row.supply_amount),
    taxAmount: BigInt(row.tax_amount),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
