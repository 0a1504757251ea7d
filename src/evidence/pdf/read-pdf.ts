import { inThread, type PdfLimits } from './in-thread.js';
import type { PdfOutcome } from './pdf-document.js';

/** What a PDF says, with its words and their places, or why it is refused. */
export async function readPdf(path: string, limits?: PdfLimits): Promise<PdfOutcome> {
  const outcome = (await inThread('./pdf-worker.js', path, limits)) as PdfOutcome | undefined;
  return outcome ?? { ok: false, reason: 'too-heavy' };
}
