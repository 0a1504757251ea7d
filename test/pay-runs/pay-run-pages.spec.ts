import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { ADMINISTRATOR, FINANCE, FINANCE_2, RESEARCHER, resultCsv, runsOf, SUPPLIERS } from './runs-of.js';

const PAGE = '/settings/paying-accounts';
const ACCOUNT = {
  name: '연구비 통장',
  bankCode: '089',
  number: '700-1234-5678901',
  holder: '업스테이지',
  layout: 'kbank',
};

let test: TestApp;
let world: World;
let runs: ReturnType<typeof runsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  runs = runsOf(test, world);
  await runs.addSecondFinance();
  await runs.account(0);
});
afterAll(() => test.stop());

const placeOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['location']);

describe('a paying account', () => {
  const proposalOf = async () =>
    (
      await rowsOf<{ id: string }>(
        test,
        'SELECT id FROM paying_accounts WHERE institution_id = $1 ORDER BY proposed_at DESC, id DESC LIMIT 1',
        [world.upstage.companyId],
      )
    )[0]?.id ?? '';

  it('is proposed on a form that keeps what was typed, and takes a second person', async () => {
    const url = `${PAGE}/${world.upstage.companyId}`;
    const bad = await test.as(FINANCE).form(url, { ...ACCOUNT, number: '12', layout: '' });
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('연구비 통장');
    expect((await test.as(FINANCE).form(url, ACCOUNT)).statusCode).toBe(303);
    const proposalId = await proposalOf();
    const own = await test.as(FINANCE).form(`${url}/confirmation`, { proposalId });
    expect(own.statusCode).toBe(403);
    expect(own.body).toContain('다른 재무나 관리자가 확인해야 합니다');
    // Only whoever is to confirm it sees the number whole, and the sight is recorded.
    expect((await test.as(FINANCE).get(PAGE)).body).not.toContain('70012345678901');
    expect((await test.as(ADMINISTRATOR).get(PAGE)).body).toContain('70012345678901');
    expect((await test.as(ADMINISTRATOR).get('/api/v1/paying-accounts')).body).not.toContain(
      '70012345678901',
    );
    const sights = await rowsOf<{ after: object }>(
      test,
      `SELECT after FROM audit_events WHERE act = 'paying-account.read'`,
    );
    expect(sights).toHaveLength(1);
    expect(JSON.stringify(sights)).not.toContain('70012345678901');
    expect((await test.as(ADMINISTRATOR).form(`${url}/confirmation`, { proposalId })).statusCode).toBe(303);
    const seen = await test.as(FINANCE).get(PAGE);
    expect(seen.body).toContain('8901');
    expect(seen.body).not.toContain('70012345678901');
    expect((await test.as(RESEARCHER).get(PAGE)).statusCode).toBe(403);
  });

  it('in force stays while another waits, and the database takes none confirmed by its proposer', async () => {
    const url = `${PAGE}/${world.upstage.companyId}`;
    await test.as(FINANCE).form(url, { ...ACCOUNT, layout: 'hana', bankCode: '081' });
    const proposalId = await proposalOf();
    await expect(
      rowsOf(
        test,
        `UPDATE paying_accounts SET state = 'in-force', decided_by = proposed_by, decided_at = now() WHERE id = $1`,
        [proposalId],
      ),
    ).rejects.toMatchObject({ code: '23514' });
    const { items } = runs.must(await test.as(FINANCE).get('/api/v1/paying-accounts'), 200) as {
      items: { institutionId: string; account: object; proposal: object }[];
    };
    expect(items.find(({ institutionId }) => institutionId === world.upstage.companyId)).toMatchObject({
      account: { layout: 'kbank' },
      proposal: { layout: 'hana', isOwn: true },
    });
    expect((await test.as(FINANCE_2).form(`${url}/refusal`, { proposalId })).statusCode).toBe(303);
  });
});

