import { readableText } from '../platform/web/readable-text.js';
import { v7 as uuidv7 } from 'uuid';
import type { TaxInvoice } from '../evidence/tax-invoice/tax-invoice.js';
import { sumWon } from '../platform/money/won.js';
import { reduceLines } from './amend.js';
import { lineAmounts, totalsOf, vatTreatmentOf } from './amounts.js';
import { claimableLines } from './claimable-lines.js';
import type { ChosenTarget } from './choose-target.js';
import type { Expense, ExpenseLine, VatRecovery } from './expense.js';

/** What a claim takes of a title or name. */
const MAX_TEXT = 200;

/**
 * The claim that a tax invoice means: supplier, day, text and every line, each value marked with its origin. What the
 * invoice takes off in lines of its own is shared over the others, because nothing is claimed below zero. Pure.
 */
export function fillFromInvoice(expense: Expense, invoice: TaxInvoice, recovery: VatRecovery): Expense {
  const lines = linesOf(invoice, recovery);
  return {
    ...expense,
    title: titleOf(invoice),
    supplierName: cut(invoice.supplier.name),
    supplierBusinessNumber: invoice.supplier.businessNumber,
    documentedOn: invoice.issuedOn,
    approvalNumber: invoice.approvalNumber,
    lines,
    ...totalsOf(lines),
    origins: {
      supplier: 'tax-invoice',
      documentedOn: 'tax-invoice',
      title: 'tax-invoice',
      amounts: 'tax-invoice',
    },
  };
}

function linesOf(invoice: TaxInvoice, recovery: VatRecovery): ExpenseLine[] {
  const vatTreatment = vatTreatmentOf(recovery);
  const stated = claimableLines(invoice);
  const bought = stated.filter(({ supplyAmount }) => supplyAmount > 0n);
  const lines = bought.map(({ name, purchasedOn, supplyAmount, taxAmount }): ExpenseLine => ({
    id: uuidv7(),
    name: cut(name || invoice.description || invoice.supplier.name),
    purchasedOn,
    vatTreatment,
    supplyAmount,
    taxAmount,
    ...lineAmounts(supplyAmount, taxAmount, vatTreatment),
  }));
  const others = stated.filter((line) => !bought.includes(line));
  const supplyAmount = sumWon(others.map((line) => line.supplyAmount));
  const taxAmount = sumWon(others.map((line) => line.taxAmount));
  if (supplyAmount === 0n && taxAmount === 0n) return lines;
  return reduceLines({ lines }, { supplyAmount, taxAmount, totalAmount: supplyAmount + taxAmount });
}

/** Gives every line the chosen target and marks where the choice came from. */
export function withTarget(expense: Expense, chosen: ChosenTarget | undefined): Expense {
  if (!chosen) return expense;
  const { line, category } = chosen.target;
  return {
    ...expense,
    onPot: line.pot,
    lines: expense.lines.map((each) => ({ ...each, budgetLineId: line.id, categoryId: category.id })),
    origins: { ...expense.origins, target: chosen.origin },
  };
}

/** What the invoice says it is for: its remark, else its first item and how many more there are. */
export function titleOf(invoice: TaxInvoice): string {
  const [first, ...rest] = invoice.lines;
  const items = first?.name ? (rest.length > 0 ? `${first.name} 외 ${rest.length}` : first.name) : '';
  const remark = invoice.description?.split('\n')[0] ?? '';
  const title = [remark, items].filter(Boolean).join(', ') || invoice.supplier.name;
  return cut(title);
}

function cut(whole: string): string {
  const text = readableText(whole);
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}
