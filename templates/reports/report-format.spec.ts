import { describe, expect, it } from '@jest/globals';
import {
  cleanText,
  grouped,
  inUnit,
  kstMinute,
  roughWon,
  signedWon,
  tenths,
  unitFor,
} from './report-format.js';

describe('the formats of reports', () => {
  it('sign changes with a true minus', () => {
    expect([5n, -1_500n, 0n].map(signedWon)).toEqual(['+5', '−1,500', '0']);
    expect([443, 0, -21, 1000, 5].map(tenths)).toEqual(['44.3', '0.0', '−2.1', '100.0', '0.5']);
  });

  it('choose a unit in which the budget is short', () => {
    expect(
      [9_999_999n, 10_000_000n, 999_999_999n, 1_000_000_000n, 1_000_000_000_000n].map(
        (won) => unitFor(won).name.ko,
      ),
    ).toEqual(['천원', '백만원', '백만원', '백만원', '십억원']);
    expect(inUnit(402_550_000n, unitFor(420_000_000n))).toBe('402.6');
    expect(inUnit(402_549_999n, unitFor(420_000_000n))).toBe('402.5');
    expect(inUnit(1_234_500_000n, unitFor(9_000_000_000n))).toBe('1,235');
    expect(inUnit(-40_000n, unitFor(420_000_000n))).toBe('0.0');
    expect(roughWon(17_449_999n, 'ko')).toBe('17.4백만원');
    expect(roughWon(1_901_000_000n, 'en')).toBe('KRW\u00a01,901\u00a0million');
  });

  it('show instants on the Korean clock', () => {
    expect(kstMinute('2025-11-14T15:30:00.000Z')).toBe('2025-11-15 00:30');
  });

  it('group a digest in fours', () => {
    expect(grouped('0123456789ab')).toBe('0123 4567 89ab');
  });

  it('leave nothing in a name that can’t be printed', () => {
    expect(cleanText('a\r\nb\u0000c\ud800d👍')).toBe('a b c\ufffdd👍');
  });
});
