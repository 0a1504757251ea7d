import { allowanceCut } from './allowance-cut.js';
import { governmentShare, shareText } from './government-share.js';
import { inKindShortfall } from './in-kind-shortfall.js';
import { indirectCut, indirectLeft } from './indirect-cut.js';
import { interestDue } from './interest.js';
import { roundRatio } from './rational.js';
import { recovery } from './recovery.js';

const NONE = { indirectKept: 0n, disallowed: 0n, cuts: 0n, beyondBudget: 0n };

/** Worked by hand from the manual's formulas; the arithmetic stands beside each. */
describe('formulas of a settlement', () => {
  it('cuts the government’s share to one decimal', () => {
    // 75 ÷ (75 + 2.5 + 0) = 96.7741… % → 96.7 %
    const share = governmentShare({ government: 75_000_000n, ownCash: 2_500_000n, otherCash: 0n });
    expect(share.tenths).toBe(967n);
    expect(share.formula.ko).toBe(
      '정부지원금 75,000,000원 ÷ (75,000,000원 + 기관 현금 2,500,000원 + 그 밖의 현금 0원) = 96.7 %',
    );
    // 2 ÷ 3 = 66.66… % → 66.6 %
    expect(shareText(governmentShare({ government: 2n, ownCash: 1n, otherCash: 0n }).tenths)).toBe('66.6 %');
    expect(governmentShare({ government: 0n, ownCash: 0n, otherCash: 0n }).tenths).toBe(0n);
  });

  it('disallows 연구수당 beyond 20 points over direct cost', () => {
    // 10,000,000 of 10,000,000 paid = 100 %; 60 of 100 million used = 60 %; 100 − 60 − 20 = 20 % of 10,000,000 = 2,000,000
    const cut = allowanceCut(
      { budget: 10_000_000n, used: 10_000_000n },
      { budget: 100_000_000n, used: 60_000_000n },
      'truncate',
    );
    expect(cut.amount).toBe(2_000_000n);
    expect(cut.formula.ko).toContain('10,000,000원 × (100.00 % − 60.00 % − 20 %) = 2,000,000원');
    expect(cut.formula.en).toContain('₩10,000,000 × (100.00 % − 60.00 % − 20 %) = ₩2,000,000');
    // exactly 20 points: nothing
    expect(allowanceCut({ budget: 10n, used: 10n }, { budget: 10n, used: 8n }, 'truncate').amount).toBe(0n);
    // 1,000,003 × (1 − 1/3 − 1/5) = 1,000,003 × 7/15 = 466,668.06…
    const third = { budget: 3n, used: 1n };
    expect(allowanceCut({ budget: 1_000_003n, used: 1_000_003n }, third, 'truncate').amount).toBe(466_668n);
    expect(allowanceCut({ budget: 0n, used: 0n }, third, 'truncate').amount).toBe(0n);
    expect(allowanceCut({ budget: 10n, used: 10n }, { budget: 0n, used: 0n }, 'truncate').amount).toBe(0n);
  });

  it('recovers 간접비 that ran ahead of direct cost', () => {
    // direct 40 ÷ 100 = 40 % ≤ 50 %, indirect 8 ÷ 10 = 80 %: 10,000,000 × (80 % − 40 %) = 4,000,000
    const direct = { budget: 100_000_000n, used: 40_000_000n };
    const cut = indirectCut({ budget: 10_000_000n, used: 8_000_000n }, direct, 'truncate');
    expect(cut.amount).toBe(4_000_000n);
    expect(cut.formula.ko).toContain('10,000,000원 × (80.00 % − 40.00 %) = 4,000,000원');
    // half of direct cost still counts, a won more doesn't
    expect(indirectCut({ budget: 10n, used: 10n }, { budget: 10n, used: 5n }, 'truncate').amount).toBe(5n);
    expect(indirectCut({ budget: 100n, used: 100n }, { budget: 100n, used: 51n }, 'truncate').amount).toBe(
      0n,
    );
    // not ahead
    expect(indirectCut({ budget: 10n, used: 4n }, { budget: 10n, used: 4n }, 'truncate').amount).toBe(0n);
  });

  it('recovers what is left of 간접비 for profit and after a cut alone', () => {
    expect(indirectLeft(5n, { forProfit: true, cut: false }).amount).toBe(5n);
    expect(indirectLeft(5n, { forProfit: false, cut: false }).amount).toBe(0n);
    expect(indirectLeft(5n, { forProfit: false, cut: true }).amount).toBe(5n);
  });

  it('asks for in-kind as far as cash was used', () => {
    // 20,000,000 × (60 ÷ 80) = 15,000,000 required; 12,000,000 provided; 3,000,000 short
    const cash = { budget: 80_000_000n, used: 60_000_000n };
    const short = inKindShortfall({ agreed: 20_000_000n, provided: 12_000_000n }, cash, 'truncate');
    expect(short).toMatchObject({ required: 15_000_000n, amount: 3_000_000n });
    expect(inKindShortfall({ agreed: 20n, provided: 20n }, cash, 'truncate').amount).toBe(0n);
    expect(inKindShortfall({ agreed: 20n, provided: 0n }, { budget: 0n, used: 0n }, 'truncate').amount).toBe(
      0n,
    );
  });

  it('takes interest by share or as it was earned', () => {
    const plan = { government: 75n, ownCash: 20n, otherCash: 5n };
    // 10,001 × 75 ÷ 100 = 7,500.75
    const earned = { total: 10_001n, government: 9_000n };
    expect(interestDue(earned, plan, { method: 'share', rounding: 'truncate' }).amount).toBe(7_500n);
    expect(interestDue(earned, plan, { method: 'share', rounding: 'half-up' }).amount).toBe(7_501n);
    expect(interestDue(earned, plan, { method: 'actual', rounding: 'truncate' }).amount).toBe(9_000n);
  });

  it('recovers the share of what is unspent and disallowed, and no more than was paid', () => {
    // (30,000,000 + 2,000,000) × 75.0 % = 24,000,000
    const parts = { ...NONE, unspent: 30_000_000n, disallowed: 2_000_000n };
    const due = recovery(parts, 750n, 75_000_000n, 'truncate');
    expect(due.amount).toBe(24_000_000n);
    expect(due.formula.ko).toBe(
      '(미사용 30,000,000원 + 불인정 2,000,000원 + 수당·간접비 삭감 0원) × 75.0 % = 24,000,000원',
    );
    expect(recovery(parts, 750n, 5n, 'truncate').amount).toBe(5n);
    // (30,000,000 − 8,000,000 + 2,000,000) × 75.0 % = 18,000,000
    expect(recovery({ ...parts, indirectKept: 8_000_000n }, 750n, 75_000_000n, 'truncate').amount).toBe(
      18_000_000n,
    );
  });

  it('rounds as it is told, from half a won on', () => {
    expect(roundRatio({ numerator: 5n, denominator: 2n }, 'truncate')).toBe(2n);
    expect(roundRatio({ numerator: 5n, denominator: 2n }, 'half-up')).toBe(3n);
    expect(roundRatio({ numerator: 49n, denominator: 100n }, 'half-up')).toBe(0n);
    expect(roundRatio({ numerator: 5n, denominator: 0n }, 'half-up')).toBe(0n);
    expect(() => roundRatio({ numerator: -1n, denominator: 2n }, 'truncate')).toThrow(RangeError);
  });
});
