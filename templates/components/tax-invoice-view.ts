import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';

export interface TaxInvoiceParty {
  businessNumber: string;
  name: string;
  representative?: string;
  address?: string;
  businessType?: string;
  businessItem?: string;
  email?: string;
}

/** An electronic tax invoice (or the VAT-exempt 계산서) as it was read. */
export interface TaxInvoiceView {
  exempt: boolean;
  zeroRated?: boolean;
  /** The code of a type that isn't known: a person decides what it is. */
  unknownType?: string;
  /** Who issued it for the supplier (위수탁), as far as it is written. */
  broker?: Partial<TaxInvoiceParty>;
  /** Missing in what was read before signatures were checked. */
  signature?: TaxInvoiceSignature;
  approvalNumber: string;
  /** Present on an amended invoice. */
  originalApprovalNumber?: string;
  issuedOn: KstDate;
  supplier: TaxInvoiceParty;
  buyer: TaxInvoiceParty;
  supplyAmount: Won;
  taxAmount: Won;
  totalAmount: Won;
  note?: string;
  /** 청구 (still to be paid) or 영수 (already paid). */
  purpose?: 'claim' | 'receipt';
  payments?: { cash?: Won; cheque?: Won; note?: Won; credit?: Won };
  lines: readonly TaxInvoiceLine[];
}

export interface TaxInvoiceSignature {
  result: 'verified' | 'issuer-unknown' | 'unsigned' | 'unsupported';
  /** Why the issuer isn't known. */
  reason?: 'root-not-trusted' | 'certificate-not-valid' | 'signer-differs';
  signedBy?: string;
  issuer?: string;
}

export interface TaxInvoiceLine {
  suppliedOn?: KstDate;
  name: string;
  specification?: string;
  /** As written on the document. */
  quantity?: string;
  unitPrice?: string;
  supplyAmount: Won;
  taxAmount: Won;
}
