import type { Role } from '../platform/access/actor.js';
import { daysBetween, type KstDate } from '../platform/clock/kst-date.js';
import type { HolidayCalendar } from '../platform/clock/working-days.js';
import type { Text } from '../platform/i18n/locale.js';
import { countedOn, dueOn, type Deadline } from './deadline.js';

export interface StageOfYear {
  id: string;
  fiscalYearId: string;
  name: Text;
  startsOn: KstDate;
  endsOn: KstDate;
}

export interface YearOfStages {
  id: string;
  year: number;
  endsOn: KstDate;
}

/** One deadline reckoned for one stage or year. */
export interface DueDate {
  deadline: Deadline;
  /** The stage or the fiscal year it belongs to. */
  subjectId: string;
  subject: Text;
  /** Undefined until its base is known: a settlement that isn't confirmed. */
  dueOn?: KstDate;
  /** The day it was counted to, where a weekend or holiday moved it. */
  movedFrom?: KstDate;
  /** What that day is, by name; undefined for a weekend. */
  movedBy?: string;
  /** The calendar doesn't know the holidays of that year. */
  holidaysUnknown: boolean;
}

export interface DatesGround {
  deadlines: readonly Deadline[];
  stages: readonly StageOfYear[];
  years: readonly YearOfStages[];
  holidays: HolidayCalendar;
  /** When each stage's settlement was confirmed for the reader's team. */
  settledOn?: ReadonlyMap<string, KstDate>;
}

/** Every deadline of every stage and year, in the order of their days; what has none yet comes last. Pure. */
export function dueDates(ground: DatesGround): DueDate[] {
  const active = ground.deadlines.filter((deadline) => deadline.active);
  const dates = active.flatMap((deadline) =>
    deadline.base === 'year-end'
      ? yearsInUse(ground).map((year) =>
          reckon(deadline, { id: year.id, name: yearName(year.year), base: year.endsOn }, ground.holidays),
        )
      : ground.stages.map((stage) =>
          reckon(
            deadline,
            { id: stage.id, name: stage.name, base: baseOf(deadline, stage, ground) },
            ground.holidays,
          ),
        ),
  );
  return dates.sort(byDay);
}

/** Of one stage and its year. */
export function datesOfStage(dates: readonly DueDate[], stage: StageOfYear): DueDate[] {
  return dates.filter(({ subjectId }) => subjectId === stage.id || subjectId === stage.fiscalYearId);
}

/** What concerns somebody who holds these roles. */
export function concerning(dates: readonly DueDate[], roles: readonly Role[]): DueDate[] {
  return dates.filter(({ deadline }) => deadline.roles.some((role) => roles.includes(role)));
}

/** What falls due from today on within so many days. */
export function comingUp(dates: readonly DueDate[], today: KstDate, withinDays: number): DueDate[] {
  return dates.filter(
    ({ dueOn: day }) => day !== undefined && day >= today && daysBetween(today, day) <= withinDays,
  );
}

function reckon(
  deadline: Deadline,
  subject: { id: string; name: Text; base?: KstDate },
  holidays: HolidayCalendar,
): DueDate {
  const { id: subjectId, name, base } = subject;
  if (base === undefined) return { deadline, subjectId, subject: name, holidaysUnknown: false };
  const counted = countedOn(deadline, base);
  const due = dueOn(deadline, base, holidays);
  return {
    deadline,
    subjectId,
    subject: name,
    dueOn: due,
    ...(due === counted ? {} : { movedFrom: counted, movedBy: holidays.nameOf(counted) }),
    holidaysUnknown: deadline.shift !== 'none' && !(holidays.knows(counted) && holidays.knows(due)),
  };
}

function baseOf(deadline: Deadline, stage: StageOfYear, { settledOn }: DatesGround): KstDate | undefined {
  if (deadline.base === 'settlement') return settledOn?.get(stage.id);
  return deadline.base === 'stage-start' ? stage.startsOn : stage.endsOn;
}

/** A year without a stage asks nothing of anybody. */
function yearsInUse({ stages, years }: DatesGround): YearOfStages[] {
  return years.filter(({ id }) => stages.some(({ fiscalYearId }) => fiscalYearId === id));
}

function yearName(year: number): Text {
  return { ko: `${year} 회계연도`, en: `Fiscal year ${year}` };
}

function byDay(a: DueDate, b: DueDate): number {
  if (a.dueOn === b.dueOn) return 0;
  if (a.dueOn === undefined) return 1;
  return b.dueOn === undefined || a.dueOn < b.dueOn ? -1 : 1;
}
