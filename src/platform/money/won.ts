/** An amount in South Korean won. Always whole, always `bigint`: a `number` loses won above 2^53. */
export type Won = bigint;

/** The largest amount a 64-bit column holds. */
export const MAX_WON: Won = 9_223_372_036_854_775_807n;

/** A won amount as the API and forms write it: an optional minus and digits, with or without thousands separators. */
const PLAIN = /^-?\d{1,19}$/;
const GROUPED = /^-?\d{1,3}(,\d{3})+$/;

/**
 * Reads a won amount from text such as `1234567`, `-200000` or `1,234,567`.
 * Returns undefined for anything else, decimals and units included, and for what a 64-bit column can't hold.
 */
export function parseWon(text: string): Won | undefined {
  const trimmed = text.trim();
  if (!PLAIN.test(trimmed) && !GROUPED.test(trimmed)) return undefined;
  const digits = trimmed.replaceAll(',', '');
  if (digits.length > 20) return undefined;
  const amount = BigInt(digits);
  return amount > MAX_WON || amount < -MAX_WON ? undefined : amount;
}

/** Thousands grouped: `1,234,567`; a true minus sign (U+2212) before a negative amount. */
export function formatWon(amount: Won): string {
  const digits = (amount < 0n ? -amount : amount).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return amount < 0n ? `−${digits}` : digits;
}

export function sumWon(amounts: Iterable<Won>): Won {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/**
 * A share in tenths of a percent, rounded half up: 443 means 44.3 %. Zero when the whole is zero.
 */
export function permilleOf(part: Won, whole: Won): number {
  if (whole === 0n) return 0;
  const scaled = (part * 10_000n) / whole;
  return Number(scaled >= 0n ? (scaled + 5n) / 10n : (scaled - 5n) / 10n);
}
