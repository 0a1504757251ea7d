import type { Evidence } from '../evidence/evidence.js';
import type { TaxInvoice } from '../evidence/tax-invoice/tax-invoice.js';
import { isReduction } from '../expenses/amend.js';
import { documentKindOf } from '../expenses/document-kinds.js';
import { approvalNumberKey } from '../platform/ids/approval-number.js';

type Invoiced = Evidence & { invoice: TaxInvoice };

/**
 * Documents dropped in one heap, put together by purchase. Each tax invoice is a claim of its own, and papers go with the
 * one invoice they tell of: the same approval number, or the same supplier with the same total. With a single invoice all
 * other papers go with it unless they tell of another purchase. Papers that tell of the same purchase without an invoice
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
  return only && purchases.length === 1 ? [[...only, ...others]] : [...purchases, ...byPurchase(others)];
}

/** What shows that money was spent; any other kind of document only says why, or that it was rightly done. */
const PROOFS = new Set(['card-slip', 'tax-invoice', 'trade-statement', 'registration-receipt', 'e-ticket']);

/** By the name of the file, and without an amount of its own. */
function onlyGoesWith(paper: Evidence): boolean {
  const kind = documentKindOf(paper);
  return kind !== undefined && !PROOFS.has(kind) && paper.reading?.fields.totalAmount === undefined;
}

/** The paper says by its own words that it belongs to this invoice. */
function tellsOf({ reading, originalName }: Evidence, invoice: TaxInvoice): boolean {
  const number = lettersOf(invoice.approvalNumber);
  if (lettersOf(originalName ?? '').includes(number)) return true;
  const fields = reading?.fields;
  if (lettersOf(fields?.approvalNumber?.value ?? '') === number) return true;
  const sameSupplier = fields?.businessNumber?.value === invoice.supplier.businessNumber;
  const sameTotal = fields?.totalAmount?.value === invoice.totalAmount;
  return sameSupplier && sameTotal;
}

/** As approval numbers are compared: without the hyphens they are printed with, letters folded. */
function lettersOf(text: string): string {
  return approvalNumberKey(text.replaceAll(/[^0-9A-Za-z]/g, ''));
}

function tellsOfAnother({ reading }: Evidence, invoice: TaxInvoice): boolean {
  const { businessNumber, totalAmount } = reading?.fields ?? {};
  const otherSupplier = businessNumber && businessNumber.value !== invoice.supplier.businessNumber;
  const otherTotal = totalAmount && totalAmount.value !== invoice.totalAmount;
  return Boolean(otherSupplier && otherTotal);
}

/** A statement and a slip of one supplier with one total are one purchase. */
function byPurchase(papers: readonly Evidence[]): Evidence[][] {
  const groups = new Map<string, Evidence[]>();
  for (const paper of papers) {
    const { businessNumber, totalAmount } = paper.reading?.fields ?? {};
    const key = businessNumber && totalAmount ? `${businessNumber.value} ${totalAmount.value}` : paper.id;
    const group = groups.get(key);
    if (group) group.push(paper);
    else groups.set(key, [paper]);
  }
  return [...groups.values()];
}
