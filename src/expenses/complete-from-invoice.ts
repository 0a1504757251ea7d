import type { TaxInvoice } from '../evidence/tax-invoice/tax-invoice.js';
import { totalsOf } from './amounts.js';
import type { Expense, OriginField, VatRecovery } from './expense.js';
import { fillFromInvoice } from './fill-from-invoice.js';

/**
 * A draft that somebody began, with what the tax invoice says in what is still empty; what was given stays. From here on
 * the claim stands for that invoice. Pure.
 */
export function completeFromInvoice(expense: Expense, invoice: TaxInvoice, recovery: VatRecovery): Expense {
  const read = fillFromInvoice(expense, invoice, recovery);
  const { supplierName, supplierBusinessNumber, documentedOn, title, lines } = read;
  const parts: Partial<Record<OriginField, Partial<Expense>>> = {
    ...(expense.supplierName === '' && expense.supplierBusinessNumber === undefined
      ? { supplier: { supplierName, supplierBusinessNumber } }
      : {}),
    ...(expense.documentedOn === undefined ? { documentedOn: { documentedOn } } : {}),
    ...(expense.title === '' ? { title: { title } } : {}),
    ...(expense.lines.length === 0 ? { amounts: { lines, ...totalsOf(lines) } } : {}),
  };
  const origins = Object.keys(parts).map((field) => [field, 'tax-invoice'] as const);
  return {
    ...expense,
    ...Object.assign({}, ...Object.values(parts)),
    approvalNumber: invoice.approvalNumber,
    origins: { ...expense.origins, ...Object.fromEntries(origins) },
  };
}
