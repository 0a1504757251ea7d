import { isKstDate } from '../../platform/clock/kst-date.js';
import { approvalNumberKey, parseApprovalNumber } from '../../platform/ids/approval-number.js';
import { checkSignature, signatureOf } from '../signature/check-signature.js';
import { NO_ROOTS, type TrustedRoots } from '../signature/trusted-roots.js';
import { checkSigns, checkTotals, taxFinding } from './check-amounts.js';
import { type CollectedInvoice, InvoiceCollector, type Values } from './collect-fields.js';
import { decodeXml } from './decode-xml.js';
import { type InvoiceAmounts, readLines } from './read-lines.js';
import { readBroker, readBuyer, readSupplier } from './read-parties.js';
import { readPartial } from './read-partial.js';
import { ValueReader } from './read-values.js';
import { excerpt, refuse, RefusedInvoice } from './refuse.js';
import { signatureFinding } from './signature.errors.js';
import type { TaxInvoiceFinding } from './tax-invoice.errors.js';
import type {
  TaxInvoice,
  TaxInvoicePaymentMeans,
  TaxInvoicePurpose,
  TaxInvoiceResult,
} from './tax-invoice.js';
import { meaningOfTypeCode } from './type-code.js';

const MEGABYTE = 1024 * 1024;
/** A real invoice is some ten kilobytes, signature included. */
const MAX_MEGABYTES = 5;
const AMENDMENT_CODES = new Set(['01', '02', '03', '04', '05', '06']);
const PURPOSES: ReadonlyMap<string, TaxInvoicePurpose> = new Map([
  ['01', 'receipt'],
  ['02', 'charge'],
]);

/**
 * Reads an electronic tax invoice. What can't be trusted as it stands (unreadable, ambiguous, amounts or
 * business numbers that can't be right) is refused with the field named; what only needs a person's eye is
 * a finding beside the invoice. One that was changed after it was signed is refused before anything in it is
 * believed. Never throws for anything in the file.
 */
export function readTaxInvoice(bytes: Buffer, roots: TrustedRoots = NO_ROOTS): TaxInvoiceResult {
  try {
    return readOrRefuse(bytes, roots);
  } catch (error) {
    if (error instanceof RefusedInvoice) return error.refusal;
    throw error;
  }
}

function readOrRefuse(bytes: Buffer, roots: TrustedRoots): TaxInvoiceResult {
  if (bytes.length === 0) return refuse('tax-invoice.empty');
  if (bytes.length > MAX_MEGABYTES * MEGABYTE) {
    return refuse('tax-invoice.too-large', undefined, { limit: String(MAX_MEGABYTES) });
  }
  const decoded = decodeXml(bytes);
  const collected = new InvoiceCollector().collect(decoded.text, decoded.cut);
  if (collected.truncated) {
    const partial = readPartial(collected);
    return { ok: false, code: 'tax-invoice.truncated', params: {}, ...(partial ? { partial } : {}) };
  }
  const checked = checkSignature(collected.signature);
  if (checked.state === 'altered') return refuse('evidence.signature-altered');
  const findings = [...decoded.findings, ...collected.findings];
  const invoice = assemble(collected, findings);
  checkSigns(invoice);
  const tax = taxFinding(invoice);
  if (tax) findings.push(tax);
  const signature = signatureOf(checked, { names: namesOf(invoice), day: dayOfIssue(invoice) }, roots);
  findings.push(...signatureFinding(signature));
  return { ok: true, invoice: { ...invoice, signature }, findings };
}

/** Who may sign: the supplier, or whoever issues for it. */
function namesOf({ supplier, broker }: TaxInvoice): string[] {
  return [supplier.name, ...(broker ? [broker.name] : [])];
}

/**
 * The day of issue is the beginning of the approval number, which the signature covers; the time of sending isn't
 * covered. The date of the invoice itself may be weeks earlier.
 */
function dayOfIssue({ approvalNumber, issuedOn }: TaxInvoice): string {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(approvalNumber) ?? [];
  const stated = `${year}-${month}-${day}`;
  return isKstDate(stated) ? stated : issuedOn;
}

