import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { OnePageReport } from '../../src/reports/one-page-report/one-page-report.js';
import { inLocale } from '../texts.js';
import { chartTexts, type ChartTexts } from './chart-texts.js';
import { reportTexts } from './one-page-report.texts.js';
import { spendingChart, type ChartGeometry, type PlacedLabel } from './spending-chart.js';

const SIZE = { width: 520, height: 330, type: 12.5 };

export interface SpendingChartProps {
  report: OnePageReport;
  locale: Locale;
}

/** Cumulative spending against the plan: the same geometry as in print, as inline SVG. */
export function SpendingChart({ report, locale }: SpendingChartProps): JSX.Element {
  const t = inLocale(reportTexts, locale);
  const texts = chartTexts(report, locale);
  return (
    <section class="report-section report-course">
      <h2>
        {t.courseHeading}
        {report.total.shares && <small>{texts.unit}</small>}
      </h2>
      {report.total.shares ? (
        <>
          <div class="report-scroll" role="region" aria-label={t.courseHeading} tabIndex={0}>
            <Chart chart={spendingChart(report, SIZE)} texts={texts} />
          </div>
          <p class="report-caption">{texts.legend}</p>
        </>
      ) : (
        <p class="report-caption">{t.noCourse}</p>
      )}
    </section>
  );
}

function Chart({ chart, texts }: { chart: ChartGeometry; texts: ChartTexts }): JSX.Element {
  return (
    <svg
      class="report-chart"
      viewBox={`0 0 ${chart.width} ${chart.height}`}
      width={chart.width}
      height={chart.height}
      font-size={SIZE.type}
      role="img"
      aria-label={texts.alt}
    >
      <Axes chart={chart} texts={texts} />
      <Lines chart={chart} />
      <Labels chart={chart} texts={texts} />
    </svg>
  );
}

function Axes({ chart, texts }: { chart: ChartGeometry; texts: ChartTexts }): JSX.Element {
  const { plot } = chart;
  return (
    <>
      {chart.amounts.map(({ y }, index) => (
        <g key={index}>
          <line class="report-line-axis" x1={plot.left} x2={plot.right} y1={y} y2={y} stroke="#b1b8be" />
          <text class="report-ink-subtle" x={plot.left - 8} y={y + 4} text-anchor="end">
            {texts.amounts[index]}
          </text>
        </g>
      ))}
      {chart.monthEdges.map((x) => (
        <line
          key={x}
          class="report-line-axis"
          x1={x}
          x2={x}
          y1={plot.bottom}
          y2={plot.bottom + 5}
          stroke="#b1b8be"
        />
      ))}
      {chart.months.map(({ x, month }) => (
        <text key={x} class="report-ink-subtle" x={x} y={plot.bottom + 20} text-anchor="middle">
          {texts.month(month)}
        </text>
      ))}
    </>
  );
}

function Lines({ chart }: { chart: ChartGeometry }): JSX.Element {
  const { plot, todayX, spent, committed } = chart;
  return (
    <g fill="none">
      {chart.bandPath && <path class="report-fill-band" d={chart.bandPath} fill="#d6e0eb" />}
      <line
        class="report-line-today"
        x1={todayX}
        x2={todayX}
        y1={plot.top - 5}
        y2={plot.bottom}
        stroke="#58616a"
      />
      <path class="report-line-plan" d={chart.planPath} stroke="#58616a" stroke-dasharray="6 4" />
      {chart.forecastPath && (
        <path
          class="report-line-spent"
          d={chart.forecastPath}
          stroke="#063a74"
          stroke-width="1.8"
          stroke-dasharray="2 3"
        />
      )}
      <path
        class="report-line-spent"
        d={chart.actualPath}
        stroke="#063a74"
        stroke-width="2.6"
        stroke-linejoin="round"
      />
      {committed && (
        <>
          <line
            class="report-line-reserved"
            x1={todayX}
            x2={todayX}
            y1={spent.y}
            y2={committed.y}
            stroke="#90b0d5"
            stroke-width="3"
          />
          <circle
            class="report-point-committed"
            cx={committed.x}
            cy={committed.y}
            r="3.6"
            fill="#fff"
            stroke="#063a74"
            stroke-width="1.8"
          />
        </>
      )}
      <circle class="report-fill-spent" cx={spent.x} cy={spent.y} r="3.6" fill="#063a74" />
    </g>
  );
}

function Labels({ chart, texts }: { chart: ChartGeometry; texts: ChartTexts }): JSX.Element {
  const { expected, committed } = chart;
  return (
    <>
      <Label place={chart.today} text={texts.today} strong />
      <Label place={chart.plan} text={texts.plan} />
      <Label place={chart.spent.label} text={texts.spent} strong />
      {committed && <Label place={committed.label} text={texts.committed} />}
      {expected && texts.expected && texts.range && (
        <>
          <Label place={{ x: expected.x, y: expected.y + 4, anchor: 'start' }} text={texts.expected} strong />
          <Label place={{ x: expected.x, y: expected.y + 20, anchor: 'start' }} text={texts.range} />
        </>
      )}
    </>
  );
}

function Label({ place, text, strong }: { place: PlacedLabel; text: string; strong?: boolean }): JSX.Element {
  return (
    <text
      class={strong ? 'report-ink' : 'report-ink-subtle'}
      x={place.x}
      y={place.y}
      text-anchor={place.anchor}
      font-weight={strong ? 700 : 400}
    >
      {text}
    </text>
  );
}
