import { execFile, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LOOP = path.join(path.dirname(fileURLToPath(import.meta.url)), 'pg-loop.js');

/** One transaction as its messages: the statements of a message travel together, as the server sends them. */
export interface SqlLoad {
  readonly url: string;
  readonly messages: readonly (readonly string[])[];
  readonly clients: number;
  readonly seconds: number;
}

export interface SqlRate {
  readonly perSecond: number;
  readonly averageMs: number;
}

export type SqlTool = 'pgbench' | 'bare pg loop';

export function sqlTool(): SqlTool {
  return spawnSync('pgbench', ['--version'], { stdio: 'ignore' }).status === 0 ? 'pgbench' : 'bare pg loop';
}

/** `pgbench (PostgreSQL) 15.20`, or the driver's name. */
export function sqlToolVersion(): string {
  const asked = spawnSync('pgbench', ['--version'], { encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim() : 'bare pg loop (pgbench is not installed)';
}

/** Transactions a second by pgbench when it is installed, else by a loop over the driver in a process of its own. */
export function loadSql(load: SqlLoad): Promise<SqlRate> {
  return sqlTool() === 'pgbench' ? byPgbench(load) : byLoop(load);
}

async function byPgbench({ url, messages, clients, seconds }: SqlLoad): Promise<SqlRate> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hanjang-pgbench-'));
  try {
    const script = path.join(folder, 'script.sql');
    await writeFile(
      script,
      messages.map((statements) => `${statements.map(oneLine).join(' \\; ')};\n`).join(''),
    );
    const { hostname, port, username, password, pathname } = new URL(url);
    const target = ['-h', hostname, '-p', port, '-U', username, pathname.slice(1)];
    const { stdout } = await run(
      'pgbench',
      ['-n', '-M', 'simple', '-c', `${clients}`, '-j', '1', '-T', `${seconds}`, '-f', script, ...target],
      { env: { ...process.env, PGPASSWORD: decodeURIComponent(password) } },
    );
    return {
      perSecond: figure(stdout, /^tps = ([\d.]+)/m),
      averageMs: figure(stdout, /^latency average = ([\d.]+) ms/m),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function byLoop(load: SqlLoad): Promise<SqlRate> {
  const child = fork(LOOP);
  child.send({ ...load, messages: load.messages.map((statements) => statements.join('; ')) });
  const [answer] = await once(child, 'message');
  return answer as SqlRate;
}

function figure(output: string, pattern: RegExp): number {
  const found = pattern.exec(output)?.[1];
  if (found === undefined || /number of failed transactions: [1-9]/.test(output))
    throw new Error(`pgbench failed:\n${output}`);
  return Number(found);
}

/** pgbench ends a command at the end of its line unless a semicolon says otherwise, and reads \; as part of it. */
function oneLine(sql: string): string {
  return sql.replace(/\s+/g, ' ').trim();
}
