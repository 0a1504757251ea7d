import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartError, systemCode } from '../../config/start-error.js';

const run = promisify(execFile);

interface Holder {
  readonly pid: number;
  /** When the process began: a process number is used again, above all in containers. */
  readonly began: string;
  /** Port of the database, once it runs. */
  readonly port: number | undefined;
}

export interface ServerLock {
  /** Tells the command line where the running database is. */
  announce(port: number): Promise<void>;
  release(): Promise<void>;
}

/** At most one process runs the database in `home`; a lock left by a killed process doesn't count. */
export async function takeServerLock(home: string): Promise<ServerLock> {
  const file = lockFile(home);
  const mine: Holder = { pid: process.pid, began: (await beginningOf(process.pid)) ?? '', port: undefined };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(file, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      return {
        announce: (port) => writeFile(file, JSON.stringify({ ...mine, port })),
        release: () => rm(file, { force: true }),
      };
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
    const holder = await liveHolder(home);
    if (holder !== undefined) throw inUse(home, holder);
    await removeStale(file);
  }
  throw new StartError(`${file} couldn't be taken: another start is under way.`);
}

/** The port of the database that runs in `home` now, if one does. */
export async function runningPort(home: string): Promise<number | undefined> {
  const holder = await liveHolder(home);
  if (holder !== undefined && holder.port === undefined) throw inUse(home, holder);
  return holder?.port;
}

function lockFile(home: string): string {
  return path.join(home, 'server.lock');
}

function inUse(home: string, holder: Holder): StartError {
  return new StartError(
    `Hanjang already uses the database in ${home} (process ${holder.pid}): stop it first, or choose another data folder with HANJANG_DATA_DIR.`,
  );
}

async function liveHolder(home: string): Promise<Holder | undefined> {
  const holder = parseHolder(await readFile(lockFile(home), 'utf8').catch(() => ''));
  if (holder === undefined) return undefined;
  return (await beginningOf(holder.pid)) === holder.began ? holder : undefined;
}

/** Moved aside first: of two processes that find the same stale lock only one can move it. */
async function removeStale(file: string): Promise<void> {
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
  await rm(aside, { force: true });
}

function parseHolder(content: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('began' in value))
      return undefined;
    if (typeof value.pid !== 'number' || typeof value.began !== 'string') return undefined;
    const port = 'port' in value && typeof value.port === 'number' ? value.port : undefined;
    return { pid: value.pid, began: value.began, port };
  } catch {
    // Cut off in mid-write by a kill: nobody holds it.
    return undefined;
  }
}

/** A mark that no other process ever bears, or `undefined` when the process is gone. */
async function beginningOf(pid: number): Promise<string | undefined> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return undefined;
  }
  if (process.platform === 'linux') {
    const [boot, status] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
      readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined),
    ]);
    // Counted after the program's name, which may itself hold spaces and brackets: the state, and field 22.
    const fields = status?.slice(status.lastIndexOf(')') + 2).split(' ');
    // Dead, but not yet noticed by a parent (in containers often never): it holds nothing any more.
    if (fields?.[0] === 'Z') return undefined;
    const began = fields?.[19];
    return began === undefined ? undefined : `${boot.trim()}:${began}`;
  }
  if (process.platform === 'win32') return 'alive';
  return run('ps', ['-o', 'lstart=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim() || undefined,
    () => undefined,
  );
}
