import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import { createWorld, type World } from '../support/world.js';
import { allocationsOf, csv, row } from '../allocation-imports/allocation-steps.js';

const OFFICER = 'officer@office.example';

let test: TestApp;
let world: World;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
});
afterAll(() => test.stop());

const versions = async (email: string): Promise<Json[]> =>
  jsonOf(await test.as(email).get(`/api/v1/budget-versions?fiscalYearId=${world.fiscalYearId}&limit=200`))[
    'items'
  ] as Json[];
const give = (lineId: string, amount: string, reason: string) =>
  test.as(OFFICER).post('/api/v1/allocations', { lineId, amount, reason });

describe('versions of a year’s budget', () => {
  it('come of every act, with who, when, why and what; a sheet is one', async () => {
    const before = (await versions(OFFICER)).length;
    await test.as(OFFICER).post('/api/v1/appropriations', {
      fundId: world.funds.dataBuild,
      fiscalYearId: world.fiscalYearId,
      amount: '5000000',
      reason: '추경',
    });
    await give(world.upstage.lines.material, '1000', '재료');
    await test.as(OFFICER).post('/api/v1/allocations/reclaims', {
      lineId: world.upstage.lines.material,
      amount: '400',
      reason: '남음',
    });
    const sheets = allocationsOf(test);
    const one = await sheets.uploaded(
      csv(row({ 배정액: '10', 사유: '하나' }), row({ 비목: '간접비', 배정액: '20', 사유: '둘' })),
    );
    await sheets.confirm(one['id']);
    await sheets.work(one['id']);
    const all = await versions(OFFICER);
    expect(all.length).toBe(before + 4);
    expect(all.slice(0, 4)).toMatchObject([
      {
        number: before + 4,
        cause: { type: 'allocation-import', id: one['id'] },
        lineCount: 3,
        reasonCount: 2,
        allocatedChange: '30',
        appropriatedChange: '0',
        actor: '전담기관 담당',
      },
      { reason: '남음', allocatedChange: '-400', kinds: ['deallocate'] },
      { reason: '재료', allocatedChange: '1000', appropriatedChange: '0' },
      { reason: '추경', allocatedChange: '0', appropriatedChange: '5000000' },
    ]);
    const [newest, , , oldest] = all;
    const compared = jsonOf(
      await test
        .as(OFFICER)
        .get(
          `/api/v1/budget-versions/comparison?from=${String(oldest?.['id'])}&to=${String(newest?.['id'])}`,
        ),
    );
    expect((compared['items'] as Json[]).map(({ change }) => change)).toEqual(
      expect.arrayContaining(['600', '10', '20', '-630']),
    );
    expect((compared['items'] as Json[]).length).toBe(4);
  });

  it('are a team’s own: it sees those of its lines, numbered without a gap, whatever rivals get', async () => {
    const own = 'administrator@skt.example';
    const before = await versions(own);
    await give(world.upstage.lines.material, '5', '경쟁 팀');
    expect(await versions(own)).toEqual(before);
    await give(world.skt.lines.material, '7', '우리 팀');
    const after = await versions(own);
    expect(after[0]).toMatchObject({ number: before.length + 1, reason: '우리 팀', allocatedChange: '7' });
    expect(after.map(({ number }) => number)).toEqual(after.map((_, index) => after.length - index));
    const rival = (await versions('administrator@upstage.example'))[0];
    const asked = await test.as(own).get(`/api/v1/budget-versions/${String(rival?.['id'])}`);
    expect(asked.statusCode).toBe(404);
    expect((await test.as(own).get(`/budgets/versions/${String(rival?.['id'])}`)).statusCode).toBe(404);
    const mixed = `from=${String(rival?.['id'])}&to=${String(after[0]?.['id'])}`;
    expect((await test.as(own).get(`/api/v1/budget-versions/comparison?${mixed}`)).statusCode).toBe(404);
  });

  it('leave pay out for those who may not see totals of it', async () => {
    await test.as(OFFICER).post('/api/v1/appropriations', {
      fundId: world.funds.personnel,
      fiscalYearId: world.fiscalYearId,
      amount: '100',
    });
    await give(world.skt.lines.labour, '9', '인건비 추가');
    const texts = (list: Json[]) => list.map(({ reason }) => reason);
    expect(texts(await versions('administrator@skt.example'))).toContain('인건비 추가');
    expect(texts(await versions('researcher@skt.example'))).not.toContain('인건비 추가');
  });

  it('are shown on pages: a list, one with before and after, two side by side, the whole then', async () => {
    const list = await test.as(OFFICER).get('/budgets/versions');
    expect([list.statusCode, list.body.includes('표로 배정')]).toEqual([200, true]);
    const [newest, older] = await versions(OFFICER);
    const one = await test.as(OFFICER).get(`/budgets/versions/${String(newest?.['id'])}`);
    expect(one.body).toContain('인건비');
    expect(one.body).toContain('+9');
    const whole = await test.as(OFFICER).get(`/budgets/versions/${String(newest?.['id'])}?show=all`);
    expect(whole.body).toContain('소프트웨어 활용비');
    const two = await test
      .as(OFFICER)
      .get(`/budgets/versions/comparison?from=${String(newest?.['id'])}&to=${String(older?.['id'])}`);
    expect(two.statusCode).toBe(200);
    const none = '018f0000-0000-7000-8000-000000000000';
    expect((await test.as(OFFICER).get(`/budgets/versions/${none}`)).statusCode).toBe(404);
    expect((await test.as(OFFICER).get(`/budgets/versions?year=${none}`)).statusCode).toBe(404);
    expect((await test.as('researcher@skt.example').get('/budgets/versions')).statusCode).toBe(200);
  });
});
