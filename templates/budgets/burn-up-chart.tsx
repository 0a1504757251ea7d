import type { JSX } from 'preact';
import { daysBetween, type KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon, permilleOf, type Won } from '../../src/platform/money/won.js';
import { percentText } from '../format.js';
import { inLocale } from '../texts.js';
import type { BurnUpView, StageClock } from './budgets-view.js';
import { CHART_WIDTH, apart, monthStarts, monthText, PLOT, timeScale, valueScale } from './chart-scales.js';
import { budgetTexts } from './texts.js';

export interface BurnUpChartProps {
  view: BurnUpView;
  stage: StageClock;
  today: KstDate;
  locale: Locale;
}

const MILLION = 1_000_000n;
const HEIGHT = 204;

/** How much of the stage is gone, in tenths of a percent. */
export function planTenthsOf({ startsOn, endsOn }: StageClock, today: KstDate): number {
  const days = daysBetween(startsOn, endsOn) + 1;
  const passed = Math.min(days, Math.max(0, daysBetween(startsOn, today) + 1));
  return days > 0 ? Math.round((passed * 1000) / days) : 0;
}

/** Spent so far as a step line against its plan, what may come as a band; in the title, how far it is behind or ahead. */
export function BurnUpChart({ view, stage, today, locale }: BurnUpChartProps): JSX.Element {
  const title = chartTitle(view, locale);
  return (
    <figure class="chart">
      <figcaption>
        <strong>{view.label}</strong>
        <span>{title}</span>
      </figcaption>
      <div class="table-scroll" role="region" aria-label={view.label} tabIndex={0}>
        <svg viewBox={`0 0 ${CHART_WIDTH} ${HEIGHT}`} role="img" aria-label={`${view.label}: ${title}`}>
          <Grid view={view} stage={stage} locale={locale} />
          <Plan view={view} stage={stage} today={today} locale={locale} />
          <Forecast view={view} stage={stage} today={today} locale={locale} />
          <Actual view={view} stage={stage} today={today} locale={locale} />
        </svg>
      </div>
    </figure>
  );
}

function spentOf(view: BurnUpView): Won {
  return view.points.at(-1)?.spent ?? 0n;
}

function chartTitle(view: BurnUpView, locale: Locale): JSX.Element | string {
  const t = inLocale(budgetTexts, locale);
  const spent = permilleOf(spentOf(view), view.allocated);
  return [
    t.chartTitle(percentText(spent), percentText(view.planTenths)),
    verdictText(spent - view.planTenths, locale),
    forecastText(view, locale),
  ]
    .filter(Boolean)
    .join(' · ');
}

function verdictText(gap: number, locale: Locale): string {
  const t = inLocale(budgetTexts, locale);
  if (gap === 0) return t.onPlan;
  return gap < 0 ? t.late(percentText(-gap)) : t.early(percentText(gap));
}

function forecastText({ forecast, allocated }: BurnUpView, locale: Locale): string {
  const t = inLocale(budgetTexts, locale);
  if (forecast.kind === 'none') return '';
  if (forecast.kind === 'too-little') return t.tooLittle(forecast.weeks, forecast.needed);
  const share = (amount: Won) => percentText(permilleOf(amount, allocated)).replace(' %', '');
  const { low, middle, high } = forecast.end;
  return t.forecastTitle(share(middle), share(low), share(high));
}

interface Part {
  view: BurnUpView;
  stage: StageClock;
  locale: Locale;
}

function Grid({ view, stage, locale }: Part): JSX.Element {
  const x = timeScale(stage);
  const y = valueScale(view.allocated);
  return (
    <>
      {[0n, view.allocated / 2n, view.allocated].map((amount, index) => (
        <g key={index}>
          <line class="chart-grid" x1={PLOT.left} x2={PLOT.right} y1={y(amount)} y2={y(amount)} />
          <text class="chart-tick" x={PLOT.left - 8} y={y(amount) + 4} text-anchor="end">
            {formatWon(amount / MILLION)}
          </text>
        </g>
      ))}
      {monthStarts(stage).map((first) => (
        <g key={first}>
          <line class="chart-grid" x1={x(first)} x2={x(first)} y1={PLOT.bottom} y2={PLOT.bottom + 5} />
          <text class="chart-tick" x={x(first) + 4} y={PLOT.bottom + 18}>
            {monthText(first, locale)}
          </text>
        </g>
      ))}
    </>
  );
}

