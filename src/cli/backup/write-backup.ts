import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { StartError, systemCode } from '../../platform/config/start-error.js';
import { BACKUP_ROLE } from '../../platform/database/roles.js';
import { writeDigested } from './digest.js';
import {
  evidenceFile,
  FORMAT,
  MANIFEST,
  SECRET_KEY,
  tableFile,
  type BackedUpFile,
  type BackedUpTable,
  type Manifest,
} from './manifest.js';
import { columnList, doneMigrations, listTables, tableName, type CopiedTable } from './tables.js';

/**
 * Writes a backup into a new folder: every table as of one instant, then the files of evidence those tables name.
 * Files are never changed and kept as long as a row names them, so they may be copied after the snapshot. The
 * manifest comes last: without it a folder is no backup.
 */
export async function writeBackup(owner: pg.Client, dataDir: string, folder: string): Promise<Manifest> {
  await makeEmpty(folder);
  // As hanjang_backup, which may read all and write nothing; READ ONLY says so again.
  await owner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  let content: Omit<Manifest, 'files'> & { evidence: readonly { team: string; sha256: string }[] };
  try {
    await owner.query(`SET LOCAL ROLE ${BACKUP_ROLE}`);
    content = await writeTables(owner, folder);
  } finally {
    await owner.query('ROLLBACK');
  }
  const { evidence, ...rest } = content;
  const files: BackedUpFile[] = [];
  for (const file of evidence) files.push(await copyEvidence(dataDir, folder, file));
  await copySecretKey(dataDir, folder);
  const manifest: Manifest = { ...rest, files };
  await writeFile(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return manifest;
}

async function writeTables(client: pg.Client, folder: string) {
  const migrations = await doneMigrations(client);
  const tables: BackedUpTable[] = [];
  for (const table of await listTables(client)) tables.push(await writeTable(client, folder, table));
  const evidence = await client.query<{ team: string; sha256: string }>(
    'SELECT DISTINCT team_id AS team, sha256 FROM public.evidence ORDER BY 1, 2',
  );
  const madeAt = new Date().toISOString();
  return { format: FORMAT as typeof FORMAT, madeAt, migrations, tables, evidence: evidence.rows };
}

async function writeTable(client: pg.Client, folder: string, table: CopiedTable): Promise<BackedUpTable> {
  // A SELECT, since COPY of a partitioned table itself isn't there before PostgreSQL 18.
  const copy = client.query(
    copyStreams.to(`COPY (SELECT ${columnList(table)} FROM ${tableName(table)}) TO STDOUT`),
  );
  const { sha256 } = await writeDigested(copy, tableFile(folder, table));
  return { ...table, rows: copy.rowCount, sha256 };
}

async function copyEvidence(
  dataDir: string,
  folder: string,
  file: { team: string; sha256: string },
): Promise<BackedUpFile> {
  const source = evidenceFile(dataDir, file);
  const copied = await writeDigested(createReadStream(source), evidenceFile(folder, file)).catch(
    (cause: unknown) => {
      if (systemCode(cause) !== 'ENOENT') throw cause;
      throw new StartError(`${source} is missing, which a claim names: the backup was broken off.`, {
        cause,
      });
    },
  );
  if (copied.sha256 !== file.sha256) {
    throw new StartError(
      `${source} isn't what was uploaded (its digest is ${copied.sha256}): the backup was broken off.`,
    );
  }
  return { ...file, bytes: copied.bytes };
}

/** Of an installation with the bundled database; elsewhere the key is kept by whoever sets HANJANG_SECRET_KEY. */
async function copySecretKey(dataDir: string, folder: string): Promise<void> {
  try {
    await copyFile(path.join(dataDir, SECRET_KEY), path.join(folder, SECRET_KEY));
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

async function makeEmpty(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StartError(`${folder} can't be made (${systemCode(cause) ?? 'unknown error'}).`, { cause });
  }
  if ((await readdir(folder)).length > 0) {
    throw new StartError(`${folder} isn't empty: give a new folder for every backup.`);
  }
}
