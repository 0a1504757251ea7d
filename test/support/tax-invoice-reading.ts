import { readTaxInvoice } from '../../src/evidence/tax-invoice/read-tax-invoice.js';
import type { TaxInvoiceFinding } from '../../src/evidence/tax-invoice/tax-invoice.errors.js';
import type { TaxInvoice, TaxInvoiceResult } from '../../src/evidence/tax-invoice/tax-invoice.js';
import { taxInvoiceText, type TaxInvoiceXmlOptions } from './tax-invoice-xml.js';

export function readText(text: string): TaxInvoiceResult {
  return readTaxInvoice(Buffer.from(text, 'utf8'));
}

/** Reads an invoice after one replacement, which has to apply. */
export function readChanged(
  from: string | RegExp,
  to: string,
  options: TaxInvoiceXmlOptions = {},
): TaxInvoiceResult {
  const text = taxInvoiceText(options);
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to replace: ${String(from)}`);
  return readText(changed);
}

/**
 * The result in one line: `tax-invoice.amount totalAmount`, or `read` and its findings with `@field`. That it isn't
 * signed isn't said: no invoice is that isn't made for a test of signatures.
 */
export function outcome(result: TaxInvoiceResult): string {
  if (!result.ok) return [result.code, result.field].filter(Boolean).join(' ');
  const findings = findingsOf(result).map(({ code, field }) => [code, field].filter(Boolean).join('@'));
  return ['read', ...findings].join(' ');
}

/** What a person should look at, but for the missing signature. */
export function findingsOf(result: TaxInvoiceResult): readonly TaxInvoiceFinding[] {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.findings.filter(({ code }) => code !== 'evidence.signature-missing');
}

export function invoiceOf(result: TaxInvoiceResult): TaxInvoice {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.invoice;
}
