import { addPerson } from '../support/builders/people.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const ADMINISTRATOR = 'administrator@upstage.example';
const ADMINISTRATOR_2 = 'administrator2@upstage.example';
const RESEARCHER = 'researcher@upstage.example';
const RIVAL = 'administrator@skt.example';
const OFFICER = 'officer@office.example';
const STEP = { kind: 'approval', roles: ['administrator'] };
const URL = '/api/v1/routes';

let test: TestApp;
let world: World;
let people: Record<string, string>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] };
  const second = await addPerson(test, officer, {
    teamId: world.upstage.id,
    institutionId: world.upstage.companyId,
    name: '업스테이지 관리자 2',
    email: ADMINISTRATOR_2,
    roles: ['administrator'],
  });
  people = {
    second: second.userId,
    rival: (await test.actor(RIVAL)).userId,
    researcher: (await test.actor(RESEARCHER)).userId,
  };
});
afterEach(() =>
  rowsOf(test, 'UPDATE routes SET removed_at = now() WHERE removed_at IS NULL').then(() => undefined),
);
afterAll(() => test.stop());

const create = (body: Json, email = ADMINISTRATOR) =>
  test.as(email).post(URL, { scope: 'team', name: '장비', steps: [STEP], ...body });
async function created(body: Json = {}, email = ADMINISTRATOR): Promise<Json & { id: string }> {
  const answer = await create(body, email);
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return jsonOf(answer) as Json & { id: string };
}
const list = async (email = ADMINISTRATOR) =>
  (jsonOf(await test.as(email).get(URL))['items'] as Json[]) ?? [];
const names = async (email = ADMINISTRATOR) => (await list(email)).map(({ name }) => name);
const codeOf = (answer: { statusCode: number; body: string }) => [answer.statusCode, jsonOf(answer)['code']];
const acts = async (id: string) =>
  (
    await rowsOf<{ act: string }>(test, 'SELECT act FROM audit_events WHERE subject_id = $1 ORDER BY id', [
      id,
    ])
  ).map(({ act }) => act);

