import { splitWon } from '../../platform/money/shares.js';
import { sumWon, type Won } from '../../platform/money/won.js';
import type { Expense, ExpenseLine } from '../expense.js';
import type { Reversal, ReversalLine } from './reversal.js';

type Taken = Pick<
  Expense,
  'claimAmount' | 'payableAmount' | 'reversedAmount' | 'owedAmount' | 'vatBackAmount'
>;

/** The two parts money is made of: the grant's, and VAT the institution paid itself. */
export interface Parts {
  grant: Won;
  vat: Won;
}

/** What of a paid claim may still be taken back. Pure. */
export function leftOf(expense: Taken): Parts {
  return {
    grant: expense.claimAmount - expense.reversedAmount - (expense.owedAmount ?? 0n),
    vat: expense.payableAmount - expense.claimAmount - (expense.vatBackAmount ?? 0n),
  };
}

export function leftOfLine(line: Pick<ExpenseLine, 'claimAmount' | 'reversedAmount'>): Won {
  const left = line.claimAmount - (line.reversedAmount ?? 0n);
  return left > 0n ? left : 0n;
}

/** What is still to come of a reversal. Pure. */
export function openOf(
  reversal: Pick<Reversal, 'withdrawn' | 'grantAmount' | 'grantBack' | 'vatAmount' | 'vatBack'>,
): Parts {
  if (reversal.withdrawn) return { grant: 0n, vat: 0n };
  return { grant: reversal.grantAmount - reversal.grantBack, vat: reversal.vatAmount - reversal.vatBack };
}

/** An amount put to lines in their order, each as far as it goes. What fits nowhere is left over. Pure. */
export function fillLines(
  amount: Won,
  rooms: readonly { lineId: string; room: Won }[],
): { lineId: string; amount: Won }[] {
  let left = amount;
  const parts: { lineId: string; amount: Won }[] = [];
  for (const { lineId, room } of rooms) {
    const part = left < room ? left : room;
    if (part <= 0n) continue;
    parts.push({ lineId, amount: part });
    left -= part;
  }
  return parts;
}

/** VAT that goes with what is taken back of the lines where it isn't claimed; several parts of a line add up to the won. Pure. */
export function vatOf(
  lines: readonly ExpenseLine[],
  amounts: readonly { lineId: string; amount: Won }[],
): Won {
  return sumWon(
    amounts.map(({ lineId, amount }) => {
      const line = lines.find(({ id }) => id === lineId);
      if (line?.vatTreatment !== 'recovered' || line.claimAmount <= 0n || line.taxAmount <= 0n) return 0n;
      const before = line.reversedAmount ?? 0n;
      const upTo = (taken: Won) => (line.taxAmount * taken) / line.claimAmount;
      return upTo(before + amount) - upTo(before);
    }),
  );
}

/**
 * How money that came is parted, by what had come before and what is awaited as a whole: two receipts make the same
 * parts in either order. Pure.
 */
export function partsOf(amount: Won, whole: Parts, before: Parts): Parts {
  const [upTo = 0n] = splitWon(before.grant + before.vat + amount, [whole.grant, whole.vat]);
  const least = amount - (whole.vat - before.vat);
  const most = whole.grant - before.grant;
  const grant = [least, 0n].reduce(max, [upTo - before.grant, most, amount].reduce(min));
  return { grant, vat: amount - grant };
}

/** What of the grant's part falls on which line of a reversal: in their order, as far as each goes. Pure. */
export function onLines(
  reversal: { lines: readonly ReversalLine[] },
  grant: Won,
): { lineId: string; amount: Won }[] {
  return fillLines(
    grant,
    reversal.lines.map(({ lineId, amount, returned }) => ({ lineId, room: amount - returned })),
  );
}

/** By budget line, as the ledger takes it. Pure. */
export function byBudgetLine(
  lines: readonly ExpenseLine[],
  amounts: readonly { lineId: string; amount: Won }[],
): Map<string, Won> {
  const sums = new Map<string, Won>();
  for (const { lineId, amount } of amounts) {
    const target = lines.find(({ id }) => id === lineId)?.budgetLineId;
    if (target) sums.set(target, (sums.get(target) ?? 0n) + amount);
  }
  return sums;
}

function min(a: Won, b: Won): Won {
  return a < b ? a : b;
}

function max(a: Won, b: Won): Won {
  return a > b ? a : b;
}
