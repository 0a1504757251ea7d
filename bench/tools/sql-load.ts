import { execFile, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LOOP = path.join(path.dirname(fileURLToPath(import.meta.url)), 'pg-loop.js');

/** Written into statements for the number of the transaction: twelve digits, each used once in a load. */
export const NUMBER = ':number';

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

/** `pgbench (PostgreSQL) 15.20`, or what stands in for it. */
export function sqlTool(): string {
  const asked = spawnSync('pgbench', ['--version'], { encoding: 'utf8' });
  return asked.status === 0
    ? asked.stdout.trim()
    : 'a bare pg loop in a process of its own (pgbench is not installed)';
}

/**
 * Two loads in turns, so that what else the machine does in the meantime falls on both. The first is what is measured,
 * the second what it is measured against.
 */
export async function loadInTurns(
  measured: SqlLoad,
  baseline: SqlLoad,
  turns = 3,
): Promise<[SqlRate, SqlRate]> {
  const rates: [SqlRate[], SqlRate[]] = [[], []];
  for (let turn = 0; turn < turns; turn += 1) {
    rates[0].push(await loadSql({ ...measured, seconds: measured.seconds / turns }));
    rates[1].push(await loadSql({ ...baseline, seconds: baseline.seconds / turns }));
  }
  return [meanOf(rates[0]), meanOf(rates[1])];
}

/** Transactions a second by pgbench when it is installed, else by a loop over the driver in a process of its own. */
export function loadSql(load: SqlLoad): Promise<SqlRate> {
  return spawnSync('pgbench', ['--version'], { stdio: 'ignore' }).status === 0
    ? byPgbench(load)
    : byLoop(load);
}

async function byPgbench({ url, messages, clients, seconds }: SqlLoad): Promise<SqlRate> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hanjang-pgbench-'));
  try {
    const script = path.join(folder, 'script.sql');
    await writeFile(
      script,
      [NUMBERING, ...messages.map((statements) => `${statements.map(oneLine).join(' \\; ')};\n`)].join(''),
    );
    const { hostname, port, username, password, pathname } = new URL(url);
    const target = ['-h', hostname, '-p', port, '-U', username, pathname.slice(1)];
    const first = `done=${(((Date.now() / 1000) % 100_000) | 0) * 100_000}`;
    const duration = `${Math.max(1, Math.round(seconds))}`;
    const { stdout } = await run(
      'pgbench',
      [
        '-n',
        '-M',
        'simple',
        '-D',
        first,
        '-c',
        `${clients}`,
        '-j',
        '1',
        '-T',
        duration,
        '-f',
        script,
        ...target,
      ],
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

/** Each client counts up inside a range of its own, from a beginning that no run of the last day had. */
const NUMBERING = '\\set done :done + 1\n\\set number 100000000000 + :client_id * 10000000000 + :done\n';

async function byLoop(load: SqlLoad): Promise<SqlRate> {
  const child = fork(LOOP);
  child.send({ ...load, messages: load.messages.map((statements) => statements.join('; ')) });
  const [answer] = await once(child, 'message');
  return answer as SqlRate;
}

function meanOf(rates: readonly SqlRate[]): SqlRate {
  const mean = (pick: (rate: SqlRate) => number) =>
    rates.reduce((sum, rate) => sum + pick(rate), 0) / rates.length;
  return { perSecond: mean((rate) => rate.perSecond), averageMs: mean((rate) => rate.averageMs) };
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
