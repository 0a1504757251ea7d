import type { JSX } from 'preact';
import { daysBetween, type KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { inLocale } from '../texts.js';
import type { DeadlineView, StageClock } from './budgets-view.js';
import { CHART_WIDTH, PLOT, timeScale } from './chart-scales.js';
import { budgetTexts } from './texts.js';

const HEIGHT = 48;
const BAR = { y: 22, height: 12 };

export interface StageAxisProps {
  stage: StageClock;
  deadlines: readonly DeadlineView[];
  today: KstDate;
  locale: Locale;
}

/** The stage's clock below the charts, on the same axis: how much is gone, and where its deadlines lie, numbered as listed. */
export function StageAxis({ stage, deadlines, today, locale }: StageAxisProps): JSX.Element {
  const t = inLocale(budgetTexts, locale);
  const x = timeScale(stage);
  const total = daysBetween(stage.startsOn, stage.endsOn) + 1;
  const passed = Math.min(total, Math.max(0, daysBetween(stage.startsOn, today) + 1));
  const gone = t.daysGone(passed);
  return (
    <div class="table-scroll stage-axis" role="region" aria-label={t.clock} tabIndex={0}>
      <svg viewBox={`0 0 ${CHART_WIDTH} ${HEIGHT}`} role="img" aria-label={`${stage.name}: ${gone}`}>
        <text class="chart-tick" x={PLOT.left - 8} y={BAR.y + 10} text-anchor="end">
          {t.stageWord}
        </text>
        <rect class="axis-whole" x={PLOT.left} width={PLOT.right - PLOT.left} y={BAR.y} height={BAR.height} />
        {passed > 0 && (
          <rect class="axis-gone" x={PLOT.left} width={x(today) - PLOT.left} y={BAR.y} height={BAR.height} />
        )}
        {x(today) - PLOT.left > 90 && (
          <text class="axis-text" x={PLOT.left + 6} y={BAR.y + 10}>
            {gone}
          </text>
        )}
        {marksOf(deadlines, stage).map(({ on, words }) => (
          <g key={on}>
            <line class="axis-mark" x1={x(on)} x2={x(on)} y1={BAR.y - 4} y2={BAR.y + BAR.height + 4} />
            <text class="chart-label" x={x(on)} y={BAR.y - 8} text-anchor="middle">
              {words}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Deadlines within the stage; those of one day share a mark. */
function marksOf(deadlines: readonly DeadlineView[], stage: StageClock): { on: KstDate; words: string }[] {
  const marks = new Map<KstDate, string[]>();
  for (const [index, { dueOn }] of deadlines.entries()) {
    if (dueOn < stage.startsOn || dueOn > stage.endsOn) continue;
    marks.set(dueOn, [...(marks.get(dueOn) ?? []), String(index + 1)]);
  }
  return [...marks].map(([on, numbers]) => ({ on, words: numbers.join('·') }));
}
