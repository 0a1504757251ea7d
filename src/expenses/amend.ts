import type { TaxInvoice } from '../evidence/tax-invoice/tax-invoice.js';
import { sumWon, type Won } from '../platform/money/won.js';
import { splitWon } from '../platform/money/shares.js';
import { lineAmounts, totalsOf } from './amounts.js';
import type { Expense, ExpenseLine } from './expense.js';
import { AMENDMENT_ERRORS } from './amendment.errors.js';

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

/** What of the grant's money an amendment of a paid claim takes back, for each budget line. Pure. */
export function refundByBudgetLine(expense: Pick<Expense, 'lines'>, invoice: Amendment): Map<string, Won> {
  const left = new Map<string, Won>();
  for (const line of reduceLines(expense, invoice)) add(left, line.budgetLineId, line.claimAmount);
  const refunds = new Map<string, Won>();
  for (const line of expense.lines) add(refunds, line.budgetLineId, line.claimAmount);
  for (const [lineId, amount] of left) refunds.set(lineId, (refunds.get(lineId) ?? 0n) - amount);
  return refunds;
}

export function withLines(expense: Expense, lines: ExpenseLine[]): Expense {
  return { ...expense, lines, ...totalsOf(lines) };
}

function shareOut(held: readonly Won[], amount: Won): Won[] {
  const total = sumWon(held);
  if (amount < 0n || amount > total) throw AMENDMENT_ERRORS.fail('expense.amendment-too-large');
  return amount === 0n ? held.map(() => 0n) : splitWon(amount, held);
}

function add(amounts: Map<string, Won>, lineId: string | undefined, amount: Won): void {
  if (lineId) amounts.set(lineId, (amounts.get(lineId) ?? 0n) + amount);
}
