import { addDays, daysBetween, type KstDate } from '../platform/clock/kst-date.js';

/** Which share of an allocation is to be spent in a month, in tenths of a percent. */
export interface PlannedMonth {
  /** The first day of the month. */
  month: KstDate;
  tenths: number;
}

export interface Period {
  startsOn: KstDate;
  endsOn: KstDate;
}

/** How an allocation is to be spent over a stage: set month by month, or evenly. */
export interface SpendingPlan {
  period: Period;
  /** Absent: evenly over the days of the stage. */
  months?: readonly PlannedMonth[];
}

const WHOLE = 1000;
const MAX_MONTHS = 60;

export function monthOf(day: KstDate): KstDate {
  return `${day.slice(0, 7)}-01`;
}

function nextMonth(month: KstDate): KstDate {
  return monthOf(addDays(month, 31));
}

/** The months that a stage touches, by their first days. */
export function monthsOf({ startsOn, endsOn }: Period): KstDate[] {
  const months: KstDate[] = [];
  for (
    let month = monthOf(startsOn);
    month <= endsOn && months.length < MAX_MONTHS;
    month = nextMonth(month)
  ) {
    months.push(month);
  }
  return months;
}

/** A plan set month by month holds for the months it was set for; a stage that was moved has to be planned anew. */
export function fitsStage(months: readonly PlannedMonth[], period: Period): boolean {
  const wanted = monthsOf(period);
  return (
    months.length === wanted.length &&
    wanted.every((month) => months.some((planned) => planned.month === month)) &&
    months.reduce((sum, { tenths }) => sum + tenths, 0) === WHOLE
  );
}

/** Where spending should stand at the end of a day, in tenths of a percent; from 0 to 1000, never falling. */
export function planTenthsOn({ period, months }: SpendingPlan, day: KstDate): number {
  if (day < period.startsOn) return 0;
  if (day >= period.endsOn) return WHOLE;
  if (!months) {
    const days = daysBetween(period.startsOn, period.endsOn) + 1;
    return Math.round(((daysBetween(period.startsOn, day) + 1) * WHOLE) / days);
  }
  let sum = 0;
  for (const { month, tenths } of [...months].sort((a, b) => a.month.localeCompare(b.month))) {
    const from = month < period.startsOn ? period.startsOn : month;
    const last = addDays(nextMonth(month), -1);
    const to = last > period.endsOn ? period.endsOn : last;
    if (day < from) break;
    if (day >= to) sum += tenths;
    else sum += (tenths * (daysBetween(from, day) + 1)) / (daysBetween(from, to) + 1);
  }
  return Math.min(WHOLE, Math.round(sum));
}

/** The days at which the plan's course bends: its corners, for a drawing. */
export function planCorners(plan: SpendingPlan): { on: KstDate; tenths: number }[] {
  const { startsOn, endsOn } = plan.period;
  const bends = plan.months ? monthsOf(plan.period).map((month) => addDays(nextMonth(month), -1)) : [];
  return [
    { on: startsOn, tenths: 0 },
    ...bends.filter((on) => on < endsOn).map((on) => ({ on, tenths: planTenthsOn(plan, on) })),
    { on: endsOn, tenths: WHOLE },
  ];
}
