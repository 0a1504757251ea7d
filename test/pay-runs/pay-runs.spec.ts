import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import {
  ADMINISTRATOR,
  FINANCE,
  FINANCE_2,
  PI,
  RESEARCHER,
  resultCsv,
  runsOf,
  SUPPLIERS,
} from './runs-of.js';

const RIVAL = 'finance@skt.example';
const OFFICER = 'officer@office.example';
const ACCOUNT = SUPPLIERS[0].number;

let test: TestApp;
let world: World;
let runs: ReturnType<typeof runsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  runs = runsOf(test, world);
  await runs.payingAccount(world.upstage.companyId);
  for (const index of [0, 1, 2]) await runs.account(index);
});
afterAll(() => test.stop());

const codeOf = (answer: Parameters<typeof jsonOf>[0]) => jsonOf(answer)['code'];
const codesOf = async (runId: string) =>
  (await runs.read(runId)).items.map(({ checks }) => checks.map(({ code }) => code));

describe('while the team has one finance person', () => {
  it('the administrator releases, unless they approved anything in it; then the principal investigator does', async () => {
    const id = await runs.prepared([await runs.approved(100_000)]);
    const own = await runs.release(id, {}, FINANCE);
    expect([own.statusCode, codeOf(own)]).toEqual([403, 'pay-run.own-release']);
    const approver = await runs.release(id, {}, ADMINISTRATOR);
    expect([approver.statusCode, codeOf(approver)]).toEqual([403, 'pay-run.own-claim']);
    expect((await runs.release(id, {}, RESEARCHER)).statusCode).toBe(403);
    const released = await runs.release(id, {}, PI);
    expect([released.statusCode, jsonOf(released)['state']]).toEqual([200, 'released']);
    expect((await runs.cancel(id)).statusCode).toBe(200);
  });
});

