import { splitWon } from '../platform/money/shares.js';
import { sumWon, type Won } from '../platform/money/won.js';
import type { InstitutionKind } from '../programmes/institution.entity.js';
import { allowanceCut, type Use } from './formulas/allowance-cut.js';
import { inBoth, SOURCES, type Explained } from './formulas/explained.js';
import { governmentShare } from './formulas/government-share.js';
import { inKindShortfall } from './formulas/in-kind-shortfall.js';
import { indirectCut, indirectLeft, indirectLeftIsRecovered } from './formulas/indirect-cut.js';
import { interestDue } from './formulas/interest.js';
import { recovery } from './formulas/recovery.js';
import { atLeastZero, least, roundRatio, type Rounding } from './formulas/rational.js';
import type { InstitutionInput, LineInput, SettlementRules } from './settlement-input.js';
import type { SettledInstitution, SettledLine } from './settlement-result.js';

const NOT_FOR_PROFIT: readonly InstitutionKind[] = [
  'public-corporation',
  'university',
  'government-institute',
  'other-nonprofit',
];
const NO_PLAN = { government: 0n, ownCash: 0n, otherCash: 0n, inKind: 0n };

interface Ways {
  cut: boolean;
  rules: SettlementRules;
}

/** One institution's settlement of a stage. Pure: the same input, in whatever order, gives the same figures. */
export function settleInstitution(input: InstitutionInput, ways: Ways): SettledInstitution {
  const { rules } = ways;
  const { rounding } = rules;
  const lines = input.lines.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const cash = lines.filter(({ means }) => means === 'cash');
  const plan = input.plan ?? NO_PLAN;
  const share = governmentShare(plan);
  const { open, cuts, leftOfIndirect, parts, held, beyondBudget } = openCash(input, cash, ways);
  const paid = paidByGovernment(input, share.tenths, rounding);
  const due = recovery(parts, share.tenths, paid, rounding);
  const dues = splitWhole(due.amount, [...open.map(({ recoverable }) => recoverable), beyondBudget.amount]);
  const shortfall = limited(inKindOf(lines, plan.inKind, useOf(cash), rules), paid - due.amount);
  const interest = interestDue(input.interest, plan, { method: rules.interestMethod, rounding });
  const undisbursed = sumWon(open.map((line) => line.undisbursed));
  return {
    institution: input.institution,
    plan: input.plan,
    received: input.received,
    share,
    lines: lines.map((line) => {
      const at = cash.indexOf(line);
      const returnDue = at < 0 ? 0n : (dues[at] ?? 0n);
      return settledLine(line, { ...(open[at] ?? NOTHING_OPEN), returnDue });
    }),
    figures: {
      unspent: unspentFigure(cash, held, undisbursed),
      disallowed: disallowedFigure(cash),
      allowanceCut: cuts.allowance,
      indirectCut: cuts.indirect,
      indirectLeft: leftOfIndirect,
      beyondBudget,
      recovery: due,
      inKindShortfall: shortfall,
      interest,
      total: totalFigure(due.amount, shortfall.amount, interest.amount),
    },
    beyondBudgetDue: dues[cash.length] ?? 0n,
  };
}

type OpenLine = Pick<SettledLine, 'cut' | 'undisbursed' | 'recoverable'>;

const NOTHING_OPEN: OpenLine = { cut: 0n, undisbursed: 0n, recoverable: 0n };

/** What of each line of cash the share is taken of, and of all of them together. */
function openCash(input: InstitutionInput, cash: readonly LineInput[], { cut, rules }: Ways) {
  const cuts = cutsOf(cash, rules);
  const { held, beyondBudget, undisbursed } = cashOf(input, cash);
  const forProfit = !NOT_FOR_PROFIT.includes(input.institution.kind);
  const takesIndirect = indirectLeftIsRecovered(forProfit, cut);
  const left = cash.map((line, index) => unspentOf(line) - (undisbursed[index] ?? 0n));
  const ofIndirect = sumWon(left.filter((_, index) => cash[index]?.category.kind === 'indirect'));
  const leftOfIndirect = indirectLeft(ofIndirect, { forProfit, cut });
  const open = cash.map((line, index): OpenLine => {
    const taken = line.category.kind === 'indirect' && !takesIndirect ? 0n : (left[index] ?? 0n);
    const own = cuts.byLine[index] ?? 0n;
    return {
      cut: own,
      undisbursed: undisbursed[index] ?? 0n,
      recoverable: taken + line.disallowed + own,
    };
  });
  const parts = {
    unspent: sumWon(left),
    indirectKept: ofIndirect - leftOfIndirect.amount,
    disallowed: sumWon(cash.map((line) => line.disallowed)),
    cuts: cuts.allowance.amount + cuts.indirect.amount,
    beyondBudget: beyondBudget.amount,
  };
  return { open, cuts, leftOfIndirect, parts, held, beyondBudget };
}

function unspentOf(line: LineInput): Won {
  return line.budget - line.spent - line.reserved;
}

/** Planned and recognised: what was disallowed doesn't count as used. */
function useOf(lines: readonly LineInput[]): Use {
  return {
    budget: sumWon(lines.map(({ budget }) => budget)),
    used: sumWon(lines.map(({ spent, disallowed }) => spent - disallowed)),
  };
}

function carriedOf(lines: readonly LineInput[]): Won {
  return sumWon(lines.map(({ carriedIn, carriedOut }) => carriedIn - carriedOut));
}

