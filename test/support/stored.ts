import { readdir } from 'node:fs/promises';
import pg from 'pg';
import type { TestApp } from './app.js';
import { superuserUrl } from './database.js';

/** Signing in writes these on the way to any request. */
const ASIDE = new Set(['sessions', 'sign_in_attempts']);

/** Rows as the superuser sees them, row-level security apart. */
export async function rowsOf<Row extends pg.QueryResultRow>(
  test: TestApp,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: superuserUrl(test.database.name) });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...parameters])).rows;
  } finally {
    await client.end();
  }
}

/** How many rows every table holds and how many files lie in the store: equal before and after what was refused. */
export async function everythingStored(test: TestApp): Promise<Record<string, number>> {
  const tables = await rowsOf<{ name: string }>(
    test,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const counted = tables.map(({ name }) => name).filter((name) => !ASIDE.has(name));
  const sql = counted.map((name) => `SELECT '${name}' AS name, count(*)::int AS n FROM public.${name}`);
  const jobs = `SELECT 'jobs' AS name, count(*)::int AS n FROM pgboss.job`;
  const rows = await rowsOf<{ name: string; n: number }>(test, [...sql, jobs].join(' UNION ALL '));
  const files = await readdir(test.config.dataDir, { recursive: true, withFileTypes: true });
  return {
    ...Object.fromEntries(rows.map(({ name, n }) => [name, n])),
    files: files.filter((entry) => entry.isFile()).length,
  };
}
