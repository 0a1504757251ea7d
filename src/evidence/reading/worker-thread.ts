import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Reads TypeScript outside the test runner, for tests, which run from the sources: what they start doesn't inherit it. */
const TYPESCRIPT = new URL('../../../test/support/register-typescript.mjs', import.meta.url);

/** Starts a thread on a file beside the caller. */
export function startWorker(file: URL, options: WorkerOptions): Worker {
  const { source, execArgv } = runnable(file);
  return new Worker(source, { ...options, execArgv });
}

/** Starts a process on a file beside the caller; messages keep bigint and Buffer, and what libraries print is not our log. */
export function startProcess(file: URL): ChildProcess {
  const { source, execArgv } = runnable(file);
  return fork(fileURLToPath(source), {
    execArgv,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** The compiled file or, where there is only that, its source. */
function runnable(file: URL): { source: URL; execArgv: string[] } {
  if (existsSync(fileURLToPath(file))) return { source: file, execArgv: [] };
  const source = new URL(file.href.replace(/\.js$/, '.ts'));
  return { source, execArgv: ['--import', TYPESCRIPT.href] };
}
