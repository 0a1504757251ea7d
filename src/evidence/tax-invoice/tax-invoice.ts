import type { KstDate } from '../../platform/clock/kst-date.js';
import type { ApprovalNumber } from '../../platform/ids/approval-number.js';
import type { BusinessNumber } from '../../platform/ids/business-number.js';
import type { Won } from '../../platform/money/won.js';
import type { InvoiceSignature } from '../signature/invoice-signature.js';
import type { TaxInvoiceFinding, TaxInvoiceRefusal } from './tax-invoice.errors.js';

/** An electronic tax invoice (전자세금계산서 or 전자계산서) as its issuer wrote it. */
export interface TaxInvoice {
  readonly approvalNumber: ApprovalNumber;
  /** The invoice that an amended one changes (당초 승인번호). */
  readonly originalApprovalNumber?: ApprovalNumber;
  readonly typeCode: string;
  readonly kind: TaxInvoiceKind;
  readonly amended: boolean;
  /** Why it was amended (수정사유), `01` to `06`. */
  readonly amendmentCode?: string;
  /** 작성일자. Not the day it was sent to the tax office. */
  readonly issuedOn: KstDate;
  readonly transmittedAt?: Date;
  /** 영수 (already received) or 청구 (asked for). */
  readonly purpose?: TaxInvoicePurpose;
  /** 비고; several remarks are on a line each. */
  readonly description?: string;
  readonly supplier: TaxInvoiceParty;
  readonly buyer: TaxInvoiceParty;
  /** 수탁사업자, on invoices issued for somebody else. */
  readonly broker?: TaxInvoiceBroker;
  readonly supplyAmount: Won;
  readonly taxAmount: Won;
  readonly totalAmount: Won;
  readonly paymentMeans: readonly TaxInvoicePaymentMeans[];
  /** Never empty; the amounts of the lines add up to those of the invoice. */
  readonly lines: readonly TaxInvoiceLine[];
  /** Missing in what was read before signatures were checked. */
  readonly signature?: InvoiceSignature;
}

export type TaxInvoiceKind = 'taxable' | 'zero-rated' | 'exempt' | 'unknown';
export type TaxInvoicePurpose = 'receipt' | 'charge';

export interface TaxInvoiceContact {
  readonly name: string;
  readonly representative?: string;
  readonly address?: string;
  /** 업태 */
  readonly businessType?: string;
  /** 종목 */
  readonly businessItem?: string;
  readonly email?: string;
  /** 종사업장번호 */
  readonly branchNumber?: string;
}

export interface TaxInvoiceParty extends TaxInvoiceContact {
  readonly businessNumber: BusinessNumber;
}

/** A broker doesn't decide whether a claim is right, so a number that can't be read is left out. */
export interface TaxInvoiceBroker extends TaxInvoiceContact {
  readonly businessNumber?: BusinessNumber;
}

export interface TaxInvoicePaymentMeans {
  /** `10`, `20`, `30` or `40`; kept as written. */
  readonly code: string;
  readonly amount: Won;
}

export interface TaxInvoiceLine {
  readonly sequence: number;
  readonly purchasedOn?: KstDate;
  /** May be empty: the standard doesn't ask for a name. */
  readonly name: string;
  readonly specification?: string;
  /** Decimal text as written: quantities and unit prices may have fractions and are never calculated with. */
  readonly quantity?: string;
  readonly unitPrice?: string;
  readonly supplyAmount: Won;
  readonly taxAmount: Won;
  readonly description?: string;
}

export type TaxInvoiceResult =
  | {
      readonly ok: true;
      readonly invoice: TaxInvoice;
      /** What a person should look at; none of it stands in the way of a claim. */
      readonly findings: readonly TaxInvoiceFinding[];
    }
  | (TaxInvoiceRefusal & {
      /** Of a file that stops too early: what was whole in it, for a person to complete. */
      readonly partial?: PartialInvoice;
    });

/** Values of a truncated file that could be read; nothing here is checked against its signature. */
export type PartialInvoice = Partial<
  Pick<TaxInvoice, 'approvalNumber' | 'issuedOn' | 'supplyAmount' | 'taxAmount' | 'totalAmount'>
> & {
  readonly supplier: { readonly name?: string; readonly businessNumber?: BusinessNumber };
  /** Only where all of them are there: their amounts add up to the invoice's. */
  readonly lines: readonly TaxInvoiceLine[];
  /** Fields that a claim needs and that aren't there, such as `totalAmount`. */
  readonly missing: readonly string[];
};
