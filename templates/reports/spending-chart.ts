import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { addDays, daysBetween, type KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { CoursePoint, OnePageReport } from '../../src/reports/one-page-report/one-page-report.js';

/** Where everything of the spending chart goes, in the renderer's own unit; page and PDF draw the same picture. */
export interface ChartGeometry {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  /** 0, 50 and 100 % of the budget. */
  amounts: { y: number; amount: Won }[];
  months: { x: number; month: number }[];
  monthEdges: number[];
  /** SVG path data. */
  planPath: string;
  actualPath: string;
  forecastPath: string | null;
  bandPath: string | null;
  todayX: number;
  today: PlacedLabel;
  spent: ChartPoint;
  /** Spent and reserved together; null when nothing is reserved. */
  committed: ChartPoint | null;
  plan: PlacedLabel;
  expected: { x: number; y: number } | null;
}

export interface PlacedLabel {
  x: number;
  y: number;
  anchor: Anchor;
}

export interface ChartPoint {
  x: number;
  y: number;
  label: PlacedLabel;
}

export type Anchor = 'start' | 'middle' | 'end';

export interface ChartSize {
  width: number;
  height: number;
  /** Size of the label type; distances follow it. */
  type: number;
}

/** A month narrower than this many label heights has no room for its name. */
const MONTH_ROOM = 2.2;
/** Where along the plan its name is tried, as shares of the stage. */
const PLAN_LABEL_PLACES = [0.34, 0.24, 0.72, 0.82, 0.5];
/** Widths of labels in label heights, generously: no font is at hand here. */
const LONG_LABEL = 9.5;
const SHORT_LABEL = 2.6;

export function spendingChart(report: OnePageReport, size: ChartSize): ChartGeometry {
  const { width, height, type } = size;
  const { course, total, stage, basedOn } = report;
  const plot = { left: type * 4.4, right: width - type * 8.6, top: type * 2, bottom: height - type * 2 };
  const budget = total.budget > 0n ? total.budget : 1n;
  const eve = addDays(stage.startsOn, -1);
  const xOf = scaleLinear([0, stage.days], [plot.left, plot.right]).clamp(true);
  // Amounts are drawn to a hundredth of a point, so that a double is precise enough.
  const yOf = scaleLinear([0, Number(budget)], [plot.bottom, plot.top]);
  const x = (on: KstDate): number => round(xOf(daysBetween(eve, on)));
  const y = (amount: Won): number => round(yOf(Number(amount)));
  const toPoint = ({ on, cumulative }: CoursePoint): [number, number] => [x(on), y(cumulative)];
  const todayX = x(basedOn);
  const spentY = y(total.spent);
  const end = x(stage.endsOn);
  const straight = line().digits(2);
  const { forecast } = course;
  const spent = spentPoint(todayX, spentY, plot, type);
  const committedY = y(total.spent + total.reserved);
  const committed = total.reserved > 0n ? committedPoint(todayX, committedY, spent, plot, type) : null;
  const taken = [spent.label, ...(committed ? [committed.label] : [])];
  return {
    width,
    height,
    plot,
    amounts: [0n, budget / 2n, budget].map((amount) => ({
      y: y(amount),
      amount: total.budget > 0n ? amount : 0n,
    })),
    ...monthsOf(stage, x, type),
    planPath: straight(course.plan.map(toPoint)) ?? '',
    actualPath: line().curve(curveStepAfter).digits(2)(course.actual.map(toPoint)) ?? '',
    forecastPath:
      forecast &&
      straight([
        [todayX, spentY],
        [end, y(forecast.atEnd)],
      ]),
    bandPath: forecast && bandPath([todayX, spentY], end, y(forecast.low), y(forecast.high)),
    todayX,
    today: { x: todayX, y: plot.top - type * 0.8, anchor: edgeAnchor(todayX, plot, type * 4) },
    spent,
    committed,
    plan: planLabel(course, toPoint, plot, type, taken),
    expected: forecast && { x: end + type * 0.6, y: Math.max(y(forecast.atEnd), plot.top) },
  };
}

function bandPath([todayX, spentY]: [number, number], end: number, low: number, high: number): string | null {
  const band = area<{ x: number; low: number; high: number }>()
    .x((point) => point.x)
    .y0((point) => point.low)
    .y1((point) => point.high)
    .digits(2);
  return band([
    { x: todayX, low: spentY, high: spentY },
    { x: end, low, high },
  ]);
}

function monthsOf(
  { startsOn, endsOn }: OnePageReport['stage'],
  x: (on: KstDate) => number,
  type: number,
): Pick<ChartGeometry, 'months' | 'monthEdges'> {
  const months: ChartGeometry['months'] = [];
  const monthEdges: number[] = [];
  for (let from = startsOn; from <= endsOn;) {
    const next = firstOfNextMonth(from);
    const left = x(addDays(from, -1));
    const right = x(next > endsOn ? endsOn : addDays(next, -1));
    monthEdges.push(left);
    const previous = months.at(-1);
    const centre = round((left + right) / 2);
    const hasRoom =
      right - left >= type * MONTH_ROOM && (!previous || centre - previous.x >= type * MONTH_ROOM);
    if (hasRoom) months.push({ x: centre, month: Number(from.slice(5, 7)) });
    from = next;
  }
  monthEdges.push(x(endsOn));
  return { months, monthEdges };
}

function firstOfNextMonth(date: KstDate): KstDate {
  return `${addDays(`${date.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
}

function edgeAnchor(x: number, plot: ChartGeometry['plot'], room: number): Anchor {
  if (x - plot.left < room) return 'start';
  return plot.right - x < room ? 'end' : 'middle';
}

/** Below and right of its point, where the step line doesn't run; above it near the axis, left of it near the right edge. */
function spentPoint(x: number, y: number, plot: ChartGeometry['plot'], type: number): ChartPoint {
  const below = y + type * 1.5;
  const labelY = below > plot.bottom - type * 0.4 ? y - type * 0.7 : below;
  const isTight = plot.right - x < type * 5;
  const label: PlacedLabel = isTight
    ? { x: x - type * 0.7, y: labelY, anchor: 'end' }
    : { x: x + type * 0.8, y: labelY, anchor: 'start' };
  return { x, y, label };
}

/** Left of its point, clear of the spent label; right of it in the first weeks. */
function committedPoint(
  x: number,
  y: number,
  spent: ChartPoint,
  plot: ChartGeometry['plot'],
  type: number,
): ChartPoint {
  const atLeft = x - plot.left > type * LONG_LABEL;
  const isSameSide = atLeft === (spent.label.anchor === 'end');
  const clear = isSameSide ? Math.min(spent.y, spent.label.y) - type * 1.1 : spent.y - type * 0.7;
  const labelY = Math.min(y + type * 0.35, clear);
  const label: PlacedLabel = atLeft
    ? { x: x - type * 0.7, y: labelY, anchor: 'end' }
    : { x: x + type * 0.8, y: labelY, anchor: 'start' };
  return { x, y, label };
}

/** On the plan's line above it, or below it where actual spending runs above, at the first place clear of other labels. */
function planLabel(
  course: OnePageReport['course'],
  toPoint: (point: CoursePoint) => [number, number],
  plot: ChartGeometry['plot'],
  type: number,
  taken: readonly PlacedLabel[],
): PlacedLabel {
  const plan = course.plan.map(toPoint);
  const actual = course.actual.map(toPoint);
  const places = PLAN_LABEL_PLACES.map((share): PlacedLabel => {
    const at = plot.left + (plot.right - plot.left) * share;
    const planY = heightAt(plan, at);
    const actualY = stepAt(actual, at);
    return actualY !== undefined && actualY < planY
      ? { x: round(at + type * 0.4), y: round(planY + type * 1.5), anchor: 'start' }
      : { x: round(at - type * 0.4), y: round(planY - type * 0.5), anchor: 'end' };
  });
  const free = places.find(
    (place) => place.y < plot.bottom && !taken.some((other) => areClose(place, other, type)),
  );
  return free ?? places[0] ?? { x: plot.left, y: plot.top, anchor: 'start' };
}

function areClose(short: PlacedLabel, long: PlacedLabel, type: number): boolean {
  if (Math.abs(short.y - long.y) > type * 1.2) return false;
  const [from, to] = extent(short, type * SHORT_LABEL);
  const [otherFrom, otherTo] = extent(long, type * LONG_LABEL);
  return from < otherTo && otherFrom < to;
}

function extent({ x, anchor }: PlacedLabel, width: number): [number, number] {
  return anchor === 'start' ? [x, x + width] : [x - width, x];
}

function heightAt(points: readonly [number, number][], x: number): number {
  const next = points.findIndex((point) => point[0] >= x);
  const after = points[next];
  const before = points[next - 1];
  if (!after || !before) return after?.[1] ?? 0;
  return before[1] + ((after[1] - before[1]) * (x - before[0])) / (after[0] - before[0]);
}

function stepAt(points: readonly [number, number][], x: number): number | undefined {
  const last = points.at(-1);
  if (!last || last[0] < x) return undefined;
  return points.findLast((point) => point[0] <= x)?.[1];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
