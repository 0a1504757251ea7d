import { sumWon, type Won } from '../platform/money/won.js';
import { inBoth, SOURCES } from './formulas/explained.js';
import { settleInstitution } from './settle-institution.js';
import type { SettlementInput } from './settlement-input.js';
import type {
  DueOfFund,
  SettledInstitution,
  SettledLine,
  SettledPot,
  SettlementResult,
} from './settlement-result.js';

/** A team's settlement of a stage: each institution by itself, spending on a common pot as the government's alone. */
export function settle(input: SettlementInput): SettlementResult {
  const { team, stage, asOf, cut, rules } = input;
  const institutions = input.institutions
    .toSorted((a, b) => (a.institution.id < b.institution.id ? -1 : 1))
    .map((each) => settleInstitution(each, { cut, rules }));
  const pot = input.pot
    .toSorted((a, b) => (a.lineId < b.lineId ? -1 : 1))
    .map((each): SettledPot => ({ ...each, returnDue: each.disallowed }));
  const potAmount = sumWon(pot.map(({ returnDue }) => returnDue));
  const lines = institutions.flatMap((each) => each.lines);
  return {
    team,
    stage,
    asOf,
    cut,
    rules,
    institutions,
    pot,
    potDue: {
      amount: potAmount,
      formula: inBoth(
        (won, say) =>
          `${say('공동 재원 집행의 불인정', 'Disallowed of the common pot')} ${won(potAmount)} × 100 % = ${won(potAmount)}`,
      ),
      source: SOURCES.commonPot,
    },
    totals: totalsOf(institutions, lines, potAmount),
    dues: duesOf(lines, pot),
    besideLines: sumWon(
      institutions.map(
        ({ figures, beyondBudgetDue }) =>
          figures.inKindShortfall.amount + figures.interest.amount + beyondBudgetDue,
      ),
    ),
  };
}

function totalsOf(
  institutions: readonly SettledInstitution[],
  lines: readonly SettledLine[],
  potAmount: Won,
): SettlementResult['totals'] {
  const cash = lines.filter(({ means }) => means === 'cash');
  const of = (name: 'budget' | 'spent' | 'reserved' | 'unspent' | 'undisbursed' | 'kept') =>
    sumWon(cash.map((line) => line[name]));
  const figure = (name: keyof SettledInstitution['figures']) =>
    sumWon(institutions.map(({ figures }) => figures[name].amount));
  const principal = figure('recovery') + potAmount;
  const [inKind, interest] = [figure('inKindShortfall'), figure('interest')];
  return {
    budget: of('budget'),
    spent: of('spent'),
    reserved: of('reserved'),
    unspent: of('unspent'),
    disallowed: figure('disallowed') + figure('allowanceCut') + figure('indirectCut') + potAmount,
    undisbursed: of('undisbursed'),
    kept: of('kept'),
    principal,
    inKind,
    interest,
    total: principal + inKind + interest,
  };
}

/** By fund and year, always in the same order: a receipt fills them one after the other. */
function duesOf(lines: readonly SettledLine[], pot: readonly SettledPot[]): DueOfFund[] {
  const dues = new Map<string, DueOfFund>();
  for (const { fund, fiscalYear, returnDue } of [...lines, ...pot]) {
    if (returnDue === 0n) continue;
    const key = `${fiscalYear.year} ${fund.id}`;
    const before = dues.get(key)?.amount ?? 0n;
    dues.set(key, { fund, fiscalYear, amount: before + returnDue });
  }
  return [...dues.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, due]) => due);
}
