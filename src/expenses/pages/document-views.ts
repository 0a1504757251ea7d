import type { TaxInvoiceParty, TaxInvoiceView } from '../../../templates/components/tax-invoice-view.js';
import type { DocumentItem } from '../../../templates/expenses/expense-view.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { TaxInvoice, TaxInvoiceParty as Party } from '../../evidence/tax-invoice/tax-invoice.js';

/** Codes of 결제방법 as the standard counts them. */
const MEANS = { '10': 'cash', '20': 'cheque', '30': 'note', '40': 'credit' } as const;

export function documentItem(evidence: Evidence): DocumentItem {
  const { id, kind, mediaType, originalName, sizeBytes, uploadedAt } = evidence;
  return {
    id,
    kind: kind === 'tax-invoice' ? 'tax-invoice' : kindOf(mediaType),
    name: originalName,
    href: `/evidence/${id}`,
    mediaType,
    sizeBytes,
    uploadedAt,
  };
}

function kindOf(mediaType: string): DocumentItem['kind'] {
  if (mediaType === 'application/pdf') return 'pdf';
  return mediaType.startsWith('image/') ? 'image' : 'other';
}

/** The invoice among the documents that the claim stands on, drawn; an amendment stands beside its original. */
export function invoiceView(
  evidences: readonly Evidence[],
): { document: DocumentItem; view: TaxInvoiceView } | undefined {
  const invoices = evidences.filter(({ invoice }) => invoice);
  const main = invoices.find(({ invoice }) => invoice && invoice.totalAmount > 0n) ?? invoices[0];
  return main?.invoice && { document: documentItem(main), view: taxInvoiceView(main.invoice) };
}

function taxInvoiceView(invoice: TaxInvoice): TaxInvoiceView {
  const payments: NonNullable<TaxInvoiceView['payments']> = {};
  for (const { code, amount } of invoice.paymentMeans) {
    if (code === '10' || code === '20' || code === '30' || code === '40') payments[MEANS[code]] = amount;
  }
  return {
    exempt: invoice.kind === 'exempt',
    zeroRated: invoice.kind === 'zero-rated',
    unknownType: invoice.kind === 'unknown' ? invoice.typeCode : undefined,
    broker: invoice.broker,
    signature: invoice.signature,
    approvalNumber: invoice.approvalNumber,
    originalApprovalNumber: invoice.originalApprovalNumber,
    issuedOn: invoice.issuedOn,
    supplier: partyView(invoice.supplier),
    buyer: partyView(invoice.buyer),
    supplyAmount: invoice.supplyAmount,
    taxAmount: invoice.taxAmount,
    totalAmount: invoice.totalAmount,
    note: invoice.description,
    purpose: invoice.purpose && (invoice.purpose === 'charge' ? 'claim' : 'receipt'),
    payments,
    lines: invoice.lines.map((line) => ({
      suppliedOn: line.purchasedOn,
      name: line.name,
      specification: line.specification,
      quantity: line.quantity,
      unitPrice: line.unitPrice && grouped(line.unitPrice),
      supplyAmount: line.supplyAmount,
      taxAmount: line.taxAmount,
    })),
  };
}

function partyView({
  businessNumber,
  name,
  representative,
  address,
  businessType,
  businessItem,
  email,
}: Party): TaxInvoiceParty {
  return { businessNumber, name, representative, address, businessType, businessItem, email };
}

/** Thousands grouped in a decimal text; anything else stays as written. */
function grouped(decimal: string): string {
  const [, whole, rest = ''] = /^(\d+)(\.\d+)?$/.exec(decimal) ?? [];
  return whole === undefined ? decimal : whole.replaceAll(/\B(?=(\d{3})+$)/g, ',') + rest;
}
