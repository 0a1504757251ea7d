import type pg from 'pg';
import { identifier } from '../../platform/database/roles.js';
import { tableName } from './tables.js';

interface Table {
  readonly schema: string;
  readonly name: string;
}

interface Foreign {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Opens tables for COPY within the owner's transaction: forced row-level security binds the owner, triggers would do
 * their work a second time, and foreign keys ask for an order that circles don't have. Returns what undoes it all
 * and, by making the foreign keys anew, proves every one of them.
 */
export async function openForLoading(
  owner: pg.Client,
  tables: readonly Table[],
): Promise<() => Promise<void>> {
  const own = tables.filter((table) => table.schema === 'public');
  const forced = await forcedAmong(owner);
  const foreign = await foreignKeys(owner);
  for (const { table, name } of foreign)
    await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${identifier(name)}`);
  for (const table of own) {
    await owner.query(`ALTER TABLE ${tableName(table)} DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY`);
  }
  return async () => {
    for (const { table, name, definition } of foreign) {
      await owner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${identifier(name)} ${definition}`);
    }
    await advanceSequences(owner);
    for (const table of own) {
      const force = forced.has(table.name) ? ', FORCE ROW LEVEL SECURITY' : '';
      await owner.query(`ALTER TABLE ${tableName(table)} ENABLE TRIGGER USER${force}`);
    }
  };
}

async function forcedAmong(owner: pg.Client): Promise<ReadonlySet<string>> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_catalog.pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relforcerowsecurity`,
  );
  return new Set(rows.map(({ name }) => name));
}

async function foreignKeys(owner: pg.Client): Promise<readonly Foreign[]> {
  const { rows } = await owner.query<Foreign>(
    `SELECT k.conrelid::regclass::text AS "table", k.conname AS name, pg_catalog.pg_get_constraintdef(k.oid) AS definition
     FROM pg_catalog.pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  );
  return rows;
}

/** Running numbers go on after the last one restored. */
async function advanceSequences(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ sequence: string; table: string; column: string }>(
    `SELECT d.objid::regclass::text AS sequence, d.refobjid::regclass::text AS "table", a.attname AS "column"
     FROM pg_catalog.pg_depend d
     JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S' AND s.relnamespace = 'public'::regnamespace
     JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
     WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')`,
  );
  for (const { sequence, table, column } of rows) {
    await owner.query(
      `SELECT setval('${sequence}', coalesce((SELECT max(${identifier(column)}) FROM ${table}), 0) + 1, false)`,
    );
  }
}
