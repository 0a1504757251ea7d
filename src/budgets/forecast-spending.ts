import { addDays, daysBetween, type KstDate } from '../platform/clock/kst-date.js';
import type { Won } from '../platform/money/won.js';
import type { Period } from './spending-plan.js';

export interface ForecastInput {
  period: Period;
  today: KstDate;
  allocated: Won;
  reserved: Won;
  /** What was spent on each day, in any order. */
  days: readonly { on: KstDate; spent: Won }[];
}

/** Where spending may stand on a day: eight of ten courses lie between `low` and `high`. */
export interface ForecastPoint {
  on: KstDate;
  low: Won;
  middle: Won;
  high: Won;
}

export type Forecast =
  | { kind: 'forecast'; points: readonly ForecastPoint[]; end: ForecastPoint }
  | { kind: 'too-little'; weeks: number; needed: number }
  /** The stage hasn't begun or is over: there is nothing to say about what comes. */
  | { kind: 'none' };

/** Weeks of history that are looked at, and without which nothing is said. */
export const FORECAST_WEEKS = 8;
export const WEEKS_NEEDED = 4;
const COURSES = 200;
const LOW = COURSES / 10;
const MIDDLE = COURSES / 2;
const HIGH = COURSES - COURSES / 10;
/** A picture needs no more points than this; a longer stage is walked in wider steps. */
const MAX_POINTS = 60;

/**
 * Courses of spending to the end of the stage, each made of weeks drawn at random from the last eight. What is reserved
 * will be spent, so no course ends below it, and none goes beyond the allocation. The draw is always the same: the same
 * history gives the same picture.
 */
export function forecastSpending(input: ForecastInput): Forecast {
  const { period, today, allocated } = input;
  if (today < period.startsOn || today >= period.endsOn || allocated <= 0n) return { kind: 'none' };
  const weeks = weeklySpending(input);
  if (weeks.length < WEEKS_NEEDED || weeks.filter((week) => week > 0n).length < 2) {
    return { kind: 'too-little', weeks: weeks.length, needed: WEEKS_NEEDED };
  }
  const points = coursePoints(input, weeks);
  const end = points.at(-1);
  return end ? { kind: 'forecast', points, end } : { kind: 'none' };
}

/** What was spent in each whole week of the stage, counted back from today, the latest first. */
function weeklySpending({ period, today, days }: ForecastInput): Won[] {
  const whole = Math.floor((daysBetween(period.startsOn, today) + 1) / 7);
  const weeks = Array.from({ length: Math.min(FORECAST_WEEKS, whole) }, () => 0n);
  for (const { on, spent } of days) {
    const week = Math.floor(daysBetween(on, today) / 7);
    if (on <= today && week < weeks.length) weeks[week] = (weeks[week] ?? 0n) + spent;
  }
  // A week in which more came back than went out is no pace to go on with.
  return weeks.map((week) => (week < 0n ? 0n : week));
}

function coursePoints(input: ForecastInput, weeks: readonly Won[]): ForecastPoint[] {
  const { period, today, allocated, reserved, days } = input;
  const spent = days.reduce((sum, day) => (day.on <= today ? sum + day.spent : sum), 0n);
  const left = daysBetween(today, period.endsOn);
  const step = Math.max(7, Math.ceil(left / MAX_POINTS));
  const draw = drawer(weeks.length);
  const courses = Array.from({ length: COURSES }, () => 0n);
  const points: ForecastPoint[] = [];
  for (let passed = 0; passed < left;) {
    const stride = Math.min(step, left - passed);
    passed += stride;
    for (const [index, sum] of courses.entries()) {
      courses[index] = sum + ((weeks[draw()] ?? 0n) * BigInt(stride)) / 7n;
    }
    // Reservations are spent by the end at the latest; until then at an even pace at least.
    const owed = (reserved * BigInt(passed)) / BigInt(left);
    const at = [...courses].sort(compare);
    const amount = (index: number): Won => {
      const more = at[index] ?? 0n;
      const reached = spent + (more > owed ? more : owed);
      return reached < allocated ? reached : allocated > spent ? allocated : spent;
    };
    points.push({ on: addDays(today, passed), low: amount(LOW), middle: amount(MIDDLE), high: amount(HIGH) });
  }
  return points;
}

function compare(a: Won, b: Won): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Draws from 0 to `count` − 1, the same row each time (mulberry32). */
function drawer(count: number): () => number {
  let state = 20250804;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
}
