import type { TaxInvoice } from './tax-invoice/tax-invoice.js';

/** Names of the reading's amounts, which JSON holds as decimal strings. */
const AMOUNTS = new Set(['supplyAmount', 'taxAmount', 'totalAmount', 'amount']);

/** What was read as JSON for the database and the API: won as decimal strings, instants in ISO 8601. */
export function invoiceToJson(invoice: TaxInvoice): string {
  return JSON.stringify(invoice, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

/** The reading as it was stored by `invoiceToJson`; the column is written by nothing else. */
export function invoiceFromJson(json: object): TaxInvoice {
  const revived: unknown = JSON.parse(JSON.stringify(json), (key, value: unknown) => {
    if (AMOUNTS.has(key) && typeof value === 'string') return BigInt(value);
    if (key === 'transmittedAt' && typeof value === 'string') return new Date(value);
    return value;
  });
  return revived as TaxInvoice;
}
