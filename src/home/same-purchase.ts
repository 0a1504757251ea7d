import type { Evidence } from '../evidence/evidence.js';
import type { TaxInvoice } from '../evidence/tax-invoice/tax-invoice.js';
import { addDays, type KstDate } from '../platform/clock/kst-date.js';
import type { Won } from '../platform/money/won.js';

/** What tells one purchase from another. */
export interface PurchaseMarks {
  /** Whose numbers stand on the document: the supplier's, and perhaps the buyer's. */
  readonly numbers: readonly string[];
  readonly supplierName: string;
  readonly total?: Won;
  readonly on?: KstDate;
  readonly approvalNumber?: string;
}

/** Goods, their statement and their invoice come within a week of each other. */
const DAYS_APART = 7;
/** What was delivered is looked at within a month. */
const DAYS_LATER = 31;
/** A name of fewer letters tells of nobody. */
export const SHORTEST_NAME = 2;

export function marksOfPaper({ reading }: Evidence): PurchaseMarks {
  const { businessNumber, supplierName, totalAmount, documentedOn, approvalNumber } = reading?.fields ?? {};
  const numbers = [...(businessNumber ? [businessNumber.value] : []), ...(reading?.businessNumbers ?? [])];
  return {
    numbers: [...new Set(numbers)],
    supplierName: supplierName?.value ?? '',
    total: totalAmount?.value,
    on: documentedOn?.value,
    approvalNumber: approvalNumber?.value,
  };
}

export function marksOfInvoice({ supplier, totalAmount, issuedOn }: TaxInvoice): PurchaseMarks {
  return {
    numbers: [supplier.businessNumber],
    supplierName: supplier.name ?? '',
    total: totalAmount,
    on: issuedOn,
  };
}

/** One supplier and one total; where only names tell of the supplier, the days must be near each other too. */
export function isSamePurchase(paper: PurchaseMarks, purchase: PurchaseMarks): boolean {
  if (paper.total === undefined || paper.total !== purchase.total) return false;
  if (paper.approvalNumber && purchase.approvalNumber && paper.approvalNumber !== purchase.approvalNumber)
    return false;
  if (sharesNumber(paper, purchase)) return true;
  return isSameName(paper, purchase) && isNear(paper, purchase, DAYS_APART) === true;
}

/** The same every month is another purchase every month. */
export function isOnePurchase(a: PurchaseMarks, b: PurchaseMarks): boolean {
  return isSamePurchase(a, b) && isNear(a, b) !== false;
}

/** A paper without an amount, such as a delivery note, that tells of the supplier alone. */
export function isOfSupplier(paper: PurchaseMarks, purchase: PurchaseMarks): boolean {
  if (paper.total !== undefined || isNear(paper, purchase, DAYS_LATER) === false) return false;
  return sharesNumber(paper, purchase) || isSameName(paper, purchase);
}

/** Another supplier, as far as numbers tell. */
export function isOtherSupplier(paper: PurchaseMarks, purchase: PurchaseMarks): boolean {
  return paper.numbers.length > 0 && purchase.numbers.length > 0 && !sharesNumber(paper, purchase);
}

/** How many days apart two documents are; undefined where one has none. */
export function isNear(a: PurchaseMarks, b: PurchaseMarks, days = DAYS_APART): boolean | undefined {
  if (!a.on || !b.on) return undefined;
  return addDays(a.on, -days) <= b.on && b.on <= addDays(a.on, days);
}

/** As names are compared: without the company's form, brackets and blanks. */
export function squashedName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\((?:주|유|사|재)\)|주식회사|유한(?:책임)?회사|\b(?:inc|llc|ltd|co|corp)\b\.?/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function sharesNumber(a: PurchaseMarks, b: PurchaseMarks): boolean {
  return a.numbers.some((number) => b.numbers.includes(number));
}

function isSameName(a: PurchaseMarks, b: PurchaseMarks): boolean {
  const name = squashedName(a.supplierName);
  return name.length >= SHORTEST_NAME && name === squashedName(b.supplierName) && !isOtherSupplier(a, b);
}
