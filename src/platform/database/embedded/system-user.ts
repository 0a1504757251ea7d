import { execFile, spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { StartError } from '../../config/start-error.js';

const run = promisify(execFile);

/** Whom PostgreSQL runs as; `undefined` for an ordinary user, who simply runs it. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

/** PostgreSQL refuses to run as root, so root hands it to the user `postgres`, making it when it's missing. */
export async function systemUser(onProgress: (line: string) => void): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await lookUp();
  if (existing !== undefined) return existing;
  onProgress(`Making the system user ${NAME}, because PostgreSQL doesn't run as root`);
  try {
    await run('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      NAME,
    ]);
  } catch (cause) {
    throw new StartError(
      `PostgreSQL doesn't run as root and the system user ${NAME} couldn't be made: run as an ordinary user, or make that user.`,
      { cause },
    );
  }
  const made = await lookUp();
  if (made === undefined) throw new StartError(`The system user ${NAME} was made but can't be found.`);
  return made;
}

/** The owner of a folder, for data that another user began: PostgreSQL insists on being that user. */
export async function ownerOf(folder: string): Promise<SystemUser> {
  const { uid, gid } = await stat(folder);
  return { uid, gid };
}

/** Asks the system itself, since modes of parents, groups and access lists all have a say. */
export function canReach(user: SystemUser | undefined, folder: string): boolean {
  if (user === undefined) return true;
  const result = spawnSync('/bin/sh', ['-c', 'cd "$0" && ls . > /dev/null', folder], {
    ...user,
    stdio: 'ignore',
  });
  return result.status === 0;
}

async function lookUp(): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
