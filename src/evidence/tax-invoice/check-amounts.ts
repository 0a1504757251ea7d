import type { Won } from '../../platform/money/won.js';
import type { InvoiceAmounts } from './read-lines.js';
import { refuse } from './refuse.js';
import type { TaxInvoiceFinding } from './tax-invoice.errors.js';
import type { TaxInvoice } from './tax-invoice.js';

/** Supply plus tax is the total, and there is something to claim. */
export function checkTotals(
  { supplyAmount, taxAmount, totalAmount }: InvoiceAmounts,
  amended: boolean,
): void {
  const sum = supplyAmount + taxAmount;
  if (sum !== totalAmount) {
    refuse('tax-invoice.total-mismatch', 'totalAmount', {
      supply: String(supplyAmount),
      tax: String(taxAmount),
      sum: String(sum),
      total: String(totalAmount),
    });
  }
  if (totalAmount === 0n) refuse('tax-invoice.amount-zero', 'totalAmount');
  // A company claims the supply amount; only a correction may be about the tax alone.
  if (supplyAmount === 0n && !amended) refuse('tax-invoice.amount-zero', 'supplyAmount');
}

/** Only an amended invoice takes something back; a line of any may be a discount on the others. */
export function checkSigns(invoice: TaxInvoice): void {
  if (invoice.amended) return;
  const { supplyAmount, taxAmount, totalAmount } = invoice;
  checkSign('supplyAmount', supplyAmount);
  checkSign('taxAmount', taxAmount);
  checkSign('totalAmount', totalAmount);
  invoice.paymentMeans.forEach(({ amount }, index) => checkSign(`paymentMeans.${index}.amount`, amount));
}

function checkSign(field: string, amount: Won): void {
  if (amount < 0n) refuse('tax-invoice.amount-negative', field, { value: String(amount) });
}

/**
 * Tax is a tenth of the supply on a taxable invoice and nothing on the others. Each line may be rounded to the
 * won by itself, so the whole may differ by less than a won for every line.
 */
export function taxFinding({
  kind,
  supplyAmount,
  taxAmount,
  lines,
}: TaxInvoice): TaxInvoiceFinding | undefined {
  if (kind === 'unknown') return undefined;
  const tenfold = kind === 'taxable' ? supplyAmount : 0n;
  const difference = taxAmount * 10n - tenfold;
  const allowed = kind === 'taxable' ? 10n * BigInt(lines.length) : 1n;
  if (-allowed < difference && difference < allowed) return undefined;
  return {
    code: 'tax-invoice.tax-unusual',
    field: 'taxAmount',
    params: { tax: String(taxAmount), usual: String(tenfold / 10n) },
  };
}
