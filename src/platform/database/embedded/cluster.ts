import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartError, systemCode } from '../../config/start-error.js';
import type { Binaries } from './binaries.js';
import type { Places } from './places.js';

const run = promisify(execFile);

export const SUPERUSER = 'postgres';

/** Passwords of the embedded database, made once per data folder. Nobody types them. */
export interface Secrets {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = path.join(dataDir, 'postgres-passwords.json');
  const made: Secrets = { superuser: password(), owner: password(), app: password() };
  try {
    await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
  const secrets: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!isSecrets(secrets))
    throw new StartError(`${file} isn't what Hanjang wrote there: put it back from a backup.`);
  return secrets;
}

export interface InitialiseOptions {
  readonly superuserPassword: string;
  /** False for throw-away test clusters only. */
  readonly durable: boolean;
}

/**
 * Makes the cluster when there is none; returns whether it did. It is made beside its place and renamed when whole,
 * so that a start broken off here leaves nothing that looks like a database.
 */
export async function initialiseCluster(
  places: Places,
  binaries: Binaries,
  options: InitialiseOptions,
): Promise<boolean> {
  if (await isWhole(places.cluster, binaries.version)) return false;
  const partial = `${places.cluster}.new`;
  const passwordFile = path.join(places.home, 'initdb-password');
  await rm(partial, { recursive: true, force: true });
  await writeFile(passwordFile, `${options.superuserPassword}\n`, { mode: 0o600 });
  if (places.user !== undefined) await chown(passwordFile, places.user.uid, places.user.gid);
  try {
    await run(binaries.initdb, initdbArguments(partial, passwordFile, options.durable), {
      ...places.user,
      cwd: places.home,
      env: postgresEnvironment(),
    });
  } catch (cause) {
    throw new StartError(`The database couldn't be made in ${places.home}: ${lastLine(cause)}`, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(partial, places.cluster);
  return true;
}

/** Nothing of the caller's environment may steer PostgreSQL (PGDATA, PGPORT, LC_ALL …); a set TZ spares a slow guess. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], TZ: 'UTC', LC_ALL: 'C' };
}

/**
 * PostgreSQL's own C.UTF-8 depends on neither the system's locales nor its ICU, so that an upgrade of the machine
 * can't reorder an index; it sorts Hangul in 가나다 order.
 */
function initdbArguments(folder: string, passwordFile: string, durable: boolean): string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? ['--data-checksums'] : ['--no-sync', '--no-data-checksums']),
  ];
}

async function isWhole(cluster: string, binariesVersion: string): Promise<boolean> {
  const found = await stat(cluster).catch(() => undefined);
  if (found === undefined) return false;
  const version = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (binariesVersion.split('.')[0] === version) return true;
  throw new StartError(
    version === ''
      ? `${cluster} isn't a PostgreSQL data folder: move it away, or put it back from a backup.`
      : `The database in ${cluster} was written by PostgreSQL ${version}, and this Hanjang brings ${binariesVersion}: take a backup with the Hanjang that wrote it, and restore that here.`,
  );
}

function isSecrets(value: unknown): value is Secrets {
  const has = (name: string) =>
    typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === 'string';
  return has('superuser') && has('owner') && has('app');
}

function password(): string {
  return randomBytes(24).toString('base64url');
}

function lastLine(error: unknown): string {
  const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  const lines = output.trim().split('\n');
  return lines.find((line) => line.includes('error:')) ?? lines.at(-1) ?? 'unknown error';
}
