import type pg from 'pg';
import { identifier } from '../../platform/database/roles.js';
import { MIGRATIONS_TABLE } from '../../platform/database/migrate.js';

export interface CopiedTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/**
 * What a backup holds: every table of the product and the jobs that wait. The list of migrations and the queues are
 * made by the migrations of the database that is restored into.
 */
export async function listTables(client: pg.Client): Promise<readonly CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(
    `SELECT n.nspname AS schema, c.relname AS name,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND ((n.nspname = 'public' AND c.relname <> $1) OR (n.nspname = 'pgboss' AND c.relname = 'job'))
     ORDER BY 1, 2`,
    [MIGRATIONS_TABLE],
  );
  return rows;
}

export async function doneMigrations(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM public.${MIGRATIONS_TABLE} ORDER BY name`,
  );
  return rows.map(({ name }) => name);
}

export function tableName(table: Pick<CopiedTable, 'schema' | 'name'>): string {
  return `${identifier(table.schema)}.${identifier(table.name)}`;
}

export function columnList(table: Pick<CopiedTable, 'columns'>): string {
  return table.columns.map(identifier).join(', ');
}