describe('the pages of a run', () => {
  it('lead from the claims that are ready to the ledger', async () => {
    const transfer = { paymentMeans: 'transfer' };
    const claims = [await runs.approved(100_000, 0, transfer), await runs.approved(100_000)];
    const payments = await test.as(FINANCE).get('/payments');
    expect(payments.body).toContain('/pay-runs/new');
    expect((await test.as(FINANCE).form('/pay-runs', {})).statusCode).toBe(422);
    const choices = await test.as(FINANCE).get('/pay-runs/new');
    const items = [...choices.body.matchAll(/name="items" value="([^"]+)"/g)].map(([, value]) =>
      String(value),
    );
    expect(items.map((value) => value.split(':')[0])).toEqual(claims);
    // What is surely a transfer is ticked; what nothing tells of is a person's to tick.
    const ticked = [...choices.body.matchAll(/<input[^>]*name="items"[^>]*>/g)].map(([tag]) =>
      / checked/.test(tag),
    );
    expect(ticked).toEqual([true, false]);
    const made = await test.as(FINANCE).form('/pay-runs', { items });
    expect(made.statusCode).toBe(303);
    const page = placeOf(made);
    const mine = await test.as(FINANCE).get(page);
    expect(mine.body).not.toContain(`${page}/release`);
    const checked = await test.as(FINANCE).form(`${page}/holder-checks`, {});
    expect(checked.statusCode).toBe(303);
    const theirs = await test.as(FINANCE_2).get(page);
    const marks = Object.fromEntries(
      [...theirs.body.matchAll(/name="(marks\.[^"]+)" value="([^"]+)"/g)].map(([, name, value]) => [
        String(name),
        String(value),
      ]),
    );
    expect(Object.keys(marks)).toHaveLength(2);
    const silent = await test.as(FINANCE_2).form(`${page}/release`, { ...marks, transferOn: '2025-01-03' });
    expect(silent.statusCode).toBe(422);
    expect(silent.body).toContain('고칠 곳이 3군데 있습니다');
    const reasons = Object.fromEntries(
      Object.keys(marks).map((name) => [name.replace('marks', 'reasons'), '회차가 다른 청구입니다.']),
    );
    const stale = { ...marks, [Object.keys(marks)[0] ?? '']: 'duplicate=other' };
    const changed = await test
      .as(FINANCE_2)
      .form(`${page}/release`, { ...stale, ...reasons, transferOn: '2025-11-03' });
    expect(changed.statusCode).toBe(409);
    expect(changed.body).toContain('회차가 다른 청구입니다.');
    const released = await test
      .as(FINANCE_2)
      .form(`${page}/release`, { ...marks, ...reasons, transferOn: '2025-11-03' });
    expect(released.statusCode).toBe(303);
    const file = await test.as(FINANCE).form(`${page}/file`, {});
    expect(file.statusCode).toBe(200);
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect(file.headers['cache-control']).toBe('no-store');
    const filed = await test.as(FINANCE).get(page);
    const [, first = ''] = /name="items" value="([^"]+)"/.exec(filed.body) ?? [];
    const marked = await test.as(FINANCE).form(`${page}/outcomes`, {
      items: first,
      paidOn: '2025-11-03',
      bankReference: '창구',
      outcome: 'succeeded',
    });
    expect(marked.statusCode).toBe(303);
    const foreign = await test
      .as(FINANCE)
      .upload(`${page}/results`, [
        { name: 'x.csv', content: resultCsv([['99999999999', 1, '성공']]), field: 'file' },
      ]);
    expect(foreign.statusCode).toBe(422);
    expect(foreign.body).toContain('2행: 이 실행에 없는 계좌입니다');
    const whole = resultCsv(claims.map(() => [SUPPLIERS[0].number, 110_000, '성공'] as const));
    const taken = await test
      .as(FINANCE)
      .upload(`${page}/results`, [{ name: '결과.csv', content: whole, field: 'file' }]);
    expect(taken.statusCode).toBe(303);
    for (const claim of claims) expect(await runs.spent(claim)).toMatchObject({ payments: 1, groups: 1 });
    expect((await test.as(FINANCE).get('/pay-runs')).body).toContain('완료');
    expect((await test.as(FINANCE).get('/payments')).body).not.toContain('창구');
    expect(jsonOf(await test.as(FINANCE).get('/api/v1/payments'))['items']).toHaveLength(2);
  });

  it('are for those who answer for money', async () => {
    for (const url of ['/pay-runs', '/pay-runs/new', '/pay-runs/card'])
      expect({ url, status: (await test.as(RESEARCHER).get(url)).statusCode }).toEqual({ url, status: 403 });
    expect((await test.as('officer@office.example').get('/pay-runs')).statusCode).toBe(200);
  });
});
