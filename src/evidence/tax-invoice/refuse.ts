import type {
  TaxInvoiceProblemParams,
  TaxInvoiceRefusal,
  TaxInvoiceRefusalCode,
} from './tax-invoice.errors.js';

/** Leaves the reading of an invoice from any depth; `readTaxInvoice` turns it into a result. */
export class RefusedInvoice extends Error {
  constructor(readonly refusal: TaxInvoiceRefusal) {
    super(refusal.code);
  }
}

export function refuse(
  code: TaxInvoiceRefusalCode,
  field?: string,
  params: TaxInvoiceProblemParams = {},
): never {
  throw new RefusedInvoice(
    field === undefined ? { ok: false, code, params } : { ok: false, code, field, params },
  );
}

/** A value from the file as it may be shown in a message. */
export function excerpt(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}…` : value;
}
