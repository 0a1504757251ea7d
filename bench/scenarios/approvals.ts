import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { openHotLine, type HotLine } from '../database/hot-line.js';
import { seedExpenses, seedWaiting } from '../database/seed-expenses.js';
import { startServer } from '../database/server-process.js';
import { loadHttp, signIn, type HttpLoad, type HttpRate } from '../tools/http-load.js';
import { loadSql, NUMBER, type SqlRate } from '../tools/sql-load.js';
import { CLIENTS } from './posting.js';
import { ms, percent, perSecond, times, type Bench, type Row } from './scenario.js';

/** Enough that the team knows its suppliers. */
const HISTORY = 100_000;
const WAITING = 14_000;
const CLIENT_COUNTS = [1, 4, 16];
/** The number of clients that the reach is for. */
const JUDGED = 16;
const LIMIT_MS = 100;
const BATCH = 1000;
const BATCH_QUICK = 200;
/** Each load ends with its claims, not by the clock. */
const LONG_ENOUGH = 600;
/** Rows that the baseline goes round in; a prime, so that its clients don't meet. */
const BARE_ROWS = 9973;

interface Waiting {
  readonly id: string;
  readonly version: number;
}

/**
 * Claims of one team approved by its administrator, one a request and many in one, beside the least that any such
 * decision must do: the claim and what is asked of it closed, and a row written for each who keeps or hears of it.
 */
export async function runApprovals(bench: Bench): Promise<Row[]> {
  const { database, quick } = bench;
  const line = await openHotLine(database);
  await seedExpenses(database, HISTORY);
  await seedWaiting(database, line.teamId, WAITING);
  await database.admin.query(BARE_TABLES);
  const waiting = await cleanOnes(bench, line);
  const server = await startServer(database);
  try {
    const load: HttpLoad = {
      origin: server.origin,
      cookie: await signIn(server.origin, 'administrator@upstage.example', DEMO_PASSWORD),
      steps: [{ method: 'POST', path: '/api/v1/expenses/{id}/approval', status: 200, body: {} }],
      clients: JUDGED,
      seconds: LONG_ENOUGH,
    };
    const approve = (clients: number, count: number) =>
      loadHttp({ ...load, clients, ids: waiting.splice(0, count).map(({ id }) => id) });
    // The first requests compile code and open connections.
    await approve(JUDGED, quick ? 100 : 500);
    const size = quick ? BATCH_QUICK : BATCH;
    const seconds = await approveTogether(load, waiting.splice(0, size));
    const rows = [bulkRow(size, seconds, await approve(1, size))];
    for (const clients of CLIENT_COUNTS) {
      const before = await bare(bench, line);
      const rate = await approve(clients, quick ? 300 : clients === 1 ? 1000 : 2000);
      const after = await bare(bench, line);
      rows.push(rowOf(clients, rate, before, after));
    }
    return rows;
  } finally {
    await server.stop();
  }
}

async function cleanOnes({ database }: Bench, { teamId }: HotLine): Promise<Waiting[]> {
  const { rows } = await database.admin.query<Waiting>(
    `SELECT e.id, e.version FROM approval_requests r JOIN expenses e ON e.team_id = r.team_id AND e.id = r.subject_id
     WHERE r.team_id = $1 AND r.state = 'open' AND NOT r.marked ORDER BY r.opened_at DESC, r.id`,
    [teamId],
  );
  return rows;
}

