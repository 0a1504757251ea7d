import { addDays, weekdayOf, type KstDate } from './kst-date.js';

/** What a calendar knows of days on which nobody works, besides Saturdays and Sundays. */
export interface HolidayCalendar {
  /** What the day is called; undefined for one that is no holiday, or of a year the calendar doesn't know. */
  nameOf: (day: KstDate) => string | undefined;
  /** Whether the holidays of the day's year are known at all. */
  knows: (day: KstDate) => boolean;
}

const SATURDAY = 6;
const SUNDAY = 0;

export function isWeekend(day: KstDate): boolean {
  const weekday = weekdayOf(day);
  return weekday === SATURDAY || weekday === SUNDAY;
}

export function isWorkingDay(day: KstDate, holidays: HolidayCalendar): boolean {
  return !isWeekend(day) && holidays.nameOf(day) === undefined;
}

/** The day itself when it is a working day, else the first one after it. */
export function nextWorkingDay(day: KstDate, holidays: HolidayCalendar): KstDate {
  return towards(day, 1, holidays);
}

/** The day itself when it is a working day, else the last one before it. */
export function previousWorkingDay(day: KstDate, holidays: HolidayCalendar): KstDate {
  return towards(day, -1, holidays);
}

/** The working day so many working days after `day`, which doesn't count itself; before it, when negative. */
export function addWorkingDays(day: KstDate, days: number, holidays: HolidayCalendar): KstDate {
  const step = days < 0 ? -1 : 1;
  let reached = day;
  for (let left = Math.abs(days); left > 0; left -= 1)
    reached = towards(addDays(reached, step), step, holidays);
  return reached;
}

/** Working days from the day after `from` up to and with `to`; 0 when `to` isn't later. */
export function workingDaysBetween(from: KstDate, to: KstDate, holidays: HolidayCalendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (isWorkingDay(day, holidays)) count += 1;
  return count;
}

/** @throws RangeError for a calendar in which nobody works for a year. */
function towards(day: KstDate, step: 1 | -1, holidays: HolidayCalendar): KstDate {
  let reached = day;
  for (let tries = 0; tries < 366; tries += 1) {
    if (isWorkingDay(reached, holidays)) return reached;
    reached = addDays(reached, step);
  }
  throw new RangeError(`no working day within a year of ${day}`);
}

/** A calendar with further days off, such as a programme's own; the days' own names come first. */
export function withDaysOff(
  holidays: HolidayCalendar,
  daysOff: readonly { day: KstDate; name: string }[],
): HolidayCalendar {
  const own = new Map(daysOff.map(({ day, name }) => [day, name]));
  return { knows: holidays.knows, nameOf: (day) => holidays.nameOf(day) ?? own.get(day) };
}
