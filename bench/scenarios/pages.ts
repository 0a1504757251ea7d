import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { GROWING_TABLES, seedExpenses } from '../database/seed-expenses.js';
import { startServer } from '../database/server-process.js';
import { loadHttp, signIn, type HttpRate, type HttpStep } from '../tools/http-load.js';
import { ms, times, type Bench, type Row } from './scenario.js';

const SMALL = 10_000;
const LARGE = 1_000_000;
/** What a quick run grows to: enough to see a page that reads everything. */
const LARGE_QUICK = 100_000;
const LIMIT_MS = 100;
const GROWTH = 1.5;

interface Page {
  readonly what: string;
  readonly email: string;
  readonly path: string;
}

const RESEARCHER = 'researcher@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const OFFICER = 'officer@office.example';
const PAGES: readonly Page[] = [
  { what: 'home, researcher', email: RESEARCHER, path: '/' },
  { what: 'home, officer', email: OFFICER, path: '/' },
  { what: 'inbox, administrator', email: ADMINISTRATOR, path: '/approvals' },
  { what: 'inbox, officer', email: OFFICER, path: '/approvals' },
  { what: 'inbox without marks, administrator', email: ADMINISTRATOR, path: '/approvals?tab=clean' },
  {
    what: 'inbox, text search, administrator',
    email: ADMINISTRATOR,
    path: '/approvals?q=%EC%A0%95%EC%A0%9C',
  },
  { what: 'inbox, whether it changed, administrator', email: ADMINISTRATOR, path: '/approvals/pulse' },
  { what: 'claims, researcher', email: RESEARCHER, path: '/expenses' },
  { what: 'claims, administrator', email: ADMINISTRATOR, path: '/expenses' },
  { what: 'claims, officer', email: OFFICER, path: '/expenses' },
  { what: 'budgets, researcher', email: RESEARCHER, path: '/budgets' },
  { what: 'budgets, officer', email: OFFICER, path: '/budgets' },
  { what: 'budgets, teams, officer', email: OFFICER, path: '/budgets/teams' },
  { what: 'budgets, compare, officer', email: OFFICER, path: '/budgets/compare?by=stage' },
  { what: 'budgets, stuck, officer', email: OFFICER, path: '/budgets/stuck' },
];

interface Visit {
  readonly rate: HttpRate;
  /** Growing tables that were read from end to end while the page was asked for. */
  readonly scanned: readonly string[];
}

/** Page times with little and with much history, and the tables that were read without an index on the way. */
export async function runPages(bench: Bench): Promise<Row[]> {
  const large = bench.quick ? LARGE_QUICK : LARGE;
  const before = await visitAll(bench, SMALL);
  const after = await visitAll(bench, large);
  return PAGES.map((page, index) => rowOf(page, large, before[index], after[index]));
}

async function visitAll(bench: Bench, total: number): Promise<Visit[]> {
  const begun = performance.now();
  await seedExpenses(bench.database, total);
  bench.say(`  ${total.toLocaleString('en')} claims in ${Math.round((performance.now() - begun) / 1000)} s`);
  const visits: Visit[] = [];
  for (const page of PAGES) visits.push(await visit(bench, page));
  return visits;
}

/** A server for each page: the database tells what a connection has read when it ends. */
async function visit(bench: Bench, page: Page): Promise<Visit> {
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

function rowOf({ what }: Page, large: number, before?: Visit, after?: Visit): Row {
  if (!before || !after) throw new Error('Every page was visited twice.');
  const scanned = after.scanned.length === 0 ? 'none' : after.scanned.join(', ');
  return {
    what: `page: ${what}, ${large.toLocaleString('en')} claims`,
    measured: `p50 ${ms(after.rate.p50)}, p95 ${ms(after.rate.p95)}; sequential scans: ${scanned}`,
    baseline: `p50 ${ms(before.rate.p50)}, p95 ${ms(before.rate.p95)} with ${SMALL.toLocaleString('en')}`,
    ratio: times(after.rate.p50, before.rate.p50),
    reach: 'p95 ≤ 100 ms, growth ≤ 1.5 ×, no scan',
    met:
      after.rate.p95 <= LIMIT_MS && after.rate.p50 <= GROWTH * before.rate.p50 && after.scanned.length === 0,
  };
}
