import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  isKstDate,
  kstDateOf,
  startOfKstDate,
  weekdayOf,
} from './kst-date.js';

const day = fc
  .integer({ min: 0, max: 60_000 })
  .map((offset) => new Date(Date.UTC(1950, 0, 1 + offset)).toISOString().slice(0, 10));

describe('KST days', () => {
  it('begin at 15:00 UTC of the day before', () => {
    expect(kstDateOf(new Date('2025-11-02T14:59:59.999Z'))).toBe('2025-11-02');
    expect(kstDateOf(new Date('2025-11-02T15:00:00Z'))).toBe('2025-11-03');
    expect(startOfKstDate('2025-11-03').toISOString()).toBe('2025-11-02T15:00:00.000Z');
  });

  it('come back from any instant of theirs', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 86_399_999 }), (date, ms) => {
        expect(kstDateOf(new Date(startOfKstDate(date).getTime() + ms))).toBe(date);
      }),
    );
  });

  it.each([
    '2025-02-30',
    '2025-13-01',
    '25-01-01',
    '2025-1-1',
    '2025-11-03T00:00',
    '',
    '1899-12-31',
    '2200-01-01',
  ])('%p is no day', (text) => {
    expect(isKstDate(text)).toBe(false);
  });
});

describe('calendar arithmetic', () => {
  it('adds days and counts them back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, days) =>
        expect(daysBetween(date, addDays(date, days))).toBe(days),
      ),
    );
  });

  it('ends on the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 3)).toBe('2026-04-30');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2025-11-30', 2)).toBe('2026-01-30');
  });

  it('knows the weekday', () => {
    expect(weekdayOf('2025-11-03')).toBe(1);
    expect(weekdayOf('2025-08-03')).toBe(0);
  });
});
