import fc from 'fast-check';
import { addDays, daysBetween } from '../platform/clock/kst-date.js';
import { splitWon } from '../platform/money/shares.js';
import { fitsStage, monthsOf, planCorners, planTenthsOn, type SpendingPlan } from './spending-plan.js';

const periods = fc
  .record({ start: fc.integer({ min: 0, max: 3000 }), length: fc.integer({ min: 1, max: 700 }) })
  .map(({ start, length }) => {
    const startsOn = addDays('2024-01-01', start);
    return { startsOn, endsOn: addDays(startsOn, length) };
  });

const plans: fc.Arbitrary<SpendingPlan> = periods.chain((period) =>
  fc.option(fc.array(fc.bigInt({ min: 0n, max: 100n }), { minLength: 60, maxLength: 60 })).map((weights) => {
    const months = monthsOf(period);
    if (!weights) return { period };
    const shares = splitWon(1000n, weights.slice(0, months.length));
    return { period, months: months.map((month, index) => ({ month, tenths: Number(shares[index]) })) };
  }),
);

describe('the plan of spending', () => {
  it('goes from nothing before the stage to all of it on the last day, and never back', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { startsOn, endsOn } = plan.period;
        expect(planTenthsOn(plan, addDays(startsOn, -1))).toBe(0);
        expect(planTenthsOn(plan, endsOn)).toBe(1000);
        let before = 0;
        for (let day = 0; day <= daysBetween(startsOn, endsOn); day += 5) {
          const now = planTenthsOn(plan, addDays(startsOn, day));
          expect(now).toBeGreaterThanOrEqual(before);
          expect(now).toBeLessThanOrEqual(1000);
          before = now;
        }
      }),
    );
  });

  it('has reached a month’s share when the month ends', () => {
    const period = { startsOn: '2025-08-04', endsOn: '2025-10-31' };
    const months = [
      { month: '2025-08-01', tenths: 100 },
      { month: '2025-09-01', tenths: 300 },
      { month: '2025-10-01', tenths: 600 },
    ];
    const plan = { period, months };
    expect(planTenthsOn(plan, '2025-08-31')).toBe(100);
    expect(planTenthsOn(plan, '2025-09-15')).toBe(250);
    expect(planTenthsOn(plan, '2025-09-30')).toBe(400);
    expect(planCorners(plan).map(({ tenths }) => tenths)).toEqual([0, 100, 400, 1000]);
  });

  it('holds only for the months it was set for', () => {
    const months = [
      { month: '2025-08-01', tenths: 400 },
      { month: '2025-09-01', tenths: 600 },
    ];
    expect(fitsStage(months, { startsOn: '2025-08-04', endsOn: '2025-09-30' })).toBe(true);
    expect(fitsStage(months, { startsOn: '2025-08-04', endsOn: '2025-10-01' })).toBe(false);
    expect(fitsStage(months.slice(1), { startsOn: '2025-09-04', endsOn: '2025-09-30' })).toBe(false);
  });
});
