import fc from 'fast-check';
import { addDays, daysBetween } from './kst-date.js';
import { KNOWN_YEARS, OFFICIAL_HOLIDAYS } from './official-holidays.js';
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  withDaysOff,
  workingDaysBetween,
} from './working-days.js';

const day = fc.integer({ min: 0, max: 3600 }).map((offset) => addDays('2018-01-05', offset));
const daysOff = fc.array(
  day.map((one) => ({ day: one, name: '쉼' })),
  { maxLength: 40 },
);

describe('the official list', () => {
  it.each([
    ['2025-10-06', '추석'],
    ['2025-10-08', '대체공휴일(추석)'],
    ['2025-01-27', '임시공휴일'],
    ['2026-03-02', '대체공휴일(3ㆍ1절)'],
    ['2026-06-03', '전국동시지방선거'],
  ])('knows %s as %s', (date, name) => {
    expect(OFFICIAL_HOLIDAYS.nameOf(date)).toContain(name);
    expect(isWorkingDay(date, OFFICIAL_HOLIDAYS)).toBe(false);
  });

  it('says which years it knows', () => {
    expect(KNOWN_YEARS.from).toBe(2018);
    expect(OFFICIAL_HOLIDAYS.knows(`${KNOWN_YEARS.to}-12-31`)).toBe(true);
    expect(OFFICIAL_HOLIDAYS.knows(`${KNOWN_YEARS.to + 1}-01-01`)).toBe(false);
    expect(OFFICIAL_HOLIDAYS.knows('2017-12-31')).toBe(false);
  });
});

describe('working days', () => {
  it('leap over the longest holiday of 2025', () => {
    expect(nextWorkingDay('2025-10-03', OFFICIAL_HOLIDAYS)).toBe('2025-10-10');
    expect(previousWorkingDay('2025-10-09', OFFICIAL_HOLIDAYS)).toBe('2025-10-02');
    expect(addWorkingDays('2025-10-02', 1, OFFICIAL_HOLIDAYS)).toBe('2025-10-10');
    expect(addWorkingDays('2025-10-10', -1, OFFICIAL_HOLIDAYS)).toBe('2025-10-02');
    expect(addWorkingDays('2025-09-30', 15, OFFICIAL_HOLIDAYS)).toBe('2025-10-28');
  });

  it('are never a weekend, a holiday or a day off, and the nearest there is', () => {
    fc.assert(
      fc.property(day, daysOff, (from, off) => {
        const calendar = withDaysOff(OFFICIAL_HOLIDAYS, off);
        const [next, before] = [nextWorkingDay(from, calendar), previousWorkingDay(from, calendar)];
        expect(isWorkingDay(next, calendar) && isWorkingDay(before, calendar)).toBe(true);
        expect(before <= from && from <= next).toBe(true);
        expect(workingDaysBetween(from, addDays(next, -1), calendar)).toBe(0);
        for (let one = addDays(before, 1); one < from; one = addDays(one, 1))
          expect(isWorkingDay(one, calendar)).toBe(false);
      }),
    );
  });

  it('are counted forth and back alike', () => {
    fc.assert(
      fc.property(day, daysOff, fc.integer({ min: 1, max: 40 }), (from, off, days) => {
        const calendar = withDaysOff(OFFICIAL_HOLIDAYS, off);
        const reached = addWorkingDays(from, days, calendar);
        expect(workingDaysBetween(from, reached, calendar)).toBe(days);
        expect(daysBetween(from, reached)).toBeGreaterThanOrEqual(days);
        expect(addWorkingDays(reached, -days, calendar)).toBe(previousWorkingDay(from, calendar));
      }),
    );
  });

  it('refuses a calendar without any', () => {
    expect(() => nextWorkingDay('2025-01-01', { nameOf: () => '쉼', knows: () => true })).toThrow(RangeError);
  });
});
