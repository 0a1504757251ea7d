import { DomainError } from '../platform/errors/domain-error.js';
import type { EvidenceFinding } from './evidence.js';
import { detectMediaTypeOfFile } from './media-type/detect-media-type.js';
import { mediaTypeProblemText } from './media-type/media-type.errors.js';
import { checkPhoto } from './photo/check-photo.js';
import { emptyReading, type DocumentReading } from './reading/document-reading.js';
import type { TrustedRoots } from './signature/trusted-roots.js';
import { readingOfPartial, truncatedText } from './tax-invoice/partial-reading.js';
import { readTaxInvoice } from './tax-invoice/read-tax-invoice.js';
import { isRemark, taxInvoiceProblemText } from './tax-invoice/tax-invoice.errors.js';
import type { TaxInvoice } from './tax-invoice/tax-invoice.js';

/** Counted up when the same document would be read differently. */
export const READER_VERSION = 2;

export interface ReadDocument {
  name: string;
  mediaType: string;
  invoice?: TaxInvoice;
  /** What was read of a PDF or of an invoice that stops too early; of a picture, that it waits. */
  reading?: DocumentReading;
  findings: EvidenceFinding[];
}

export interface DocumentReaders {
  /** Asked for the bytes of XML only, whose size the reader limits. */
  readonly load: (path: string) => Promise<Buffer>;
  readonly readPdf: (path: string) => Promise<DocumentReading>;
  readonly roots: TrustedRoots;
}

/**
 * Tells a file's type and reads tax invoices and PDFs; throws the refusal, with its field where there is one, for what can't be
 * evidence.
 */
export async function readDocument(
  path: string,
  originalName: string,
  { load, readPdf, roots }: DocumentReaders,
): Promise<ReadDocument> {
  const detected = await detectMediaTypeOfFile(originalName, path);
  if (!detected.ok)
    throw new DomainError(detected.code, 'invalid', mediaTypeProblemText(detected), [
      fileProblem(detected.code, mediaTypeProblemText(detected)),
    ]);
  const { name, mediaType, kind } = detected;
  if (kind === 'pdf') return { name, mediaType, reading: await readPdf(path), findings: [] };
  if (kind === 'jpeg' || kind === 'png' || kind === 'webp' || kind === 'heic') {
    await checkPhoto(path);
    return { name, mediaType, reading: emptyReading('photo', 'waiting'), findings: [] };
  }
  if (kind !== 'xml') return { name, mediaType, findings: [] };
  const result = readTaxInvoice(await load(path), roots);
  if (!result.ok && result.partial) {
    const text = truncatedText(result.partial);
    const finding: EvidenceFinding = { code: result.code, result: 'needs-more', text };
    return { name, mediaType, reading: readingOfPartial(result.partial), findings: [finding] };
  }
  if (!result.ok) {
    const text = taxInvoiceProblemText(result);
    const pointer = result.field ? `/reading/${result.field.replaceAll('.', '/')}` : '/files';
    throw new DomainError(result.code, 'invalid', text, [{ pointer, code: result.code, text }]);
  }
  const findings = result.findings.map((finding): EvidenceFinding => ({
    code: finding.code,
    result: isRemark(finding.code) ? 'allow' : 'needs-more',
    field: finding.field,
    text: taxInvoiceProblemText(finding),
  }));
  return { name, mediaType, invoice: result.invoice, findings };
}

function fileProblem(code: string, text: DomainError['text']) {
  return { pointer: '/files', code, text };
}
