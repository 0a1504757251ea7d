import { MAX_ATTEMPTS, retryDelayMs } from './retry-delay.js';

const DAY_MS = 86_400_000;

describe('retryDelayMs', () => {
  it('grows threefold up to a day', () => {
    const middle = () => 0.5;
    expect([1, 2, 3, 4].map((attempt) => retryDelayMs(attempt, middle))).toEqual([
      10_000, 30_000, 90_000, 270_000,
    ]);
    expect(retryDelayMs(11, middle)).toBe(DAY_MS);
  });

  it('spreads by a fifth either way', () => {
    expect(retryDelayMs(1, () => 0)).toBe(8000);
    expect(retryDelayMs(1, () => 1)).toBe(12_000);
  });

  it('ends after about three days', () => {
    expect(retryDelayMs(MAX_ATTEMPTS)).toBeUndefined();
    const waits = Array.from(
      { length: MAX_ATTEMPTS - 1 },
      (_, index) => retryDelayMs(index + 1, () => 0.5) ?? 0,
    );
    const days = waits.reduce((sum, wait) => sum + wait, 0) / DAY_MS;
    expect(days).toBeGreaterThan(2.8);
    expect(days).toBeLessThan(3.5);
  });
});
