import { startWorker } from '../reading/worker-thread.js';

const MEGABYTE = 1024 * 1024;
const MICROSECONDS = 1000;
const WATCH_EVERY = 50;

export interface PdfLimits {
  /** Of the processor: a server that is busy makes nobody's document heavy. */
  readonly busyMilliseconds: number;
  readonly milliseconds: number;
  readonly megabytes: number;
}

const LIMITS: PdfLimits = { busyMilliseconds: 4000, milliseconds: 20_000, megabytes: 512 };

/**
 * What a thread on a file beside this one says of the PDF at `path`; undefined where it was ended for taking too long or
 * growing too large. One at a time in a process: what the process takes meanwhile is this file's.
 */
export function inThread(
  file: string,
  path: string,
  { busyMilliseconds, milliseconds, megabytes } = LIMITS,
): Promise<unknown> {
  const worker = startWorker(new URL(file, import.meta.url), {
    workerData: path,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
  });
  const before = process.memoryUsage.rss();
  const start = process.cpuUsage();
  return new Promise((resolve) => {
    const end = (said?: unknown) => {
      clearTimeout(timer);
      clearInterval(watch);
      void worker.terminate();
      resolve(said);
    };
    const timer = setTimeout(end, milliseconds);
    // What is inflated lies outside the thread's heap, so that only the process shows how large it grew.
    const watch = setInterval(() => {
      const { user, system } = process.cpuUsage(start);
      if (process.memoryUsage.rss() - before > 2 * megabytes * MEGABYTE) end();
      else if (user + system > busyMilliseconds * MICROSECONDS) end();
    }, WATCH_EVERY);
    worker.once('message', end);
    worker.once('error', () => end());
    worker.once('exit', () => end());
  });
}
