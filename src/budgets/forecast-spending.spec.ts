import fc from 'fast-check';
import { addDays, daysBetween } from '../platform/clock/kst-date.js';
import { forecastSpending, type ForecastInput } from './forecast-spending.js';

const PERIOD = { startsOn: '2025-08-04', endsOn: '2026-01-31' };
const LENGTH = daysBetween(PERIOD.startsOn, PERIOD.endsOn);

const inputs: fc.Arbitrary<ForecastInput> = fc
  .record({
    passed: fc.integer({ min: 0, max: LENGTH }),
    allocated: fc.bigInt({ min: 1n, max: 10_000_000_000_000n }),
    reserved: fc.bigInt({ min: 0n, max: 5_000_000_000n }),
    days: fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: LENGTH }),
        spent: fc.bigInt({ min: -1_000_000n, max: 9_000_000_000n }),
      }),
      { maxLength: 60 },
    ),
  })
  .map(({ passed, allocated, reserved, days }) => ({
    period: PERIOD,
    today: addDays(PERIOD.startsOn, passed),
    allocated,
    reserved,
    days: days.map(({ after, spent }) => ({ on: addDays(PERIOD.startsOn, after), spent })),
  }));

const spentBy = ({ days, today }: ForecastInput): bigint =>
  days.reduce((sum, { on, spent }) => (on <= today ? sum + spent : sum), 0n);

describe('the forecast', () => {
  it('stays between what is spent and what is allocated, never falls, and keeps its order', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const forecast = forecastSpending(input);
        if (forecast.kind !== 'forecast') return;
        const spent = spentBy(input);
        const top = input.allocated > spent ? input.allocated : spent;
        let before = { low: spent, middle: spent, high: spent };
        for (const point of forecast.points) {
          expect(point.low >= before.low && point.middle >= before.middle && point.high >= before.high).toBe(
            true,
          );
          expect(point.low <= point.middle && point.middle <= point.high && point.high <= top).toBe(true);
          before = point;
        }
        expect(forecast.end.on).toBe(PERIOD.endsOn);
        const owed = spent + input.reserved;
        expect(forecast.end.low >= (owed < top ? owed : top)).toBe(true);
      }),
    );
  });

  it('is the same for the same history, in whatever order its days come', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const turned = { ...input, days: [...input.days].reverse() };
        expect(forecastSpending(turned)).toEqual(forecastSpending(input));
      }),
    );
  });

  it('says when there is too little to go by instead of drawing it', () => {
    const young = { period: PERIOD, today: '2025-08-28', allocated: 1000n, reserved: 0n };
    const busy = Array.from({ length: 20 }, (_, day) => ({ on: addDays(PERIOD.startsOn, day), spent: 5n }));
    expect(forecastSpending({ ...young, days: busy })).toEqual({ kind: 'too-little', weeks: 3, needed: 4 });
    const once = [{ on: '2025-09-01', spent: 5n }];
    expect(forecastSpending({ ...young, today: '2025-11-03', days: once }).kind).toBe('too-little');
  });

  it('says nothing before a stage begins and after it ends', () => {
    const input = { period: PERIOD, allocated: 1000n, reserved: 0n, days: [] };
    for (const today of ['2025-08-03', '2026-01-31', '2026-05-01'])
      expect(forecastSpending({ ...input, today }).kind).toBe('none');
  });

  it('goes on with an even pace as that pace goes on', () => {
    const today = addDays(PERIOD.startsOn, 83);
    const days = Array.from({ length: 84 }, (_, day) => ({ on: addDays(PERIOD.startsOn, day), spent: 10n }));
    const forecast = forecastSpending({ period: PERIOD, today, allocated: 1_000_000n, reserved: 0n, days });
    if (forecast.kind !== 'forecast') throw new Error('no forecast');
    const expected = 840n + 10n * BigInt(daysBetween(today, PERIOD.endsOn));
    expect(forecast.end).toEqual({
      on: PERIOD.endsOn,
      low: expected,
      middle: expected,
      high: expected,
    });
  });
});
