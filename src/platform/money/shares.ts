import type { Won } from './won.js';

/**
 * Splits `total` in proportion to `weights` by largest remainder, so that the parts add up to the won.
 * Ties go to the earlier part. Weights must not be negative; all zero means equal parts.
 */
export function splitWon(total: Won, weights: readonly bigint[]): Won[] {
  if (weights.length === 0) return [];
  if (weights.some((weight) => weight < 0n)) throw new RangeError('weights must not be negative');
  const sum = weights.reduce((a, b) => a + b, 0n);
  const effective = sum === 0n ? weights.map(() => 1n) : [...weights];
  const whole = sum === 0n ? BigInt(weights.length) : sum;
  const sign = total < 0n ? -1n : 1n;
  const magnitude = total * sign;
  const parts = effective.map((weight, index) => ({
    index,
    part: (magnitude * weight) / whole,
    remainder: (magnitude * weight) % whole,
  }));
  let left = magnitude - parts.reduce((a, { part }) => a + part, 0n);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const share of byRemainder) {
    if (left === 0n) break;
    share.part += 1n;
    left -= 1n;
  }
  return parts.map(({ part }) => part * sign);
}

/**
 * Percentages of a whole in tenths (443 = 44.3 %) that add up to exactly 100.0 by largest remainder.
 * All zero when every part is zero.
 */
export function shareTenths(parts: readonly Won[]): number[] {
  if (parts.every((part) => part === 0n)) return parts.map(() => 0);
  return splitWon(1000n, parts).map(Number);
}
