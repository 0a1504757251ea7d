import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../platform/clock/kst-date.js';
import type { ReportStage } from './one-page-report.js';
import type { DaySpending } from './one-page-report-input.js';
import { buildCourse } from './spending-course.js';

const STAGE: ReportStage = {
  id: 's',
  name: { ko: '1단계', en: 'Stage 1' },
  startsOn: '2025-08-01',
  endsOn: '2026-01-31',
  days: 184,
  day: 106,
};
const BASED_ON = '2025-11-14';

function spent(on: string, amount: bigint): DaySpending {
  return { lineId: 'l', on, amount };
}

function course(
  spending: DaySpending[],
  budget = 1_000_000n,
  basedOn = BASED_ON,
): ReturnType<typeof buildCourse> {
  const total = { budget, spent: spending.reduce((sum, { amount }) => sum + amount, 0n), shares: null };
  return buildCourse(spending, total, STAGE, basedOn, undefined);
}

function weekly(weeks: number, amount: bigint): DaySpending[] {
  return Array.from({ length: weeks }, (_, index) => spent(addDays(BASED_ON, -7 * index - 6), amount));
}

describe('the course of spending', () => {
  it('begins with nothing on the eve of the stage and ends with what is spent', () => {
    expect(
      course([spent('2025-09-02', 5n), spent('2025-08-01', 2n), spent('2025-09-02', -1n)]).actual,
    ).toEqual([
      { on: '2025-07-31', cumulative: 0n },
      { on: '2025-08-01', cumulative: 2n },
      { on: '2025-09-02', cumulative: 6n },
      { on: BASED_ON, cumulative: 6n },
    ]);
  });

  it('plans a straight line by the days of the stage', () => {
    expect(course([]).planTenths).toBe(576);
    expect(course([]).plan).toEqual([
      { on: '2025-07-31', cumulative: 0n },
      { on: '2026-01-31', cumulative: 1_000_000n },
    ]);
  });

  it('takes a given plan, straight between its points', () => {
    const plan = [
      { on: '2025-07-31', cumulative: 0n },
      { on: '2025-11-10', cumulative: 400n },
      { on: '2025-11-20', cumulative: 500n },
      { on: '2026-01-31', cumulative: 1000n },
    ];
    const total = { budget: 1000n, spent: 0n, shares: { spent: 0, reserved: 0, left: 1000 } };
    expect(buildCourse([], total, STAGE, BASED_ON, plan)).toMatchObject({
      planTenths: 440,
      aheadTenths: -440,
    });
  });

  it('forecasts nothing before four weeks of spending, after the end, or from a single payment', () => {
    expect(course(weekly(3, 10n)).forecast).toBeNull();
    expect(course(weekly(4, 10n)).forecast).toMatchObject({ weeks: 4 });
    expect(course([spent('2025-09-01', 10n)]).forecast).toBeNull();
    expect(course([spent('2025-11-01', 10n), spent('2025-09-01', 10n)]).forecast).toBeNull();
    expect(course(weekly(8, 10n), 1_000_000n, '2026-01-31').forecast).toBeNull();
    expect(course(weekly(8, 10n), 0n).forecast).toBeNull();
  });

  it('carries an even pace on without a range', () => {
    // 78 days are 11.14 weeks of 700 won.
    expect(course(weekly(8, 700n)).forecast).toEqual({
      atEnd: 13_400n,
      low: 13_400n,
      high: 13_400n,
      tenths: 13,
      weeks: 8,
    });
  });

  it('widens the range with uneven weeks', () => {
    const uneven = weekly(8, 700n).map((each, index) => ({ ...each, amount: index % 2 === 0 ? 1400n : 1n }));
    // Worked out apart: mean ± 1.415 · √(s² · (n + n²/8)), with n = 78/7 weeks to come.
    expect(course(uneven).forecast).toMatchObject({ atEnd: 13_410n, low: 7_946n, high: 18_873n });
  });

  it('counts a week from the day after to the day of the date, once', () => {
    const edges = [0, -6, -7, -13, -14, -20, -21, -27].map((days) => spent(addDays(BASED_ON, days), 100n));
    // Four weeks of 200 won each: an even pace has no range.
    expect(course(edges).forecast).toMatchObject({ weeks: 4, atEnd: 3_029n, low: 3_029n, high: 3_029n });
  });

  it('stays between what is spent and the budget', () => {
    const amounts = fc.array(fc.bigInt(-(10n ** 9n), 10n ** 12n), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(amounts, fc.bigInt(1n, 10n ** 13n), (weeks, budget) => {
        const spending = weeks.map((amount, index) => spent(addDays(BASED_ON, -7 * index - 3), amount));
        const total = spending.reduce((sum, { amount }) => sum + amount, 0n);
        fc.pre(total >= 0n && total <= budget);
        const { forecast } = course(spending, budget);
        if (!forecast) return;
        expect(total <= forecast.low && forecast.low <= forecast.atEnd).toBe(true);
        expect(forecast.atEnd <= forecast.high && forecast.high <= budget).toBe(true);
      }),
    );
  });
});
