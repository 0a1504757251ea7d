import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DocumentReading } from '../reading/document-reading.js';
import { ReaderProcess } from '../reading/reader-process.js';
import { FairTurns } from './fair-turns.js';
import { MAX_PAGES, type PdfOutcome } from './pdf-document.js';
import { PDF_ERRORS } from './pdf.errors.js';

export interface PdfRequest {
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
    const answer = await this.turns.take(teamId, (slot) => this.ask(slot, path));
    if (!answer.ok) throw PDF_ERRORS.fail(`pdf.${answer.reason}`, { limit: MAX_PAGES });
    return answer.reading;
  }

  onApplicationShutdown(): void {
    for (const each of this.processes) each.end();
  }

  /** A file that ends its reader is one nobody should open. */
  private async ask(slot: number, path: string): Promise<Answer> {
    const answer = await this.processes[slot]?.ask({ path }).catch(() => undefined);
    return (answer as Answer | undefined) ?? { ok: false, reason: 'too-heavy' };
  }
}
