import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentReading } from '../reading/document-reading.js';
import { parseFields, stateOf } from '../reading/parse-fields.js';
import { linesOf, type TextPage, type TextWord } from '../reading/text-page.js';
import { activeContentOf } from './active-content.js';
import { actionsOf, isLocked } from './document-actions.js';
import { openPdf, type OpenedPdf } from './open-pdf.js';
import { MAX_PAGES, MAX_WORDS, PAGES_READ, type PdfOutcome } from './pdf-document.js';

type Page = Awaited<ReturnType<OpenedPdf['getPage']>>;

/** Opens one PDF and answers with what it says; runs in a thread of its own, which may be ended at any time. */
async function read(path: string): Promise<PdfOutcome> {
  const bytes = await readFile(path);
  const active = activeContentOf(bytes);
  if (active.refused) return { ok: false, reason: active.refused };
  const document = await openPdf(bytes).catch((error: unknown) => reasonOf(error));
  if (typeof document === 'string') return { ok: false, reason: document };
  if (document.numPages > MAX_PAGES) return { ok: false, reason: 'too-many-pages' };
  if (active.hidden && !(await isLocked(document))) return { ok: false, reason: 'damaged' };
  const reason = await actionsOf(document);
  if (reason) return { ok: false, reason };
  const pages: TextPage[] = [];
  for (let number = 1; number <= Math.min(PAGES_READ, document.numPages); number += 1) {
    pages.push(await pageOf(await document.getPage(number), number));
  }
  return { ok: true, pages, pageCount: document.numPages, reading: readingOf(pages) };
}

/** One without text, a scan, reads as nothing. */
function readingOf(pages: readonly TextPage[]): DocumentReading {
  const parsed = parseFields(pages);
  return {
    kind: 'pdf',
    state: stateOf(parsed),
    ...parsed,
    lines: [],
    pages: pages.map(({ width, height }) => ({ width, height })),
  };
}

function reasonOf(error: unknown): 'password' | 'damaged' {
  return error instanceof Error && error.name === 'PasswordException' ? 'password' : 'damaged';
}

async function pageOf(page: Page, number: number): Promise<TextPage> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ disableNormalization: false });
  const words: TextWord[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    if (words.length > MAX_WORDS) break;
    const [a = 1, b = 0, , , e = 0, f = 0] = item.transform.map(Number);
    const [x = 0, y = 0] = viewport.convertToViewportPoint(e, f);
    const height = item.height || Math.hypot(a, b);
    words.push(
      ...wordsOf(item.str, {
        x: (x / viewport.width) * 100,
        // Letters reach a little below the line they stand on.
        y: ((y - height * 0.85) / viewport.height) * 100,
        width: (item.width / viewport.width) * 100,
        height: (height / viewport.height) * 100,
      }),
    );
  }
  return { number, width: viewport.width, height: viewport.height, lines: linesOf(number, words) };
}

/** The words of a run of text, each with its share of the run's width; Korean letters are twice as wide as others. */
function wordsOf(text: string, box: Omit<TextWord, 'text' | 'confidence'>): TextWord[] {
  const unit = box.width / Math.max(1, widthOf(text));
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    confidence: 100,
    x: box.x + widthOf(text.slice(0, match.index)) * unit,
    y: box.y,
    width: widthOf(match[0]) * unit,
    height: box.height,
  }));
}

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += /[ᄀ-ᇿ⺀-鿿가-힣！-｠]/u.test(letter) ? 2 : letter === ' ' ? 0.6 : 1.1;
  return width;
}

const path: unknown = workerData;
if (parentPort && typeof path === 'string') {
  const port = parentPort;
  read(path).then(
    (outcome) => port.postMessage(outcome),
    () => port.postMessage({ ok: false, reason: 'damaged' } satisfies PdfOutcome),
  );
}
