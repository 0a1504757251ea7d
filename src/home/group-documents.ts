import type { Evidence } from '../evidence/evidence.js';
import type { TaxInvoice } from '../evidence/tax-invoice/tax-invoice.js';
import { isReduction } from '../expenses/amend.js';
import { documentKindOf, PROOFS } from '../expenses/document-kinds.js';
import { approvalNumberKey } from '../platform/ids/approval-number.js';
import {
  isOfSupplier,
  isOtherSupplier,
  isOnePurchase,
  isSamePurchase,
  marksOfInvoice,
  marksOfPaper,
  SHORTEST_NAME,
  squashedName,
  type PurchaseMarks,
} from './same-purchase.js';

type Invoiced = Evidence & { invoice: TaxInvoice };

/**
 * Documents dropped in one heap, put together by purchase. Each tax invoice is a claim of its own, and papers go with the
 * one invoice they tell of: the same approval number, or the same supplier with the same total; one without an amount
 * goes with the one purchase of its supplier. With a single invoice all other papers go with it unless they tell of
 * another purchase. Papers that tell of the same purchase without an invoice
 * are one claim; papers that by their name only go with a purchase, such as a request for a trip, go with the one there
 * is; what nobody can place is a draft of its own. Originals come first, so that an amendment in the same heap
 * finds its claim. Pure.
 */
export function groupDocuments(evidences: readonly Evidence[]): Evidence[][] {
  const invoices = evidences.filter((evidence): evidence is Invoiced => evidence.invoice !== undefined);
  const later = invoices.filter(({ invoice }) => isReduction(invoice));
  const groups = invoices
    .filter((evidence) => !later.includes(evidence))
    .concat(later)
    .map((evidence): { invoice: Invoiced; papers: Evidence[] } => ({ invoice: evidence, papers: [] }));
  const alone: Evidence[] = [];
  for (const paper of evidences.filter(({ invoice }) => !invoice)) {
    const own = groups.filter(({ invoice: { invoice } }) => tellsOf(paper, invoice));
    const [only] = groups;
    if (own.length === 1) own[0]?.papers.push(paper);
    else if (only && groups.length === 1 && !tellsOfAnother(paper, only.invoice.invoice))
      only.papers.push(paper);
    else alone.push(paper);
  }
  const purchases = [
    ...groups.map(({ invoice, papers }) => [invoice, ...papers]),
    ...byPurchase(alone.filter((paper) => !onlyGoesWith(paper))),
  ];
  const others = alone.filter(onlyGoesWith);
  const [only] = purchases;
  if (only && purchases.length === 1) return [[...only, ...others]];
  const unplaced = others.filter((paper) => {
    const [own, ...more] = purchases.filter((purchase) => isOfPurchase(paper, purchase));
    if (own && more.length === 0) own.push(paper);
    return !own || more.length > 0;
  });
  return [...purchases, ...unplaced.map((paper) => [paper])];
}

/** By the supplier it names in its text or in the name of its file. */
function isOfPurchase(paper: Evidence, purchase: readonly Evidence[]): boolean {
  const marks = marksOfPaper(paper);
  const named = squashedName(paper.originalName);
  return purchase.map(marksOf).some((each) => {
    const supplier = squashedName(each.supplierName);
    return (
      isOfSupplier(marks, each) ||
      (marks.supplierName === '' && supplier.length >= SHORTEST_NAME && named.includes(supplier))
    );
  });
}

function marksOf(evidence: Evidence): PurchaseMarks {
  return evidence.invoice ? marksOfInvoice(evidence.invoice) : marksOfPaper(evidence);
}

/** What tells of a purchase; any other kind of document only says why, or that it was rightly done. */
const OF_PURCHASE = new Set([...PROOFS, 'trade-statement']);

/** By the name of the file, and without an amount of its own. */
function onlyGoesWith(paper: Evidence): boolean {
  const kind = documentKindOf(paper);
  return kind !== undefined && !OF_PURCHASE.has(kind) && paper.reading?.fields.totalAmount === undefined;
}

/** The paper says by its own words that it belongs to this invoice. */
function tellsOf(paper: Evidence, invoice: TaxInvoice): boolean {
  const number = lettersOf(invoice.approvalNumber);
  if (lettersOf(paper.originalName ?? '').includes(number)) return true;
  if (lettersOf(paper.reading?.fields.approvalNumber?.value ?? '') === number) return true;
  return isSamePurchase(marksOfPaper(paper), marksOfInvoice(invoice));
}

/** As approval numbers are compared: without the hyphens they are printed with, letters folded. */
function lettersOf(text: string): string {
  return approvalNumberKey(text.replaceAll(/[^0-9A-Za-z]/g, ''));
}

function tellsOfAnother(paper: Evidence, invoice: TaxInvoice): boolean {
  const [marks, own] = [marksOfPaper(paper), marksOfInvoice(invoice)];
  return isOtherSupplier(marks, own) && marks.total !== undefined && marks.total !== own.total;
}

/** A statement and a slip of one supplier with one total are one purchase. */
function byPurchase(papers: readonly Evidence[]): Evidence[][] {
  const groups: Evidence[][] = [];
  for (const paper of papers) {
    const marks = marksOfPaper(paper);
    const own = groups.find((group) => group.every((each) => isOnePurchase(marks, marksOfPaper(each))));
    if (own) own.push(paper);
    else groups.push([paper]);
  }
  return groups;
}
