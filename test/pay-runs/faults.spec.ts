import { PostItems } from '../../src/pay-runs/post-items.js';
import { RecordOutcomes } from '../../src/pay-runs/record-outcomes.js';
import { PrepareRuns } from '../../src/pay-runs/prepare-runs.js';
import { ReleaseRun } from '../../src/pay-runs/release-run.js';
import { RunFiles } from '../../src/pay-runs/run-files.js';
import { TakeResult } from '../../src/pay-runs/results/take-result.js';
import type { Actor } from '../../src/platform/access/actor.js';
import { UnitOfWork, type UnitOptions } from '../../src/platform/database/unit-of-work.js';
import { jobPerson } from '../../src/platform/jobs/job-person.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { FINANCE, FINANCE_2, resultCsv, runsOf, SUPPLIERS } from './runs-of.js';

const ACCOUNT = SUPPLIERS[0].number;
const PAYABLE = 110_000;

let test: TestApp;
let world: World;
let runs: ReturnType<typeof runsOf>;
let unit: UnitOfWork;
let finance: Actor;
let second: Actor;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  runs = runsOf(test, world);
  await runs.addSecondFinance();
  await runs.payingAccount(world.upstage.companyId);
  await runs.account(0);
  unit = test.app.get(UnitOfWork, { strict: false });
  [finance, second] = [await test.actor(FINANCE), await test.actor(FINANCE_2)];
});
afterAll(() => test.stop());

const use = <T>(type: new (...parts: never[]) => T): T => test.app.get<T>(type, { strict: false });

class Killed extends Error {}

/** Dies at the nth unit of work: before it began, or when it had committed and nobody heard of it. */
async function dyingAt<T>(
  at: number,
  when: 'before' | 'after',
  work: () => Promise<T>,
): Promise<T | 'killed'> {
  const whole = unit.run.bind(unit);
  let count = 0;
  unit.run = async <Result>(actor: Actor, inner: () => Promise<Result>, options?: UnitOptions) => {
    if (unit.isOpen) return whole(actor, inner, options);
    count += 1;
    const dies = count === at;
    if (dies && when === 'before') throw new Killed();
    const result = await whole(actor, inner, options);
    if (dies) throw new Killed();
    return result;
  };
  try {
    return await work();
  } catch (error) {
    if (error instanceof Killed) return 'killed';
    throw error;
  } finally {
    unit.run = whole;
  }
}

async function liveRun(expenseId: string): Promise<string | undefined> {
  const [row] = await rowsOf<{ run_id: string }>(
    test,
    `SELECT run_id FROM pay_run_items WHERE expense_id = $1 AND state IN ('open', 'succeeded', 'posted')`,
    [expenseId],
  );
  return row?.run_id;
}

/** All of a run's life, each step as a person does it again who doesn't know how far it came. */
async function lifeOf(claims: readonly string[]): Promise<void> {
  const [first = ''] = claims;
  if (!(await liveRun(first)))
    await use(PrepareRuns).execute(finance, { items: claims.map((expenseId) => ({ expenseId })) });
  const id = (await liveRun(first)) ?? '';
  const [run] = await rowsOf<{ state: string }>(test, 'SELECT state FROM pay_runs WHERE id = $1', [id]);
  if (run?.state !== 'filed') {
    const items = await rowsOf<{ id: string }>(test, 'SELECT id FROM pay_run_items WHERE run_id = $1', [id]);
    const answers = new Map(items.map((item) => [item.id, { reason: '회차가 다릅니다.' }]));
    await use(ReleaseRun).execute(second, { runId: id, answers });
  }
  await use(RunFiles).download(finance, id);
  const content = Buffer.from(resultCsv(claims.map(() => [ACCOUNT, PAYABLE, '성공'] as const)));
  await use(TakeResult).execute(finance, { runId: id, file: { name: '결과.csv', content } });
  await use(PostItems).execute(finance, id);
}

describe('killed at any unit of work', () => {
  it('and taken up again, a run pays each claim exactly once', async () => {
    // Two alike: what is once too often shows.
    let steps = 0;
    for (let at = 1; ; at += 1) {
      const outcomes: (string | undefined)[] = [];
      for (const when of ['before', 'after'] as const) {
        const claims = [await runs.approved(100_000), await runs.approved(100_000)];
        const ended = await dyingAt(at, when, () => lifeOf(claims));
        outcomes.push(ended === 'killed' ? 'killed' : 'done');
        if (ended === 'killed') await lifeOf(claims);
        for (const claim of claims) {
          expect({ at, when, state: await runs.state(claim) }).toEqual({ at, when, state: 'paid' });
          expect(await runs.spent(claim)).toEqual({ payments: 1, spent: '100000', groups: 1 });
        }
      }
      if (outcomes.every((outcome) => outcome === 'done')) break;
      steps = at;
    }
    // Prepared, released, filed, result (found, sheet, taken), looked at, posted, posted.
    expect(steps).toBeGreaterThanOrEqual(8);
    const { ok } = (
      await rowsOf<{ ok: boolean }>(test, 'SELECT count(*) = 0 AS ok FROM ledger_check()')
    )[0] ?? { ok: true };
    expect(ok).toBe(true);
  }, 240_000);
});

