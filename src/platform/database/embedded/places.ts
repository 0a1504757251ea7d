import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartError, systemCode } from '../../config/start-error.js';
import { canReach, ownerOf, systemUser, type SystemUser } from './system-user.js';

const NOTE = 'postgres-location';

export interface Places {
  /** Folder of the database's own user: holds `cluster/` and `server.log`. */
  readonly home: string;
  readonly cluster: string;
  readonly log: string;
  readonly user: SystemUser | undefined;
}

/** Longest path of a socket that every system takes, less the name that PostgreSQL gives it. */
const MAX_SOCKET_FOLDER = 103 - '/.s.PGSQL.65535'.length;

/**
 * Where PostgreSQL puts its socket: its own folder, which nobody else may enter. Nothing where there are no such sockets
 * or the path is too long for one; then the loopback address serves, at a tenth more work for each statement.
 */
export function socketFolder(home: string): string | undefined {
  return process.platform === 'win32' || Buffer.byteLength(home) > MAX_SOCKET_FOLDER ? undefined : home;
}

/**
 * Makes the data folder. Root's is passable (not listable), so that the database's user can reach its part of it;
 * a folder that is still empty has been made for this, and is treated alike.
 */
export async function prepareDataDir(dataDir: string): Promise<void> {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  const probe = path.join(dataDir, `.write-test-${process.pid}`);
  try {
    await mkdir(dataDir, { recursive: true });
    if ((await readdir(dataDir)).length === 0) await chmod(dataDir, mode);
    await writeFile(probe, '');
    await rm(probe);
  } catch (cause) {
    throw new StartError(
      `The data folder ${dataDir} can't be written (${systemCode(cause) ?? 'unknown error'}): mend its rights, or choose another with HANJANG_DATA_DIR.`,
      { cause },
    );
  }
}

/**
 * Decides where the database's files lie: in the data folder, or, when root's data folder is out of reach of the
 * system user, below /var/lib. The decision is written down, so that a later change of rights can't make an
 * installation look empty.
 */
export async function findPlaces(dataDir: string, onProgress: (line: string) => void): Promise<Places> {
  const home = await homeOf(dataDir);
  const isRoot = process.getuid?.() === 0;
  if (await isFolder(path.join(home, 'cluster'))) {
    const user = isRoot ? await ownerOf(path.join(home, 'cluster')) : undefined;
    if (!canReach(user, home)) {
      throw new StartError(
        `The database in ${home} is out of reach of its system user: give that user the right to pass its parent folders.`,
      );
    }
    return placesIn(home, user);
  }
  const user = await systemUser(onProgress);
  await makeHome(home, user);
  if (canReach(user, home)) return placesIn(home, user);

  await rm(home, { recursive: true });
  const elsewhere = `/var/lib/hanjang-${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}`;
  onProgress(`Keeping the database in ${elsewhere}, because its system user can't reach ${dataDir}`);
  await makeHome(elsewhere, user);
  await writeFile(path.join(dataDir, NOTE), `${elsewhere}\n`, { mode: 0o600 });
  return placesIn(elsewhere, user);
}

/** Where the database of a data folder lies, or will. */
export async function homeOf(dataDir: string): Promise<string> {
  const noted = await readFile(path.join(dataDir, NOTE), 'utf8').catch(() => '');
  return noted.trim() || path.join(dataDir, 'postgres');
}

function placesIn(home: string, user: SystemUser | undefined): Places {
  return { home, cluster: path.join(home, 'cluster'), log: path.join(home, 'server.log'), user };
}

async function makeHome(home: string, user: SystemUser | undefined): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    if (user !== undefined) await chown(home, user.uid, user.gid);
  } catch (cause) {
    throw new StartError(
      `The database's folder ${home} can't be made (${systemCode(cause) ?? 'unknown error'}): choose another place with HANJANG_DATA_DIR.`,
      { cause },
    );
  }
}

async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw new StartError(
      `${folder} can't be read (${systemCode(error) ?? 'unknown error'}): run as the user who made it.`,
      {
        cause: error,
      },
    );
  }
}
