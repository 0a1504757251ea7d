import { addDays, addMonths, type KstDate } from '../../platform/clock/kst-date.js';

export const CADENCES = ['month', 'quarter', 'half-year', 'year'] as const;
export type Cadence = (typeof CADENCES)[number];

const MONTHS: Readonly<Record<Cadence, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** When a claim comes again. */
export interface Rhythm {
  every: Cadence;
  /** Of the month; the last day of a month that is shorter. */
  day: number;
  /** The first day of the month in which the first period begins. */
  firstMonth: KstDate;
  /** Nothing is due after it. */
  endsOn: KstDate;
}

/** One turn of the rhythm: whole months, and the day in the first of them on which its draft is opened. */
export interface Period {
  from: KstDate;
  to: KstDate;
  dueOn: KstDate;
}

/** The month of the first due day that isn't before `from`. */
export function firstMonthFor(from: KstDate, day: number): KstDate {
  const month = startOfMonth(from);
  return dayOfMonth(month, day) >= from ? month : addMonths(month, 1);
}

/** The period number `index`, from 0, whether it is still within the end or not. */
export function periodAt({ every, day, firstMonth }: Rhythm, index: number): Period {
  const months = MONTHS[every];
  const from = addMonths(firstMonth, index * months);
  return { from, to: addDays(addMonths(from, months), -1), dueOn: dayOfMonth(from, day) };
}

/** The first period after the one that began on `last` (the very first where none did); undefined past the end. */
export function periodAfter(rhythm: Rhythm, last: KstDate | undefined): Period | undefined {
  const index =
    last === undefined ? 0 : Math.floor(monthsFrom(rhythm.firstMonth, last) / MONTHS[rhythm.every]) + 1;
  const period = periodAt(rhythm, Math.max(0, index));
  return period.dueOn <= rhythm.endsOn ? period : undefined;
}

/** The periods after `last` that are due by `today`, in order. */
export function duePeriods(rhythm: Rhythm, last: KstDate | undefined, today: KstDate): Period[] {
  const due: Period[] = [];
  let next = periodAfter(rhythm, last);
  while (next && next.dueOn <= today) {
    due.push(next);
    next = periodAfter(rhythm, next.from);
  }
  return due;
}

/** The period a day lies in; undefined before the first and past the end. */
export function periodOf(rhythm: Rhythm, day: KstDate): Period | undefined {
  const months = monthsFrom(rhythm.firstMonth, day);
  if (months < 0) return undefined;
  const period = periodAt(rhythm, Math.floor(months / MONTHS[rhythm.every]));
  return period.dueOn <= rhythm.endsOn ? period : undefined;
}

export function startOfMonth(date: KstDate): KstDate {
  return `${date.slice(0, 8)}01`;
}

/** Counted from a first day, so that the 31st comes back after a shorter month. */
function dayOfMonth(month: KstDate, day: number): KstDate {
  const lastDay = addDays(addMonths(month, 1), -1);
  const wanted = `${month.slice(0, 8)}${String(day).padStart(2, '0')}`;
  return wanted < lastDay ? wanted : lastDay;
}

function monthsFrom(first: KstDate, day: KstDate): number {
  const month = (date: KstDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return month(day) - month(first);
}
