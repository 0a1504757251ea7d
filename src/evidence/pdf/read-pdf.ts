import { startWorker } from '../reading/worker-thread.js';
import type { PdfOutcome } from './pdf-document.js';

const MEGABYTE = 1024 * 1024;

export interface PdfLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const LIMITS: PdfLimits = { milliseconds: 15_000, megabytes: 512 };
const WATCH_EVERY = 50;

/** One at a time: two cores serve everybody else too, and the memory that grows is this file's. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * The words of a PDF with their places, or why it is refused. Read in a thread that is ended when it takes too long or
 * grows too large, so that no file can hold up or bring down the server.
 */
export function readPdf(path: string, limits = LIMITS): Promise<PdfOutcome> {
  const result = turn.then(() => readInThread(path, limits));
  turn = result.catch(() => undefined);
  return result;
}

function readInThread(path: string, { milliseconds, megabytes }: PdfLimits): Promise<PdfOutcome> {
  const worker = startWorker(new URL('./pdf-worker.js', import.meta.url), {
    workerData: path,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
  });
  const before = process.memoryUsage.rss();
  return new Promise((resolve) => {
    const end = (outcome: PdfOutcome) => {
      clearTimeout(timer);
      clearInterval(watch);
      void worker.terminate();
      resolve(outcome);
    };
    const tooHeavy = () => end({ ok: false, reason: 'too-heavy' });
    const timer = setTimeout(tooHeavy, milliseconds);
    // What is inflated lies outside the thread's heap, so that only the process shows how large it grew.
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > 2 * megabytes * MEGABYTE) tooHeavy();
    }, WATCH_EVERY);
    worker.once('message', (outcome: PdfOutcome) => end(outcome));
    worker.once('error', tooHeavy);
    worker.once('exit', tooHeavy);
  });
}
