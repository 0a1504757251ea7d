import { openHotLine, type HotLine } from '../database/hot-line.js';
import { startServer } from '../database/server-process.js';
import { defaultPack } from '../../src/rules/default-pack.js';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { loadHttp, signIn, type HttpRate, type HttpStep } from '../tools/http-load.js';
import { loadSql, type SqlRate } from '../tools/sql-load.js';
import { CLIENTS, postingMessages } from './posting.js';
import { ms, percent, perSecond, type Bench, type Row } from './scenario.js';

const CLIENT_COUNTS = [1, 4, 16];
/** The number of clients that the reach is for. */
const JUDGED = 16;
const REACH = 0.3;
const LIMIT_MS = 100;

/**
 * A claim opened and submitted through HTTP by a signed-in researcher, all on one hot line, beside the ledger function
 * alone that such a submission ends in, called by pgbench.
 */
export async function runClaims(bench: Bench): Promise<Row[]> {
  const line = await openHotLine(bench.database);
  const server = await startServer(bench.database);
  try {
    const cookie = await signIn(server.origin, 'researcher@upstage.example', DEMO_PASSWORD);
    const load = { origin: server.origin, cookie, steps: claimSteps(line) };
    // The first requests compile code and open connections.
    await loadHttp({ ...load, clients: JUDGED, seconds: bench.quick ? 2 : 5 });
    const rows: Row[] = [];
    for (const clients of CLIENT_COUNTS) {
      const before = await postings(bench, line);
      const rate = await loadHttp({ ...load, clients, seconds: bench.quick ? 4 : 10 });
      const after = await postings(bench, line);
      rows.push(rowOf(clients, rate, before, after));
    }
    return rows;
  } finally {
    await server.stop();
  }
}

/** The baseline before and after, as the machine's pace changes. */
function postings(bench: Bench, line: HotLine): Promise<SqlRate> {
  return loadSql({
    url: bench.database.appUrl,
    clients: CLIENTS,
    seconds: bench.quick ? 2 : 5,
    messages: postingMessages(line),
  });
}

function rowOf(clients: number, rate: HttpRate, before: SqlRate, after: SqlRate): Row {
  const baseline = (before.perSecond + after.perSecond) / 2;
  const judged = clients === JUDGED;
  return {
    what: `claim created + submitted through HTTP, one hot line, ${clients} ${clients === 1 ? 'client' : 'clients'}`,
    measured: `${perSecond(rate.turnsPerSecond)}; a request p50 ${ms(rate.p50)}, p95 ${ms(rate.p95)}, p99 ${ms(rate.p99)}`,
    baseline: `${perSecond(baseline)}: the ledger function alone, ${CLIENTS} clients`,
    ratio: percent(rate.turnsPerSecond, baseline),
    reach: judged ? '≥ 30 %, p99 ≤ 100 ms' : '–',
    met: judged ? rate.turnsPerSecond >= REACH * baseline && rate.p99 <= LIMIT_MS : undefined,
  };
}

/** These claims have no document; whichever list asks for proof of payment, this answers it. */
const PAYMENT_REASONS = Object.fromEntries(
  defaultPack().checklists.flatMap(({ code, items }) =>
    items
      .filter(({ due, required }) => due === 'filing' && required)
      .map((item) => [`document:${code}.${item.code}`, '전표는 월말에 함께 받습니다.']),
  ),
);

/** Opens a claim of a thousand won on the line, and hands it in. */
export function claimSteps({ lineId, categoryId }: HotLine): HttpStep[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/expenses',
      status: 201,
      body: {
        title: '학습 데이터 정제 도구 사용료',
        supplier: { name: '공급기업 A(예시)', businessNumber: '1248100998' },
        documentedOn: '2025-10-01',
        lines: [{ name: '사용료', supplyAmount: '1000', taxAmount: '100' }],
        budgetLineId: lineId,
        categoryId,
        reasons: PAYMENT_REASONS,
      },
    },
    { method: 'POST', path: '/api/v1/expenses/{id}/submission', status: 200, body: {} },
  ];
}
