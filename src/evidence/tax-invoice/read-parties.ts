import { parseBusinessNumber, readBusinessNumber } from '../../platform/ids/business-number.js';
import type { ValueReader } from './read-values.js';
import { excerpt, refuse } from './refuse.js';
import type { TaxInvoiceBroker, TaxInvoiceContact, TaxInvoiceParty } from './tax-invoice.js';

const BUSINESS = '01';

export function readSupplier(reader: ValueReader): TaxInvoiceParty {
  return { businessNumber: businessNumberOf(reader, 'supplier'), ...requiredContact(reader, 'supplier') };
}

export function readBuyer(reader: ValueReader): TaxInvoiceParty {
  // A person's number is a resident registration number: it is refused without being repeated anywhere.
  const kind = reader.text('buyer.businessNumberKind');
  if (kind !== undefined && kind !== BUSINESS)
    refuse('tax-invoice.buyer-not-business', 'buyer.businessNumber');
  return { businessNumber: businessNumberOf(reader, 'buyer'), ...requiredContact(reader, 'buyer') };
}

export function readBroker(reader: ValueReader): TaxInvoiceBroker | undefined {
  const name = reader.text('broker.name');
  const businessNumber = reader.orFinding('broker.businessNumber', parseBusinessNumber);
  if (name === undefined && businessNumber === undefined) return undefined;
  return {
    ...(businessNumber === undefined ? {} : { businessNumber }),
    ...contactOf(reader, 'broker', name ?? ''),
  };
}

function businessNumberOf(reader: ValueReader, party: 'supplier' | 'buyer'): string {
  const field = `${party}.businessNumber`;
  const written = reader.requiredText(field);
  const result = readBusinessNumber(written);
  if (result.ok) return result.number;
  if (result.problem === 'malformed') return refuse('tax-invoice.business-number', field);
  return refuse('tax-invoice.business-number-check-digit', field, { number: excerpt(written) });
}

function requiredContact(reader: ValueReader, party: 'supplier' | 'buyer'): TaxInvoiceContact {
  return contactOf(reader, party, reader.requiredText(`${party}.name`));
}

function contactOf(reader: ValueReader, party: string, name: string): TaxInvoiceContact {
  const optional = [
    'representative',
    'address',
    'businessType',
    'businessItem',
    'email',
    'branchNumber',
  ] as const;
  const contact: { -readonly [key in keyof TaxInvoiceContact]: TaxInvoiceContact[key] } = { name };
  for (const key of optional) {
    const value = reader.text(`${party}.${key}`);
    if (value !== undefined) contact[key] = value;
  }
  return contact;
}
