import fc from 'fast-check';
import { sumWon } from '../platform/money/won.js';
import { settle } from './settle.js';
import type { InstitutionInput, LineInput, SettlementInput } from './settlement-input.js';

const won = fc.bigInt({ min: 0n, max: 10n ** 13n });
const FUND = { id: 'fund', name: { ko: '재원', en: 'Fund' } };
const YEAR = { id: 'year', year: 2025 };

function line(id: string, changes: Partial<LineInput> = {}): LineInput {
  return {
    id,
    fund: FUND,
    fiscalYear: YEAR,
    category: { id: `category-${id}`, label: { ko: id, en: id }, kind: 'direct' },
    means: 'cash',
    budget: 0n,
    reserved: 0n,
    spent: 0n,
    carriedIn: 0n,
    carriedOut: 0n,
    disallowed: 0n,
    ...changes,
  };
}

function institution(changes: Partial<InstitutionInput> = {}): InstitutionInput {
  return {
    institution: { id: 'company', name: '회사', kind: 'sme' },
    plan: { government: 75_000_000n, ownCash: 25_000_000n, otherCash: 0n, inKind: 0n },
    received: { government: 75_000_000n, ownCash: 25_000_000n, otherCash: 0n },
    interest: { total: 0n, government: 0n },
    lines: [],
    ...changes,
  };
}

function input(
  institutions: readonly InstitutionInput[],
  changes: Partial<SettlementInput> = {},
): SettlementInput {
  return {
    team: { id: 'team', code: 'upstage', name: { ko: '팀', en: 'Team' } },
    stage: {
      id: 'stage',
      number: 1,
      name: { ko: '1단계', en: 'Stage 1' },
      startsOn: '2025-08-04',
      endsOn: '2026-01-31',
    },
    asOf: '2026-02-15',
    cut: false,
    rules: { rounding: 'truncate', interestMethod: 'share', allowanceCounts: true },
    institutions,
    pot: [],
    ...changes,
  };
}

const anyLine = fc
  .record({
    means: fc.constantFrom('cash' as const, 'in-kind' as const),
    kind: fc.constantFrom('direct' as const, 'allowance' as const, 'indirect' as const),
    parts: fc.tuple(won, won, won),
    disallowedPermille: fc.bigInt({ min: 0n, max: 1000n }),
    carriedIn: won,
    carriedOut: won,
    id: fc.uuid(),
  })
  .map(({ means, kind, parts: [left, reserved, spent], disallowedPermille, carriedIn, carriedOut, id }) =>
    line(id, {
      means,
      category: { id, label: { ko: '비목', en: 'Category' }, kind },
      budget: left + reserved + spent,
      reserved,
      spent,
      carriedIn,
      carriedOut,
      disallowed: (spent * disallowedPermille) / 1000n,
    }),
  );
const cashOf = fc.record({ government: won, ownCash: won, otherCash: won });
const anyInstitution = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom(
      'sme' as const,
      'large' as const,
      'public-corporation' as const,
      'university' as const,
    ),
    plan: fc.option(fc.tuple(cashOf, won), { nil: undefined }),
    received: cashOf,
    interest: fc.tuple(won, won),
    lines: fc.uniqueArray(anyLine, { maxLength: 8, selector: ({ id }) => id }),
  })
  .map(({ id, kind, plan, received, interest: [own, government], lines }) =>
    institution({
      institution: { id, name: '기관', kind },
      plan: plan && { ...plan[0], inKind: plan[1] },
      received,
      interest: { total: own + government, government },
      lines,
    }),
  );
const anySettlement = fc
  .record({
    institutions: fc.uniqueArray(anyInstitution, { maxLength: 4, selector: (each) => each.institution.id }),
    cut: fc.boolean(),
    rounding: fc.constantFrom('truncate' as const, 'half-up' as const),
    interestMethod: fc.constantFrom('share' as const, 'actual' as const),
    allowanceCounts: fc.boolean(),
  })
  .map(({ institutions, cut, ...rules }) => input(institutions, { cut, rules }));

