import { seedExpenses } from '../database/seed-expenses.js';
import { visit, type Page, type Visit } from './page-visit.js';
import { ms, times, type Bench, type Row } from './scenario.js';

const SMALL = 10_000;
export const LARGE = 1_000_000;
/** What a quick run grows to: enough to see a page that reads everything. */
export const LARGE_QUICK = 100_000;
const LIMIT_MS = 100;
const GROWTH = 1.5;

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
