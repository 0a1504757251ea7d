import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { startServer, type ServerProcess } from '../database/server-process.js';
import { signIn } from '../tools/http-load.js';
import { percent, perSecond, type Bench, type Row } from './scenario.js';

const ROWS = 100_000;
const ROWS_QUICK = 5_000;
const REACH = 0.1;
/** What a sheet left behind would show in the second half. */
const MOST_GROWTH = 128 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
const OFFICER = 'officer@office.example';

const LINES = `owner_team_id, id, programme_id, kind, audience, fund_id, fiscal_year_id, stage_id, institution_id, category_id, means`;
const POSTINGS = `team_id, id, group_id, kind, debit_account, credit_account, amount, line_id, line_version, counter_line_id, cause_type,
  cause_id, occurred_on, actor_id, reason`;

interface Place {
  fund: string;
  year: number;
  stage: string;
  team: string;
  institution: string;
}

interface Posted {
  readonly id: string;
  readonly checked: number;
  readonly posted: number;
  readonly memory: readonly number[];
}

/**
 * A sheet of allocations through the product: every row a budget line of its own that is opened and given money, checked row by
 * row and posted in one unit; beside a bare COPY of the same lines and postings.
 */
export async function runAllocationImport(bench: Bench): Promise<Row[]> {
  const rows = bench.quick ? ROWS_QUICK : ROWS;
  const places = await preparePlaces(bench, rows);
  const server = await startServer(bench.database);
  try {
    const cookie = await signIn(server.origin, OFFICER, DEMO_PASSWORD);
    const done = await postSheet(server, cookie, sheet(places, rows));
    bench.say(
      `  ${rows.toLocaleString('en')} rows checked in ${done.checked.toFixed(1)} s, posted in ${done.posted.toFixed(1)} s`,
    );
    const copied = await copySeconds(bench, done.id);
    return [rateRow(rows, done, copied)];
  } finally {
    await server.stop();
  }
}

function rateRow(rows: number, { checked, posted, memory }: Posted, copied: number): Row {
  const seconds = checked + posted;
  const half = Math.ceil(memory.length / 2);
  const first = Math.max(0, ...memory.slice(0, half));
  const second = Math.max(0, ...memory.slice(half));
  const megabytes = (bytes: number) => `${Math.round(bytes / MEGABYTE)} MB`;
  return {
    what: `allocation of ${rows.toLocaleString('en')} lines from CSV, in one unit`,
    measured: `${perSecond(rows / seconds)} (checked in ${checked.toFixed(1)} s, posted in ${posted.toFixed(1)} s); memory at most ${megabytes(first)} in its first half, ${megabytes(second)} in its second`,
    baseline: `${perSecond(rows / copied)} by COPY of the same lines and postings`,
    ratio: percent(copied, seconds),
    reach: `≥ ${REACH * 100} %, memory flat`,
    met: copied / seconds >= REACH && second - first <= MOST_GROWTH,
  };
}

