import { addDays, daysBetween, type KstDate } from '../../platform/clock/kst-date.js';
import { permilleOf, sumWon, type Won } from '../../platform/money/won.js';
import type { CoursePoint, Forecast, ReportRow, ReportStage, SpendingCourse } from './one-page-report.js';
import type { DaySpending } from './one-page-report-input.js';

const FEWEST_WEEKS = 4;
const MOST_WEEKS = 8;
/** A pace can't be told from a single payment. */
const FEWEST_SPENDING_WEEKS = 2;

/** Student's t at 90 % by degrees of freedom: four to eight weeks leave three to seven. */
const T_90: Readonly<Record<number, number>> = { 3: 1.638, 4: 1.533, 5: 1.476, 6: 1.44, 7: 1.415 };

/** Cumulative spending, plan and forecast over the stage. */
export function buildCourse(
  spending: readonly DaySpending[],
  total: Pick<ReportRow, 'budget' | 'spent' | 'shares'>,
  stage: ReportStage,
  basedOn: KstDate,
  givenPlan: readonly CoursePoint[] | undefined,
): SpendingCourse {
  const plan = givenPlan && givenPlan.length > 1 ? [...givenPlan] : straightPlan(total.budget, stage);
  const planned = givenPlan && givenPlan.length > 1 ? plannedOn(plan, basedOn) : undefined;
  const planTenths =
    planned === undefined || total.budget === 0n
      ? permilleOf(BigInt(stage.day), BigInt(stage.days))
      : permilleOf(planned, total.budget);
  return {
    actual: cumulate(spending, stage, basedOn),
    plan,
    planTenths,
    aheadTenths: (total.shares?.spent ?? 0) - planTenths,
    forecast: forecastEnd(spending, total, stage, basedOn),
  };
}

function straightPlan(budget: Won, stage: ReportStage): CoursePoint[] {
  return [
    { on: eveOf(stage), cumulative: 0n },
    { on: stage.endsOn, cumulative: budget },
  ];
}

/** A point holds what is reached at the end of its day, so that the stage begins with the end of the day before. */
function eveOf(stage: ReportStage): KstDate {
  return addDays(stage.startsOn, -1);
}

/** The plan's amount on a day, straight between the given points. */
function plannedOn(plan: readonly CoursePoint[], day: KstDate): Won {
  const next = plan.findIndex(({ on }) => on > day);
  if (next === -1) return plan.at(-1)?.cumulative ?? 0n;
  const after = plan[next];
  const before = plan[next - 1];
  if (!after || !before) return 0n;
  const span = BigInt(daysBetween(before.on, after.on));
  return (
    before.cumulative + ((after.cumulative - before.cumulative) * BigInt(daysBetween(before.on, day))) / span
  );
}

function cumulate(spending: readonly DaySpending[], stage: ReportStage, basedOn: KstDate): CoursePoint[] {
  const byDay = new Map<KstDate, Won>();
  for (const { on, amount } of spending) {
    // Money bound to this stage may move a little before it begins; the drawing begins with the stage.
    const day = on < stage.startsOn ? stage.startsOn : on;
    byDay.set(day, (byDay.get(day) ?? 0n) + amount);
  }
  const points: CoursePoint[] = [{ on: eveOf(stage), cumulative: 0n }];
  let cumulative = 0n;
  for (const [on, amount] of [...byDay].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (amount === 0n) continue;
    cumulative += amount;
    points.push({ on, cumulative });
  }
  const last = points.at(-1);
  if (last && last.on < basedOn) points.push({ on: basedOn, cumulative });
  return points;
}

/**
 * The pace of the last four to eight whole weeks carried on to the stage's end. The range is the 10–90 % prediction
 * interval of a sum of further weeks: it counts both the weeks' own scatter and how little is known of their mean.
 * It is never below what is spent already and never above the budget, which the ledger can't overdraw.
 */
function forecastEnd(
  spending: readonly DaySpending[],
  { budget, spent }: Pick<ReportRow, 'budget' | 'spent'>,
  stage: ReportStage,
  basedOn: KstDate,
): Forecast | null {
  const first = spending.reduce<KstDate | undefined>(
    (earliest, { on, amount }) =>
      amount !== 0n && (earliest === undefined || on < earliest) ? on : earliest,
    undefined,
  );
  const daysToCome = daysBetween(basedOn, stage.endsOn);
  if (first === undefined || budget === 0n || daysToCome <= 0 || basedOn < stage.startsOn) return null;
  const weeks = Math.min(MOST_WEEKS, Math.floor((daysBetween(first, basedOn) + 1) / 7));
  const factor = T_90[weeks - 1];
  if (weeks < FEWEST_WEEKS || factor === undefined) return null;
  const amounts = weeklyAmounts(spending, basedOn, weeks);
  if (amounts.filter((amount) => amount !== 0).length < FEWEST_SPENDING_WEEKS) return null;
  const mean = amounts.reduce((a, b) => a + b, 0) / weeks;
  const variance = amounts.reduce((a, b) => a + (b - mean) ** 2, 0) / (weeks - 1);
  const weeksToCome = daysToCome / 7;
  const spread = factor * Math.sqrt(variance * (weeksToCome + weeksToCome ** 2 / weeks));
  const within = (added: number): Won => {
    const reached = spent + BigInt(Math.round(added));
    return reached < spent ? spent : reached > budget ? budget : reached;
  };
  const atEnd = within(mean * weeksToCome);
  return {
    atEnd,
    low: within(mean * weeksToCome - spread),
    high: within(mean * weeksToCome + spread),
    tenths: permilleOf(atEnd, budget),
    weeks,
  };
}

/** Won spent in each of the last whole weeks. An estimate is made of them, so that a double's precision is enough. */
function weeklyAmounts(spending: readonly DaySpending[], basedOn: KstDate, weeks: number): number[] {
  return Array.from({ length: weeks }, (_, index) => {
    const to = addDays(basedOn, -7 * index);
    const from = addDays(to, -7);
    return Number(sumWon(spending.filter(({ on }) => on > from && on <= to).map(({ amount }) => amount)));
  });
}
