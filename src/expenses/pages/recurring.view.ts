import type { RecurrenceMark } from '../../../templates/recurring/recurrence-mark.js';
import type {
  PeriodRow,
  RecurringView,
  ScheduleValues,
} from '../../../templates/recurring/recurring-view.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import { formatWon, parseWon, type Won } from '../../platform/money/won.js';
import type { Expense } from '../expense.js';
import type { RecurringChange } from '../recurring/change-recurring.js';
import type { Cadence } from '../recurring/recurring-dates.js';
import { RECURRING_ERRORS } from '../recurring/recurring.errors.js';
import type { PeriodSummary, RecurrenceOfClaim } from '../recurring/recurring.queries.js';
import type { Recurring } from '../recurring/recurring.js';
import { textOf, type FormBody } from './form-body.js';

export function recurringView(recurring: Recurring): RecurringView {
  const { id, title, supplierName, every, day, endsOn, nextOn, state, supplyAmount, taxAmount } = recurring;
  return {
    id,
    href: `/recurring/${id}`,
    title,
    supplierName,
    every,
    day,
    endsOn,
    nextOn,
    state,
    stopped: recurring.stoppedBecause,
    supplyAmount,
    taxAmount,
  };
}

export function periodRow(period: PeriodSummary, every: Cadence): PeriodRow {
  const { expenseId, expenseState, claimAmount, number, waits } = period;
  const claim = expenseId !== undefined && expenseState !== undefined;
  return {
    every,
    from: period.periodOn,
    to: period.periodTo,
    dueOn: period.dueOn,
    missed: period.missedBecause,
    claim: claim
      ? {
          href: expenseState === 'draft' ? `/expenses/${expenseId}/edit` : `/expenses/${expenseId}`,
          number,
          state: period.isDiscarded ? 'discarded' : expenseState,
          claimAmount: claimAmount ?? 0n,
          waits,
        }
      : undefined,
    expectedClaimAmount: period.expectedClaimAmount,
  };
}

/** What the claim says of its schedule; the way there is its owner's alone. */
export function recurrenceMark(
  recurrence: RecurrenceOfClaim | undefined,
  expense: Pick<Expense, 'state' | 'documentedOn' | 'claimAmount'>,
): RecurrenceMark | undefined {
  if (!recurrence) return undefined;
  const { recurringId, mine, title, every, periodOn, periodTo, expectedClaimAmount } = recurrence;
  return {
    every,
    from: periodOn,
    to: periodTo,
    title,
    href: mine ? `/recurring/${recurringId}` : undefined,
    expectedClaimAmount,
    difference: expense.claimAmount - expectedClaimAmount,
    waits: expense.state === 'draft' && expense.documentedOn === undefined,
  };
}

export function typedSchedule(body: FormBody): ScheduleValues {
  const of = (name: keyof ScheduleValues) => textOf(body, name).trim().slice(0, 40);
  return {
    every: of('every'),
    day: of('day'),
    from: of('from'),
    until: of('until'),
    supplyAmount: of('supplyAmount'),
    taxAmount: of('taxAmount'),
  };
}

export function valuesOfSchedule(schedule: {
  every: Cadence;
  day: number;
  from: string;
  until: string;
  supplyAmount: Won;
  taxAmount: Won;
}): ScheduleValues {
  return {
    every: schedule.every,
    day: String(schedule.day),
    from: schedule.from,
    until: schedule.until,
    supplyAmount: formatWon(schedule.supplyAmount),
    taxAmount: formatWon(schedule.taxAmount),
  };
}

/** The use case's input; throws every amount that can't be read. */
export function changeFrom(values: ScheduleValues): RecurringChange {
  const supplyAmount = parseWon(values.supplyAmount);
  const taxAmount = parseWon(values.taxAmount || '0');
  if (supplyAmount === undefined || taxAmount === undefined) {
    throw invalidInput([
      ...(supplyAmount === undefined ? [RECURRING_ERRORS.problem('recurring.amount', '/supplyAmount')] : []),
      ...(taxAmount === undefined ? [RECURRING_ERRORS.problem('recurring.tax-amount', '/taxAmount')] : []),
    ]);
  }
  return { day: Number(values.day || 'x'), until: values.until, supplyAmount, taxAmount };
}
