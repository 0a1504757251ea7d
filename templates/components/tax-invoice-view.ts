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