/** What of the cash in hand is the government's: its instalments, and its share of what was carried over, in or out. */
function paidByGovernment({ received, lines }: InstitutionInput, tenths: bigint, rounding: Rounding): Won {
  const carried = carriedOf(lines.filter(({ means }) => means === 'cash'));
  const share = roundRatio(
    { numerator: (carried < 0n ? -carried : carried) * tenths, denominator: 1000n },
    rounding,
  );
  return atLeastZero(received.government + (carried < 0n ? -share : share));
}

function cutsOf(cash: readonly LineInput[], { rounding, allowanceCounts }: SettlementRules) {
  const of = (...kinds: LineInput['category']['kind'][]) =>
    cash.filter(({ category }) => kinds.includes(category.kind));
  const direct = useOf(of('direct', 'allowance'));
  const allowance = allowanceCut(
    useOf(of('allowance')),
    allowanceCounts ? direct : useOf(of('direct')),
    rounding,
  );
  const indirect = indirectCut(useOf(of('indirect')), direct, rounding);
  const weight = (line: LineInput, kind: LineInput['category']['kind']) =>
    line.category.kind === kind ? line.spent - line.disallowed : 0n;
  const ofAllowance = splitWhole(
    allowance.amount,
    cash.map((line) => weight(line, 'allowance')),
  );
  const ofIndirect = splitWhole(
    indirect.amount,
    cash.map((line) => weight(line, 'indirect')),
  );
  return {
    allowance,
    indirect,
    byLine: cash.map((_, index) => (ofAllowance[index] ?? 0n) + (ofIndirect[index] ?? 0n)),
  };
}

/** `splitWon`, but nothing is given to parts without weight. */
function splitWhole(total: Won, weights: readonly bigint[]): Won[] {
  return total === 0n ? weights.map(() => 0n) : splitWon(total, weights);
}

/** What was paid in against what the lines hold: less was never paid out, more lies beside the budget. */
function cashOf({ received }: InstitutionInput, cash: readonly LineInput[]) {
  const held = received.government + received.ownCash + received.otherCash + carriedOf(cash);
  const budget = sumWon(cash.map((line) => line.budget));
  const unspent = cash.map((line) => unspentOf(line));
  const missing = least(atLeastZero(budget - held), sumWon(unspent));
  const amount = atLeastZero(held - budget);
  const beyondBudget: Explained = {
    amount,
    formula: inBoth(
      (won, say) =>
        `${say('받은 현금', 'Cash received')} ${won(held)} − ${say('예산', 'budget')} ${won(budget)} → ${won(amount)}`,
    ),
    source: SOURCES.unspent,
  };
  return { held, beyondBudget, undisbursed: splitWhole(missing, unspent) };
}

function inKindOf(
  lines: readonly LineInput[],
  agreed: Won,
  cash: Use,
  { rounding }: SettlementRules,
): Explained {
  const own = lines.filter(({ means }) => means === 'in-kind');
  return inKindShortfall({ agreed, provided: useOf(own).used }, cash, rounding);
}

function limited(figure: Explained, most: Won): Explained {
  const amount = least(figure.amount, atLeastZero(most));
  if (amount === figure.amount) return figure;
  const formula = inBoth(
    (won, say) => `${say('받은 정부지원금까지만', 'no more than the government paid')} ${won(amount)}`,
  );
  return {
    ...figure,
    amount,
    formula: { ko: `${figure.formula.ko}; ${formula.ko}`, en: `${figure.formula.en}; ${formula.en}` },
  };
}

function settledLine(
  line: LineInput,
  parts: Pick<SettledLine, 'cut' | 'undisbursed' | 'recoverable' | 'returnDue'>,
): SettledLine {
  const unspent = unspentOf(line);
  const kept = unspent + line.disallowed + parts.cut - parts.undisbursed - parts.returnDue;
  return { ...line, ...parts, unspent, kept };
}

function unspentFigure(cash: readonly LineInput[], held: Won, undisbursed: Won): Explained {
  const { budget } = useOf(cash);
  const spent = sumWon(cash.map((line) => line.spent));
  const reserved = sumWon(cash.map((line) => line.reserved));
  const amount = budget - spent - reserved - undisbursed;
  const formula = inBoth((won, say) => {
    const open = reserved > 0n ? ` − ${say('예약', 'reserved')} ${won(reserved)}` : '';
    const unpaid =
      undisbursed > 0n ? ` − ${say('지급되지 않은 예산', 'never paid out')} ${won(undisbursed)}` : '';
    return `${say('현금 예산', 'Cash budget')} ${won(budget)} − ${say('집행', 'spent')} ${won(spent)}${open}${unpaid} = ${won(amount)} (${say('받은 현금', 'cash received')} ${won(held)})`;
  });
  return { amount, formula, source: SOURCES.unspent };
}

function disallowedFigure(cash: readonly LineInput[]): Explained {
  const parts = cash.map((line) => line.disallowed).filter((part) => part > 0n);
  const amount = sumWon(parts);
  const formula = inBoth((won, say) =>
    parts.length === 0
      ? say('불인정한 집행 없음', 'Nothing was disallowed')
      : `${parts.map(won).join(' + ')}${parts.length > 1 ? ` = ${won(amount)}` : ''}`,
  );
  return { amount, formula, source: SOURCES.recovery };
}

function totalFigure(principal: Won, inKind: Won, interest: Won): Explained {
  const amount = principal + inKind + interest;
  return {
    amount,
    formula: inBoth(
      (won, say) =>
        `${say('원금', 'Principal')} ${won(principal)} + ${say('현물 부족', 'in-kind shortfall')} ${won(inKind)} + ${say('이자', 'interest')} ${won(interest)} = ${won(amount)}`,
    ),
    source: SOURCES.recovery,
  };
}
