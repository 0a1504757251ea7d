import type { TaxInvoice } from '../evidence/tax-invoice/tax-invoice.js';
import { sumWon, type Won } from '../platform/money/won.js';
import { splitWon } from '../platform/money/shares.js';
import { lineAmounts, totalsOf } from './amounts.js';
import type { Expense, ExpenseLine } from './expense.js';
import { AMENDMENT_ERRORS } from './amendment.errors.js';
import { leftOfLine } from './refunds/shares-back.js';

/** What of an amended invoice the sums depend on. */
type Amendment = Pick<TaxInvoice, 'supplyAmount' | 'taxAmount' | 'totalAmount'>;

/** True for an amended invoice that takes something away; one that adds is claimed like any other. */
export function isReduction(invoice: Amendment): boolean {
  return invoice.totalAmount < 0n || invoice.supplyAmount < 0n;
}

/** Between the same two parties as the invoice it amends; without that invoice only the claim's supplier is known. Pure. */
export function isOfSameParties(
  amendment: Parties,
  original: Pick<Expense, 'supplierBusinessNumber'>,
  invoice: Parties | undefined,
): boolean {
  const supplier = invoice?.supplier.businessNumber ?? original.supplierBusinessNumber;
  const buyer = invoice?.buyer.businessNumber;
  return (
    amendment.supplier.businessNumber === supplier &&
    (buyer === undefined || amendment.buyer.businessNumber === buyer)
  );
}

type Parties = Pick<TaxInvoice, 'supplier' | 'buyer'>;

/**
 * A claim's lines after an amended invoice took away part: shared over the lines in proportion to what each still holds,
 * by largest remainder; a line that an approver left out goes on claiming nothing. Throws `expense.amendment-too-large` when it takes more than there is. Pure.
 */
export function reduceLines(expense: Pick<Expense, 'lines'>, invoice: Amendment): ExpenseLine[] {
  const supply = shareOut(
    expense.lines.map((line) => line.supplyAmount),
    -invoice.supplyAmount,
  );
  const tax = shareOut(
    expense.lines.map((line) => line.taxAmount),
    -invoice.taxAmount,
  );
  return expense.lines
    .map((line, index) => {
      const supplyAmount = line.supplyAmount - (supply[index] ?? 0n);
      const taxAmount = line.taxAmount - (tax[index] ?? 0n);
      const left = { ...line, supplyAmount, taxAmount };
      return line.declined === undefined
        ? { ...left, ...lineAmounts(supplyAmount, taxAmount, line.vatTreatment) }
        : left;
    })
    .filter((line) => line.supplyAmount + line.taxAmount > 0n);
}

/**
 * What of the grant's money an amendment of a paid claim takes back of each line; where a line has less left, as an
 * earlier one took from it, the others of its budget line give the rest.
 */
export function refundByLine(
  expense: Pick<Expense, 'lines'>,
  invoice: Amendment,
): { lineId: string; amount: Won }[] {
  const kept = new Map(reduceLines(expense, invoice).map((line) => [line.id, line.claimAmount]));
  const taken = new Map<string, Won>();
  const lacking = new Map<string | undefined, Won>();
  for (const line of expense.lines) {
    const wanted = line.claimAmount - (kept.get(line.id) ?? 0n);
    const amount = wanted < leftOfLine(line) ? wanted : leftOfLine(line);
    taken.set(line.id, amount);
    lacking.set(line.budgetLineId, (lacking.get(line.budgetLineId) ?? 0n) + wanted - amount);
  }
  for (const line of expense.lines) {
    const lacks = lacking.get(line.budgetLineId) ?? 0n;
    const room = leftOfLine(line) - (taken.get(line.id) ?? 0n);
    const more = lacks < room ? lacks : room;
    taken.set(line.id, (taken.get(line.id) ?? 0n) + more);
    lacking.set(line.budgetLineId, lacks - more);
  }
  if ([...lacking.values()].some((amount) => amount > 0n))
    throw AMENDMENT_ERRORS.fail('expense.amendment-too-large');
  return [...taken.entries()].flatMap(([lineId, amount]) => (amount > 0n ? [{ lineId, amount }] : []));
}

export function withLines(expense: Expense, lines: ExpenseLine[]): Expense {
  return { ...expense, lines, ...totalsOf(lines) };
}

function shareOut(held: readonly Won[], amount: Won): Won[] {
  const total = sumWon(held);
  if (amount < 0n || amount > total) throw AMENDMENT_ERRORS.fail('expense.amendment-too-large');
  return amount === 0n ? held.map(() => 0n) : splitWon(amount, held);
}