describe('a team’s routes', () => {
  it('are made, changed and removed by its administrator, each with its line in the log', async () => {
    const route = await created({
      conditions: { amountFrom: '30,000,000', categoryPaths: ['direct.material'], findings: ['*'] },
      steps: [
        { kind: 'proposal', roles: ['principal-investigator'] },
        { ...STEP, needs: '2', dependsOn: ['amounts'] },
      ],
    });
    expect(route).toMatchObject({
      scope: 'team',
      conditions: { amountFrom: '30000000', categoryPaths: ['direct.material'], findings: ['*'] },
      version: 1,
    });
    const steps = route['steps'] as Json[];
    const changed = await test.as(ADMINISTRATOR).put(`${URL}/${route.id}`, {
      version: 1,
      name: '재료',
      steps: [steps[1], { ...STEP, id: steps[1]?.['id'] }, { ...STEP, id: 'made-up' }],
    });
    const after = jsonOf(changed);
    expect(after).toMatchObject({ name: '재료', version: 2, conditions: {} });
    const ids = (after['steps'] as Json[]).map(({ id }) => id);
    expect(ids[0]).toBe(steps[1]?.['id']);
    expect(new Set(ids).size).toBe(3);
    expect(ids).not.toContain('made-up');
    expect((await test.as(ADMINISTRATOR).delete(`${URL}/${route.id}?version=2`)).statusCode).toBe(204);
    expect(await list()).toEqual([]);
    expect(codeOf(await test.as(ADMINISTRATOR).get(`${URL}/${route.id}`))).toEqual([404, 'route.not-found']);
    expect(await acts(route.id)).toEqual(['route.created', 'route.changed', 'route.removed']);
  });

  it('are read by everybody of the team and kept by nobody else', async () => {
    const { id } = await created();
    expect(await names(RESEARCHER)).toEqual(['장비']);
    const body = { name: '남의 것', steps: [STEP] };
    for (const email of [RESEARCHER, 'pi@upstage.example', 'finance@upstage.example']) {
      expect(codeOf(await create({}, email))).toEqual([403, 'route.not-permitted']);
      expect(codeOf(await test.as(email).put(`${URL}/${id}`, body))).toEqual([403, 'route.not-permitted']);
    }
    for (const email of [RIVAL, OFFICER, 'auditor@office.example']) {
      expect(codeOf(await test.as(email).get(`${URL}/${id}`))).toEqual([404, 'route.not-found']);
      expect(codeOf(await test.as(email).put(`${URL}/${id}`, body))).toEqual([404, 'route.not-found']);
      expect(codeOf(await test.as(email).delete(`${URL}/${id}`))).toEqual([404, 'route.not-found']);
      expect(await names(email)).toEqual([]);
    }
    expect(codeOf(await create({ scope: 'programme' }))).toEqual([403, 'route.not-permitted']);
  });

  it('are refused at their fields, and nothing is kept', async () => {
    const answer = await create({
      name: '',
      conditions: {
        amountFrom: '5',
        amountBelow: '5',
        fundIds: [world.upstage.id],
        institutionIds: [world.skt.companyId],
      },
      steps: [
        { kind: 'approval', userIds: [people['rival']] },
        { ...STEP, needs: '100' },
        { kind: 'approval' },
      ],
    });
    expect(answer.statusCode).toBe(422);
    const fields = (jsonOf(answer)['errors'] as Json[]).map(({ pointer, code }) => `${pointer} ${code}`);
    expect(fields).toEqual([
      '/name route.name',
      '/conditions/fundIds route.fund',
      '/conditions/institutionIds route.institution',
      '/conditions/amountBelow route.amount-order',
      '/steps/0/userIds route.person',
      '/steps/1/needs route.needs',
      '/steps/2/roles route.deciders',
    ]);
    expect(await list()).toEqual([]);
  });

  it('are put in order as a whole', async () => {
    const [one, two, three] = [
      await created({ name: '1' }),
      await created({ name: '2' }),
      await created({ name: '3' }),
    ];
    const order = (ids: string[]) => test.as(ADMINISTRATOR).put(`${URL}/order`, { scope: 'team', ids });
    expect((await order([three.id, one.id, two.id])).statusCode).toBe(200);
    expect(await names()).toEqual(['3', '1', '2']);
    for (const ids of [
      [one.id, two.id],
      [one.id, one.id, two.id],
      [one.id, two.id, three.id, people['rival'] ?? ''],
    ])
      expect(codeOf(await order(ids))).toEqual([409, 'route.order-changed']);
    expect(await names()).toEqual(['3', '1', '2']);
    expect(await acts(three.id)).toEqual(['route.created', 'route.changed']);
  });

  it('tell whoever was slower', async () => {
    const { id } = await created();
    const change = (email: string, name: string, version = 1) =>
      test.as(email).put(`${URL}/${id}`, { version, name, steps: [STEP] });
    const both = await Promise.all([change(ADMINISTRATOR, '가'), change(ADMINISTRATOR_2, '나')]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(codeOf(await test.as(ADMINISTRATOR).delete(`${URL}/${id}?version=1`))).toEqual([
      409,
      'route.changed',
    ]);
    expect((await test.as(ADMINISTRATOR).delete(`${URL}/${id}`)).statusCode).toBe(204);
    expect(codeOf(await change(ADMINISTRATOR_2, '다', 2))).toEqual([409, 'route.removed']);
  });

  it('get places of their own when two are made at once', async () => {
    await Promise.all(['가', '나', '다', '라'].map((name) => created({ name })));
    const positions = (await list()).map(({ position }) => position);
    expect(positions).toEqual([1, 2, 3, 4]);
  });

  it('say what is odd about a step, and are asked all the same', async () => {
    await created({
      steps: [
        { kind: 'approval', userIds: [people['second']] },
        { ...STEP, needs: '9' },
      ],
    });
    const warnings = async () => (await list())[0]?.['warnings'];
    expect(await warnings()).toEqual([{ step: 1, code: 'too-few', count: 2 }]);
    await rowsOf(test, `UPDATE users SET status = 'disabled' WHERE id = $1`, [people['second']]);
    try {
      expect(await warnings()).toEqual([
        { step: 0, code: 'gone', userId: people['second'] },
        { step: 0, code: 'nobody' },
        { step: 1, code: 'too-few', count: 1 },
      ]);
    } finally {
      await rowsOf(test, `UPDATE users SET status = 'active' WHERE id = $1`, [people['second']]);
    }
  });
});

describe('the programme’s routes', () => {
  const OFFICE = { kind: 'approval', roles: ['officer'] };

  it('are kept by the officer and read by teams', async () => {
    const route = await created({ scope: 'programme', name: '모든 팀' }, OFFICER);
    await created({ scope: 'pot', name: '공동', steps: [STEP, OFFICE] }, OFFICER);
    await created({ name: '팀' });
    expect(await names()).toEqual(['팀', '모든 팀', '공동']);
    expect(await names(RIVAL)).toEqual(['모든 팀', '공동']);
    expect(codeOf(await test.as(RIVAL).put(`${URL}/${route.id}`, { name: 'x', steps: [STEP] }))).toEqual([
      403,
      'route.not-permitted',
    ]);
    expect(codeOf(await create({ scope: 'programme' }, 'auditor@office.example'))).toEqual([
      403,
      'route.not-permitted',
    ]);
    expect(codeOf(await create({}, OFFICER))).toEqual([403, 'route.not-permitted']);
  });

  it('name nobody of a team, and end with the office on the pot', async () => {
    const refused = await create(
      { scope: 'pot', steps: [{ kind: 'approval', userIds: [people['researcher']] }] },
      OFFICER,
    );
    expect((jsonOf(refused)['errors'] as Json[]).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/steps/0/userIds route.people-elsewhere',
      '/steps/0/roles route.office-last',
    ]);
  });
});

