import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { addDays, daysBetween, type KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon, permilleOf, type Won } from '../../src/platform/money/won.js';
import { percentText, shortDate } from '../format.js';
import { inLocale } from '../texts.js';
import type { BurnUpView, StageClock } from './budgets-view.js';
import { budgetTexts } from './texts.js';

const WIDTH = 740;
const HEIGHT = 210;
const PLOT = { left: 64, right: 640, top: 34, bottom: 176 };

export interface BurnUpChartProps {
  view: BurnUpView;
  stage: StageClock;
  today: KstDate;
  locale: Locale;
}

interface Verdict {
  spentTenths: number;
  planTenths: number;
}

/** The plan is an even pace from the first to the last day of the stage. */
export function planTenthsOf({ startsOn, endsOn }: StageClock, today: KstDate): number {
  const days = daysBetween(startsOn, endsOn) + 1;
  const passed = Math.min(days, Math.max(0, daysBetween(startsOn, today) + 1));
  return days > 0 ? Math.round((passed * 1000) / days) : 0;
}

/** Spent so far as a step line against an even plan, and in the title how far it is behind or ahead. */
export function BurnUpChart({ view, stage, today, locale }: BurnUpChartProps): JSX.Element {
  const t = inLocale(budgetTexts, locale);
  const spent = view.points.at(-1)?.spent ?? 0n;
  const verdict = { spentTenths: permilleOf(spent, view.allocated), planTenths: planTenthsOf(stage, today) };
  const title = `${t.chartTitle(percentText(verdict.spentTenths), percentText(verdict.planTenths))} · ${verdictText(verdict, locale)}`;
  return (
    <figure class="chart">
      <figcaption>
        <strong>{view.label}</strong>
        <span>{title}</span>
      </figcaption>
      <div class="table-scroll" role="region" aria-label={view.label} tabIndex={0}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${view.label}: ${title}`}>
          <Grid view={view} stage={stage} locale={locale} />
          <Lines view={view} stage={stage} today={today} spent={spent} locale={locale} />
        </svg>
      </div>
    </figure>
  );
}

function verdictText({ spentTenths, planTenths }: Verdict, locale: Locale): string {
  const t = inLocale(budgetTexts, locale);
  const gap = spentTenths - planTenths;
  if (gap === 0) return t.onPlan;
  return gap < 0 ? t.late(percentText(-gap)) : t.early(percentText(gap));
}

function scales(
  view: BurnUpView,
  stage: StageClock,
): { x: (on: KstDate) => number; y: (amount: Won) => number } {
  const days = Math.max(1, daysBetween(stage.startsOn, stage.endsOn));
  const xOf = scaleLinear([0, days], [PLOT.left, PLOT.right]).clamp(true);
  // Tenths of a percent are fine enough for a picture, and keep won out of floating point.
  const yOf = scaleLinear([0, 1000], [PLOT.bottom, PLOT.top]).clamp(true);
  return {
    x: (on) => Math.round(xOf(daysBetween(stage.startsOn, on)) * 10) / 10,
    y: (amount) => Math.round(yOf(permilleOf(amount, view.allocated)) * 10) / 10,
  };
}

function Grid({ view, stage, locale }: { view: BurnUpView; stage: StageClock; locale: Locale }): JSX.Element {
  const { x, y } = scales(view, stage);
  return (
    <>
      {[0n, view.allocated / 2n, view.allocated].map((amount, index) => (
        <g key={index}>
          <line class="chart-grid" x1={PLOT.left} x2={PLOT.right} y1={y(amount)} y2={y(amount)} />
          <text class="chart-tick" x={PLOT.left - 8} y={y(amount) + 4} text-anchor="end">
            {formatWon(amount / 1_000_000n)}
          </text>
        </g>
      ))}
      {monthStarts(stage).map((first) => (
        <text key={first} class="chart-tick" x={x(first) + 4} y={PLOT.bottom + 18}>
          {locale === 'ko'
            ? `${Number(first.slice(5, 7))}월`
            : (shortDate(first, locale).split(' ')[1] ?? '')}
        </text>
      ))}
    </>
  );
}

function monthStarts({ startsOn, endsOn }: StageClock): KstDate[] {
  const firsts: KstDate[] = [startsOn];
  let next = `${addDays(`${startsOn.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
  while (next <= endsOn && firsts.length < 24) {
    firsts.push(next);
    next = `${addDays(next, 31).slice(0, 7)}-01`;
  }
  return firsts;
}

function Lines(props: BurnUpChartProps & { spent: Won }): JSX.Element {
  const { view, stage, today, spent, locale } = props;
  const t = inLocale(budgetTexts, locale);
  const { x, y } = scales(view, stage);
  const at = x(today);
  const steps = view.points
    .filter(({ on }) => on <= today)
    .map((point) => `H${x(point.on)}V${y(point.spent)}`)
    .join('');
  const committed = spent + view.reserved;
  const labelY = Math.min(y(spent) + 16, PLOT.bottom - 4);
  return (
    <>
      <path class="chart-plan" d={`M${PLOT.left} ${PLOT.bottom}L${PLOT.right} ${PLOT.top}`} />
      <text
        class="chart-tick"
        x={(PLOT.left + PLOT.right) / 2 + 96}
        y={(PLOT.top + PLOT.bottom) / 2 - 36}
        text-anchor="end"
      >
        {t.planLine}
      </text>
      <line class="chart-today" x1={at} x2={at} y1={PLOT.top - 8} y2={PLOT.bottom} />
      <text class="chart-label" x={at} y={PLOT.top - 14} text-anchor="middle">
        {t.todayMark} {today.slice(5)}
      </text>
      <path class="chart-actual" d={`M${PLOT.left} ${PLOT.bottom}${steps}H${at}`} />
      {view.reserved > 0n && (
        <>
          <line class="chart-reserved" x1={at} x2={at} y1={y(spent)} y2={y(committed)} />
          <circle class="chart-ring" cx={at} cy={y(committed)} r="3.5" />
          <text class="chart-tick" x={at - 8} y={Math.min(y(committed) + 4, y(spent) - 8)} text-anchor="end">
            {t.withReserved} {formatWon(committed / 1_000_000n)}
          </text>
        </>
      )}
      <circle class="chart-dot" cx={at} cy={y(spent)} r="3.5" />
      <text class="chart-label" x={at + 8} y={labelY}>
        {t.spentLine} {formatWon(spent / 1_000_000n)}
      </text>
    </>
  );
}
