import { startWorker } from '../reading/worker-thread.js';
import type { PdfOutcome } from './pdf-document.js';

const MEGABYTE = 1024 * 1024;

export interface PdfLimits {
  /** Of the processor: a server that is busy makes nobody's document heavy. */
  readonly busyMilliseconds: number;
  readonly milliseconds: number;
  readonly megabytes: number;
}

const LIMITS: PdfLimits = { busyMilliseconds: 4000, milliseconds: 20_000, megabytes: 512 };
const WATCH_EVERY = 50;
const MICROSECONDS = 1000;

/**
 * What a PDF says, with its words and their places, or why it is refused. Read in a thread that is ended when it takes
 * too long or grows too large. One at a time in a process: what the process takes meanwhile is this file's.
 */
export function readPdf(
  path: string,
  { busyMilliseconds, milliseconds, megabytes } = LIMITS,
): Promise<PdfOutcome> {
  const worker = startWorker(new URL('./pdf-worker.js', import.meta.url), {
    workerData: path,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
  });
  const before = process.memoryUsage.rss();
  const start = process.cpuUsage();
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
      const { user, system } = process.cpuUsage(start);
      if (process.memoryUsage.rss() - before > 2 * megabytes * MEGABYTE) tooHeavy();
      else if (user + system > busyMilliseconds * MICROSECONDS) tooHeavy();
    }, WATCH_EVERY);
    worker.once('message', (outcome: PdfOutcome) => end(outcome));
    worker.once('error', tooHeavy);
    worker.once('exit', tooHeavy);
  });
}
