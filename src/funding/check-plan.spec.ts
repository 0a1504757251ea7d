import { percent, planProblems } from './check-plan.js';
import { governmentShareOf, NO_SOURCES, type FundingSources } from './funding-plan.js';
import { STANDARD_RATES } from './matching-rates.js';

const plan = (sources: Partial<FundingSources>): FundingSources => ({ ...NO_SOURCES, ...sources });
const codes = (sources: Partial<FundingSources>, kind: keyof typeof STANDARD_RATES) =>
  planProblems(plan(sources), STANDARD_RATES[kind]).map(({ code }) => code);

/** 시행령 제19조 별표 1. */
describe('a funding plan', () => {
  it('may be exactly at the rates of its kind of institution', () => {
    // 75 % of 1,000; of the other 250 a tenth in cash.
    expect(codes({ government: 750n, ownCash: 25n, inKind: 225n }, 'sme')).toEqual([]);
    expect(codes({ government: 500n, ownCash: 75n, inKind: 425n }, 'large')).toEqual([]);
    expect(codes({ government: 700n, ownCash: 39n, inKind: 261n }, 'mid')).toEqual([]);
    expect(codes({ government: 1_000n }, 'university')).toEqual([]);
  });

  it('is told where the government would bear too much, one won beyond', () => {
    expect(codes({ government: 751n, ownCash: 25n, inKind: 224n }, 'sme')).toEqual([
      'funding.government-too-high',
    ]);
    expect(codes({ government: 1_000n }, 'sme')).toEqual(['funding.government-too-high']);
  });

  it('is told where too little of its own part is cash, one won short', () => {
    expect(codes({ government: 500n, ownCash: 74n, inKind: 426n }, 'large')).toEqual([
      'funding.own-cash-too-low',
    ]);
  });

  it('says nothing of an empty plan', () => {
    expect(codes({}, 'large')).toEqual([]);
  });

  it('has its government share cut after one decimal, without in-kind', () => {
    expect(governmentShareOf(plan({ government: 2n, ownCash: 1n, inKind: 999n }))).toBe(666);
    expect(governmentShareOf(plan({ government: 750n, ownCash: 250n }))).toBe(750);
    expect(governmentShareOf(plan({ inKind: 5n }))).toBeUndefined();
  });

  it('says percentages without a needless zero', () => {
    expect([percent(750), percent(135), percent(0)]).toEqual(['75', '13.5', '0']);
  });
});
