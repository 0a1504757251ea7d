import { answerRequests } from '../reading/answer-requests.js';
import { inThread } from './in-thread.js';
import type { PdfRequest } from './pdf-reader.js';
import { readPdf } from './read-pdf.js';

/** The server's other half for PDFs: started by `PdfReader`, ends with it. Words stay here, values go over. */
answerRequests<PdfRequest>(async ({ what, path }) => {
  if (what === 'picture') return inThread('./picture-worker.js', path);
  const outcome = await readPdf(path);
  return outcome.ok ? { ok: true, reading: outcome.reading } : outcome;
});
