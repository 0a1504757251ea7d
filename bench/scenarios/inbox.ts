import { encodeCursor } from '../../src/platform/web/cursor.js';
import { openHotLine } from '../database/hot-line.js';
import { seedExpenses, seedWaiting } from '../database/seed-expenses.js';
import { visit, type Page, type Visit } from './page-visit.js';
import { LARGE, LARGE_QUICK } from './pages.js';
import { ms, times, type Bench, type Row } from './scenario.js';

const MANY = 10_000;
const LIMIT_MS = 100;

const EMAIL = 'administrator@upstage.example';
/** All that was seeded is called 정제. */
const EVERY_TITLE = encodeURIComponent('정제');
const ONE_SUPPLIER = encodeURIComponent('공급기업 123(');

const PLACES: readonly (readonly [what: string, path: string])[] = [
  ['all', ''],
  ['clean', '?tab=clean'],
  ['to check', '?tab=check'],
  ['largest first', '?sort=largest'],
  ['a search that finds few', `?q=${ONE_SUPPLIER}`],
  ['a search that finds all', `?q=${EVERY_TITLE}`],
  ['one confirmation of all that are clean', '/clean'],
  ['whether anything is new', '/pulse'],
];

/** The inbox of whoever has very much to decide, beside the same with the usual load, in a large database. */
export async function runInbox(bench: Bench): Promise<Row[]> {
  const { database } = bench;
  const { teamId } = await openHotLine(database);
  const large = bench.quick ? LARGE_QUICK : LARGE;
  await seedExpenses(database, large);
  const usual = await waitingIn(bench, teamId);
  const before = await visitAll(bench, teamId);
  await seedWaiting(database, teamId, Math.max(MANY - usual, 0));
  const many = await waitingIn(bench, teamId);
  const after = await visitAll(bench, teamId);
  return after.map((now, index) => rowOf(now, before[index], { usual, many, large }));
}

async function waitingIn({ database }: Bench, teamId: string): Promise<number> {
  const { rows } = await database.admin.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM approval_requests WHERE team_id = $1 AND state = 'open'",
    [teamId],
  );
  return rows[0]?.count ?? 0;
}

interface Seen extends Visit {
  readonly what: string;
}

async function visitAll(bench: Bench, teamId: string): Promise<Seen[]> {
  const pages: Page[] = PLACES.map(([what, path]) => ({ what, email: EMAIL, path: `/approvals${path}` }));
  pages.push({
    what: 'a later page',
    email: EMAIL,
    path: `/approvals?after=${await halfway(bench, teamId)}`,
  });
  const seen: Seen[] = [];
  for (const page of pages) seen.push({ what: page.what, ...(await visit(bench, page)) });
  return seen;
}

/** The cursor of the place in the middle of what waits, as the page’s own link would have it. */
async function halfway({ database }: Bench, teamId: string): Promise<string> {
  const { rows } = await database.admin.query<{ key: string; id: string }>(
    `SELECT (extract(epoch FROM opened_at) * 1000000)::bigint::text AS key, id FROM approval_requests WHERE team_id = $1 AND state = 'open'
     ORDER BY opened_at, id OFFSET (SELECT count(*) / 2 FROM approval_requests WHERE team_id = $1 AND state = 'open') LIMIT 1`,
    [teamId],
  );
  const place = rows[0];
  if (place === undefined) throw new Error('Nothing waits in the team.');
  return encodeCursor([place.key, place.id]);
}

function rowOf(
  { what, rate, scanned }: Seen,
  before: Visit | undefined,
  { usual, many, large }: { usual: number; many: number; large: number },
): Row {
  if (!before) throw new Error('Every page was visited twice.');
  return {
    what: `inbox: ${what}, ${many.toLocaleString('en')} waiting, ${large.toLocaleString('en')} claims`,
    measured: `p50 ${ms(rate.p50)}, p95 ${ms(rate.p95)}; sequential scans: ${scanned.length === 0 ? 'none' : scanned.join(', ')}`,
    baseline: `p50 ${ms(before.rate.p50)}, p95 ${ms(before.rate.p95)} with ${usual.toLocaleString('en')} waiting`,
    ratio: times(rate.p50, before.rate.p50),
    reach: 'p95 ≤ 100 ms, no scan',
    met: rate.p95 <= LIMIT_MS && scanned.length === 0,
  };
}
