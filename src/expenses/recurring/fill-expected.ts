import type { DocumentReading } from '../../evidence/reading/document-reading.js';
import type { TaxInvoice } from '../../evidence/tax-invoice/tax-invoice.js';
import { totalsOf } from '../amounts.js';
import type { Expense, ExpenseLine, VatRecovery } from '../expense.js';
import { fillFromInvoice } from '../fill-from-invoice.js';
import { fillFromReading } from '../fill-from-reading.js';

/** A draft of a schedule or a contract of which no document has told yet when and how much it was. */
export function isExpected({ origins, documentedOn }: Pick<Expense, 'origins' | 'documentedOn'>): boolean {
  return (
    documentedOn === undefined &&
    Object.values(origins).some((origin) => origin === 'recurring' || origin === 'contract')
  );
}

/** The invoice's supplier, day and lines; purpose and target stay those that come again. Pure. */
export function fillExpectedFromInvoice(
  expense: Expense,
  invoice: TaxInvoice,
  recovery: VatRecovery,
): Expense {
  const filled = fillFromInvoice(expense, invoice, recovery);
  return keepTarget(expense, {
    ...filled,
    title: expense.title,
    origins: { ...filled.origins, title: expense.origins.title },
  });
}

/** What was read wins over what was expected; where no amount was read, the expected one stays. Pure. */
export function fillExpectedFromReading(
  expense: Expense,
  reading: DocumentReading,
  recovery: VatRecovery,
): Expense {
  const filled = fillFromReading({ ...expense, lines: [] }, reading, recovery);
  if (filled.lines.length > 0) return keepTarget(expense, filled);
  const { lines, ...rest } = expense;
  return filled.documentedOn === rest.documentedOn && filled.approvalNumber === rest.approvalNumber
    ? expense
    : { ...filled, lines, ...totalsOf(lines) };
}

/** Every new line on the one target of the old ones. */
function keepTarget(before: Expense, filled: Expense): Expense {
  const [first, ...others] = before.lines;
  const single = first && others.every((line) => targetOf(line) === targetOf(first));
  if (!single || !first.budgetLineId) return filled;
  const { budgetLineId, categoryId } = first;
  return {
    ...filled,
    lines: filled.lines.map((line) => ({ ...line, budgetLineId, categoryId })),
    origins: { ...filled.origins, target: before.origins.target },
  };
}

function targetOf({ budgetLineId, categoryId }: ExpenseLine): string {
  return `${budgetLineId}/${categoryId}`;
}