describe('a run', () => {
  beforeAll(() => runs.addSecondFinance());

  it('goes from approved claims through the bank to the ledger', async () => {
    const claim = await runs.approved(1_000_000);
    const id = await runs.prepared([claim]);
    const before = await runs.read(id);
    expect(before).toMatchObject({
      state: 'prepared',
      payableAmount: '1100000',
      claimAmount: '1000000',
      ownAmount: '100000',
      items: [{ state: 'open', account: { lastFour: '9012' }, ownAmount: '100000' }],
    });
    expect(await codesOf(id)).toEqual([['holder-unchecked', 'account-recent']]);
    expect(codeOf(await runs.file(id))).toBe('pay-run.wrong-state');
    runs.must(await runs.release(id), 200);
    runs.must(await runs.release(id), 200);
    const [first, second] = await Promise.all([runs.file(id), runs.file(id, FINANCE_2)]);
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(first.rawPayload.equals(second.rawPayload)).toBe(true);
    expect((await runs.file(id)).rawPayload.equals(first.rawPayload)).toBe(true);
    const filed = await runs.read(id);
    expect(filed).toMatchObject({ state: 'filed', transferOn: '2025-11-03' });
    expect(filed['downloads']).toHaveLength(3);
    const made = await rowsOf(
      test,
      `SELECT 1 FROM audit_events WHERE subject_id = $1 AND act = 'pay-run.file-made'`,
      [id],
    );
    expect(made).toHaveLength(1);
    const content = resultCsv([[ACCOUNT, 1_100_000, '정상처리', '', 'KB-001']]);
    const taken = runs.must(await runs.result(id, content), 200);
    expect(taken['result']).toMatchObject({ state: 'taken', succeeded: 1 });
    expect(await runs.state(claim)).toBe('paid');
    expect(await runs.spent(claim)).toEqual({ payments: 1, spent: '1000000', groups: 1 });
    const paid = await runs.claims.read(FINANCE, claim);
    expect(paid).toMatchObject({ state: 'paid', paidOn: '2025-11-03' });
    const again = runs.must(await runs.result(id, content), 200);
    expect(again['result']).toMatchObject({ state: 'known' });
    expect(await runs.spent(claim)).toEqual({ payments: 1, spent: '1000000', groups: 1 });
  });

  it('binds its claims: in no other run, not paid otherwise, and free again when it is cancelled', async () => {
    const claim = await runs.approved(200_000);
    const id = await runs.prepared([claim]);
    expect(codeOf(await runs.prepare([claim], FINANCE_2))).toBe('pay-run.not-payable');
    expect(codeOf(await runs.claims.pay(FINANCE, [claim]))).toBe('expense.in-run');
    const seen = await test.as(RESEARCHER).get(`/expenses/${claim}`);
    expect(seen.body).toContain('지급 실행');
    expect(seen.body).not.toContain(`/pay-runs/${id}`);
    for (const url of [`/expenses/${claim}`, '/payments'])
      expect((await test.as(FINANCE).get(url)).body).toContain(`/pay-runs/${id}`);
    await expect(
      rowsOf(test, 'UPDATE expenses SET version = version + 1 WHERE id = $1', [claim]),
    ).rejects.toMatchObject({ constraint: 'expenses_in_run_ck' });
    runs.must(await runs.cancel(id), 200);
    runs.must(await runs.claims.pay(FINANCE, [claim]), 201);
  });

  it('is made once of a claim that two put into runs at the same moment', async () => {
    const claim = await runs.approved(210_000);
    for (const email of [FINANCE, FINANCE_2]) await test.as(email).get('/api/v1/pay-runs');
    const answers = await Promise.all([runs.prepare([claim]), runs.prepare([claim], FINANCE_2)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    const { runs: made } = jsonOf(answers.find(({ statusCode }) => statusCode === 201) ?? answers[0]) as {
      runs: { id: string }[];
    };
    runs.must(await runs.cancel(made[0]?.id ?? ''), 200);
  });

  it('comes one for each account, and none without one', async () => {
    const company = await runs.approved(220_000);
    const other = await rowsOf<{ id: string }>(
      test,
      `UPDATE users SET institution_id = $1 WHERE email = $2 RETURNING id`,
      [world.upstage.universityId, RESEARCHER],
    );
    expect(other).toHaveLength(1);
    const university = await runs.approved(230_000, 0, {
      lines: [
        {
          name: '품목',
          supplyAmount: '230000',
          taxAmount: '23000',
          categoryId: world.categories.software,
          budgetLineId: world.upstage.lines.universitySoftware,
        },
      ],
    });
    await rowsOf(test, `UPDATE users SET institution_id = $1 WHERE email = $2`, [
      world.upstage.companyId,
      RESEARCHER,
    ]);
    const refused = await runs.prepare([company, university]);
    expect([refused.statusCode, codeOf(refused)]).toEqual([422, 'pay-run.no-paying-account']);
    await runs.payingAccount(world.upstage.universityId, { layout: 'hana', bankCode: '081' });
    const made = runs.must(await runs.prepare([company, university]), 201) as { runs: { id: string }[] };
    expect(made.runs).toHaveLength(2);
    for (const { id } of made.runs) runs.must(await runs.cancel(id), 200);
  });

  it('gives back what is taken out before the release, and nothing after it', async () => {
    const [one, two] = [await runs.approved(240_000), await runs.approved(250_000)];
    const id = await runs.prepared([one, two]);
    const { items } = await runs.read(id);
    const item = items[0]?.id ?? '';
    const remove = (itemId: string) => test.as(FINANCE).delete(`/api/v1/pay-runs/${id}/items/${itemId}`);
    expect((await remove(item)).statusCode).toBe(204);
    expect((await remove(item)).statusCode).toBe(204);
    runs.must(await runs.claims.pay(FINANCE, [one]), 201);
    runs.must(await runs.release(id), 200);
    expect(codeOf(await remove(items[1]?.id ?? ''))).toBe('pay-run.wrong-state');
    runs.must(await runs.file(id), 200);
    expect(codeOf(await runs.cancel(id))).toBe('pay-run.wrong-state');
    runs.must(await runs.refuse(id), 200);
    expect((await runs.read(id))['items']).toMatchObject([{ state: 'removed' }, { state: 'dropped' }]);
    runs.must(await runs.claims.pay(FINANCE, [two]), 201);
  });
});

describe('who may', () => {
  it('neither prepares nor releases what they filed, prepared or approved, in any role', async () => {
    const own = await test.as(FINANCE_2).post('/api/v1/expenses', {
      title: '재무가 낸 것',
      supplier: { name: SUPPLIERS[0].name, businessNumber: SUPPLIERS[0].businessNumber },
      documentedOn: '2025-10-15',
      lines: [
        {
          name: '품목',
          supplyAmount: '260000',
          taxAmount: '26000',
          categoryId: world.categories.software,
          budgetLineId: world.upstage.lines.software,
        },
      ],
    });
    const { id: claim } = runs.must(own, 201) as { id: string };
    runs.must(await runs.claims.act(FINANCE_2, claim, 'submission'), 200);
    runs.must(await runs.claims.act(ADMINISTRATOR, claim, 'approval'), 200);
    const prepared = await runs.prepare([claim], FINANCE_2);
    expect([prepared.statusCode, codeOf(prepared)]).toEqual([403, 'pay-run.own-claim']);
    const id = await runs.prepared([claim]);
    expect(codeOf(await runs.release(id, {}, FINANCE_2))).toBe('pay-run.own-claim');
    expect(codeOf(await runs.release(id, {}, PI))).toBe('pay-run.needs-finance');
    expect(codeOf(await runs.release(id, {}, ADMINISTRATOR))).toBe('pay-run.needs-finance');
    runs.must(await runs.cancel(id), 200);
  });

  it('does nothing of it as researcher, administrator or office; a rival finds nothing', async () => {
    const claim = await runs.approved(270_000);
    const id = await runs.prepared([claim]);
    for (const email of [RESEARCHER, ADMINISTRATOR, OFFICER]) {
      expect((await runs.prepare([claim], email)).statusCode).toBe(403);
      expect((await runs.cancel(id, email)).statusCode).toBe(403);
      expect((await runs.file(id, email)).statusCode).toBe(403);
      expect((await runs.result(id, 'x', 'x.csv', email)).statusCode).toBe(403);
    }
    expect((await test.as(OFFICER).get(`/api/v1/pay-runs/${id}`)).statusCode).toBe(200);
    expect((await test.as(RIVAL).get(`/api/v1/pay-runs/${id}`)).statusCode).toBe(404);
    expect((await runs.release(id, {}, RIVAL)).statusCode).toBe(404);
    expect((await runs.file(id, RIVAL)).statusCode).toBe(404);
    expect((await runs.outcomes(id, { items: [{ itemId: id, outcome: 'failed' }] }, RIVAL)).statusCode).toBe(
      404,
    );
    runs.must(await runs.cancel(id), 200);
  });

  it('is decided by the database, too', async () => {
    const claim = await runs.approved(280_000);
    const id = await runs.prepared([claim]);
    const [finance, administrator] = [await test.actor(FINANCE), await test.actor(ADMINISTRATOR)];
    const release = (by: string) =>
      rowsOf(
        test,
        `UPDATE pay_runs SET state = 'released', released_by = $2, released_at = now(), transfer_on = '2025-11-03' WHERE id = $1`,
        [id, by],
      );
    await expect(release(finance.userId)).rejects.toMatchObject({ constraint: 'pay_runs_two_people_ck' });
    await expect(release(administrator.userId)).rejects.toMatchObject({ constraint: 'pay_runs_own_ck' });
    runs.must(await runs.cancel(id), 200);
  });
});

describe('what is checked', () => {
  it('asks for the bank’s inquiry of the holder; a mismatch blocks, a match settles it', async () => {
    await runs.account(1, { holder: '김아무개' });
    const id = await runs.prepared([await runs.approved(300_000, 1)]);
    const itemId = (await runs.read(id)).items[0]?.id ?? '';
    const check = (outcome: string) =>
      test.as(FINANCE).put(`/api/v1/pay-runs/${id}/items/${itemId}/holder-check`, { outcome });
    expect((await codesOf(id))[0]).toContain('holder-differs');
    const blocked = await runs.release(id);
    expect([blocked.statusCode, codeOf(blocked)]).toEqual([422, 'pay-run.blocked']);
    expect((await check('mismatch')).statusCode).toBe(204);
    expect((await codesOf(id))[0]).toContain('holder-mismatch');
    expect((await runs.release(id)).statusCode).toBe(422);
    expect((await check('match')).statusCode).toBe(204);
    runs.must(await runs.release(id), 200);
    runs.must(await runs.cancel(id), 200);
  });

  it('an account changed after the approval goes only with a reason, and blocks once the run is released', async () => {
    const id = await runs.prepared([await runs.approved(310_000, 2)]);
    await runs.account(2, { number: '3333099999999' });
    expect((await codesOf(id))[0]).toContain('account-changed');
    const silent = await runs.release(id);
    expect([silent.statusCode, codeOf(silent)]).toEqual([422, 'pay-run.reason-missing']);
    const itemId = (await runs.read(id)).items[0]?.id;
    runs.must(
      await runs.release(id, { answers: [{ itemId, reason: '전부터 알던 번호로 물어봤습니다.' }] }),
      200,
    );
    expect((await runs.read(id)).items[0]).toMatchObject({
      acknowledged: [{ code: 'account-changed', reason: '전부터 알던 번호로 물어봤습니다.' }],
    });
    await runs.account(2, { number: '3333088888888' });
    const late = await runs.file(id);
    expect([late.statusCode, codeOf(late)]).toEqual([422, 'pay-run.blocked']);
    runs.must(await runs.cancel(id), 200);
  });

  it('names doubles in this run, in another one and among payments', async () => {
    const [one, two, three] = [
      await runs.approved(320_000),
      await runs.approved(320_000),
      await runs.approved(320_000),
    ];
    runs.must(await runs.claims.pay(FINANCE, [three]), 201);
    const other = await runs.prepared([two]);
    const id = await runs.prepared([one]);
    const [item] = (await runs.read(id)).items;
    const double = item?.checks.find(({ code }) => code === 'duplicate') as {
      text: { ko: string };
      needsReason: boolean;
    };
    expect(double.needsReason).toBe(true);
    expect(double.text.ko).toMatch(/다른 실행.*지급 완료|지급 완료.*다른 실행/);
    expect(codeOf(await runs.release(id))).toBe('pay-run.reason-missing');
    runs.must(await runs.release(id, { answers: [{ itemId: item?.id, reason: '회차가 다릅니다.' }] }), 200);
    for (const each of [id, other]) runs.must(await runs.cancel(each), 200);
  });

  it('what the office holds is blocked, before the release and before the file', async () => {
    const claim = await runs.approved(330_000);
    const id = await runs.prepared([claim]);
    const hold = () => runs.claims.act(OFFICER, claim, 'hold', { reason: 'routine-check' });
    const free = () => test.as(OFFICER).delete(`/api/v1/expenses/${claim}/hold`);
    runs.must(await hold(), 200, 201);
    expect((await codesOf(id))[0]).toContain('held');
    expect(codeOf(await runs.release(id))).toBe('pay-run.blocked');
    await free();
    runs.must(await runs.release(id), 200);
    runs.must(await hold(), 200, 201);
    expect(codeOf(await runs.file(id))).toBe('pay-run.blocked');
    await free();
    runs.must(await runs.file(id), 200);
  });

  it('a day of transfer outside of reach is refused, and the day stays what it was at the release', async () => {
    const id = await runs.prepared([await runs.approved(340_000)]);
    for (const transferOn of ['2025-11-02', '2026-01-15'])
      expect(codeOf(await runs.release(id, { transferOn }))).toBe('pay-run.transfer-day');
    runs.must(await runs.release(id, { transferOn: '2025-11-05' }), 200);
    runs.must(await runs.file(id), 200);
    expect(await runs.read(id)).toMatchObject({
      transferOn: '2025-11-05',
      fileName: expect.stringContaining('2025-11-05') as unknown,
    });
    const early = await runs.result(id, resultCsv([[ACCOUNT, 374_000, '성공']]));
    expect([early.statusCode, codeOf(early)]).toEqual([422, 'pay-run.paid-on']);
  });
});

describe('the number of an account', () => {
  it('lies in no row in clear, and in no answer but the file', async () => {
    const claim = await runs.approved(350_000);
    const id = await runs.filed([claim]);
    runs.must(await runs.result(id, resultCsv([[ACCOUNT, 385_000, '성공']])), 200);
    const seen = await test.as(FINANCE).get(`/api/v1/pay-runs/${id}`);
    const page = await test.as(FINANCE).get(`/pay-runs/${id}`);
    expect(seen.body + page.body).not.toContain(ACCOUNT);
    const tables = await rowsOf<{ name: string }>(
      test,
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    for (const { name } of tables) {
      const found = await rowsOf(
        test,
        `SELECT 1 FROM ${name} x WHERE strpos(x::text, $1) > 0 OR strpos(x::text, '70012345678901') > 0 OR strpos(x::text, encode($1::bytea, 'hex')) > 0`,
        [ACCOUNT],
      );
      expect({ name, found: found.length }).toEqual({ name, found: 0 });
    }
  });
});
