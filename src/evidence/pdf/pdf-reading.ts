import type { DocumentReading } from '../reading/document-reading.js';
import { parseFields, stateOf } from '../reading/parse-fields.js';
import { MAX_PAGES } from './pdf-document.js';
import { PDF_ERRORS } from './pdf.errors.js';
import { readPdf } from './read-pdf.js';

/** What a PDF says; throws the refusal of one that can't be evidence. One without text, a scan, reads as nothing. */
export async function pdfReading(path: string): Promise<DocumentReading> {
  const outcome = await readPdf(path);
  if (!outcome.ok) throw PDF_ERRORS.fail(`pdf.${outcome.reason}`, { limit: MAX_PAGES });
  const parsed = parseFields(outcome.pages);
  return {
    kind: 'pdf',
    state: stateOf(parsed),
    ...parsed,
    lines: [],
    pages: outcome.pages.map(({ width, height }) => ({ width, height })),
  };
}
