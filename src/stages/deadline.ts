import type { Role } from '../platform/access/actor.js';
import { addDays, addMonths, type KstDate } from '../platform/clock/kst-date.js';
import {
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  type HolidayCalendar,
} from '../platform/clock/working-days.js';
import type { Text } from '../platform/i18n/locale.js';

/** What a deadline is counted from. */
export const DEADLINE_BASES = ['stage-start', 'stage-end', 'year-end', 'settlement'] as const;
export type DeadlineBase = (typeof DEADLINE_BASES)[number];

/** What becomes of a deadline on a weekend or holiday. */
export const DEADLINE_SHIFTS = ['none', 'next', 'previous'] as const;
export type DeadlineShift = (typeof DEADLINE_SHIFTS)[number];

/** What findings hold a claim to. */
export const LIMIT_NAMES = ['equipmentBy', 'softwareBy', 'materialsBy', 'reportBy'] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];
/** The days of one stage that findings go by. */
export type StageLimits = Readonly<Partial<Record<LimitName, KstDate>>>;

/** One deadline (기한) of a programme, whatever stage it is reckoned for. */
export interface Deadline {
  code: string;
  title: Text;
  /** Where it is written; both empty when nobody said. */
  article: Text;
  base: DeadlineBase;
  /** Counted from the base; negative before it. */
  months: number;
  days: number;
  shift: DeadlineShift;
  /** Whom it concerns. */
  roles: readonly Role[];
  /** One that is off is kept and shown to officers alone. */
  active: boolean;
  /** A finding goes by it: base and being are fixed then, the offset isn't. */
  enforces?: LimitName;
  /** The stage's last day itself, which no setting moves. */
  fixed?: true;
  /** The standard's own; what officers added has no standard to go back to. */
  standard: boolean;
  /** Nobody found the source of its offset or of its shift. */
  unverified?: true;
  changed: boolean;
}

/** The day it is counted to, before any shift. */
export function countedOn({ months, days }: Pick<Deadline, 'months' | 'days'>, base: KstDate): KstDate {
  return addDays(addMonths(base, months), days);
}

/** The day something is due. */
export function dueOn(
  deadline: Pick<Deadline, 'months' | 'days' | 'shift'>,
  base: KstDate,
  holidays: HolidayCalendar,
): KstDate {
  const counted = countedOn(deadline, base);
  if (deadline.shift === 'none' || isWorkingDay(counted, holidays)) return counted;
  return deadline.shift === 'next'
    ? nextWorkingDay(counted, holidays)
    : previousWorkingDay(counted, holidays);
}

/** The days of a stage that findings go by: the same ones that pages show and notices tell. Pure. */
export function limitsOf(
  deadlines: readonly Deadline[],
  stage: { startsOn: KstDate; endsOn: KstDate },
  holidays: HolidayCalendar,
): StageLimits {
  return Object.fromEntries(
    deadlines.flatMap((deadline): [LimitName, KstDate][] =>
      deadline.enforces && deadline.active
        ? [
            [
              deadline.enforces,
              dueOn(deadline, deadline.base === 'stage-start' ? stage.startsOn : stage.endsOn, holidays),
            ],
          ]
        : [],
    ),
  );
}
