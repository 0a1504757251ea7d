import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf } from '../support/claims.js';
import { createWorld, type World } from '../support/world.js';

const OFFICER = 'officer@office.example';
const FINANCE = 'finance@upstage.example';
const TODAY = '2025-11-03';

interface PlanJson {
  institutionId: string;
  teamId: string;
  plan: { government: string; version: number; exceptionReason: string } | null;
  governmentSharePermille: number | null;
  disbursed: string;
  interest: string;
  ownCashPaid: string;
  ownCash: { late: string; lateSince: string | null };
}

describe('funding of institutions', () => {
  let test: TestApp;
  let world: World;
  let claims: ReturnType<typeof claimsOf>;

  beforeAll(async () => {
    test = await startTestApp();
    world = await createWorld(test);
    claims = claimsOf(test, world);
  });
  afterAll(() => test.stop());

  const planUrl = (institutionId: string) => `/api/v1/funding-plans/${institutionId}/${world.stageId}`;
  const PLAN = { government: '500', ownCash: '500', otherCash: '0', inKind: '0' };
  const plans = async (email: string): Promise<PlanJson[]> =>
    (await test.as(email).get('/api/v1/funding-plans')).json<{ items: PlanJson[] }>().items;
  const planOf = async (email: string, institutionId: string) =>
    (await plans(email)).find((each) => each.institutionId === institutionId);
  const record = (email: string, fields: Record<string, unknown>, key?: string) =>
    test
      .as(email)
      .post(
        '/api/v1/disbursements',
        { institutionId: world.upstage.companyId, stageId: world.stageId, ...fields },
        key ? { 'idempotency-key': key } : {},
      );

  it('is planned by the office within the rates, or with a reason', async () => {
    const officer = test.as(OFFICER);
    const tooMuch = await officer.put(planUrl(world.upstage.companyId), {
      ...PLAN,
      government: '800',
      ownCash: '200',
    });
    expect(tooMuch.statusCode).toBe(422);
    expect(jsonOf(tooMuch)).toMatchObject({ code: 'funding.government-too-high' });
    const reasoned = await officer.put(planUrl(world.upstage.companyId), {
      ...PLAN,
      government: '800',
      ownCash: '200',
      exceptionReason: '공개 수준에 따른 완화',
    });
    expect(reasoned.statusCode).toBe(204);
    expect((await planOf(FINANCE, world.upstage.companyId))?.plan).toMatchObject({
      government: '800',
      exceptionReason: '공개 수준에 따른 완화',
    });
    expect((await officer.put(planUrl(world.upstage.companyId), { ...PLAN, version: 1 })).statusCode).toBe(
      204,
    );
    const stale = await officer.put(planUrl(world.upstage.companyId), { ...PLAN, version: 1 });
    expect(stale.statusCode).toBe(409);
    expect(await planOf(FINANCE, world.upstage.companyId)).toMatchObject({
      plan: { government: '500', version: 2, exceptionReason: '' },
      governmentSharePermille: 500,
    });
  });

  it('is nobody’s to plan but the office’s, and no rival’s to see', async () => {
    expect((await test.as(FINANCE).put(planUrl(world.upstage.companyId), PLAN)).statusCode).toBe(403);
    expect(
      (await test.as('finance@skt.example').put(planUrl(world.upstage.companyId), PLAN)).statusCode,
    ).toBe(403);
    const rivals = await plans('finance@skt.example');
    expect(rivals.map(({ teamId }) => teamId)).not.toContain(world.upstage.id);
    expect((await test.as('researcher@upstage.example').get('/api/v1/funding-plans')).statusCode).toBe(403);
  });

  it('stops the institution’s spending while its own cash is late, and no other’s', async () => {
    expect(await planOf(FINANCE, world.upstage.companyId)).toMatchObject({
      ownCash: { late: '500', lateSince: '2025-10-01' },
    });
    const draft = await claims.draft(world.upstage);
    const stopped = await claims.act('researcher@upstage.example', draft['id'], 'submission');
    expect(stopped.statusCode).toBe(422);
    expect(jsonOf(stopped)).toMatchObject({ code: 'funding.spending-stopped' });
    const rival = await claims.draft(world.skt);
    expect((await claims.act('researcher@skt.example', rival['id'], 'submission')).statusCode).toBe(200);

    expect((await record(FINANCE, { kind: 'own-cash', amount: '499', paidOn: TODAY })).statusCode).toBe(201);
    expect((await claims.act('researcher@upstage.example', draft['id'], 'submission')).statusCode).toBe(422);
    expect((await record(FINANCE, { kind: 'own-cash', amount: '1', paidOn: TODAY })).statusCode).toBe(201);
    expect((await claims.act('researcher@upstage.example', draft['id'], 'submission')).statusCode).toBe(200);

    await claims.act('administrator@upstage.example', draft['id'], 'approval');
    const deposits = await test.as(FINANCE).get('/api/v1/disbursements?kind=own-cash');
    const [last] = deposits.json<{ items: { id: string }[] }>().items;
    const back = await test
      .as(FINANCE)
      .post(`/api/v1/disbursements/${last?.id}/correction`, { note: '잘못 적음' });
    expect(back.statusCode).toBe(204);
    const unpaid = await claims.pay(FINANCE, [draft['id']], { bankReference: '이체 1' });
    expect(unpaid.statusCode).toBe(422);
    expect(unpaid.body).toContain('funding.spending-stopped');
    await record(FINANCE, { kind: 'own-cash', amount: '1', paidOn: TODAY });
    expect((await claims.pay(FINANCE, [draft['id']], { bankReference: '이체 1' })).statusCode).toBe(201);
  });

  it('doesn’t stop spending where the programme says so', async () => {
    const officer = test.as(OFFICER);
    const { id } = await claims.draft(world.skt);
    await officer.put(planUrl(world.skt.companyId), PLAN);
    expect((await claims.act('researcher@skt.example', id, 'submission')).statusCode).toBe(422);
    expect(
      (await officer.put('/api/v1/matching-rates', { rates: [], stopsWhenLate: false })).statusCode,
    ).toBe(200);
    expect((await claims.act('researcher@skt.example', id, 'submission')).statusCode).toBe(200);
    await officer.put('/api/v1/matching-rates', { rates: [], stopsWhenLate: true });
  });

  it('is paid out by the office up to the plan, planned first and then noted', async () => {
    const instalment = { kind: 'instalment', fundId: world.funds.dataBuild, amount: '400' };
    expect((await record(FINANCE, { ...instalment, paidOn: TODAY })).statusCode).toBe(403);
    const planned = await record(OFFICER, { ...instalment, plannedOn: '2025-12-01' });
    expect(planned.statusCode).toBe(201);
    expect((await planOf(FINANCE, world.upstage.companyId))?.disbursed).toBe('0');
    const tooMuch = await record(OFFICER, { ...instalment, amount: '101', paidOn: TODAY });
    expect(tooMuch.statusCode).toBe(422);
    expect(jsonOf(tooMuch)).toMatchObject({ code: 'funding.more-than-planned' });
    const { id } = planned.json<{ id: string }>();
    const early = await test
      .as(OFFICER)
      .post(`/api/v1/disbursements/${id}/payment`, { paidOn: '2025-11-04' });
    expect(early.statusCode).toBe(422);
    for (let press = 0; press < 2; press += 1) {
      const paid = await test.as(OFFICER).post(`/api/v1/disbursements/${id}/payment`, { paidOn: TODAY });
      expect(paid.statusCode).toBe(204);
    }
    expect((await planOf(FINANCE, world.upstage.companyId))?.disbursed).toBe('400');
    expect(
      (await test.as(OFFICER).post(`/api/v1/disbursements/${id}/payment`, { paidOn: '2025-11-02' }))
        .statusCode,
    ).toBe(409);
  });

  it('pays out no more than planned when two officers record together', async () => {
    const both = await Promise.all(
      [1, 2, 3].map(() =>
        record(OFFICER, { kind: 'instalment', fundId: world.funds.dataBuild, amount: '100', paidOn: TODAY }),
      ),
    );
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 422, 422]);
  });

  it('records interest once for one key, with the day it came', async () => {
    expect((await record(FINANCE, { kind: 'interest', amount: '7', plannedOn: TODAY })).statusCode).toBe(422);
    for (let press = 0; press < 2; press += 1)
      expect(
        (await record(FINANCE, { kind: 'interest', amount: '7', paidOn: TODAY }, 'interest-1')).statusCode,
      ).toBe(201);
    expect((await planOf(FINANCE, world.upstage.companyId))?.interest).toBe('7');
  });

  it('takes a record back once', async () => {
    const { id } = (await record(FINANCE, { kind: 'interest', amount: '5', paidOn: TODAY })).json<{
      id: string;
    }>();
    const take = () =>
      test.as(FINANCE).post(`/api/v1/disbursements/${id}/correction`, { note: '두 번 적음' });
    const codes = (await Promise.all([take(), take()])).map(({ statusCode }) => statusCode);
    expect(codes.toSorted()).toEqual([204, 409]);
    expect((await planOf(FINANCE, world.upstage.companyId))?.interest).toBe('7');
  });

  it('keeps rates in their bounds', async () => {
    const rate = { institutionKind: 'sme', governmentMaxPermille: 800, cashMinPermille: 50 };
    expect((await test.as(FINANCE).put('/api/v1/matching-rates', { rates: [rate] })).statusCode).toBe(403);
    const wrong = { ...rate, governmentMaxPermille: 1001 };
    expect((await test.as(OFFICER).put('/api/v1/matching-rates', { rates: [wrong] })).statusCode).toBe(422);
    const set = await test.as(OFFICER).put('/api/v1/matching-rates', { rates: [rate] });
    expect(set.json<{ rates: object[] }>().rates).toContainEqual(rate);
  });

  describe('on its pages', () => {
    it('shows what was planned, paid and is late, and keeps what was typed wrongly', async () => {
      const page = await test.as(FINANCE).get('/disbursements');
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('50.0 %');
      expect(page.body).not.toContain('SK텔레콤');
      const form = await test.as(FINANCE).get(`/disbursements/new?stage=${world.stageId}`);
      expect(form.body).not.toContain('value="instalment"');
      const key = /name="key" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
      const fields = {
        key,
        stageId: world.stageId,
        kind: 'own-cash',
        institutionId: world.upstage.companyId,
        amount: '삼백',
        paidOn: TODAY,
        plannedOn: '',
        note: '메모',
      };
      const wrong = await test.as(FINANCE).form('/disbursements', fields);
      expect(wrong.statusCode).toBe(422);
      expect(wrong.body).toContain('value="삼백"');
      const before = (await planOf(FINANCE, world.upstage.companyId))?.ownCashPaid;
      for (let press = 0; press < 2; press += 1) {
        const right = await test.as(FINANCE).form('/disbursements', { ...fields, amount: '1,000' });
        expect(right.statusCode).toBe(303);
      }
      const after = (await planOf(FINANCE, world.upstage.companyId))?.ownCashPaid;
      expect(BigInt(after ?? 0) - BigInt(before ?? 0)).toBe(1_000n);
    });

    it('lets the office change a plan and the rates', async () => {
      const officer = test.as(OFFICER);
      const url = `/disbursements/plans/${world.upstage.universityId}/${world.stageId}`;
      expect((await officer.get(url)).statusCode).toBe(200);
      const bad = await officer.form(url, {
        government: 'x',
        ownCash: '0',
        otherCash: '0',
        inKind: '0',
        version: '0',
      });
      expect(bad.statusCode).toBe(422);
      const good = await officer.form(url, {
        government: '1,000',
        ownCash: '0',
        otherCash: '0',
        inKind: '0',
        version: '0',
        exceptionReason: '',
      });
      expect(good.statusCode).toBe(303);
      expect((await test.as(FINANCE).get(url)).statusCode).toBe(403);
      const rates = await officer.get('/disbursements/rates');
      expect(rates.body).toContain('정부출연연구기관');
      expect((await officer.form('/disbursements/rates', {})).statusCode).toBe(422);
    });

    it('gives the records as CSV', async () => {
      const csv = await test.as(FINANCE).get('/disbursements/export.csv');
      expect(csv.headers['content-type']).toContain('text/csv');
      expect(csv.body).toContain('발생이자');
      expect((await test.as('finance@skt.example').get('/disbursements/export.csv')).body).not.toContain(
        '발생이자',
      );
    });
  });
});
