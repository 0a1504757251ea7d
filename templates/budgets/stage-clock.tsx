import type { JSX } from 'preact';
import { daysBetween, type KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { countdown, fullDate, percentText } from '../format.js';
import { inLocale } from '../texts.js';
import type { DeadlineView, StageClock } from './budgets-view.js';
import { planTenthsOf } from './burn-up-chart.js';
import { budgetTexts } from './texts.js';

/** Days before a deadline from which it is set in red. */
const NEAR_DAYS = 30;

export interface StageClockPanelProps {
  stage: StageClock;
  /** Left out where they stand beside it. */
  deadlines?: readonly DeadlineView[];
  today: KstDate;
  locale: Locale;
}

/** How long the stage still runs, and what has to be done before it ends. */
export function StageClockPanel({ stage, deadlines, today, locale }: StageClockPanelProps): JSX.Element {
  const t = inLocale(budgetTexts, locale);
  const total = daysBetween(stage.startsOn, stage.endsOn) + 1;
  const passed = Math.min(total, Math.max(0, daysBetween(stage.startsOn, today) + 1));
  return (
    <div class="stage-clock">
      <p class="clock-head">
        <strong>{countdown(stage.endsOn, today)}</strong>
        <span class="meta">
          {t.stageEnds(Math.max(0, daysBetween(today, stage.endsOn)))}
          <br />
          {t.stagePassed(total, passed, percentText(planTenthsOf(stage, today)))}
        </span>
      </p>
      {deadlines && deadlines.length === 0 && <p class="meta">{t.noDeadlines}</p>}
      {deadlines && deadlines.length > 0 && (
        <ol class="deadlines">
          {deadlines.map((deadline, index) => (
            <Deadline key={index} deadline={deadline} today={today} locale={locale} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Deadline(props: { deadline: DeadlineView; today: KstDate; locale: Locale }): JSX.Element {
  const { deadline, today, locale } = props;
  const days = daysBetween(today, deadline.dueOn);
  return (
    <li>
      <span class={days <= NEAR_DAYS ? 'clock-days is-near' : 'clock-days'}>
        {countdown(deadline.dueOn, today)}
      </span>
      <div>
        <p class="figures">{fullDate(deadline.dueOn, locale)}</p>
        <p>
          <strong>{deadline.title}</strong>
        </p>
        {(deadline.note || deadline.article) && (
          <p class="meta">{[deadline.note, deadline.article].filter(Boolean).join(' · ')}</p>
        )}
      </div>
    </li>
  );
}