function assemble(collected: CollectedInvoice, findings: TaxInvoiceFinding[]): TaxInvoice {
  const reader = new ValueReader(collected.values, '', findings);
  const typeCode = reader.requiredText('typeCode');
  const approvalNumber =
    parseApprovalNumber(reader.requiredText('approvalNumber')) ??
    refuse('tax-invoice.approval-number', 'approvalNumber');
  const { kind, ...amendment } = readAmendment(reader, typeCode, approvalNumber, findings);
  const issuedOn = reader.requiredDay('issuedOn');
  const supplier = readSupplier(reader);
  const buyer = readBuyer(reader);
  const broker = readBroker(reader);
  const transmittedAt = reader.instant('transmittedAt');
  const purpose = reader.orFinding('purpose', (code) => PURPOSES.get(code));
  const description = reader.text('description');
  const amounts = readAmounts(reader, kind === 'exempt');
  checkTotals(amounts, amendment.amended);
  return {
    approvalNumber,
    typeCode,
    kind,
    ...amendment,
    issuedOn,
    ...(transmittedAt ? { transmittedAt } : {}),
    ...(purpose ? { purpose } : {}),
    ...(description === undefined ? {} : { description }),
    supplier,
    buyer,
    ...(broker ? { broker } : {}),
    ...amounts,
    paymentMeans: readPaymentMeans(collected.paymentMeans, findings),
    lines: readLines(collected.lines, amounts, findings),
  };
}

type Amendment = Pick<TaxInvoice, 'kind' | 'amended' | 'amendmentCode' | 'originalApprovalNumber'>;

function readAmendment(
  reader: ValueReader,
  typeCode: string,
  approvalNumber: string,
  findings: TaxInvoiceFinding[],
): Amendment {
  const meaning = meaningOfTypeCode(typeCode);
  if (!meaning.known) {
    findings.push({
      code: 'tax-invoice.type-unknown',
      field: 'typeCode',
      params: { value: excerpt(typeCode) },
    });
  }
  const amendmentCode = reader.text('amendmentCode');
  const original = reader.orFinding('originalApprovalNumber', (text) => {
    const number = parseApprovalNumber(text);
    // An invoice can't amend itself.
    return number && approvalNumberKey(number) !== approvalNumberKey(approvalNumber) ? number : undefined;
  });
  const saysSo = amendmentCode !== undefined || reader.text('originalApprovalNumber') !== undefined;
  const amended = meaning.amended ?? saysSo;
  if (amended && original === undefined) {
    findings.push({ code: 'tax-invoice.original-missing', field: 'originalApprovalNumber', params: {} });
  }
  if (!amended && saysSo)
    findings.push({ code: 'tax-invoice.amendment-unclear', field: 'typeCode', params: {} });
  if (amendmentCode !== undefined && !AMENDMENT_CODES.has(amendmentCode)) {
    const params = { value: excerpt(amendmentCode) };
    findings.push({ code: 'tax-invoice.amendment-code-unknown', field: 'amendmentCode', params });
  }
  return {
    kind: meaning.kind,
    amended,
    ...(amendmentCode === undefined ? {} : { amendmentCode }),
    ...(original === undefined ? {} : { originalApprovalNumber: original }),
  };
}

/** Only an exempt invoice may leave out the tax: it has none. */
function readAmounts(reader: ValueReader, exempt: boolean): InvoiceAmounts {
  return {
    supplyAmount: reader.requiredWon('supplyAmount'),
    taxAmount: exempt ? (reader.won('taxAmount') ?? 0n) : reader.requiredWon('taxAmount'),
    totalAmount: reader.requiredWon('totalAmount'),
  };
}

function readPaymentMeans(parts: readonly Values[], findings: TaxInvoiceFinding[]): TaxInvoicePaymentMeans[] {
  return parts.map((values, index) => {
    const reader = new ValueReader(values, `paymentMeans.${index}.`, findings);
    return { code: reader.text('code') ?? '', amount: reader.won('amount') ?? 0n };
  });
}