/** Enough categories that no two rows are one line, and an appropriation that holds them all. */
async function preparePlaces({ database }: Bench, rows: number): Promise<Place[]> {
  const { rows: places } = await database.admin.query<Place & { count: string }>(
    `SELECT f.code AS fund, y.year, s.name_ko AS stage, t.code AS team, i.name AS institution
     FROM funds f JOIN stages s ON s.programme_id = f.programme_id JOIN fiscal_years y ON y.id = s.fiscal_year_id
     JOIN teams t ON t.programme_id = f.programme_id AND t.kind = 'team' AND t.status <> 'cut'
     JOIN institutions i ON i.team_id = t.id
     WHERE f.code = (SELECT code FROM funds WHERE kind = 'per-team' ORDER BY position LIMIT 1)
       AND s.number = (SELECT min(number) FROM stages) ORDER BY t.position, i.position`,
  );
  const needed = Math.ceil(rows / places.length);
  await database.admin.query(
    `INSERT INTO categories (id, programme_id, code, path, name_ko, name_en, cost, position)
     SELECT gen_random_uuid(), p.id, 'bench' || n, 'bench' || n, '비목 ' || n, 'Category ' || n, 'direct', 1000 + n
     FROM programmes p, generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
    [needed],
  );
  return places;
}

function sheet(places: readonly Place[], rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const place = places[index % places.length];
    if (!place) throw new Error('The demonstration has no institutions.');
    const { fund, year, stage, team, institution } = place;
    const amount = 1 + ((index * 7) % 90);
    return `${fund},${year},${stage},${team},${institution},bench${1 + Math.floor(index / places.length)},현금,"${amount}",일괄 배정`;
  });
  return ['재원,회계연도,단계,팀,기관,비목,현금·현물,배정액,사유', ...lines].join('\n');
}

async function postSheet(server: ServerProcess, cookie: string, content: string): Promise<Posted> {
  const memory: number[] = [];
  const call = async <T>(method: string, path: string, body?: FormData | string): Promise<T> => {
    const headers: Record<string, string> = { cookie };
    if (typeof body === 'string') headers['content-type'] = 'application/json';
    const answer = await fetch(`${server.origin}/api/v1${path}`, { method, body, headers });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  await appropriate(call);
  const form = new FormData();
  form.append('mode', 'add');
  form.append('file', new Blob([content], { type: 'text/csv' }), 'bench.csv');
  const watching = watch(server, memory);
  const begun = performance.now();
  const one = await call<{ id: string; confirmable: boolean }>('POST', '/allocations/imports', form);
  const checked = (performance.now() - begun) / 1000;
  if (!one.confirmable) throw new Error(`the sheet isn't good: ${JSON.stringify(one)}`);
  const confirmed = performance.now();
  await call('POST', `/allocations/imports/${one.id}/confirmation`, '{}');
  for (;;) {
    const { state } = await call<{ state: string }>('GET', `/allocations/imports/${one.id}`);
    if (state === 'posted') break;
    if (state !== 'confirmed') throw new Error(`the sheet ended as ${state}`);
    await sleep(100);
  }
  const posted = (performance.now() - confirmed) / 1000;
  watching.stop();
  return { id: one.id, checked, posted, memory };
}

async function appropriate(
  call: <T>(method: string, path: string, body?: string) => Promise<T>,
): Promise<void> {
  type Listed = { items: { fund: { id: string; kind: string }; fiscalYear: { id: string } }[] };
  const { items } = await call<Listed>('GET', '/appropriations');
  for (const { fund, fiscalYear } of items.filter(({ fund: { kind } }) => kind === 'per-team'))
    await call(
      'POST',
      '/appropriations',
      JSON.stringify({ fundId: fund.id, fiscalYearId: fiscalYear.id, amount: '100000000' }),
    );
}

/** Looks at the server's memory every tenth of a second. */
function watch(server: ServerProcess, memory: number[]): { stop(): void } {
  const timer = setInterval(() => {
    void server.memory().then((bytes) => memory.push(bytes ?? 0));
  }, 100);
  return { stop: () => clearInterval(timer) };
}

/** The lines and postings of the sheet once more, under other ids, by two COPYs into the same tables; undone afterwards. */
async function copySeconds({ database }: Bench, importId: string): Promise<number> {
  const client = await database.admin.connect();
  try {
    const lines = await rowsOf(
      client,
      `SELECT l.owner_team_id, gen_random_uuid(), l.programme_id, l.kind, l.audience, l.fund_id, l.fiscal_year_id, l.stage_id,
         l.institution_id, l.category_id, 'in-kind' FROM budget_lines l
       JOIN allocation_import_rows r ON r.line_id = l.id WHERE r.import_id = '${importId}'`,
    );
    const postings = await rowsOf(
      client,
      `SELECT ${POSTINGS.replace(' id,', ' gen_random_uuid(),')} FROM postings WHERE cause_id = '${importId}'`,
    );
    const begun = performance.now();
    await client.query('BEGIN');
    await pipeline(Readable.from(lines), client.query(copyFrom(`COPY budget_lines (${LINES}) FROM STDIN`)));
    await pipeline(Readable.from(postings), client.query(copyFrom(`COPY postings (${POSTINGS}) FROM STDIN`)));
    const seconds = (performance.now() - begun) / 1000;
    await client.query('ROLLBACK');
    return seconds;
  } finally {
    client.release();
  }
}

async function rowsOf(client: pg.PoolClient, query: string): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  const rows = client.query(copyTo(`COPY (${query}) TO STDOUT`));
  for await (const chunk of rows as AsyncIterable<Buffer>) chunks.push(chunk);
  return chunks;
}
