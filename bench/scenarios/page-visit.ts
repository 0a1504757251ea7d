import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { GROWING_TABLES } from '../database/seed-expenses.js';
import { startServer } from '../database/server-process.js';
import { loadHttp, signIn, type HttpRate, type HttpStep } from '../tools/http-load.js';
import type { Bench } from './scenario.js';

export interface Page {
  readonly what: string;
  readonly email: string;
  readonly path: string;
}

export interface Visit {
  readonly rate: HttpRate;
  /** Growing tables that were read from end to end while the page was asked for. */
  readonly scanned: readonly string[];
}

/** A server for each page: the database tells what a connection has read when it ends. */
export async function visit(bench: Bench, page: Page): Promise<Visit> {
  const before = await scans(bench);
  const server = await startServer(bench.database);
  try {
    const cookie = await signIn(server.origin, page.email, DEMO_PASSWORD);
    const steps: HttpStep[] = [{ method: 'GET', path: page.path, status: 200 }];
    const load = { origin: server.origin, cookie, steps, clients: 1 };
    await loadHttp({ ...load, seconds: 1 });
    const rate = await loadHttp({ ...load, seconds: bench.quick ? 1.5 : 4 });
    await server.stop();
    const after = await scans(bench);
    return {
      rate,
      scanned: GROWING_TABLES.filter((table) => (after.get(table) ?? 0) > (before.get(table) ?? 0)),
    };
  } finally {
    await server.stop();
  }
}

async function scans(bench: Bench): Promise<Map<string, number>> {
  const { rows } = await bench.database.admin.query<{ relname: string; scans: number }>(
    "SELECT relname, seq_scan::int AS scans FROM pg_stat_user_tables WHERE schemaname = 'public'",
  );
  return new Map(rows.map(({ relname, scans: count }) => [relname, count]));
}
