import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { StartError } from '../../platform/config/start-error.js';

export const FORMAT = 1;
export const MANIFEST = 'manifest.json';
export const SECRET_KEY = 'secret-key';

export interface BackedUpTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Of its file in `tables/`, in PostgreSQL's COPY text format. */
  readonly sha256: string;
}

export interface BackedUpFile {
  readonly team: string;
  /** Its content's digest, and its name in `files/<team>/`. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface Manifest {
  readonly format: typeof FORMAT;
  readonly madeAt: string;
  /** The state of the schema: a backup is restored into exactly the same one. */
  readonly migrations: readonly string[];
  readonly tables: readonly BackedUpTable[];
  readonly files: readonly BackedUpFile[];
}

export function tableFile(folder: string, table: Pick<BackedUpTable, 'schema' | 'name'>): string {
  return path.join(folder, 'tables', `${table.schema}.${table.name}.copy`);
}

/** `<folder>/files/<team>/<sha256>`: the same within a backup and within a data folder. */
export function evidenceFile(folder: string, file: Pick<BackedUpFile, 'team' | 'sha256'>): string {
  if (!/^[0-9a-f-]{36}$/.test(file.team) || !/^[0-9a-f]{64}$/.test(file.sha256)) {
    throw new StartError(`The backup names a file ${file.team}/${file.sha256}, which no evidence can be.`);
  }
  return path.join(folder, 'files', file.team, file.sha256);
}

export async function readManifest(folder: string): Promise<Manifest> {
  const content = await readFile(path.join(folder, MANIFEST), 'utf8').catch((cause: unknown) => {
    throw new StartError(`${folder} holds no ${MANIFEST}: it isn't a backup, or one that was broken off.`, {
      cause,
    });
  });
  const manifest: unknown = JSON.parse(content);
  if (!isManifest(manifest)) throw new StartError(`${folder} isn't a backup of a format this Hanjang knows.`);
  return manifest;
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const list = (name: string) => Array.isArray(Reflect.get(value, name));
  return Reflect.get(value, 'format') === FORMAT && list('migrations') && list('tables') && list('files');
}