describe('the standard routes', () => {
  it('are put in once, where there are none', async () => {
    const put = (scope: string, email: string) => test.as(email).post(`${URL}/standard`, { scope });
    const answer = await put('team', ADMINISTRATOR);
    expect(answer.statusCode).toBe(201);
    expect(await list()).toMatchObject([
      {
        name: '직접비 발의와 승인',
        conditions: { categoryPaths: ['direct.material', 'direct.activity'] },
        steps: [
          { kind: 'proposal', roles: ['principal-investigator'] },
          { kind: 'approval', roles: ['administrator'] },
        ],
      },
    ]);
    expect(codeOf(await put('team', ADMINISTRATOR))).toEqual([409, 'route.not-empty']);
    const twice = await Promise.all([put('pot', OFFICER), put('pot', OFFICER)]);
    expect(twice.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    expect(codeOf(await put('programme', ADMINISTRATOR))).toEqual([403, 'route.not-permitted']);
  });
});

describe('a simulation', () => {
  const supposed = (changes: Json = {}) => ({
    fundId: world.funds.dataBuild,
    categoryPath: 'direct.material',
    institutionId: world.upstage.companyId,
    amount: '20000000',
    claimantId: people['researcher'],
    ...changes,
  });
  const simulate = (changes: Json = {}, email = ADMINISTRATOR) =>
    test.as(email).post(`${URL}/simulation`, supposed(changes));
  const told = async (changes: Json = {}, email = ADMINISTRATOR) => jsonOf(await simulate(changes, email));

  it('says which route fits, why those before it don’t, and whom it asks today', async () => {
    await created({ name: '큰돈', conditions: { amountFrom: '30000000', findings: ['*'] } });
    await created({
      name: '재료',
      conditions: { categoryPaths: ['direct.material'] },
      steps: [{ kind: 'proposal', roles: ['principal-investigator'] }, STEP],
    });
    expect(await told()).toMatchObject({
      route: { name: '재료' },
      isDraft: false,
      passed: [{ name: '큰돈', because: ['amountFrom', 'findings'] }],
      steps: [
        { kind: 'proposal', people: [{ name: expect.stringContaining('연구책임자') }] },
        { kind: 'approval', people: [{ name: expect.any(String) }, { name: '업스테이지 관리자 2' }] },
      ],
    });
    const own = await told({ claimantId: (await test.actor('pi@upstage.example')).userId });
    expect((own['steps'] as Json[])[0]).toMatchObject({ settledBy: 'claimant' });
    const second = await told({ claimantId: people['second'] });
    expect((second['steps'] as Json[])[1]).toMatchObject({
      people: [{ userId: expect.not.stringMatching(String(people['second'])) }],
    });
    expect(await told({ categoryPath: 'direct.activity' })).toMatchObject({
      route: null,
      passed: [{ because: ['amountFrom', 'findings'] }, { because: ['categoryPaths'] }],
      steps: [{ roles: ['administrator'] }],
    });
  });

  it('tries a route before it is saved, in its place, and keeps nothing', async () => {
    const first = await created({ name: '처음', conditions: { amountFrom: '1' } });
    await created({ name: '다음' });
    expect(await told()).toMatchObject({ route: { name: '처음' } });
    const draft = {
      id: first.id,
      scope: 'team',
      name: '처음',
      conditions: { amountFrom: '90000000' },
      steps: [STEP],
    };
    expect(await told({ draft })).toMatchObject({
      route: { name: '다음' },
      passed: [{ id: first.id, because: ['amountFrom'] }],
    });
    const nobody = { scope: 'team', name: '새', steps: [{ kind: 'approval', userIds: [people['rival']] }] };
    expect(codeOf(await simulate({ draft: nobody }))).toEqual([422, 'route.person']);
    expect(codeOf(await simulate({ draft: { ...draft, id: undefined } }, RESEARCHER))).toEqual([
      403,
      'route.not-permitted',
    ]);
    expect(await told()).toMatchObject({ route: { name: '처음' } });
  });

  it('names who is asked when nobody can, and who stands in', async () => {
    const pi = await test.actor('pi@upstage.example');
    await created({ steps: [{ kind: 'approval', roles: ['principal-investigator'] }] });
    expect((await told({ claimantId: pi.userId }))['steps']).toMatchObject([
      { people: [{}, {}], askedBesides: ['administrator'] },
    ]);
    await rowsOf(
      test,
      `INSERT INTO delegations (team_id, id, from_user_id, to_user_id, starts_on, ends_on, max_amount, created_at)
       VALUES ($1, gen_random_uuid(), $2, $3, '2025-11-01', '2025-11-30', 20000000, now())`,
      [world.upstage.id, pi.userId, people['second']],
    );
    expect((await told())['steps']).toMatchObject([{ people: [{ standIns: ['업스테이지 관리자 2'] }] }]);
    expect((await told({ amount: '20000001' }))['steps']).toMatchObject([{ people: [{ standIns: [] }] }]);
  });

  it('is of a team that takes part, for the office, and never of a rival’s', async () => {
    await created({ name: '비밀 결재선' });
    expect(codeOf(await simulate({ institutionId: undefined, claimantId: undefined }, OFFICER))).toEqual([
      422,
      'route.team',
    ]);
    expect(await told({ teamId: world.upstage.id, claimantId: undefined }, OFFICER)).toMatchObject({
      route: { name: '비밀 결재선' },
    });
    const theirs = await simulate({ teamId: world.upstage.id }, RIVAL);
    expect(theirs.statusCode).toBe(422);
    const own = await simulate(
      { teamId: world.upstage.id, institutionId: undefined, claimantId: undefined },
      RIVAL,
    );
    expect(own.body).not.toContain('비밀');
  });
});
