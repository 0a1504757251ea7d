import fc from 'fast-check';
import { addDays, addMonths, isKstDate } from '../../platform/clock/kst-date.js';
import {
  CADENCES,
  duePeriods,
  firstMonthFor,
  periodAfter,
  periodAt,
  periodOf,
  type Rhythm,
} from './recurring-dates.js';

const MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 };
const date = fc
  .integer({ min: 0, max: 20_000 })
  .map((offset) => new Date(Date.UTC(2000, 0, 1 + offset)).toISOString().slice(0, 10));
const rhythm: fc.Arbitrary<Rhythm> = fc
  .record({
    every: fc.constantFrom(...CADENCES),
    day: fc.integer({ min: 1, max: 31 }),
    from: date,
    months: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ every, day, from, months }) => ({
    every,
    day,
    firstMonth: firstMonthFor(from, day),
    endsOn: addMonths(from, months),
  }));

const monthly = (day: number, firstMonth: string, endsOn = '2199-12-31'): Rhythm => ({
  every: 'month',
  day,
  firstMonth,
  endsOn,
});

describe('when a claim comes again', () => {
  it('has every month once, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), date, (day, from) => {
        const due = duePeriods(monthly(day, firstMonthFor(from, day)), undefined, addMonths(from, 30));
        const months = due.map(({ dueOn }) => dueOn.slice(0, 7));
        expect(new Set(months).size).toBe(months.length);
        expect(months).toEqual(
          months.map((_, index) => addMonths(`${months[0] ?? ''}-01`, index).slice(0, 7)),
        );
        expect(due.length).toBeGreaterThanOrEqual(29);
      }),
    );
  });

  it('is due on its day, or on the last of a shorter month', () => {
    fc.assert(
      fc.property(rhythm, fc.integer({ min: 0, max: 40 }), (one, index) => {
        const { dueOn, from, to } = periodAt(one, index);
        expect(isKstDate(dueOn)).toBe(true);
        const day = Number(dueOn.slice(8));
        expect(day === one.day || (day < one.day && addDays(dueOn, 1).slice(8) === '01')).toBe(true);
        expect(from <= dueOn && dueOn <= to).toBe(true);
      }),
    );
  });

  it('leaves no day between two periods and none in both', () => {
    fc.assert(
      fc.property(rhythm, fc.integer({ min: 0, max: 40 }), (one, index) => {
        const [first, second] = [periodAt(one, index), periodAt(one, index + 1)];
        expect(addDays(first.to, 1)).toBe(second.from);
        expect(addMonths(first.from, MONTHS[one.every])).toBe(second.from);
      }),
    );
  });

  it('opens the same periods however often it is looked at', () => {
    fc.assert(
      fc.property(rhythm, fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 12 }), (one, offsets) => {
        const days = offsets.map((offset) => addDays(one.firstMonth, offset)).sort();
        const opened: string[] = [];
        let last: string | undefined;
        for (const today of days) {
          for (const { from } of duePeriods(one, last, today)) {
            opened.push(from);
            last = from;
          }
        }
        const atOnce = duePeriods(one, undefined, days.at(-1) ?? one.firstMonth).map(({ from }) => from);
        expect(opened).toEqual(days.length === 0 ? [] : atOnce);
      }),
    );
  });

  it('never begins before the day it was asked from, nor is due past its end', () => {
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 0, max: 900 }),
        (from, day, length) => {
          const one = monthly(day, firstMonthFor(from, day), addDays(from, length));
          const due = duePeriods(one, undefined, '2199-12-31');
          expect(due.every(({ dueOn }) => dueOn >= from && dueOn <= one.endsOn)).toBe(true);
        },
      ),
    );
  });

  it('finds the period of a day', () => {
    fc.assert(
      fc.property(rhythm, fc.integer({ min: -60, max: 2000 }), (one, offset) => {
        const day = addDays(one.firstMonth, offset);
        const found = periodOf(one, day);
        if (found) expect(found.from <= day && day <= found.to).toBe(true);
        else expect(day < one.firstMonth || (periodAfter(one, day)?.dueOn ?? '9') > one.endsOn).toBe(true);
      }),
    );
  });

  it.each([
    [31, ['2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31']],
    [30, ['2025-11-30', '2025-12-30', '2026-01-30', '2026-02-28', '2026-03-30']],
    [5, ['2025-11-05', '2025-12-05', '2026-01-05', '2026-02-05', '2026-03-05']],
  ])('on the %i. of a month', (day, days) => {
    const due = duePeriods(monthly(day, '2025-11-01'), undefined, '2026-03-31');
    expect(due.map(({ dueOn }) => dueOn)).toEqual(days);
  });

  it('knows leap years', () => {
    const yearly: Rhythm = { every: 'year', day: 29, firstMonth: '2027-02-01', endsOn: '2032-12-31' };
    expect(duePeriods(yearly, undefined, '2032-12-31').map(({ dueOn }) => dueOn)).toEqual([
      '2027-02-28',
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });

  it('keeps its months when its day is changed', () => {
    const quarterly: Rhythm = { every: 'quarter', day: 25, firstMonth: '2025-10-01', endsOn: '2026-12-31' };
    expect(periodAfter({ ...quarterly, day: 3 }, '2025-10-01')).toEqual({
      from: '2026-01-01',
      to: '2026-03-31',
      dueOn: '2026-01-03',
    });
  });
});