function Plan({ view, stage, today, locale }: Part & { today: KstDate }): JSX.Element {
  const t = inLocale(budgetTexts, locale);
  const x = timeScale(stage);
  const y = valueScale(1000n);
  const corners = view.plan.map(({ on, tenths }) => ({ x: x(on), y: y(BigInt(tenths)) }));
  // Its label keeps away from what stands at today.
  const width = PLOT.right - PLOT.left;
  const at = PLOT.left + width * (x(today) - PLOT.left > width * 0.45 ? 0.25 : 0.75);
  return (
    <>
      <path class="chart-plan" d={`M${corners.map((corner) => `${corner.x} ${corner.y}`).join('L')}`} />
      <text class="chart-tick" x={at - 6} y={heightAt(corners, at) - 6} text-anchor="end">
        {t.planLine}
      </text>
    </>
  );
}

/** Where a line of corners stands at `x`. */
function heightAt(corners: readonly { x: number; y: number }[], x: number): number {
  const next = corners.findIndex((corner) => corner.x >= x);
  const [from, to] = [corners[next - 1], corners[next]];
  if (!from || !to || to.x === from.x) return to?.y ?? PLOT.bottom;
  return Math.round((from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x)) * 10) / 10;
}

function Forecast({ view, stage, today, locale }: Part & { today: KstDate }): JSX.Element | null {
  if (view.forecast.kind !== 'forecast') return null;
  const t = inLocale(budgetTexts, locale);
  const x = timeScale(stage);
  const y = valueScale(view.allocated);
  const { points, end } = view.forecast;
  const start = `${x(today)} ${y(spentOf(view))}`;
  const along = (pick: 'low' | 'middle' | 'high') =>
    points.map((point) => `${x(point.on)} ${y(point[pick])}`);
  const labelY = Math.max(PLOT.top + 4, y(end.middle) + 4);
  return (
    <>
      <path class="chart-band" d={`M${[start, ...along('high'), ...along('low').reverse()].join('L')}Z`} />
      <path class="chart-forecast" d={`M${[start, ...along('middle')].join('L')}`} />
      <text class="chart-label" x={PLOT.right + 8} y={labelY}>
        {t.forecastLine} {formatWon(end.middle / MILLION)}
      </text>
      <text class="chart-tick" x={PLOT.right + 8} y={labelY + 16}>
        {formatWon(end.low / MILLION)}–{formatWon(end.high / MILLION)}
      </text>
    </>
  );
}

function Actual({ view, stage, today, locale }: Part & { today: KstDate }): JSX.Element {
  const t = inLocale(budgetTexts, locale);
  const x = timeScale(stage);
  const y = valueScale(view.allocated);
  const at = x(today);
  const spent = spentOf(view);
  const committed = spent + view.reserved;
  const steps = view.points
    .filter(({ on }) => on <= today)
    .map((point) => `H${x(point.on)}V${y(point.spent)}`)
    .join('');
  const spentY = y(spent);
  const heldY = apart(Math.min(y(committed) + 4, PLOT.bottom - 4), spentY);
  // Near the end of the stage there is no room on the right.
  const right = at < PLOT.right - 110;
  return (
    <>
      <line class="chart-today" x1={at} x2={at} y1={PLOT.top - 8} y2={PLOT.bottom} />
      <text class="chart-label" x={at} y={PLOT.top - 14} text-anchor="middle">
        {t.todayMark} {today.slice(5)}
      </text>
      <path class="chart-actual" d={`M${PLOT.left} ${PLOT.bottom}${steps}H${at}`} />
      {view.reserved > 0n && (
        <>
          <line class="chart-reserved" x1={at} x2={at} y1={spentY} y2={y(committed)} />
          <circle class="chart-ring" cx={at} cy={y(committed)} r="3.5" />
          <text class="chart-tick" x={at - 8} y={heldY} text-anchor="end">
            {t.withReserved} {formatWon(committed / MILLION)}
          </text>
        </>
      )}
      <circle class="chart-dot" cx={at} cy={spentY} r="3.5" />
      <text
        class="chart-label"
        x={right ? at + 8 : at - 8}
        y={Math.min(spentY + 18, PLOT.bottom - 5)}
        text-anchor={right ? 'start' : 'end'}
      >
        {t.spentLine} {formatWon(spent / MILLION)}
      </text>
    </>
  );
}
