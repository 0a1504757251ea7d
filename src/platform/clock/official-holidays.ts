import * as presets from '@hyunbinseo/holidays-kr/all';
import type { HolidayCalendar } from './working-days.js';

const DAYS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(presets).flatMap((year): [string, readonly string[]][] => Object.entries(year)),
);
const YEARS = Object.keys(presets)
  .map((name) => Number(name.slice(1)))
  .sort((a, b) => a - b);

/** The first and the last year whose holidays the official gazette's list names. */
export const KNOWN_YEARS = { from: YEARS[0] ?? 0, to: YEARS.at(-1) ?? 0 } as const;

/** Korea's public holidays by the yearly official list, substitute and one-time ones among them. */
export const OFFICIAL_HOLIDAYS: HolidayCalendar = {
  nameOf: (day) => DAYS.get(day)?.join(', '),
  knows: (day) => YEARS.includes(Number(day.slice(0, 4))),
};
