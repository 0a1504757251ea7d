import type { DocumentReading } from '../reading/document-reading.js';
import { parseFields, stateOf } from '../reading/parse-fields.js';
import type { Ocr, RecognisedPage } from './ocr.js';
import { UnreadableDocument } from '../reading/unreadable-document.js';
import { rereadNumber } from './reread-number.js';
import { prepareForReading, type Prepared } from './upright-photo.js';

type Turn = NonNullable<DocumentReading['turned']>;

/** A page read with this many percent or more stands upright. */
const UPRIGHT = 75;
const OTHER_TURNS: readonly Turn[] = [180, 90, 270];

/** What a picture says, turned the way in which it reads best. */
export async function photoReading(ocr: Ocr, path: string): Promise<DocumentReading> {
  let best = await readTurned(ocr, path, 0);
  for (const turned of OTHER_TURNS) {
    if (best.recognised.confidence >= UPRIGHT) break;
    const other = await readTurned(ocr, path, turned);
    if (other.recognised.confidence > best.recognised.confidence) best = other;
  }
  const page = await rereadNumber(ocr, best.prepared, best.recognised.page);
  const parsed = parseFields([page]);
  return {
    kind: 'photo',
    state: stateOf(parsed),
    ...parsed,
    lines: [],
    pages: [{ width: page.width, height: page.height }],
    turned: best.turned,
  };
}

interface Read {
  readonly turned: Turn;
  readonly prepared: Prepared;
  readonly recognised: RecognisedPage;
}

async function readTurned(ocr: Ocr, path: string, turned: Turn): Promise<Read> {
  const prepared = await prepareForReading(path, turned).catch((error: unknown) => {
    throw new UnreadableDocument(String(error));
  });
  const { image, width, height } = prepared;
  return { turned, prepared, recognised: await ocr.recognise(image, { width, height }) };
}
