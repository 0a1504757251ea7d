import { openHotLine } from '../database/hot-line.js';
import { startServer } from '../database/server-process.js';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { loadHttp, signIn, type HttpRate } from '../tools/http-load.js';
import { loadSql, type SqlRate } from '../tools/sql-load.js';
import { claimSteps } from './claims.js';
import { CLIENTS } from './posting.js';
import { ms, percent, perSecond, times, type Bench, type Row } from './scenario.js';

const CLIENT_COUNTS = [1, 4, 16];
const IN_ONE_GO = 1000;
/** More than are approved in the time; what is left over waits on. */
const PREPARED = { quick: 3000, whole: 8000 };

const PEOPLE: Readonly<Record<string, string>> = {
  'principal-investigator': 'pi@upstage.example',
  administrator: 'administrator@upstage.example',
};

interface Waiting {
  id: string;
  version: number;
  role: string;
}

/** Claims approved through HTTP by whoever is asked first, one request each, and a thousand in one request. */
export async function runApprovals(bench: Bench): Promise<Row[]> {
  await prepareBare(bench);
  const line = await openHotLine(bench.database);
  const server = await startServer(bench.database);
  try {
    const researcher = await signIn(server.origin, 'researcher@upstage.example', DEMO_PASSWORD);
    const wanted = bench.quick ? PREPARED.quick : PREPARED.whole;
    const filing = { origin: server.origin, cookie: researcher, steps: claimSteps(line), clients: 16 };
    while ((await waiting(bench)).length < wanted) await loadHttp({ ...filing, seconds: 5 });
    const [first] = await waiting(bench);
    const cookie = await signIn(server.origin, PEOPLE[first?.role ?? ''] ?? '', DEMO_PASSWORD);
    const steps = [
      { method: 'POST', path: '/api/v1/expenses/{next}/approval', status: 200, body: {} },
    ] as const;
    const rows: Row[] = [];
    let single = 0;
    for (const clients of CLIENT_COUNTS) {
      const ids = (await waiting(bench)).slice(IN_ONE_GO).map(({ id }) => id);
      const before = await bare(bench);
      const load = { origin: server.origin, cookie, steps, clients, ids };
      const rate = await loadHttp({ ...load, seconds: bench.quick ? 2 : 6 });
      rows.push(rowOf(clients, rate, before, await bare(bench)));
      if (clients === 1) single = rate.turnsPerSecond;
    }
    rows.push(await inOneGo(bench, server.origin, cookie, single));
    return rows;
  } finally {
    await server.stop();
  }
}

/** Claims of the hot line's team whose first step is open. */
async function waiting(bench: Bench): Promise<Waiting[]> {
  const { rows } = await bench.database.admin.query<Waiting>(
    `SELECT e.id, e.version, r.decider_roles[1] AS role FROM approval_requests r JOIN expenses e ON e.team_id = r.team_id AND e.id = r.subject_id
     JOIN users u ON u.id = e.claimant_id WHERE r.state = 'open' AND r.position = 1 AND u.email = 'researcher@upstage.example'
       AND e.title = '학습 데이터 정제 도구 사용료' ORDER BY r.opened_at, r.id`,
  );
  return rows;
}

async function inOneGo(bench: Bench, origin: string, cookie: string, single: number): Promise<Row> {
  const items = (await waiting(bench)).slice(0, IN_ONE_GO).map(({ id, version }) => ({ id, version }));
  const begun = performance.now();
  const answer = await fetch(`${origin}/api/v1/approvals/decisions`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ items }),
  });
  const seconds = (performance.now() - begun) / 1000;
  const { approved = [] } = (await answer.json()) as { approved?: string[] };
  if (!answer.ok || approved.length < items.length)
    throw new Error(`${approved.length} of ${items.length} were approved: ${answer.status}`);
  const rate = items.length / seconds;
  return {
    what: `approval of ${items.length.toLocaleString('en')} claims in one request`,
    measured: `${seconds.toFixed(1)} s: ${perSecond(rate)}`,
    baseline: `${perSecond(single)}: one request each, 1 client`,
    ratio: times(rate, single),
    reach: '–',
    met: undefined,
  };
}

function rowOf(clients: number, rate: HttpRate, before: SqlRate, after: SqlRate): Row {
  const baseline = (before.perSecond + after.perSecond) / 2;
  return {
    what: `claim approved through HTTP, ${clients} ${clients === 1 ? 'client' : 'clients'}`,
    measured: `${perSecond(rate.turnsPerSecond)}; p50 ${ms(rate.p50)}, p95 ${ms(rate.p95)}, p99 ${ms(rate.p99)}`,
    baseline: `${perSecond(baseline)}: a bare UPDATE and three INSERTs, ${CLIENTS} clients`,
    ratio: percent(rate.turnsPerSecond, baseline),
    reach: '–',
    met: undefined,
  };
}

const BARE = `
  CREATE SCHEMA IF NOT EXISTS bench;
  DROP TABLE IF EXISTS bench.bare_claims, bench.bare_log;
  CREATE TABLE bench.bare_claims AS SELECT n::bigint AS id, 'submitted' AS state, 1 AS version FROM generate_series(0, 9999) n;
  ALTER TABLE bench.bare_claims ADD PRIMARY KEY (id);
  CREATE TABLE bench.bare_log (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), body text);
  GRANT USAGE ON SCHEMA bench TO PUBLIC;
  GRANT SELECT, INSERT, UPDATE ON bench.bare_claims, bench.bare_log TO PUBLIC;`;

async function prepareBare(bench: Bench): Promise<void> {
  await bench.database.admin.query(BARE);
}

/** The least an approval could write: the claim's row, the approval, the event and the audit event. */
function bare(bench: Bench): Promise<SqlRate> {
  const log = `INSERT INTO bench.bare_log (body) VALUES (repeat('x', 600))`;
  const update = `UPDATE bench.bare_claims SET state = 'approved', version = version + 1 WHERE id = :number % 10000`;
  return loadSql({
    url: bench.database.appUrl,
    clients: CLIENTS,
    seconds: bench.quick ? 1 : 3,
    messages: [['BEGIN'], [update, log, log, log, 'COMMIT']],
  });
}
