import type { Evidence } from '../evidence/evidence.js';
import { EXPENSE_ERRORS } from './expense.errors.js';

/** The one tax invoice among the documents of a claim. */
export function invoiceOf(evidences: readonly Evidence[]): Evidence['invoice'] {
  const invoices = evidences.flatMap(({ invoice }) => (invoice ? [invoice] : []));
  if (invoices.length > 1) throw EXPENSE_ERRORS.fail('expense.several-invoices');
  return invoices[0];
}
