import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../../config/start-error.js';
import type { Binaries } from './binaries.js';
import { postgresEnvironment } from './cluster.js';
import { socketFolder, type Places } from './places.js';

export interface Postmaster {
  readonly port: number;
  /** Ends open connections, writes everything and stops. Safe to call twice. */
  stop(): Promise<void>;
}

export interface PostmasterOptions {
  readonly durable: boolean;
  /** Called when PostgreSQL ends without having been told to. */
  readonly onUnexpectedExit: (error: Error) => void;
}

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 60_000;
const MAX_LOG_BYTES = 10 * 1024 * 1024;
const ATTEMPTS = 5;

/** Starts PostgreSQL on a free loopback port. A port taken between choosing and starting, or memory not yet released
 * by a killed server, passes: hence more than one attempt. */
export async function startPostmaster(
  places: Places,
  binaries: Binaries,
  options: PostmasterOptions,
): Promise<Postmaster> {
  await stopLeftover(places, binaries);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const logStart = await stat(places.log).then(
      (log) => log.size,
      () => 0,
    );
    const child = await launch(places, binaries, port, options.durable);
    if (await becomesReady(places, child))
      return supervise(child, places, binaries, port, options.onUnexpectedExit);
    const log = await readFile(places.log, 'utf8').catch(() => '');
    const said = log.slice(logStart);
    const passing = /could not bind|still in use|could not create any TCP\/IP sockets/.test(said);
    if (!passing || attempt === ATTEMPTS) {
      const fatal = said.split('\n').find((line) => /FATAL|PANIC|error/i.test(line)) ?? 'no reason given';
      throw new StartError(
        `PostgreSQL didn't start: ${fatal.replace(/^.*?(FATAL|PANIC):\s*/, '')} (see ${places.log}).`,
      );
    }
    await sleep(400);
  }
}

async function launch(
  places: Places,
  binaries: Binaries,
  port: number,
  durable: boolean,
): Promise<ChildProcess> {
  await keepLogSmall(places.log);
  const log = await open(places.log, 'a', 0o600);
  try {
    const child = spawn(binaries.postgres, ['-D', places.cluster, ...settings(places, port, durable)], {
      ...places.user,
      cwd: places.home,
      env: postgresEnvironment(),
      stdio: ['ignore', log.fd, log.fd],
      // A group of its own: Ctrl-C must reach the server alone, which ends its work before it stops the database.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    // A program that can't be run at all; "exit" isn't sent then, but "close" is.
    child.on('error', () => undefined);
    return child;
  } finally {
    await log.close();
  }
}

function settings(places: Places, port: number, durable: boolean): string[] {
  const values: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketFolder(places.home) ?? '',
    max_connections: 100,
    shared_buffers: durable ? '256MB' : '64MB',
    checkpoint_timeout: '5min',
    max_wal_size: '1GB',
    // Short, indexed statements: compiling them costs more than it saves.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %q%u@%d ',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** PostgreSQL writes its state into the eighth line of postmaster.pid; that is what pg_ctl waits for, too. */
async function becomesReady(places: Places, child: ChildProcess): Promise<boolean> {
  let ended = false;
  child.once('close', () => (ended = true));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!ended && Date.now() < deadline) {
    const lines = await postmasterFile(places.cluster);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await sleep(15);
  }
  child.kill('SIGQUIT');
  return false;
}

function supervise(
  child: ChildProcess,
  places: Places,
  binaries: Binaries,
  port: number,
  onUnexpectedExit: (error: Error) => void,
): Postmaster {
  let stopping: Promise<void> | undefined;
  const ended = once(child, 'exit');
  // Whatever ends this process, an uncaught error included, must not leave PostgreSQL behind.
  const lastResort = () => void child.kill('SIGINT');
  process.on('exit', lastResort);
  child.once('exit', (code, signal) => {
    process.off('exit', lastResort);
    if (stopping !== undefined) return;
    onUnexpectedExit(
      new Error(`PostgreSQL ended unexpectedly (${signal ?? `code ${code}`}); see ${places.log}.`),
    );
  });
  child.unref();
  return {
    port,
    stop: () =>
      (stopping ??= child.exitCode === null && child.signalCode === null ? stopChild() : Promise.resolve()),
  };

  async function stopChild(): Promise<void> {
    child.ref();
    if (process.platform === 'win32') pgCtlStop(places, binaries, 'fast');
    else child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
  }
}

/** A server killed with -9 leaves its PostgreSQL running; it holds the data and answers to nobody, so it is stopped. */
async function stopLeftover(places: Places, binaries: Binaries): Promise<void> {
  const pid = Number((await postmasterFile(places.cluster))[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return;
  if (await isPostmasterOf(places.cluster, pid)) {
    pgCtlStop(places, binaries, 'fast');
    if (await isPostmasterOf(places.cluster, pid)) pgCtlStop(places, binaries, 'immediate');
    return;
  }
  // Another program bears the number of a server long gone; PostgreSQL would take it for itself and refuse to start.
  await rm(path.join(places.cluster, 'postmaster.pid'), { force: true });
}

async function isPostmasterOf(cluster: string, pid: number): Promise<boolean> {
  // PostgreSQL works inside its data folder. Where that can't be seen the number has to do.
  if (process.platform !== 'linux') return true;
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '');
  return cwd === cluster;
}

function pgCtlStop(places: Places, binaries: Binaries, mode: 'fast' | 'immediate'): void {
  spawnSync(binaries.pgCtl, ['stop', '-D', places.cluster, '-m', mode, '-w', '-t', '20'], {
    ...places.user,
    cwd: places.home,
    env: postgresEnvironment(),
    stdio: 'ignore',
  });
}

async function postmasterFile(cluster: string): Promise<readonly string[]> {
  return (await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function keepLogSmall(log: string): Promise<void> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > MAX_LOG_BYTES) await rename(log, `${log}.old`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has an address.');
  return address.port;
}
