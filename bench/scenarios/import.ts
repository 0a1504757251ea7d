import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { openHotLine } from '../database/hot-line.js';
import { startServer, type ServerProcess } from '../database/server-process.js';
import { loadHttp, signIn, type HttpRate, type HttpStep } from '../tools/http-load.js';
import { drawPhotos, readPhotosUntil } from '../tools/photo-stream.js';
import { ms, percent, perSecond, times, type Bench, type Row } from './scenario.js';

const ROWS = 100_000;
const ROWS_QUICK = 10_000;
const REACH = 0.1;
const LIMIT_MS = 100;
/** Memory goes up and down as the collector comes by; what a sheet left behind would show in its second half. */
const MOST_GROWTH = 128 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
const IMPORTER = 'researcher@upstage.example';
const READER = 'administrator@upstage.example';
const PAGES: readonly HttpStep[] = ['/', '/expenses', '/approvals', '/budgets'].map((path) => ({
  method: 'GET',
  path,
  status: 200,
}));

/** Of a claim, its id apart. */
const COPIED =
  `team_id state claimant_id institution_id stage_id on_pot title supplier_name supplier_business_number documented_on
  supply_amount tax_amount claim_amount payable_amount origins created_at updated_at state_since`.split(
    /\s+/,
  );

interface Imported {
  readonly id: string;
  readonly seconds: number;
  /** The server's memory, looked at every tenth of a second. */
  readonly memory: readonly number[];
}

interface Client {
  readonly server: ServerProcess;
  readonly cookie: string;
}

/**
 * A sheet of expenses through the product, uploaded, judged row by row and put in as drafts with lines and audit, beside
 * a bare COPY of the same claims; and what other people's pages take meanwhile.
 */
export async function runImport(bench: Bench): Promise<Row[]> {
  const rows = bench.quick ? ROWS_QUICK : ROWS;
  const words = await categoryOf(bench);
  const server = await startServer(bench.database);
  try {
    const client = { server, cookie: await signIn(server.origin, IMPORTER, DEMO_PASSWORD) };
    // The first rows warm compiler, plans and connections up.
    await importSheet(client, sheet(words, 5_000, 'warm'));
    const alone = await importSheet(client, sheet(words, rows, 'alone'));
    bench.say(`  ${rows.toLocaleString('en')} rows in ${alone.seconds.toFixed(1)} s`);
    const copied = await copySeconds(bench, alone.id);
    const reader = await signIn(server.origin, READER, DEMO_PASSWORD);
    const idle = await visit(server.origin, reader, bench.quick ? 2 : 5);
    const [busy, beside] = await Promise.all([
      visit(server.origin, reader, Math.max(2, alone.seconds * 0.9)),
      importSheet(client, sheet(words, rows, 'beside')),
    ]);
    const undone = await undoSeconds(client, beside.id);
    const photos = await drawPhotos(bench.quick ? 10 : 120);
    const visits = visit(server.origin, reader, Math.max(2, alone.seconds * 0.9));
    const [reading, read] = await Promise.all([
      visits,
      readPhotosUntil({ origin: server.origin, cookie: client.cookie }, photos, visits),
      importSheet(client, sheet(words, rows, 'photos')),
    ]);
    const sheetIs = `${rows.toLocaleString('en')} rows are imported`;
    return [
      rateRow(rows, alone, copied),
      pagesRow(sheetIs, idle, busy),
      pagesRow(`${sheetIs} and ${read} photos read`, idle, reading),
      undoRow(rows, undone, alone),
    ];
  } finally {
    await server.stop();
  }
}

function rateRow(rows: number, alone: Imported, copied: number): Row {
  const half = Math.ceil(alone.memory.length / 2);
  const first = Math.max(0, ...alone.memory.slice(0, half));
  const second = Math.max(0, ...alone.memory.slice(half));
  const megabytes = (bytes: number) => `${Math.round(bytes / MEGABYTE)} MB`;
  return {
    what: `import of ${rows.toLocaleString('en')} rows from CSV`,
    measured: `${perSecond(rows / alone.seconds)} (${alone.seconds.toFixed(1)} s); memory at most ${megabytes(first)} in its first half, ${megabytes(second)} in its second`,
    baseline: `${perSecond(rows / copied)} by COPY of the same claims`,
    ratio: percent(copied, alone.seconds),
    reach: `≥ ${REACH * 100} %, memory flat`,
    met: copied / alone.seconds >= REACH && second - first <= MOST_GROWTH,
  };
}

function pagesRow(meanwhile: string, idle: HttpRate, busy: HttpRate): Row {
  return {
    what: `pages while ${meanwhile}`,
    measured: `p50 ${ms(busy.p50)}, p95 ${ms(busy.p95)}`,
    baseline: `p50 ${ms(idle.p50)}, p95 ${ms(idle.p95)} without`,
    ratio: times(busy.p95, idle.p95),
    reach: `p95 ≤ ${LIMIT_MS} ms`,
    met: busy.p95 <= LIMIT_MS,
  };
}

