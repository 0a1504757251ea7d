import { rename } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { ImportStore } from '../../src/imports/import-store.js';
import { RunImport } from '../../src/imports/run-import.js';
import { jobPerson } from '../../src/platform/jobs/job-person.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld } from '../support/world.js';
import { importsOf, RESEARCHER, sheetOf } from './import-steps.js';

let test: TestApp;
let imports: ReturnType<typeof importsOf>;
let serial = 0;

beforeAll(async () => {
  test = await startTestApp();
  await createWorld(test);
  imports = importsOf(test);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => test.stop());

/** Several batches and a bit, of rows that no other sheet here has. */
async function startedSheet(rows = 1_100): Promise<unknown> {
  serial += 1;
  const own = String(serial);
  const { id } = await imports.uploaded(sheetOf(rows, (row) => row.toSpliced(7, 1, `문서-${own}`)));
  await imports.start(id);
  return id;
}

/** Claims of an import, and rows whose number is there twice: what a row put in twice would show. */
async function stored(id: unknown): Promise<{ claims: number; rows: number }> {
  const [found] = await rowsOf<{ claims: number; rows: number }>(
    test,
    `SELECT count(DISTINCT e.id)::int AS claims, count(DISTINCT r.row_number)::int AS rows
     FROM import_rows r JOIN expenses e ON e.team_id = r.team_id AND e.id = r.expense_id WHERE r.import_id = $1`,
    [id],
  );
  if (!found) throw new Error('a count has a row');
  return found;
}

async function allClaims(): Promise<number> {
  const [found] = await rowsOf<{ count: number }>(test, 'SELECT count(*)::int AS count FROM expenses');
  return found?.count ?? 0;
}

async function ended(id: unknown): Promise<Json> {
  for (let tries = 0; tries < 250; tries += 1) {
    const one = await imports.read(id);
    // Who asks while connections are cut is told to come back.
    if (one['state'] !== 'running' && one['status'] !== 503) return one;
    await sleep(100);
  }
  throw new Error('the import did not end');
}

/** Rows of one transaction. */
const BATCH = 120;

describe('a worker that dies in the middle of a batch', () => {
  it('leaves the batches before it whole, and the next one goes on behind them', async () => {
    const id = await startedSheet();
    const before = await allClaims();
    const store = test.app.get(ImportStore, { strict: false });
    const addRows = store.addRows.bind(store);
    let batches = 0;
    jest.spyOn(store, 'addRows').mockImplementation((...given) => {
      batches += 1;
      if (batches === 2) throw new Error('the power went');
      addRows(...given);
    });
    await expect(imports.work(id)).rejects.toThrow('the power went');
    expect(await imports.read(id)).toMatchObject({
      state: 'running',
      importedCount: BATCH,
      handledCount: BATCH,
    });
    expect(await allClaims()).toBe(before + BATCH);
    jest.restoreAllMocks();
    await imports.work(id);
    expect(await imports.read(id)).toMatchObject({ state: 'done', importedCount: 1_100, skippedCount: 0 });
    expect(await stored(id)).toEqual({ claims: 1_100, rows: 1_100 });
    expect(await allClaims()).toBe(before + 1_100);
  });

  it('may come to life again while another works: no row goes in twice', async () => {
    const id = await startedSheet();
    await Promise.all([imports.work(id), imports.work(id)]);
    await imports.work(id);
    expect(await imports.read(id)).toMatchObject({ state: 'done', importedCount: 1_100, skippedCount: 0 });
    expect(await stored(id)).toEqual({ claims: 1_100, rows: 1_100 });
  });
});

describe('two sheets with the same rows at once', () => {
  it('put each row in once between them', async () => {
    serial += 1;
    const sheet = sheetOf(600, (row) => row.toSpliced(7, 1, `둘-${serial}`));
    const ids = [sheet, `${sheet}\n`].map(async (content) => (await imports.uploaded(content))['id']);
    const [first, second] = await Promise.all(ids);
    await Promise.all([imports.start(first), imports.start(second)]);
    const before = await allClaims();
    await Promise.all([imports.work(first), imports.work(second)]);
    expect(await allClaims()).toBe(before + 600);
    const skipped = [await imports.read(first), await imports.read(second)].map(({ skippedCount }) =>
      Number(skippedCount),
    );
    expect(skipped.reduce((sum, count) => sum + count, 0)).toBe(600);
  });
});

describe('with the queue at work', () => {
  it('takes up what a server that was killed had in hand', async () => {
    const id = await startedSheet();
    // Its worker took the job and never came back.
    await rowsOf(
      test,
      `UPDATE pgboss.job SET state = 'active', started_on = now() - interval '61 seconds'
       WHERE name = 'run-import' AND data ->> 'importId' = $1`,
      [id],
    );
    await test.app.get(JobRunner, { strict: false }).start();
    expect(await ended(id)).toMatchObject({ state: 'done', importedCount: 1_100 });
  });

  it('goes on by itself when its connections are cut', async () => {
    const id = await startedSheet(4_000);
    for (let tries = 0; tries < 400; tries += 1) {
      const { importedCount } = await imports.read(id);
      if (Number(importedCount) > 0) break;
      await sleep(10);
    }
    await rowsOf(
      test,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND usename = 'hanjang_app' AND application_name <> 'hanjang-jobs'`,
    );
    const one = await ended(id);
    expect(one).toMatchObject({ state: 'done', importedCount: 4_000 });
    expect(await stored(id)).toEqual({ claims: 4_000, rows: 4_000 });
  });

  it('stops when it is cancelled, keeps what is in, and goes on when it is started again', async () => {
    const id = await startedSheet(6_000);
    for (let tries = 0; tries < 400; tries += 1) {
      const { importedCount } = await imports.read(id);
      if (Number(importedCount) > 0) break;
      await sleep(10);
    }
    const cancelled = jsonOf(await imports.cancel(id));
    expect(cancelled['state']).toBe('cancelled');
    const inThen = Number(cancelled['importedCount']);
    expect(inThen).toBeGreaterThan(0);
    expect(inThen).toBeLessThan(6_000);
    await sleep(400);
    expect(await imports.read(id)).toMatchObject({ state: 'cancelled', importedCount: inThen });
    expect((await imports.cancel(id)).statusCode).toBe(409);
    await imports.start(id);
    expect(await ended(id)).toMatchObject({ state: 'done', importedCount: 6_000, skippedCount: 0 });
    expect(await stored(id)).toEqual({ claims: 6_000, rows: 6_000 });
  });
});

describe('what the job itself can’t mend', () => {
  it('is said: an import that was tried too often, which goes on when a person says so', async () => {
    const id = await startedSheet(10);
    const actor = await test.actor(RESEARCHER);
    await rowsOf(test, `DELETE FROM pgboss.job WHERE data ->> 'importId' = $1`, [id]);
    // Where the queue puts what it gave up on.
    const jobs = test.app.get(Jobs, { strict: false });
    await test.app
      .get(UnitOfWork, { strict: false })
      .run(actor, () => jobs.send('run-import-given-up', { person: jobPerson(actor), importId: String(id) }));
    expect(await ended(id)).toMatchObject({ state: 'failed', failure: { code: 'import.stopped' } });
    expect((await imports.start(id)).statusCode).toBe(202);
    expect(await ended(id)).toMatchObject({ state: 'done', importedCount: 10, failure: null });
  });

  it('is said: a sheet that is gone from the store', async () => {
    const id = await startedSheet(10);
    await rowsOf(test, `DELETE FROM pgboss.job WHERE data ->> 'importId' = $1`, [id]);
    const { file } = (await imports.read(id)) as { file: { sha256: string } };
    const actor = await test.actor(RESEARCHER);
    const place = path.join(test.config.dataDir, 'files', actor.team.id, file.sha256);
    await rename(place, `${place}.away`);
    await imports.work(id);
    expect(await imports.read(id)).toMatchObject({ state: 'failed', failure: { code: 'import.file-gone' } });
    await rename(`${place}.away`, place);
    await imports.start(id);
    expect(await ended(id)).toMatchObject({ state: 'done', importedCount: 10 });
  });

  it('is said: the person who left', async () => {
    const id = await startedSheet(10);
    const person = jobPerson(await test.actor(RESEARCHER));
    await rowsOf(test, `UPDATE users SET status = 'disabled' WHERE id = $1`, [person.userId]);
    await test.app.get(RunImport, { strict: false }).execute(person, String(id));
    await rowsOf(test, `UPDATE users SET status = 'active' WHERE id = $1`, [person.userId]);
    expect(await imports.read(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'import.person-left' },
      importedCount: 0,
    });
  });
});
