import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { allowBackup } from './allow-backup.js';
import { APP_ROLE } from './roles.js';

export const MIGRATIONS_TABLE = 'migrations';

type MigrationClass = new () => MigrationInterface;

export interface MigrateOptions {
  /** Told the name of every migration as it is done. */
  readonly onProgress?: (line: string) => void;
}

/** Any constant serves, as long as every server uses the same. */
const MIGRATION_LOCK = 7_263_900_001;

/**
 * Brings a database up to date as `hanjang_owner`, each migration in a transaction of its own; returns the names of
 * those done now. Two servers that start at once take turns by an advisory lock, which lives in the session:
 * the owner's connection must go to PostgreSQL itself and not through a pooler in transaction mode.
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<readonly string[]> {
  const lock = new pg.Client({ connectionString: ownerUrl, application_name: 'hanjang migrate' });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await runMigrations(ownerUrl, options.onProgress ?? (() => undefined));
    await lock.query(`GRANT SELECT ON public.${MIGRATIONS_TABLE} TO ${APP_ROLE}`);
    await allowBackup(lock);
    return done;
  } finally {
    await lock.end();
  }
}

/** Names of migrations this program knows and the database hasn't had, asked as the application's role. */
export async function pendingMigrations(client: pg.Client): Promise<readonly string[]> {
  const known = (await loadMigrations()).map((migration) => migration.name);
  const table = await client.query<{ found: boolean }>('SELECT to_regclass($1) IS NOT NULL AS found', [
    `public.${MIGRATIONS_TABLE}`,
  ]);
  if (table.rows[0]?.found !== true) return known;
  const rows = await client.query<{ name: string }>(`SELECT name FROM public.${MIGRATIONS_TABLE}`);
  const done = new Set(rows.rows.map((row) => row.name));
  return known.filter((name) => !done.has(name));
}

async function runMigrations(
  ownerUrl: string,
  onProgress: (line: string) => void,
): Promise<readonly string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: await loadMigrations(),
    migrationsTableName: MIGRATIONS_TABLE,
    migrationsTransactionMode: 'each',
    synchronize: false,
    // TypeORM would otherwise try to create extensions, which the owner may not and nothing needs.
    installExtensions: false,
    extra: { max: 1 },
  });
  await dataSource.initialize();
  try {
    const done = await dataSource.runMigrations({ transaction: 'each' });
    for (const migration of done) onProgress(migration.name);
    return done.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}

/**
 * Loaded here and not by TypeORM's own glob, so that the same code serves dist/migrations/*.js in the server
 * and migrations/*.ts under Jest. Files are taken in the order of their timestamps.
 */
async function loadMigrations(): Promise<MigrationClass[]> {
  const here = fileURLToPath(import.meta.url);
  const folder = path.resolve(path.dirname(here), '../../../migrations');
  const pattern = new RegExp(`^\\d{13}-[a-z0-9-]+\\${path.extname(here)}$`);
  const files = (await readdir(folder)).filter((file) => pattern.test(file)).sort();
  const classes: MigrationClass[] = [];
  for (const file of files) {
    const module: Record<string, unknown> = await import(pathToFileURL(path.join(folder, file)).href);
    const found = Object.values(module).filter(isMigrationClass);
    if (found.length !== 1) throw new Error(`${file} must export exactly one migration class.`);
    classes.push(...found);
  }
  return classes;
}

function isMigrationClass(value: unknown): value is MigrationClass {
  return typeof value === 'function' && /\d{13}$/.test(value.name);
}
