const FIRST_MS = 10_000;
const FACTOR = 3;
const LONGEST_MS = 24 * 60 * 60 * 1000;
/** The last of them about three days after the first. */
export const MAX_ATTEMPTS = 12;
const JITTER = 0.2;

/**
 * How long to wait after this attempt (1 is the first): ten seconds, thirty, a minute and a half … a day. Spread by a fifth
 * either way, so that what failed together doesn't come back together. Undefined after the last.
 */
export function retryDelayMs(attempt: number, random: () => number = Math.random): number | undefined {
  if (attempt >= MAX_ATTEMPTS) return undefined;
  const base = Math.min(FIRST_MS * FACTOR ** (attempt - 1), LONGEST_MS);
  return Math.round(base * (1 - JITTER + 2 * JITTER * random()));
}
