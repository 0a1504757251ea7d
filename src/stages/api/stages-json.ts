import { daysBetween, type KstDate } from '../../platform/clock/kst-date.js';
import type { Stage } from '../../programmes/stage.entity.js';
import type { Deadline } from '../deadline.js';
import { countedText } from '../deadline-words.js';
import { datesOfStage, type DueDate } from '../due-dates.js';
import type { StageClockValue } from '../stage-clock.js';
import type { OpenThing } from '../years/open-things.js';
import { OPEN_WORDS } from '../years/open-words.js';

export function stageJson(stage: Stage, { dates }: StageClockValue, today: KstDate): object {
  const { id, fiscalYearId, number, name, startsOn, endsOn } = stage;
  const deadlines = datesOfStage(dates, stage).map((date) => dueDateJson(date, today));
  return { id, fiscalYearId, number, name, startsOn, endsOn, deadlines };
}

function dueDateJson(
  { deadline, dueOn, movedFrom, movedBy, holidaysUnknown }: DueDate,
  today: KstDate,
): object {
  const { code, title, article, roles, enforces } = deadline;
  return {
    code,
    title,
    article,
    counted: countedText(deadline),
    dueOn: dueOn ?? null,
    daysLeft: dueOn === undefined ? null : daysBetween(today, dueOn),
    movedFrom: movedFrom ?? null,
    movedBy: movedBy ?? null,
    holidaysUnknown,
    roles,
    enforced: enforces !== undefined,
  };
}

export function deadlineJson(deadline: Deadline): object {
  const { code, title, article, base, months, days, shift, roles, active, enforces, fixed, standard } =
    deadline;
  return {
    code,
    title,
    article,
    base,
    months,
    days,
    shift,
    roles,
    active,
    enforced: enforces !== undefined,
    fixed: fixed ?? false,
    standard,
    changed: deadline.changed,
    unverified: deadline.unverified ?? false,
  };
}

export function openThingJson({ kind, team, count, amount, numbers, holds }: OpenThing): object {
  return { kind, name: OPEN_WORDS[kind], team, count, amount: amount.toString(), numbers, holds };
}