/** As the page's one confirmation does it; gives the seconds it took. */
async function approveTogether({ origin, cookie }: HttpLoad, items: readonly Waiting[]): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(`${origin}/api/v1/approvals/decisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ items, clean: true }),
  });
  const text = await answer.text();
  const elapsedMs = performance.now() - begun;
  if (!answer.ok || !text.endsWith('"failed":[]}'))
    throw new Error(`Not all were approved: ${answer.status} …${text.slice(-500)}`);
  return elapsedMs / 1000;
}

function bulkRow(size: number, seconds: number, single: HttpRate): Row {
  return {
    what: `${size.toLocaleString('en')} clean claims approved in one request`,
    measured: `${seconds.toFixed(1)} s, ${perSecond(size / seconds)}`,
    baseline: `${(size / single.turnsPerSecond).toFixed(1)} s one by one, ${perSecond(single.turnsPerSecond)}`,
    ratio: times(size / seconds, single.turnsPerSecond),
    reach: '–',
    met: undefined,
  };
}

/** The baseline before and after, as the machine's pace changes. */
function bare(bench: Bench, line: HotLine): Promise<SqlRate> {
  return loadSql({
    url: bench.database.appUrl,
    clients: CLIENTS,
    seconds: bench.quick ? 2 : 4,
    messages: bareMessages(line),
  });
}

function rowOf(clients: number, rate: HttpRate, before: SqlRate, after: SqlRate): Row {
  const baseline = (before.perSecond + after.perSecond) / 2;
  return {
    what: `claim approved through HTTP, one team, ${clients} ${clients === 1 ? 'client' : 'clients'}`,
    measured: `${perSecond(rate.turnsPerSecond)}; a request p50 ${ms(rate.p50)}, p95 ${ms(rate.p95)}, p99 ${ms(rate.p99)}`,
    baseline: `${perSecond(baseline)}: the same rows written bare, ${CLIENTS} clients`,
    ratio: percent(rate.turnsPerSecond, baseline),
    reach: clients === JUDGED ? 'p99 ≤ 100 ms' : '–',
    met: clients === JUDGED ? rate.p99 <= LIMIT_MS : undefined,
  };
}

/** As narrow as it can be: no policy, no trigger, no second index. */
const BARE_TABLES = `
  CREATE TABLE bench.claims AS SELECT (row_number() OVER ())::int AS place, e.* FROM expenses e WHERE state = 'submitted' LIMIT ${BARE_ROWS};
  CREATE TABLE bench.requests AS SELECT (row_number() OVER ())::int AS place, r.* FROM approval_requests r WHERE state = 'open' LIMIT ${BARE_ROWS};
  ALTER TABLE bench.claims ADD PRIMARY KEY (place), SET (fillfactor = 70);
  ALTER TABLE bench.requests ADD PRIMARY KEY (place), SET (fillfactor = 70);
  CREATE TABLE bench.approvals (LIKE approvals INCLUDING DEFAULTS);
  CREATE TABLE bench.events (LIKE expense_events INCLUDING DEFAULTS);
  CREATE TABLE bench.audit (LIKE audit_events INCLUDING DEFAULTS);
  CREATE TABLE bench.notices (LIKE notifications INCLUDING DEFAULTS);
  ALTER TABLE bench.approvals ADD PRIMARY KEY (id);
  ALTER TABLE bench.events ADD PRIMARY KEY (id);
  ALTER TABLE bench.audit ADD PRIMARY KEY (id);
  ALTER TABLE bench.notices ADD PRIMARY KEY (id);
  GRANT USAGE ON SCHEMA bench TO hanjang_app;
  GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA bench TO hanjang_app`;

function bareMessages({ teamId, claimantId }: HotLine): string[][] {
  const place = `(${NUMBER} % ${BARE_ROWS} + 1)::int`;
  const [team, person] = [`'${teamId}'::uuid`, `'${claimantId}'::uuid`];
  return [
    ['BEGIN', `SELECT * FROM bench.claims WHERE place = ${place} FOR UPDATE`],
    [
      `UPDATE bench.claims SET state = 'approved', version = version + 1, state_since = now(), decided_at = now(), approver_id = ${person},
         approver_ids = ARRAY[${person}] WHERE place = ${place}`,
      `UPDATE bench.requests SET state = 'approved', closed_at = now(), heard_ids = ARRAY[${person}] WHERE place = ${place}`,
      `INSERT INTO bench.approvals (team_id, id, expense_id, expense_version, decision, decided_by, decided_at, seen)
         VALUES (${team}, uuidv7(), ${team}, 4, 'approved', ${person}, now(), '{"amounts": "1000"}')`,
      `INSERT INTO bench.events (team_id, id, expense_id, act, from_state, to_state, actor_id, at, version)
         VALUES (${team}, uuidv7(), ${team}, 'approved', 'submitted', 'approved', ${person}, now(), 5)`,
      `INSERT INTO bench.audit (team_id, id, at, actor_id, act, subject_type, subject_id, before, after)
         VALUES (${team}, uuidv7(), now(), ${person}, 'expense.approved', 'expense', ${team}, '{"state": "submitted"}', '{"state": "approved"}')`,
      `INSERT INTO bench.notices (team_id, id, user_id, kind, subject_type, subject_id, actor_id, at)
         VALUES (${team}, uuidv7(), ${person}, 'approved', 'expense', ${team}, ${person}, now())`,
      'COMMIT',
    ],
  ];
}
