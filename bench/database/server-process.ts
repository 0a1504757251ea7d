import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SECRET_KEY, type BenchDatabase } from './bench-database.js';

const ENTRY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../src/main.js');
const READY = /^Hanjang is ready: (http\S+)$/;

/** The server as it is served: a process of its own, on the bench's database through the application role. */
export interface ServerProcess {
  readonly origin: string;
  /** Memory in use in bytes; undefined where the system doesn't say. */
  memory(): Promise<number | undefined>;
  stop(): Promise<void>;
}

export async function startServer(database: BenchDatabase): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...profiling(), ENTRY], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      HANJANG_DATA_DIR: database.dataDir,
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: '',
      HANJANG_SECRET_KEY: SECRET_KEY.toString('hex'),
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await originOf(child);
  return {
    origin,
    memory: () => memoryOf(child.pid),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function memoryOf(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** HANJANG_BENCH_PROFILE names a folder for the server's CPU profiles. */
function profiling(): string[] {
  const folder = process.env['HANJANG_BENCH_PROFILE'];
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}

async function originOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The server was started with a pipe for its output.');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    const origin = READY.exec(line)?.[1];
    if (origin !== undefined) {
      child.stdout.resume();
      return origin;
    }
  }
  throw new Error(`The server didn't start:\n${said.join('\n')}`);
}
