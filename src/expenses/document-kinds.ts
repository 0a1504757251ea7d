import type { Evidence } from '../evidence/evidence.js';
import type { DocumentType } from '../evidence/reading/document-reading.js';
import { parseApprovalNumber } from '../platform/ids/approval-number.js';

/** What a document that was read calls itself, as rule packs call it; a plain receipt serves as no document of theirs. */
const READ_AS: Partial<Record<DocumentType, string>> = {
  'tax-invoice': 'tax-invoice',
  'card-slip': 'card-slip',
  statement: 'trade-statement',
};

/** How people name their files; the first that fits is taken, so that narrower words come first. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/거래\s*명세/, 'trade-statement'],
  [/검수/, 'inspection-report'],
  [/구매\s*(의뢰|요청)/, 'purchase-request'],
  [/회의록/, 'minutes'],
  [/사전\s*승인|승인\s*공문/, 'prior-approval'],
  [/내부\s*결재|기안/, 'internal-approval'],
  [/품의/, 'proposal'],
  [/이체|송금/, 'transfer-proof'],
  [/매출\s*전표|카드\s*전표|카드\s*영수증/, 'card-slip'],
  [/세금\s*계산서/, 'tax-invoice'],
  [/견적/, 'quotations'],
  [/출장\s*신청/, 'travel-request'],
  [/출장\s*(결과|보고)/, 'travel-report'],
  [/여비/, 'travel-costs'],
  [/항공권|승차권|e-?ticket/i, 'e-ticket'],
  [/출입국/, 'entry-exit'],
  [/자문\s*확인/, 'advice-record'],
  [/수료증/, 'certificate'],
  [/참가\s*확인/, 'attendance'],
  [/등록비/, 'registration-receipt'],
  [/초과\s*근무/, 'overtime-record'],
  [/급여\s*명세/, 'payslip'],
  [/원천\s*징수/, 'withholding'],
  [/기여도/, 'contribution-assessment'],
  [/수당\s*지급\s*신청/, 'allowance-request'],
  [/수입\s*(신고|면장)/, 'import-papers'],
  [/ZEUS|장비\s*등록증/i, 'zeus-check'],
  [/부가세\s*신고/, 'vat-return'],
  [/과제\s*참여\s*계약/, 'participation-contract'],
  [/계약/, 'contract'],
  [/의뢰서/, 'service-request'],
  [/결과서/, 'service-result'],
  [/자체\s*규정/, 'own-rule'],
];

/**
 * The kind of document, by the codes of rule packs, that this one serves as: by what was read in it, else as whoever
 * uploaded it said, else by its file's name. Undefined when nothing tells. Pure.
 */
export function documentKindOf(
  evidence: Pick<Evidence, 'invoice' | 'reading' | 'servesAs' | 'originalName'>,
): string | undefined {
  if (evidence.invoice) return 'tax-invoice';
  const read = evidence.reading && READ_AS[evidence.reading.documentType];
  return read ?? evidence.servesAs ?? NAMED.find(([name]) => name.test(evidence.originalName))?.[1];
}

/** What shows that money was spent: once for one claim, where a contract or minutes may serve several. */
export const PROOFS: ReadonlySet<string> = new Set([
  'card-slip',
  'tax-invoice',
  'registration-receipt',
  'e-ticket',
]);

/** A slip, a receipt, or a photo of which nobody said that it serves as something else. Pure. */
export function provesPurchase(
  evidence: Pick<Evidence, 'invoice' | 'reading' | 'servesAs' | 'originalName' | 'mediaType'>,
): boolean {
  const kind = documentKindOf(evidence);
  if (kind !== undefined) return PROOFS.has(kind);
  return evidence.mediaType.startsWith('image/') || evidence.reading?.documentType === 'receipt';
}

/** The 24 characters of a tax invoice, from the electronic one or from its print. Pure. */
export function invoiceNumberOf({
  invoice,
  reading,
}: Pick<Evidence, 'invoice' | 'reading'>): string | undefined {
  if (invoice) return invoice.approvalNumber;
  if (reading?.documentType !== 'tax-invoice') return undefined;
  return parseApprovalNumber(reading.fields.approvalNumber?.value ?? '');
}
