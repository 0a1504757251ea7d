import { withLines } from '../../../src/expenses/amend.js';
import { lineAmounts } from '../../../src/expenses/amounts.js';
import type { ClaimPart, Expense } from '../../../src/expenses/expense.js';

/** The claim with one of its parts another. Documents are added by themselves. */
export function edited(before: Expense, part: ClaimPart, value: number): Expense {
  if (part === 'title') return { ...before, title: `제목 ${value}` };
  if (part === 'supplier') return { ...before, supplierName: `공급자 ${value}` };
  if (part === 'dates') return { ...before, documentedOn: `2025-10-0${1 + (value % 9)}` };
  if (part === 'target') {
    const onPot = value % 2 === 0;
    const lines = before.lines.map((line) => ({ ...line, budgetLineId: onPot ? 'pot' : 'own' }));
    return { ...before, onPot, lines };
  }
  if (part === 'amounts') return withLines(before, withAmount(before, value));
  const { details } = before;
  if (part === 'payment')
    return { ...before, details: { ...details, paymentMeans: value % 2 ? 'card' : 'transfer' } };
  return { ...before, details: { ...details, reasons: { why: String(value) } } };
}

/** Another amount of one line; a line with another amount is open again. */
function withAmount({ lines }: Expense, value: number): Expense['lines'] {
  const supplyAmount = BigInt(1000 * (1 + (value % 5)));
  return lines.map(({ declined, ...line }, index) => {
    if (index !== value % lines.length || line.supplyAmount === supplyAmount)
      return { ...line, ...(declined && { declined }) };
    return { ...line, supplyAmount, ...lineAmounts(supplyAmount, line.taxAmount, line.vatTreatment) };
  });
}
