import fc from 'fast-check';
import { shareTenths, splitWon } from './shares.js';
import { sumWon } from './won.js';

const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 30 });

describe('splitWon', () => {
  it('adds up to the won', () => {
    fc.assert(
      fc.property(amount, weights, (total, parts) => expect(sumWon(splitWon(total, parts))).toBe(total)),
    );
  });

  it('gives each part its exact share, rounded down or up by less than one won', () => {
    fc.assert(
      fc.property(amount, weights, (total, parts) => {
        const whole = sumWon(parts);
        fc.pre(whole > 0n);
        splitWon(total, parts).forEach((share, index) => {
          const distance = share * whole - total * (parts[index] ?? 0n);
          expect(distance < whole && distance > -whole).toBe(true);
        });
      }),
    );
  });

  it('gives nothing to a part without weight, and equal parts when none has any', () => {
    expect(splitWon(100n, [1n, 0n, 1n])).toEqual([50n, 0n, 50n]);
    expect(splitWon(10n, [0n, 0n, 0n])).toEqual([4n, 3n, 3n]);
  });

  it('refuses a negative weight', () => {
    expect(() => splitWon(1n, [-1n])).toThrow(RangeError);
  });
});

describe('shareTenths', () => {
  it('adds up to 100.0 percent of anything', () => {
    fc.assert(
      fc.property(weights, (parts) => {
        const sum = shareTenths(parts).reduce((a, b) => a + b, 0);
        expect(sum).toBe(parts.every((part) => part === 0n) ? 0 : 1000);
      }),
    );
  });
});
