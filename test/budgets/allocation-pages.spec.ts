import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const OFFICER = 'officer@office.example';
const AUDITOR = 'auditor@office.example';

let test: TestApp;
let world: World;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
});
afterAll(() => test.stop());

const officer = () => test.as(OFFICER);
const balanceOf = async (lineId: string) =>
  jsonOf(await officer().get(`/api/v1/budget-lines/${lineId}`))['balance'] as Record<string, string>;
const fundOf = async (fundId: string): Promise<Json> => {
  const list = jsonOf(await officer().get(`/api/v1/appropriations?fundId=${fundId}`));
  return (list['items'] as Json[])[0] ?? {};
};
const keyIn = (body: string) => /name="key" value="([^"]+)"/.exec(body)?.[1] ?? '';

describe('the pages of appropriation and allocation', () => {
  const fundUrl = (act: string) =>
    `/budgets/allocations/funds/${world.funds.personnel}?year=${world.fiscalYearId}&act=${act}`;
  const lineUrl = (act: string) => `/budgets/allocations/lines/${world.upstage.lines.labour}?act=${act}`;

  it('are reached from the budget page by the office, and are closed to teams', async () => {
    expect((await officer().get('/budgets')).body).toContain('href="/budgets/allocations"');
    const team = test.as('administrator@upstage.example');
    expect((await team.get('/budgets')).body).not.toContain('href="/budgets/allocations"');
    for (const url of ['/budgets/allocations', '/budgets/allocations/declined'])
      expect((await team.get(url)).statusCode).toBe(403);
    expect((await team.get(lineUrl('allocate'))).statusCode).toBe(404);
    const read = await test.as(AUDITOR).get('/budgets/allocations');
    expect(read.statusCode).toBe(200);
    expect(read.body).not.toContain('act=allocate');
    expect((await test.as(AUDITOR).form(lineUrl('allocate'), { amount: '1', reason: '가' })).statusCode).toBe(
      403,
    );
  });

  it('show what changes before it does, and do it once', async () => {
    const form = await officer().get(fundUrl('appropriate'));
    expect(form.statusCode).toBe(200);
    const typed = { amount: '1,000,000', reason: '추경', key: keyIn(form.body) };
    const shown = await officer().form(fundUrl('appropriate'), typed);
    expect(shown.statusCode).toBe(200);
    expect(shown.body).toContain('이렇게 바뀝니다');
    expect(shown.body).toContain('+1,000,000');
    expect(await fundOf(world.funds.personnel)).toMatchObject({ appropriated: '2000000000' });
    for (let times = 0; times < 2; times += 1) {
      const done = await officer().form(fundUrl('appropriate'), { ...typed, confirmed: 'yes' });
      expect([done.statusCode, done.headers['location']]).toEqual([
        303,
        `/budgets/allocations?year=${world.fiscalYearId}`,
      ]);
    }
    expect(await fundOf(world.funds.personnel)).toMatchObject({ appropriated: '2001000000' });
  });

  it('allocate, take back only what is available, and lower an appropriation', async () => {
    const act = (url: string, amount: string, reason = '조정') =>
      officer().form(url, {
        amount,
        reason,
        key: `${url}${amount}`.slice(-80).replaceAll(/[^\w]/g, ''),
        confirmed: 'yes',
      });
    expect((await act(lineUrl('allocate'), '400000')).statusCode).toBe(303);
    expect((await balanceOf(world.upstage.lines.labour))['allocated']).toBe('800400000');
    const tooMuch = await act(lineUrl('deallocate'), '800400001');
    expect(tooMuch.statusCode).toBe(422);
    expect(tooMuch.body).toContain('회수할 수 있는 금액은 800,400,000원입니다');
    expect((await act(lineUrl('deallocate'), '400000')).statusCode).toBe(303);
    expect((await balanceOf(world.upstage.lines.labour))['allocated']).toBe('800000000');
    expect((await act(fundUrl('reduce'), '1000000')).statusCode).toBe(303);
    const left = String((await fundOf(world.funds.personnel))['unallocated']);
    const tooLow = await act(fundUrl('reduce'), String(BigInt(left) + 1n));
    expect([tooLow.statusCode, tooLow.body.includes('줄일 수 있는 편성은')]).toEqual([422, true]);
    expect(await rowsOf(test, 'SELECT * FROM ledger_check()')).toEqual([]);
  });

  it.each(['', '0', '-1', '1,000.5', '많이', '10000000000000000000'])(
    'refuse %p and keep the form',
    async (amount) => {
      const refused = await officer().form(lineUrl('allocate'), { amount, reason: '' });
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain('href="#amount"');
      expect(refused.body).toContain('href="#reason"');
      if (amount) expect(refused.body).toContain(`value="${amount}"`);
    },
  );

  it('find no line or fund that isn’t there', async () => {
    const none = '018f0000-0000-7000-8000-000000000000';
    expect((await officer().get(`/budgets/allocations/lines/${none}?act=allocate`)).statusCode).toBe(404);
    expect(
      (await officer().get(fundUrl('appropriate').replace(world.funds.personnel, none))).statusCode,
    ).toBe(404);
    expect((await officer().get(`/budgets/allocations?year=${none}`)).statusCode).toBe(404);
    expect((await officer().get(lineUrl('other'))).statusCode).toBe(422);
  });
});

