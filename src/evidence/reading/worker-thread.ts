import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Reads TypeScript in a thread, for tests, which run from the sources: threads don't inherit the test runner's reader. */
const TYPESCRIPT = new URL('../../../test/support/register-typescript.mjs', import.meta.url);

/** Starts a thread on a file beside the caller, compiled or, where there is only that, its source. */
export function startWorker(file: URL, options: WorkerOptions): Worker {
  if (existsSync(fileURLToPath(file))) return new Worker(file, { ...options, execArgv: [] });
  const source = new URL(file.href.replace(/\.js$/, '.ts'));
  return new Worker(source, { ...options, execArgv: ['--import', TYPESCRIPT.href] });
}
