/** How a fraction of a won is left out: `truncate` drops it, `half-up` rounds from half a won on. A setting of the programme. */
export const ROUNDINGS = ['truncate', 'half-up'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** A share that isn't rounded before the won is. */
export interface Ratio {
  numerator: bigint;
  denominator: bigint;
}

/** `numerator ÷ denominator` in whole won; nothing where there is nothing to divide by. Neither may be negative. */
export function roundRatio({ numerator, denominator }: Ratio, rounding: Rounding): bigint {
  if (numerator < 0n || denominator < 0n) throw new RangeError('a settlement has no negative shares');
  if (denominator === 0n) return 0n;
  if (rounding === 'truncate') return numerator / denominator;
  return (2n * numerator + denominator) / (2n * denominator);
}

/** `part ÷ whole` as a percentage cut after two digits, for reading only: `62.50 %`. */
export function percentOf(part: bigint, whole: bigint): string {
  if (whole === 0n) return '0.00 %';
  const hundredths = (part * 10_000n) / whole;
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')} %`;
}

export function least(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((a, b) => (b < a ? b : a), first);
}

export function atLeastZero(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}
