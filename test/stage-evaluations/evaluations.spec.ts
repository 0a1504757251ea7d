import { startTestApp, type TestApp } from '../support/app.js';
import { foundOfficer } from '../support/builders/people.js';
import { claimsOf, jsonOf } from '../support/claims.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { createWorld, type World } from '../support/world.js';

const FIRST = 'officer@office.example';
const SECOND = 'second@office.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const FINANCE = 'finance@upstage.example';
const RESEARCHER = 'researcher@upstage.example';

describe('what is decided about a team', () => {
  let test: TestApp;
  let world: World;
  let claims: ReturnType<typeof claimsOf>;

  beforeAll(async () => {
    test = await startTestApp();
    world = await createWorld(test);
    claims = claimsOf(test, world);
    await foundOfficer(test, {
      programmeCode: 'sovereign-ai',
      email: SECOND,
      name: '두 번째 담당',
      role: 'officer',
    });
  });
  afterAll(() => test.stop());
  afterEach(async () => expect(await ledgerFaults(test)).toEqual([]));

  const evaluate = (fields: Record<string, unknown>, email = FIRST) =>
    test.as(email).post('/api/v1/stage-evaluations', {
      teamId: world.upstage.id,
      stageId: world.stageId,
      kind: 'stage',
      reason: '평가위원회 의결',
      ...fields,
    });
  const act = (id: unknown, verb: string, email: string, body: Record<string, unknown> = {}) =>
    test.as(email).post(`/api/v1/stage-evaluations/${String(id)}/${verb}`, body);
  const submit = async (email = RESEARCHER) => {
    const draft = await claims.draft(world.upstage, {}, email);
    return claims.act(email, draft['id'], 'submission');
  };

  it('is the office’s to record, and says what is wrong at its field', async () => {
    expect((await evaluate({ result: 'cut' }, ADMINISTRATOR)).statusCode).toBe(403);
    for (const [fields, code] of [
      [{}, 'evaluation.result-missing'],
      [{ result: 'cut', effectiveOn: '2025-11-04' }, 'evaluation.day-out-of-stage'],
      [{ result: 'cut', effectiveOn: '2025-08-03' }, 'evaluation.day-out-of-stage'],
      [{ result: 'cut', reason: ' ' }, 'evaluation.reason-missing'],
      [{ result: 'cut', teamId: world.officeTeamId }, 'evaluation.team-missing'],
    ] as const) {
      const answer = await evaluate(fields);
      expect([answer.statusCode, jsonOf(answer)['code']]).toEqual([422, code]);
    }
  });

  it('freezes a cut team in that moment, and thaws it when it is withdrawn', async () => {
    expect((await submit()).statusCode).toBe(200);
    const cut = jsonOf(await evaluate({ result: 'cut' }));
    expect(cut).toMatchObject({ state: 'recorded', teamStatus: 'frozen' });
    const refused = await submit();
    expect(refused.statusCode).toBe(422);
    expect(jsonOf(refused)).toMatchObject({ code: 'expense.team-closed' });
    expect(jsonOf(await evaluate({ result: 'cut' }))).toMatchObject({ code: 'evaluation.already' });
    expect((await act(cut['id'], 'confirmation', FIRST)).statusCode).toBe(403);
    const withdrawn = await act(cut['id'], 'withdrawal', SECOND, { reason: '점수 합산 오류' });
    expect(jsonOf(withdrawn)).toMatchObject({ state: 'withdrawn', teamStatus: 'active', closeOutId: null });
    expect((await submit()).statusCode).toBe(200);
  });

  it('freezes from the notice of a special evaluation until its result is confirmed', async () => {
    const noticed = jsonOf(await evaluate({ kind: 'special' }));
    expect(noticed).toMatchObject({ state: 'noticed', teamStatus: 'frozen' });
    expect((await submit()).statusCode).toBe(422);
    const result = await act(noticed['id'], 'result', FIRST, { result: 'go-on', reason: '이상 없음' });
    expect(jsonOf(result)).toMatchObject({ state: 'recorded', teamStatus: 'frozen' });
    const confirmed = await act(noticed['id'], 'confirmation', SECOND);
    expect(jsonOf(confirmed)).toMatchObject({ state: 'confirmed', teamStatus: 'active' });
    expect((await submit()).statusCode).toBe(200);
  });

  it('lets what was handed in before come back, and rivals see nothing of it', async () => {
    const waiting = jsonOf(await submit());
    const cut = jsonOf(await evaluate({ result: 'cut', scoreTenths: 612 }));
    const returned = await claims.act(ADMINISTRATOR, waiting['id'], 'return', {
      comment: '품목을 고쳐 주세요',
    });
    expect(returned.statusCode).toBe(200);
    expect((await claims.act(RESEARCHER, waiting['id'], 'submission')).statusCode).toBe(200);
    expect(
      (await test.as('administrator@skt.example').get(`/api/v1/stage-evaluations/${String(cut['id'])}`))
        .statusCode,
    ).toBe(404);
    const rivals = await test.as('administrator@skt.example').get('/api/v1/stage-evaluations');
    expect(rivals.json<{ items: object[] }>().items).toEqual([]);
    const page = await test.as(ADMINISTRATOR).get(`/stage-evaluations/${String(cut['id'])}`);
    expect(page.body).toContain('61.2');
  });

  describe('and its close-out', () => {
    const closeOutOf = async () =>
      (await test.as(FIRST).get('/api/v1/close-outs')).json<{ items: { id: string }[] }>().items[0]?.id ?? '';
    const read = async (id: string) =>
      (await test.as(ADMINISTRATOR).get(`/api/v1/close-outs/${id}`)).json<{
        state: string;
        items: { code: string; done: boolean }[];
      }>();

    it('gives nothing back before a second officer has confirmed, and once afterwards', async () => {
      const id = await closeOutOf();
      const post = (verb: string, email = FIRST) =>
        test.as(email).post(`/api/v1/close-outs/${id}/${verb}`, {});
      expect(jsonOf(await post('release'))).toMatchObject({ code: 'close-out.not-confirmed' });
      const evaluations = await test.as(FIRST).get('/api/v1/stage-evaluations');
      const [open] = evaluations.json<{ items: { id: string; state: string }[] }>().items;
      const both = await Promise.all([
        act(open?.id, 'confirmation', SECOND),
        act(open?.id, 'confirmation', SECOND),
      ]);
      expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
      expect((await act(open?.id, 'withdrawal', SECOND, { reason: '늦음' })).statusCode).toBe(409);
      expect((await post('release', ADMINISTRATOR)).statusCode).toBe(403);
      const twice = await Promise.all([post('release'), post('release', SECOND)]);
      expect(twice.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
      const lines = await test.as(FINANCE).get('/api/v1/budget-lines');
      const left = lines
        .json<{ items: { owner: string; balance: { available?: string } }[] }>()
        .items.filter(({ owner }) => owner === 'team')
        .map(({ balance }) => balance.available);
      expect(new Set(left)).toEqual(new Set(['0']));
    });

    it('names what is left, takes an officer’s word for what no record shows, and doesn’t end before', async () => {
      const id = await closeOutOf();
      const refused = await test.as(FIRST).post(`/api/v1/close-outs/${id}/completion`, {});
      expect(refused.statusCode).toBe(422);
      expect(jsonOf(refused)).toMatchObject({ code: 'close-out.not-done' });
      const tick = (item: string) =>
        test.as(FIRST).put(`/api/v1/close-outs/${id}/ticks/${item}`, { done: true, note: '공문 확인' });
      for (const item of ['final-report', 'use-report', 'equipment', 'cards'])
        expect((await tick(item)).statusCode).toBe(204);
      expect((await tick('anything')).statusCode).toBe(422);
      const { items, state } = await read(id);
      expect(state).toBe('open');
      const done = items.filter((item) => item.done).map(({ code }) => code);
      expect(done).toEqual(expect.arrayContaining(['undisbursed', 'contracts', 'cards', 'use-report']));
      expect(items.filter((item) => !item.done).map(({ code }) => code)).toEqual(
        expect.arrayContaining(['waiting', 'settlement', 'return']),
      );
      const page = await test.as(FIRST).get(`/close-outs/${id}`);
      expect(page.body).toContain('결재 중인 신청 결정');
    });
  });

  describe('that joins', () => {
    const propose = (fields: Record<string, unknown> = {}) =>
      test.as(FIRST).post('/api/v1/team-joins', {
        code: 'motif',
        name: { ko: '모티프(예시)', en: 'Motif' },
        joinedOn: '2025-11-03',
        stageId: world.stageId,
        institution: { name: '모티프테크놀로지스(예시)', kind: 'sme', businessNumber: '9018800128' },
        likeTeamId: world.skt.id,
        ...fields,
      });

    it('gets its lines and their money from another team’s when a second officer confirms', async () => {
      expect((await test.as(ADMINISTRATOR).get('/api/v1/team-joins')).statusCode).toBe(403);
      expect(jsonOf(await propose())).toMatchObject({ code: 'team-join.appropriation-short' });
      const more = await test.as(FIRST).post('/api/v1/appropriations', {
        fundId: world.funds.dataBuild,
        fiscalYearId: world.fiscalYearId,
        amount: '100000000',
        reason: '추가 편성',
      });
      expect(more.statusCode).toBe(201);
      const { id } = jsonOf(await propose());
      expect(jsonOf(await propose())).toMatchObject({ code: 'team-join.code-taken' });
      const confirm = (email: string) =>
        test.as(email).post(`/api/v1/team-joins/${String(id)}/confirmation`, {});
      expect((await confirm(FIRST)).statusCode).toBe(403);
      const [one, other] = await Promise.all([confirm(SECOND), confirm(SECOND)]);
      expect([one?.statusCode, other?.statusCode]).toEqual([200, 200]);
      const { teamId } = jsonOf(one ?? other);
      expect(jsonOf(other ?? one)['teamId']).toBe(teamId);
      const lines = await test.as(FIRST).get(`/api/v1/budget-lines?teamId=${String(teamId)}`);
      const own = lines
        .json<{ items: { owner: string; balance: { allocated?: string } }[] }>()
        .items.filter(({ owner }) => owner === 'team');
      expect(own.map(({ balance }) => balance.allocated).toSorted()).toEqual(
        ['2300000000', '500000000', '800000000'].toSorted(),
      );
    });

    it('is refused where a fund holds too little, naming it', async () => {
      const short = await propose({ code: 'other', likeTeamId: world.skt.id });
      expect(short.statusCode).toBe(422);
      expect(jsonOf(short)).toMatchObject({ code: 'team-join.appropriation-short' });
    });
  });
});
