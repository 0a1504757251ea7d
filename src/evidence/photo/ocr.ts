import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM, PSM, type Block, type Worker } from 'tesseract.js';
import type { TextLine, TextPage, TextWord } from '../reading/text-page.js';

/** Where the Korean letters are, which hold the Latin ones and the digits too; nothing is fetched. */
const LANGUAGE = 'kor';
const LETTERS = join(
  dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${LANGUAGE}/package.json`)),
  '4.0.0_best_int',
);
const MILLISECONDS = 60_000;

export interface RecognisedPage {
  readonly page: TextPage;
  /** Mean of the words, whole percent: 80 and more on a page that is upright and sharp. */
  readonly confidence: number;
}

/**
 * Reads letters in pictures, in a thread of its own. One picture at a time; a picture that takes too long ends the
 * thread, and the next one starts another.
 */
export class Ocr {
  private worker?: Promise<Worker>;
  private turn: Promise<unknown> = Promise.resolve();

  recognise(image: Buffer, size: { width: number; height: number }): Promise<RecognisedPage> {
    const result = this.turn.then(() => this.once(image, size));
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async once(image: Buffer, size: { width: number; height: number }): Promise<RecognisedPage> {
    this.worker ??= open();
    try {
      const worker = await this.worker;
      const { data } = await within(MILLISECONDS, worker.recognize(image, {}, { blocks: true, text: false }));
      const lines = linesFrom(data.blocks ?? [], size);
      return { page: { number: 1, ...size, lines }, confidence: meanOf(lines) };
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  private async end(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.then((opened) => opened.terminate()).catch(() => undefined);
  }
}

async function open(): Promise<Worker> {
  const worker = await createWorker(LANGUAGE, OEM.LSTM_ONLY, {
    langPath: LETTERS,
    cacheMethod: 'none',
    gzip: true,
  });
  await worker.setParameters({
    // A receipt is one block of text, its values far from their labels on the same line.
    tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
    preserve_interword_spaces: '1',
    user_defined_dpi: '200',
  });
  return worker;
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error('reading the picture took too long')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function linesFrom(blocks: readonly Block[], size: { width: number; height: number }): TextLine[] {
  const lines = blocks.flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines
    .sort((a, b) => a.bbox.y0 - b.bbox.y0)
    .map(({ words }) => ({
      page: 1,
      words: words.map(({ text, confidence, bbox }): TextWord => ({
        text,
        confidence: Math.round(confidence),
        x: (bbox.x0 / size.width) * 100,
        y: (bbox.y0 / size.height) * 100,
        width: ((bbox.x1 - bbox.x0) / size.width) * 100,
        height: ((bbox.y1 - bbox.y0) / size.height) * 100,
      })),
    }));
}

/** By letters, so that specks read as short words count for little. */
function meanOf(lines: readonly TextLine[]): number {
  let letters = 0;
  let sum = 0;
  for (const { text, confidence } of lines.flatMap(({ words }) => words)) {
    letters += text.length;
    sum += text.length * confidence;
  }
  return letters === 0 ? 0 : Math.round(sum / letters);
}