function undoRow(rows: number, seconds: number, alone: Imported): Row {
  return {
    what: `an import of ${rows.toLocaleString('en')} rows taken back`,
    measured: `${seconds.toFixed(1)} s`,
    baseline: `${alone.seconds.toFixed(1)} s to bring them in`,
    ratio: times(seconds, alone.seconds),
    reach: '–',
    met: undefined,
  };
}

async function undoSeconds({ server, cookie }: Client, id: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(`${server.origin}/api/v1/imports/${id}/undo`, {
    method: 'POST',
    headers: { cookie },
  });
  if (!answer.ok) throw new Error(`undo: ${answer.status} ${await answer.text()}`);
  for (let state = ''; state !== 'undone';) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const one = await fetch(`${server.origin}/api/v1/imports/${id}`, { headers: { cookie } });
    ({ state } = (await one.json()) as { state: string });
  }
  return (performance.now() - begun) / 1000;
}

function visit(origin: string, cookie: string, seconds: number): Promise<HttpRate> {
  return loadHttp({ origin, cookie, steps: PAGES, clients: 1, seconds });
}

/** What the sheet calls the line that its claims are charged to. */
async function categoryOf({ database }: Bench): Promise<{ category: string; fund: string }> {
  const line = await openHotLine(database);
  const { rows } = await database.admin.query<{ category: string; fund: string }>(
    `SELECT c.name_ko AS category, f.code AS fund FROM budget_lines b JOIN funds f ON f.id = b.fund_id, categories c
     WHERE b.id = $1 AND c.id = $2`,
    [line.lineId, line.categoryId],
  );
  const [words] = rows;
  if (!words) throw new Error('The line that was filled up is gone.');
  return words;
}

/** No two rows alike, and every row right. */
function sheet({ category, fund }: { category: string; fund: string }, rows: number, name: string): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const day = `2025-10-${String(1 + (index % 28)).padStart(2, '0')}`;
    const supplier = `공급기업 ${index % 400}(예시)`;
    const amount = 10_000 + ((index * 7_919) % 990_000);
    return `${day},${supplier},902-86-00563,학습 데이터 정제 ${index},"${amount.toLocaleString('en')}",${Math.floor(amount / 10)},${category},${fund},${name}-${index}`;
  });
  return ['작성일자,거래처,사업자등록번호,내용,공급가액,세액,비목,재원,문서번호', ...lines].join('\n');
}

/** From the first byte of the upload to the last row, as a person waits for it. */
async function importSheet({ server, cookie }: Client, content: string): Promise<Imported> {
  const memory: number[] = [];
  const begun = performance.now();
  const form = new FormData();
  form.append('file', new Blob([content], { type: 'text/csv' }), 'bench.csv');
  const call = async (method: string, path: string, body?: FormData) => {
    const answer = await fetch(`${server.origin}/api/v1/imports${path}`, {
      method,
      body,
      headers: { cookie },
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string; state: string; importedCount: number; rowCount: number };
  };
  const { id } = await call('POST', '', form);
  await call('POST', `/${id}/start`);
  for (;;) {
    const one = await call('GET', `/${id}`);
    memory.push((await server.memory()) ?? 0);
    if (one.state !== 'running') {
      if (one.importedCount !== one.rowCount) throw new Error(`the import ended as ${JSON.stringify(one)}`);
      return { id, seconds: (performance.now() - begun) / 1000, memory };
    }
    await sleep(100);
  }
}

/** The claims of the import once more under ids of their own, by one COPY into the same table; taken back afterwards. */
async function copySeconds({ database }: Bench, importId: string): Promise<number> {
  const client = await database.admin.connect();
  try {
    const chunks: Buffer[] = [];
    const rows = client.query(
      copyTo(
        `COPY (SELECT gen_random_uuid(), ${COPIED.map((column) => `e.${column}`).join(', ')} FROM expenses e
           JOIN import_rows r ON r.team_id = e.team_id AND r.expense_id = e.id WHERE r.import_id = '${importId}') TO STDOUT`,
      ),
    );
    for await (const chunk of rows as AsyncIterable<Buffer>) chunks.push(chunk);
    const begun = performance.now();
    await client.query('BEGIN');
    await pipeline(
      Readable.from(chunks),
      client.query(copyFrom(`COPY expenses (id, ${COPIED.join(', ')}) FROM STDIN`)),
    );
    await client.query('COMMIT');
    const seconds = (performance.now() - begun) / 1000;
    await client.query(
      `DELETE FROM expenses e WHERE e.title LIKE '학습 데이터 정제 %' AND NOT EXISTS
         (SELECT FROM expense_lines l WHERE l.team_id = e.team_id AND l.expense_id = e.id)`,
    );
    return seconds;
  } finally {
    client.release();
  }
}
