import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DocumentReading } from '../reading/document-reading.js';
import { ReaderProcess } from '../reading/reader-process.js';
import { FairTurns } from './fair-turns.js';
import { MAX_PAGES, type PdfOutcome } from './pdf-document.js';
import { PDF_ERRORS } from './pdf.errors.js';

export interface PdfRequest {
  readonly what: 'reading' | 'picture';
  readonly path: string;
}
type Answer = Pick<Extract<PdfOutcome, { ok: true }>, 'ok' | 'reading'> | Extract<PdfOutcome, { ok: false }>;

/** Two cores serve everybody else too. */
const SLOTS = 2;
/** Above what the process allows a file itself. */
const MILLISECONDS = 30_000;

/**
 * Reads PDFs in processes of their own while people wait for the answer: two at a time and of each team one, so that one
 * team's heavy files keep nobody else's waiting.
 */
@Injectable()
export class PdfReader implements OnApplicationShutdown {
  private readonly turns = new FairTurns(SLOTS);
  private readonly processes = Array.from(
    { length: SLOTS },
    () => new ReaderProcess<PdfRequest>(new URL('./pdf-process.js', import.meta.url), MILLISECONDS),
  );

  /** What a PDF says; throws the refusal of one that can't be evidence. */
  async read(teamId: string, path: string): Promise<DocumentReading> {
    // A file that ends its reader is one nobody should open.
    const ended: Answer = { ok: false, reason: 'too-heavy' };
    const answer = (await this.ask(teamId, { what: 'reading', path }).catch(() => ended)) as Answer;
    if (!answer.ok) throw PDF_ERRORS.fail(`pdf.${answer.reason}`, { limit: MAX_PAGES });
    return answer.reading;
  }

  /** The first page as a JPEG; undefined where it can't be drawn. */
  async picture(teamId: string, path: string): Promise<Buffer | undefined> {
    const picture = (await this.ask(teamId, { what: 'picture', path }).catch(() => undefined)) as
      Uint8Array | undefined;
    return picture && Buffer.from(picture);
  }

  onApplicationShutdown(): void {
    for (const each of this.processes) each.end();
  }

  private ask(teamId: string, request: PdfRequest): Promise<unknown> {
    return this.turns.take(teamId, async (slot) => this.processes[slot]?.ask(request));
  }
}
