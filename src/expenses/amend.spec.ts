import fc from 'fast-check';
import { lineFixture } from '../../test/support/claim-fixture.js';
import { sumWon } from '../platform/money/won.js';
import { byBudgetLine } from './refunds/shares-back.js';
import { isReduction, reduceLines, refundByLine } from './amend.js';
import { claimByBudgetLine, lineAmounts, totalsOf, withDeclined } from './amounts.js';
import type { ExpenseLine } from './expense.js';

const amendment = (supplyAmount: bigint, taxAmount: bigint) => ({
  supplyAmount,
  taxAmount,
  totalAmount: supplyAmount + taxAmount,
});

const linesArbitrary: fc.Arbitrary<ExpenseLine[]> = fc
  .array(
    fc.record({
      supplyAmount: fc.bigInt(1n, 10n ** 12n),
      taxAmount: fc.bigInt(0n, 10n ** 11n),
      vatTreatment: fc.constantFrom('recovered' as const, 'charged' as const),
      budgetLineId: fc.constantFrom('a', 'b', 'c'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((lines) =>
    lines.map((line, index) =>
      lineFixture({
        id: String(index),
        ...line,
        ...lineAmounts(line.supplyAmount, line.taxAmount, line.vatTreatment),
      }),
    ),
  );

const reductionArbitrary = linesArbitrary.chain((lines) => {
  const { supplyAmount, taxAmount } = totalsOf(lines);
  return fc.tuple(fc.constant(lines), fc.bigInt(0n, supplyAmount), fc.bigInt(0n, taxAmount));
});

describe('an amendment', () => {
  it('takes away exactly its own supply and tax, and leaves no line below zero', () => {
    fc.assert(
      fc.property(reductionArbitrary, ([lines, supply, tax]) => {
        const before = totalsOf(lines);
        const left = reduceLines({ lines }, amendment(-supply, -tax));
        const after = totalsOf(left);
        expect(after.supplyAmount).toBe(before.supplyAmount - supply);
        expect(after.taxAmount).toBe(before.taxAmount - tax);
        for (const line of left) {
          expect(line.supplyAmount >= 0n && line.taxAmount >= 0n && line.payableAmount > 0n).toBe(true);
          expect(line.payableAmount).toBe(line.supplyAmount + line.taxAmount);
          expect(line.claimAmount).toBe(
            line.vatTreatment === 'recovered' ? line.supplyAmount : line.payableAmount,
          );
        }
      }),
    );
  });

  it('leaves what an approver left out claiming nothing, and never raises what is claimed', () => {
    fc.assert(
      fc.property(reductionArbitrary, fc.integer({ min: 1, max: 255 }), ([whole, supply, tax], mask) => {
        const declined = whole
          .filter((_, index) => mask & (1 << index))
          .map(({ id }) => [id, '까닭'] as const);
        const lines = withDeclined(whole, new Map(declined));
        const invoice = amendment(-supply, -tax);
        const after = reduceLines({ lines }, invoice);
        expect(totalsOf(after).claimAmount <= totalsOf(lines).claimAmount).toBe(true);
        for (const line of after.filter((each) => each.declined !== undefined))
          expect([line.claimAmount, line.payableAmount]).toEqual([0n, 0n]);
        for (const { amount } of refundByLine({ lines }, invoice)) expect(amount >= 0n).toBe(true);
      }),
    );
  });

  it('of a paid claim gives each budget line back what the claim no longer charges it', () => {
    fc.assert(
      fc.property(reductionArbitrary, ([lines, supply, tax]) => {
        const invoice = amendment(-supply, -tax);
        const refunds = byBudgetLine(lines, refundByLine({ lines }, invoice));
        const charged = claimByBudgetLine(lines);
        const left = claimByBudgetLine(reduceLines({ lines }, invoice));
        for (const [lineId, amount] of charged)
          expect(refunds.get(lineId) ?? 0n).toBe(amount - (left.get(lineId) ?? 0n));
        expect([...refunds.values()].every((amount) => amount >= 0n)).toBe(true);
        expect(sumWon(refunds.values())).toBe(sumWon(charged.values()) - sumWon(left.values()));
      }),
    );
  });

  it('takes all to the last won and leaves no line', () => {
    fc.assert(
      fc.property(linesArbitrary, (lines) => {
        const { supplyAmount, taxAmount } = totalsOf(lines);
        expect(reduceLines({ lines }, amendment(-supplyAmount, -taxAmount))).toEqual([]);
      }),
    );
  });

  it('of one won more than there is is refused, and so is one that adds', () => {
    const lines = [lineFixture()];
    expect(() => reduceLines({ lines }, amendment(-1_000_001n, 0n))).toThrow('expense.amendment-too-large');
    expect(() => reduceLines({ lines }, amendment(0n, -100_001n))).toThrow('expense.amendment-too-large');
    expect(() => reduceLines({ lines }, amendment(1n, 0n))).toThrow('expense.amendment-too-large');
  });

  it('takes something away when its total or its supply is negative', () => {
    expect(isReduction(amendment(-1n, 0n))).toBe(true);
    expect(isReduction(amendment(-1n, 1n))).toBe(true);
    expect(isReduction(amendment(0n, -1n))).toBe(true);
    expect(isReduction(amendment(0n, 0n))).toBe(false);
    expect(isReduction(amendment(1n, 0n))).toBe(false);
  });
});