describe('the job that is sent with the outcomes', () => {
  it('posts what nobody came to post, and nothing twice', async () => {
    const claim = await runs.approved(100_000);
    const id = await runs.filed([claim]);
    const content = Buffer.from(resultCsv([[ACCOUNT, PAYABLE, '성공']]));
    await use(TakeResult).execute(finance, { runId: id, file: { name: '결과.csv', content } });
    const person = jobPerson(finance);
    expect(
      await rowsOf(test, `SELECT 1 FROM pgboss.job WHERE name = 'post-pay-run' AND data ->> 'runId' = $1`, [
        id,
      ]),
    ).toHaveLength(1);
    const posting = use(PostItems);
    const takeUp = (
      posting as unknown as { takeUp: (who: typeof person, runId: string) => Promise<void> }
    ).takeUp.bind(posting);
    await Promise.all([takeUp(person, id), takeUp(person, id), posting.execute(second, id)]);
    expect(await runs.spent(claim)).toEqual({ payments: 1, spent: '100000', groups: 1 });
    expect(use(JobRunner)).toBeDefined();
  });

  it('posts nothing in the name of somebody who isn’t finance any more, and says so', async () => {
    const claim = await runs.approved(100_000);
    const id = await runs.filed([claim]);
    const items = await rowsOf<{ id: string }>(test, 'SELECT id FROM pay_run_items WHERE run_id = $1', [id]);
    await use(RecordOutcomes).byHand(finance, {
      runId: id,
      items: items.map(({ id: itemId }) => ({ itemId, outcome: 'succeeded' as const })),
      bankReference: '창구',
    });
    expect(await use(PostItems).execute({ ...finance, roles: ['researcher'] }, id)).toBe(1);
    expect((await runs.read(id)).items[0]).toMatchObject({
      state: 'succeeded',
      problem: { ko: expect.any(String) as string },
    });
    expect(await runs.state(claim)).toBe('approved');
    runs.must(await test.as(FINANCE).post(`/api/v1/pay-runs/${id}/posting`, {}), 200);
    expect(await runs.state(claim)).toBe('paid');
  });
});

describe('a claim the ledger doesn’t take', () => {
  it('waits with its reason, and keeps no other back', async () => {
    const [one, two] = [await runs.approved(100_000), await runs.approved(200_000)];
    const id = await runs.filed([one, two]);
    runs.must(
      await runs.claims.act('officer@office.example', one, 'hold', { reason: 'routine-check' }),
      200,
      201,
    );
    const content = resultCsv([
      [ACCOUNT, PAYABLE, '성공'],
      [ACCOUNT, 220_000, '성공'],
    ]);
    runs.must(await runs.result(id, content), 200);
    const { items } = await runs.read(id);
    expect(items.map(({ state }) => state)).toEqual(['succeeded', 'posted']);
    expect(items[0]).toMatchObject({ problem: { ko: expect.stringContaining('보류') as string } });
    expect(await runs.state(one)).toBe('approved');
    expect(jsonOf(await runs.claims.pay(FINANCE, [one]))['code']).toMatch(/in-run|held/);
    await test.as('officer@office.example').delete(`/api/v1/expenses/${one}/hold`);
    runs.must(await test.as(FINANCE).post(`/api/v1/pay-runs/${id}/posting`, {}), 200);
    expect(await runs.spent(one)).toEqual({ payments: 1, spent: '100000', groups: 1 });
  });
});

describe('an API call with a key', () => {
  it('answers before the posting, which the job does', async () => {
    const claim = await runs.approved(100_000);
    const id = await runs.filed([claim]);
    const itemId = (await runs.read(id)).items[0]?.id;
    const body = { items: [{ itemId, outcome: 'succeeded' }], bankReference: 'T-1' };
    const send = () =>
      test.as(FINANCE).post(`/api/v1/pay-runs/${id}/outcomes`, body, { 'idempotency-key': `k-${id}` });
    const first = runs.must(await send(), 200) as { items: { state: string }[] };
    expect(first.items[0]?.state).toBe('succeeded');
    runs.must(await send(), 200);
    await use(PostItems).execute(finance, id);
    expect(await runs.spent(claim)).toEqual({ payments: 1, spent: '100000', groups: 1 });
  });
});