describe('a settlement', () => {
  it('returns no more than the government paid and its interest', () => {
    fc.assert(
      fc.property(anySettlement, (given) => {
        for (const each of settle(given).institutions) {
          const of = given.institutions.find(({ institution: { id } }) => id === each.institution.id);
          const carried = sumWon((of?.lines ?? []).map(({ carriedIn }) => carriedIn));
          const most = (of?.received.government ?? 0n) + (of?.interest.total ?? 0n) + carried;
          expect(each.figures.total.amount).toBeLessThanOrEqual(most);
          expect(each.figures.total.amount).toBeGreaterThanOrEqual(0n);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no won without a place: each line is paid back, owed or kept', () => {
    fc.assert(
      fc.property(anySettlement, (given) => {
        const result = settle(given);
        for (const { lines, figures, beyondBudgetDue } of result.institutions) {
          for (const { unspent, disallowed, cut, undisbursed, returnDue, kept } of lines) {
            expect(undisbursed + returnDue + kept).toBe(unspent + disallowed + cut);
            for (const part of [undisbursed, returnDue, kept]) expect(part).toBeGreaterThanOrEqual(0n);
          }
          expect(sumWon(lines.map(({ returnDue }) => returnDue)) + beyondBudgetDue).toBe(
            figures.recovery.amount,
          );
          for (const { spent, disallowed, cut } of lines) expect(disallowed + cut).toBeLessThanOrEqual(spent);
        }
        expect(sumWon(result.dues.map(({ amount }) => amount)) + result.besideLines).toBe(
          result.totals.total,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('doesn’t depend on the order of what it is computed from', () => {
    fc.assert(
      fc.property(anySettlement, (given) => {
        const turned = {
          ...given,
          institutions: given.institutions
            .toReversed()
            .map((each) => ({ ...each, lines: each.lines.toReversed() })),
        };
        expect(settle(turned)).toEqual(settle(given));
      }),
    );
  });

  it('is nothing where there was nothing', () => {
    expect(settle(input([])).totals.total).toBe(0n);
    const empty = institution({
      received: { government: 0n, ownCash: 0n, otherCash: 0n },
      lines: [line('a')],
    });
    expect(settle(input([empty])).totals).toMatchObject({ total: 0n, kept: 0n, undisbursed: 0n });
  });

  it('settles a company by the manual', () => {
    const lines = [
      line('material', { budget: 60_000_000n, spent: 20_000_000n }),
      line('activity', { budget: 25_000_000n, spent: 20_000_000n, disallowed: 2_000_000n }),
      line('allowance', {
        budget: 10_000_000n,
        spent: 10_000_000n,
        category: { id: 'c', label: { ko: '연구수당', en: '' }, kind: 'allowance' },
      }),
      line('indirect', {
        budget: 5_000_000n,
        spent: 4_000_000n,
        category: { id: 'i', label: { ko: '간접비', en: '' }, kind: 'indirect' },
      }),
    ];
    const result = settle(input([institution({ lines, interest: { total: 100_000n, government: 0n } })]));
    const [{ figures } = { figures: undefined }] = result.institutions;
    // unspent 100 − 54 = 46,000,000 (40 + 5 + 0 + 1)
    expect(figures?.unspent.amount).toBe(46_000_000n);
    // direct 48 of 95 = 50.526… %; 10,000,000 × (100 % − 50.526… % − 20 %) = 10,000,000 × 28/95 = 2,947,368.4
    expect(figures?.allowanceCut.amount).toBe(2_947_368n);
    // more than half of direct cost was used: nothing
    expect(figures?.indirectCut.amount).toBe(0n);
    // (46,000,000 + 2,000,000 + 2,947,368) × 75.0 % = 38,210,526
    expect(figures?.recovery.amount).toBe(38_210_526n);
    // 100,000 × 75 ÷ 100 = 75,000
    expect(figures?.interest.amount).toBe(75_000n);
    expect(result.totals.total).toBe(38_285_526n);
    // the rest of what is left stays: 50,947,368 − 38,210,526
    expect(result.totals.kept).toBe(12_736_842n);
  });

  it('leaves a university its indirect cost, and takes it when the team is cut', () => {
    const lines = [
      line('direct', { budget: 90n, spent: 90n }),
      line('indirect', {
        budget: 10n,
        category: { id: 'i', label: { ko: '간접비', en: '' }, kind: 'indirect' },
      }),
    ];
    const university = institution({
      institution: { id: 'university', name: '대학', kind: 'university' },
      plan: { government: 100n, ownCash: 0n, otherCash: 0n, inKind: 0n },
      received: { government: 100n, ownCash: 0n, otherCash: 0n },
      lines,
    });
    expect(settle(input([university])).totals).toMatchObject({ total: 0n, kept: 10n });
    expect(settle(input([university], { cut: true })).totals).toMatchObject({ total: 10n, kept: 0n });
  });

  it('gives back to the fund what was never paid out, and asks nothing for it', () => {
    const lines = [line('a', { budget: 60n, spent: 30n }), line('b', { budget: 40n, spent: 30n })];
    const half = institution({ received: { government: 60n, ownCash: 20n, otherCash: 0n }, lines });
    // 100 − 80 = 20 never paid out, of 40 unspent; (40 − 20) × 75 % = 15
    expect(settle(input([half])).totals).toMatchObject({ undisbursed: 20n, total: 15n, kept: 5n });
  });

  it('takes the share of cash that lies beside the budget, too', () => {
    const lines = [line('a', { budget: 75n, spent: 70n })];
    const more = institution({ received: { government: 75n, ownCash: 25n, otherCash: 0n }, lines });
    const result = settle(input([more]));
    // (5 + 25) × 75 % = 22.5 → 22, of which 4 (5/30 of 22 by largest remainder) lies on the line
    expect(result.totals.total).toBe(22n);
    expect(result.besideLines + sumWon(result.dues.map(({ amount }) => amount))).toBe(22n);
  });
});
