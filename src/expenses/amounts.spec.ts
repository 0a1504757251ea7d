import { lineFixture } from '../../test/support/claim-fixture.js';
import { claimByBudgetLine, lineAmounts, totalsOf, vatTreatmentOf } from './amounts.js';

describe('vatTreatmentOf', () => {
  it.each([
    ['full', undefined, 'recovered'],
    ['full', 'charged', 'recovered'],
    ['none', undefined, 'charged'],
    ['none', 'recovered', 'charged'],
    ['per-line', undefined, 'recovered'],
    ['per-line', 'charged', 'charged'],
    ['per-line', 'recovered', 'recovered'],
  ] as const)('an institution with %s recovery and the choice %s: %s', (recovery, chosen, expected) => {
    expect(vatTreatmentOf(recovery, chosen)).toBe(expected);
  });
});

describe('lineAmounts', () => {
  it('claims the supply value where VAT is recovered, both where it is charged, and owes both', () => {
    expect(lineAmounts(1000n, 100n, 'recovered')).toEqual({ claimAmount: 1000n, payableAmount: 1100n });
    expect(lineAmounts(1000n, 100n, 'charged')).toEqual({ claimAmount: 1100n, payableAmount: 1100n });
  });
});

describe('sums', () => {
  const lines = [
    lineFixture({ budgetLineId: 'b' }),
    lineFixture({ budgetLineId: 'a', supplyAmount: 5n, taxAmount: 1n, claimAmount: 6n, payableAmount: 6n }),
    lineFixture({ budgetLineId: 'b' }),
    lineFixture({ budgetLineId: undefined }),
  ];

  it('are those of the lines', () => {
    expect(totalsOf(lines)).toEqual({
      supplyAmount: 3_000_005n,
      taxAmount: 300_001n,
      claimAmount: 3_000_006n,
      payableAmount: 3_300_006n,
    });
    expect(totalsOf([])).toEqual({ supplyAmount: 0n, taxAmount: 0n, claimAmount: 0n, payableAmount: 0n });
  });

  it('go to each budget line in the order of its first line; a line without one charges none', () => {
    expect([...claimByBudgetLine(lines)]).toEqual([
      ['b', 2_000_000n],
      ['a', 6n],
    ]);
  });
});