describe('the API of allocations', () => {
  it('takes back with a reason, lists what was done, and keeps a rival’s from a team', async () => {
    const lineId = world.skt.lines.material;
    const reclaim = (amount: string, reason = '회수') =>
      officer().post('/api/v1/allocations/reclaims', { lineId, amount, reason });
    expect((await reclaim('100')).statusCode).toBe(201);
    expect(jsonOf(await reclaim('1', ' '))['code']).toBe('budget.reason-missing');
    expect(jsonOf(await reclaim('999999999999'))['code']).toBe('budget.allocation-exceeded');
    const own = jsonOf(await test.as('pi@skt.example').get('/api/v1/allocations'))['items'] as Json[];
    expect(own[0]).toMatchObject({ kind: 'deallocate', lineId, amount: '100', reason: '회수' });
    const rival = jsonOf(await test.as('pi@upstage.example').get('/api/v1/allocations'))['items'] as Json[];
    expect(rival.every(({ teamId }) => teamId === world.upstage.id)).toBe(true);
    const asTeam = test.as('administrator@skt.example');
    expect(
      (await asTeam.post('/api/v1/allocations/reclaims', { lineId, amount: '1', reason: '가' })).statusCode,
    ).toBe(403);
    expect((await asTeam.get('/api/v1/appropriations')).statusCode).toBe(403);
    expect(
      (
        await asTeam.post('/api/v1/appropriations/reductions', {
          fundId: world.funds.dataBuild,
          fiscalYearId: world.fiscalYearId,
          amount: '1',
          reason: '가',
        })
      ).statusCode,
    ).toBe(403);
  });
});

describe('a support that a team declines', () => {
  const url = '/budgets/allocations/declined';
  const decline = (change: Record<string, string> = {}) =>
    officer().form(url, {
      teamId: world.skt.id,
      fundId: world.funds.personnel,
      declinedOn: '2025-11-01',
      reason: '자체 재원으로 함',
      ...change,
    });

  it('can’t be declined while money is allocated for it, nor without a day and reason', async () => {
    const funded = await decline();
    expect([funded.statusCode, funded.body.includes('먼저 회수한 다음')]).toEqual([422, true]);
    const empty = await decline({ declinedOn: '', reason: ' ', teamId: '' });
    expect(empty.statusCode).toBe(422);
    for (const field of ['teamId', 'declinedOn', 'reason']) expect(empty.body).toContain(`href="#${field}"`);
    expect((await decline({ declinedOn: '2031-01-01' })).statusCode).toBe(422);
    expect((await decline({ fundId: world.funds.dataCopurchase })).statusCode).toBe(422);
  });

  it('takes no line and no money until it is taken up again, and is shown as such', async () => {
    const { labour } = world.skt.lines;
    const { available } = await balanceOf(labour);
    await officer().post('/api/v1/allocations/reclaims', {
      lineId: labour,
      amount: available,
      reason: '사양',
    });
    expect((await decline()).statusCode).toBe(303);
    expect((await decline()).statusCode).toBe(409);
    const give = () => officer().post('/api/v1/allocations', { lineId: labour, amount: '1' });
    expect(jsonOf(await give())['code']).toBe('budget.support-declined');
    const open = await officer().post('/api/v1/budget-lines', {
      fundId: world.funds.personnel,
      fiscalYearId: world.fiscalYearId,
      stageId: world.stageId,
      categoryId: world.categories.cloud,
      institutionId: world.skt.companyId,
    });
    expect(jsonOf(open)['code']).toBe('budget.support-declined');
    expect((await officer().get('/budgets')).body).toContain('지원 안 받음');
    expect((await test.as('administrator@skt.example').get('/budgets')).body).toContain('지원 안 받음');
    const rival = test.as('administrator@upstage.example');
    expect((await rival.get('/budgets')).body).not.toContain('지원 안 받음');
    expect(jsonOf(await rival.get('/api/v1/declined-supports'))['items']).toEqual([]);
    const [one] = jsonOf(await test.as('pi@skt.example').get('/api/v1/declined-supports'))['items'] as Json[];
    expect(one).toMatchObject({ declinedOn: '2025-11-01', reason: '자체 재원으로 함', resumed: null });

    const resumption = `${url}/${String(one?.['id'])}/resumption`;
    expect((await officer().get(`${url}?resume=${String(one?.['id'])}`)).body).toContain(resumption);
    const early = await officer().form(resumption, { resumedOn: '2025-10-01', reason: '다시' });
    expect([early.statusCode, early.body.includes('빠릅니다')]).toEqual([422, true]);
    expect((await officer().form(resumption, { resumedOn: '2025-11-03', reason: '다시' })).statusCode).toBe(
      303,
    );
    expect((await officer().form(resumption, { resumedOn: '2025-11-03', reason: '다시' })).statusCode).toBe(
      409,
    );
    expect((await give()).statusCode).toBe(201);
    // It may be declined again later.
    await officer().post('/api/v1/allocations/reclaims', { lineId: labour, amount: '1', reason: '사양' });
    expect((await decline({ declinedOn: '2025-11-03' })).statusCode).toBe(303);
  });

  it('is the officer’s to record', async () => {
    for (const email of ['administrator@skt.example', AUDITOR])
      expect(
        (
          await test.as(email).post('/api/v1/declined-supports', {
            teamId: world.skt.id,
            fundId: world.funds.personnel,
            declinedOn: '2025-11-01',
            reason: '가',
          })
        ).statusCode,
      ).toBe(403);
  });
});
