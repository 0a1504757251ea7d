import type { TaxInvoice, TaxInvoiceLine } from '../evidence/tax-invoice/tax-invoice.js';
import { MAX_LINES } from './check-expense.js';

export type ClaimableLine = Pick<TaxInvoiceLine, 'name' | 'purchasedOn' | 'supplyAmount' | 'taxAmount'>;

/**
 * The lines that a claim for an invoice has: the invoice's own; of one with more than a claim may have, those of the
 * same item together; where that is too many still, or takes an item below zero, the invoice as one line. The invoice
 * itself keeps every line. Pure.
 */
export function claimableLines(invoice: TaxInvoice): readonly ClaimableLine[] {
  if (invoice.lines.length <= MAX_LINES) return invoice.lines;
  const byName = new Map<string, TaxInvoiceLine[]>();
  for (const line of invoice.lines) {
    const same = byName.get(line.name.trim());
    if (same) same.push(line);
    else byName.set(line.name.trim(), [line]);
  }
  const items = [...byName.values()].map(together);
  const whole = items.every(({ supplyAmount, taxAmount }) => supplyAmount > 0n && taxAmount >= 0n);
  return whole && items.length <= MAX_LINES ? items : [asOne(invoice)];
}

function together(lines: readonly TaxInvoiceLine[]): ClaimableLine {
  const name = lines[0]?.name ?? '';
  return {
    name: lines.length > 1 ? `${name} (${lines.length}건)` : name,
    purchasedOn: sameDay(lines),
    supplyAmount: lines.reduce((sum, line) => sum + line.supplyAmount, 0n),
    taxAmount: lines.reduce((sum, line) => sum + line.taxAmount, 0n),
  };
}

function asOne({ lines, supplyAmount, taxAmount, issuedOn }: TaxInvoice): ClaimableLine {
  return {
    name: `${lines[0]?.name || '품목'} 외 ${lines.length - 1}건`,
    purchasedOn: sameDay(lines) ?? issuedOn,
    supplyAmount,
    taxAmount,
  };
}

function sameDay(lines: readonly TaxInvoiceLine[]): TaxInvoiceLine['purchasedOn'] {
  const day = lines[0]?.purchasedOn;
  return lines.every(({ purchasedOn }) => purchasedOn === day) ? day : undefined;
}
