import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const running = new Set<ChildProcess>();

export interface ServerProcess {
  readonly child: ChildProcess;
  /** What it has said so far on both streams, apart from preparing itself when a source has just changed. */
  output(): string;
  /** Resolves to the address once it serves; rejects with what it said when it ends before. */
  readonly ready: Promise<string>;
  readonly exit: Promise<number | NodeJS.Signals>;
}

/** Starts Hanjang as a newcomer does, with the environment of a test. */
export function startServer(
  env: Readonly<Record<string, string>>,
  nodeArgs: readonly string[] = [],
): ServerProcess {
  const child = spawn(process.execPath, [...nodeArgs, path.join(ROOT, 'bin/start.mjs')], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  const exit = once(child, 'close').then(([code, signal]): number | NodeJS.Signals => {
    running.delete(child);
    return code ?? signal;
  });
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const address = /Hanjang is ready: (\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exit.then(() => reject(new Error(`ended before it was ready:\n${said}`)));
  });
  // Tests of refusals look at the exit alone.
  ready.catch(() => undefined);
  return { child, output: () => said.replace(/^(Installing|Building).*\n/gm, ''), ready, exit };
}

/** Ends a server as Ctrl-C does, and waits until it is gone. */
export async function stopServer(server: ServerProcess): Promise<number | NodeJS.Signals> {
  server.child.kill('SIGINT');
  return server.exit;
}

/** For afterAll: a test that failed half-way must not leave its servers behind. */
export async function stopAllServers(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGTERM');
      await once(child, 'close');
    }),
  );
}
