import type { DueRow, StagesPageProps, YearRow } from '../../../templates/stages/stages-view.js';
import type { PageFrame } from '../../../templates/layouts/page-frame.js';
import type { Actor } from '../../platform/access/actor.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { FiscalYear } from '../../programmes/fiscal-year.entity.js';
import type { Stage } from '../../programmes/stage.entity.js';
import { countedText } from '../deadline-words.js';
import { concerning, datesOfStage, type DueDate } from '../due-dates.js';
import type { StageClockValue } from '../stage-clock.js';
import { mayChangeStages, maySeeYearEnd } from '../stage.policy.js';

/** 단계와 기한 as its page shows it. Pure. */
export function stagesView(
  value: StageClockValue,
  stage: Stage | undefined,
  { frame, actor, today }: { frame: PageFrame; actor: Actor; today: KstDate },
): StagesPageProps {
  const { locale } = frame;
  const yearOf = (one: Stage) => value.years.find(({ id }) => id === one.fiscalYearId)?.year ?? '';
  const dates = stage ? datesOfStage(value.dates, stage) : [];
  const next = concerning(value.dates, actor.roles).find(
    ({ dueOn }) => dueOn !== undefined && dueOn >= today,
  );
  return {
    frame,
    today,
    stages: value.stages.map((one) => ({
      href: `/stages?stage=${one.id}`,
      text: `${yearOf(one)} · ${one.name[locale]}`,
      current: one.id === stage?.id,
    })),
    stage: stage && {
      id: stage.id,
      name: stage.name[locale],
      year: locale === 'ko' ? `${yearOf(stage)} 회계연도` : `Fiscal year ${yearOf(stage)}`,
      startsOn: stage.startsOn,
      endsOn: stage.endsOn,
      state: today < stage.startsOn ? 'before' : today > stage.endsOn ? 'over' : 'running',
    },
    next: next && dueRow(next, actor, locale),
    rows: dates.map((date) => dueRow(date, actor, locale)),
    years: value.years.map((year) => yearRow(year, actor)),
    mayChange: mayChangeStages(actor).allowed,
  };
}

function dueRow(date: DueDate, actor: Actor, locale: Locale): DueRow {
  const { deadline, dueOn, movedFrom, movedBy, holidaysUnknown } = date;
  return {
    code: deadline.code,
    title: deadline.title[locale],
    article: deadline.article[locale],
    counted: countedText(deadline)[locale],
    dueOn,
    movedFrom,
    movedBy,
    holidaysUnknown,
    roles: deadline.roles,
    mine: concerning([date], actor.roles).length > 0,
    enforced: deadline.enforces !== undefined,
  };
}

function yearRow({ id, year, startsOn, endsOn, closedAt }: FiscalYear, actor: Actor): YearRow {
  const href = maySeeYearEnd(actor).allowed ? `/stages/years/${id}` : undefined;
  return { year, startsOn, endsOn, closedAt: closedAt ?? undefined, href };
}
