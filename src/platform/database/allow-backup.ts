import type pg from 'pg';
import { BACKUP_ROLE, identifier } from './roles.js';

interface OwnTable {
  readonly schema: string;
  readonly name: string;
  readonly needs_grant: boolean;
  readonly needs_policy: boolean;
}

/**
 * Forced row-level security binds the owner, too, so nobody could copy the whole database. `hanjang_backup` may: it
 * can't sign in, only read, and only the owner can become it (who could lift row-level security anyway).
 * Run after the migrations and not by each of them, so that no new table can be left out of the backups.
 */
export async function allowBackup(owner: pg.Client): Promise<void> {
  const tables = await owner.query<OwnTable>(
    `SELECT n.nspname AS schema, c.relname AS name,
       NOT has_table_privilege($1, c.oid, 'SELECT') AS needs_grant,
       c.relrowsecurity AND NOT EXISTS (
         SELECT FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'backup_reads') AS needs_policy
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p')
       AND pg_catalog.pg_get_userbyid(c.relowner) = current_user
     ORDER BY 1, 2`,
    [BACKUP_ROLE],
  );
  const schemas = new Set(tables.rows.filter((table) => table.needs_grant).map((table) => table.schema));
  const statements = [...schemas].map(
    (schema) => `GRANT USAGE ON SCHEMA ${identifier(schema)} TO ${BACKUP_ROLE}`,
  );
  for (const { schema, name, needs_grant, needs_policy } of tables.rows) {
    const table = `${identifier(schema)}.${identifier(name)}`;
    if (needs_grant) statements.push(`GRANT SELECT ON ${table} TO ${BACKUP_ROLE}`);
    if (needs_policy) {
      statements.push(`CREATE POLICY backup_reads ON ${table} FOR SELECT TO ${BACKUP_ROLE} USING (true)`);
    }
  }
  if (statements.length > 0) await owner.query(statements.join(';\n'));
}
