import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { StartError, systemCode } from '../../platform/config/start-error.js';
import { BACKUP_ROLE } from '../../platform/database/roles.js';
import { checkLedger } from '../ledger-commands.js';
import { digestOf } from './digest.js';
import {
  evidenceFile,
  readManifest,
  SECRET_KEY,
  tableFile,
  type BackedUpTable,
  type Manifest,
} from './manifest.js';
import { columnList, doneMigrations, tableName } from './tables.js';
import { openForLoading } from './open-for-loading.js';

/**
 * Restores a backup into a freshly migrated, empty database and its data folder. The rows come in one transaction,
 * with every constraint proved again at its end, so that a restore is whole or hasn't been.
 */
export async function restoreBackup(owner: pg.Client, dataDir: string, folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  await refuseOtherSchema(owner, manifest);
  await refuseFullDatabase(owner, manifest);
  await verify(folder, manifest);
  await restoreSecretKey(dataDir, folder);
  for (const file of manifest.files) {
    const target = evidenceFile(dataDir, file);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(evidenceFile(folder, file), target);
  }
  await owner.query('BEGIN');
  try {
    const close = await openForLoading(owner, manifest.tables);
    for (const table of manifest.tables) await loadTable(owner, folder, table);
    await close();
    const faults = await checkLedger(owner);
    if (faults.length > 0)
      throw new StartError(`The backup's ledger has ${faults.length} faults: nothing was restored.`);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
  return manifest;
}

async function loadTable(client: pg.Client, folder: string, table: BackedUpTable): Promise<void> {
  const copy = client.query(copyStreams.from(`COPY ${tableName(table)} (${columnList(table)}) FROM STDIN`));
  await pipeline(createReadStream(tableFile(folder, table)), copy);
  if (copy.rowCount !== table.rows) {
    throw new StartError(
      `${tableName(table)} took ${copy.rowCount} of ${table.rows} rows: nothing was restored.`,
    );
  }
}

async function refuseOtherSchema(owner: pg.Client, manifest: Manifest): Promise<void> {
  const here = await doneMigrations(owner);
  const missing = manifest.migrations.filter((name) => !here.includes(name));
  const extra = here.filter((name) => !manifest.migrations.includes(name));
  if (missing.length === 0 && extra.length === 0) return;
  throw new StartError(
    `The backup was made by a ${missing.length > 0 ? 'newer' : 'older'} Hanjang (${missing[0] ?? extra[0]}): restore it with that one, and then start this one on the result.`,
  );
}

/** Looks as the backup role does, since row-level security hides rows from the owner. */
async function refuseFullDatabase(owner: pg.Client, manifest: Manifest): Promise<void> {
  await owner.query('BEGIN READ ONLY');
  try {
    await owner.query(`SET LOCAL ROLE ${BACKUP_ROLE}`);
    for (const table of manifest.tables) {
      const { rowCount } = await owner.query(`SELECT FROM ${tableName(table)} LIMIT 1`);
      if (rowCount !== 0) {
        throw new StartError(
          `This database isn't empty (${tableName(table)} has rows): restore into a new one, for instance with another HANJANG_DATA_DIR.`,
        );
      }
    }
  } finally {
    await owner.query('ROLLBACK');
  }
}

async function verify(folder: string, manifest: Manifest): Promise<void> {
  const parts = [
    ...manifest.tables.map((table) => ({ file: tableFile(folder, table), sha256: table.sha256 })),
    ...manifest.files.map((file) => ({ file: evidenceFile(folder, file), sha256: file.sha256 })),
  ];
  for (const { file, sha256 } of parts) {
    const found = await digestOf(file).catch((cause: unknown) => {
      throw new StartError(
        `${file} can't be read (${systemCode(cause) ?? 'unknown error'}): the backup isn't whole.`,
        {
          cause,
        },
      );
    });
    if (found !== sha256) throw new StartError(`${file} has changed since the backup: nothing was restored.`);
  }
}

/** What the old key encrypted only the old key reads. */
async function restoreSecretKey(dataDir: string, folder: string): Promise<void> {
  const kept = await readFile(path.join(folder, SECRET_KEY), 'utf8').catch(() => undefined);
  if (kept === undefined) return;
  const target = path.join(dataDir, SECRET_KEY);
  const present = await readFile(target, 'utf8').catch(() => undefined);
  if (present === undefined) await copyFile(path.join(folder, SECRET_KEY), target);
  else if (present.trim() !== kept.trim()) {
    throw new StartError(`${target} is another key than the backup's: restore into a new data folder.`);
  }
}
