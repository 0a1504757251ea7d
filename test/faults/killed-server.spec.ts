import { jest } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { drawReceipt, makeLook } from '../../bench/receipts/draw-receipt.js';
import { Random } from '../../bench/receipts/random.js';
import { makeReceipt } from '../../bench/receipts/receipt-text.js';
import { startServer, stopAllServers, type ServerProcess } from '../house/server-process.js';
import { importsOf, RESEARCHER, sheetOf } from '../imports/import-steps.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { rowsOf } from '../support/stored.js';
import { textOfPage } from '../support/pages.js';
import { createWorld } from '../support/world.js';

const ROWS = 6_000;
const PHOTOS = 3;
const PATIENCE_MS = 90_000;

// Whole servers start here, on machines that may have much else to do.
jest.setTimeout(240_000);

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
  await createWorld(test);
});
afterAll(async () => {
  await stopAllServers();
  await test.stop();
});

/** A server of its own on the same database and files; it works the queues. */
async function started(): Promise<ServerProcess> {
  const server = startServer({
    HANJANG_DATA_DIR: test.config.dataDir,
    DATABASE_URL: test.database.appUrl,
    HANJANG_SECRET_KEY: test.config.secretKey.toString('hex'),
  });
  await server.ready;
  return server;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const endsAt = Date.now() + PATIENCE_MS; Date.now() < endsAt; await sleep(25))
    if (await holds()) return;
  throw new Error(`in vain waited until ${what}`);
}

async function one<T extends object>(sql: string, values: unknown[] = []): Promise<T> {
  const [row] = await rowsOf<T>(test, sql, values);
  if (!row) throw new Error('a count has a row');
  return row;
}

async function photo(seed: number): Promise<{ name: string; content: Buffer }> {
  const random = new Random(seed);
  return { name: `${seed}.jpg`, content: await drawReceipt(makeReceipt(random, 1), makeLook(random, 0)) };
}

/** Processes that this one started. */
async function childrenOf(pid: number | undefined): Promise<number[]> {
  const all = await readdir('/proc');
  const stats = await Promise.all(
    all
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => [name, await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')] as const),
  );
  return stats.flatMap(([name, stat]) =>
    /\) . (\d+) /.exec(stat)?.[1] === String(pid) ? [Number(name)] : [],
  );
}

async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat !== '' && !/\) Z /.test(stat);
}

const inHand = () =>
  one<{ photos: number; imports: number }>(
    `SELECT count(*) FILTER (WHERE name = 'read-photo')::int AS photos, count(*) FILTER (WHERE name = 'run-import')::int AS imports
     FROM pgboss.job WHERE state = 'active'`,
  );
const readings = () =>
  one<{ waiting: number; read: number; failed: number; kept: number }>(
    `SELECT count(*) FILTER (WHERE reader_version > 0 AND reading ->> 'state' = 'read')::int AS read,
       count(*) FILTER (WHERE reader_version > 0 AND reading ->> 'state' = 'failed')::int AS failed,
       count(*) FILTER (WHERE reader_version > 0)::int AS kept, count(*) FILTER (WHERE reader_version = 0)::int AS waiting
     FROM evidence_readings`,
  );

describe('a server that is killed with -9 while it reads photos and an import runs', () => {
  let unreadPath = '';
  let importId: unknown;

  it('leaves both half done, and says so', async () => {
    const imports = importsOf(test);
    importId = (await imports.uploaded(sheetOf(ROWS)))['id'];
    await test.as(RESEARCHER).upload('/expenses/from-documents', await Promise.all([1, 2, 3].map(photo)));
    const first = await started();
    await imports.start(importId);
    await until('photo and import are in hand', async () => {
      const now = await inHand();
      const { handledCount } = await imports.read(importId);
      return now.photos > 0 && now.imports > 0 && Number(handledCount) > 0;
    });
    const readers = await childrenOf(first.child.pid);
    expect(readers.length).toBeGreaterThan(0);
    first.child.kill('SIGKILL');
    expect(await first.exit).toBe('SIGKILL');

    const stopped = await imports.read(importId);
    expect(stopped).toMatchObject({ state: 'running' });
    expect(Number(stopped['handledCount'])).toBeLessThan(ROWS);
    expect((await readings()).kept).toBeLessThan(PHOTOS);
    const { id } = await one<{ id: string }>(
      `SELECT x.expense_id AS id FROM expense_evidence x JOIN evidence_readings r ON r.team_id = x.team_id AND r.evidence_id = x.evidence_id
       GROUP BY x.expense_id HAVING max(r.reader_version) = 0 LIMIT 1`,
    );
    unreadPath = `/expenses/${id}/edit`;
    expect(textOfPage((await test.as(RESEARCHER).get(unreadPath)).body)).toContain('사진을 읽고 있습니다');
    // Its readers end with it.
    await until('its readers are gone', async () =>
      (await Promise.all(readers.map(isAlive))).every((alive) => !alive),
    );
  });

  it('is followed by one that takes both up again; nothing is there twice', async () => {
    // The queue takes what was in hand for dead after one and three minutes.
    await rowsOf(
      test,
      "UPDATE pgboss.job SET started_on = started_on - interval '4 minutes' WHERE state = 'active'",
    );
    await started();
    const imports = importsOf(test);
    await until('the import is done', async () => (await imports.read(importId))['state'] !== 'running');
    await until('the photos are read', async () => (await readings()).kept === PHOTOS);

    expect(await imports.read(importId)).toMatchObject({
      state: 'done',
      importedCount: ROWS,
      skippedCount: 0,
    });
    expect(
      await one(
        `SELECT count(*)::int AS rows, count(DISTINCT r.row_number)::int AS numbers, count(DISTINCT r.expense_id)::int AS claims
         FROM import_rows r JOIN expenses e ON e.team_id = r.team_id AND e.id = r.expense_id WHERE r.import_id = $1`,
        [importId],
      ),
    ).toEqual({ rows: ROWS, numbers: ROWS, claims: ROWS });
    expect(await one('SELECT count(*)::int AS count FROM expenses')).toEqual({ count: ROWS + PHOTOS });

    expect(await readings()).toMatchObject({ read: PHOTOS, failed: 0, kept: PHOTOS });
    expect(
      await one("SELECT count(*)::int AS count FROM audit_events WHERE act = 'evidence.recognised'"),
    ).toEqual({ count: PHOTOS });
    // Each draft is filled from its photo once: it has the lines of one reading.
    expect(
      await rowsOf(
        test,
        `SELECT count(l.id)::int AS lines FROM expenses e JOIN expense_evidence x ON x.team_id = e.team_id AND x.expense_id = e.id
         LEFT JOIN expense_lines l ON l.team_id = e.team_id AND l.expense_id = e.id GROUP BY e.team_id, e.id`,
      ),
    ).toEqual(Array.from({ length: PHOTOS }, () => ({ lines: 1 })));
    expect(textOfPage((await test.as(RESEARCHER).get(unreadPath)).body)).not.toContain(
      '사진을 읽고 있습니다',
    );
  });
});
