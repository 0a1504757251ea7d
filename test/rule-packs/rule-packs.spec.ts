import { jobPerson } from '../../src/platform/jobs/job-person.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { RunTrial } from '../../src/rule-packs/trial/run-trial.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, typedClaim, type Json } from '../support/claims.js';
import { createWorld, type World, type WorldTeam } from '../support/world.js';

const OFFICER = 'officer@office.example';
const AUDITOR = 'auditor@office.example';
const RESEARCHER = 'researcher@upstage.example';
const BASE = '/api/v1/rule-packs';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());
afterEach(async () => {
  await test.as(OFFICER).delete(`${BASE}/draft`);
});

/** A pack of one rule: what costs `limit` or more isn't allowed. */
const packText = (limit: number, extra = '') => `pack: test
version: 2025-01-01
effectiveFrom: 2021-01-01
name: { ko: 시험 규칙, en: Test rules }
settings:
  - code: most
    name: { ko: 한도, en: Limit }
    unit: won
    value: ${limit}
groups:
  - code: amounts
    name: { ko: 금액, en: Amounts }
rules:
  # 이 주석은 고쳐도 남습니다.
  - code: too-much
    group: amounts
    title: { ko: 금액 한도, en: Limit of the amount }
    effectiveFrom: 2021-01-01
    condition: claim.claimAmount >= limit.most
    result: refuse
    text: { ko: 한도를 넘습니다., en: Beyond the limit. }
    add: { ko: 나누지 말고 줄여 주세요., en: Make it less. }
    article: { ko: 시험 제1조, en: Test art. 1, source: T §1 }
${extra}`;

const draft = (source?: string) => test.as(OFFICER).post(BASE, source === undefined ? {} : { source });
const put = (source: string, version?: number) =>
  test.as(OFFICER).put(`${BASE}/draft`, { source, ...(version ? { version } : {}) });

/** The rows a person's own rights show them. */
async function seen(email: string, sql: string, parameters: unknown[] = []): Promise<object[]> {
  const unit = test.app.get(UnitOfWork, { strict: false });
  return unit.run(await test.actor(email), () => unit.query(sql, parameters));
}

/** Does the job that stands in the queue. */
async function work(): Promise<void> {
  const [row] = (await seen(OFFICER, 'SELECT id FROM rule_trials ORDER BY id DESC')) as { id: string }[];
  const person = jobPerson(await test.actor(OFFICER));
  await test.app.get(RunTrial, { strict: false }).execute(person, String(row?.id));
}

/** A claim handed in, of so much without VAT. */
async function submitted(team: WorldTeam, supplyAmount: bigint): Promise<string> {
  const [line] = typedClaim(world, team)['lines'] as Json[];
  const lines = [{ ...line, supplyAmount: String(supplyAmount), taxAmount: String(supplyAmount / 10n) }];
  const { id } = await claims.draft(team, { lines });
  const answer = await claims.act(`researcher@${team.code}.example`, id, 'submission');
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
  return String(id);
}

async function tryIt(): Promise<Json> {
  const started = await test.as(OFFICER).post(`${BASE}/draft/trial`, {});
  expect([started.statusCode, started.body]).toEqual([202, expect.any(String)]);
  await work();
  return jsonOf(await test.as(OFFICER).get(`${BASE}/draft/trial`));
}

const publish = (effectiveOn: string) => test.as(OFFICER).post(`${BASE}/draft/publication`, { effectiveOn });

describe('who may', () => {
  it('lets every member read the rules in force, and nobody but officers change them', async () => {
    const list = await test.as(RESEARCHER).get(BASE);
    expect(jsonOf(list)).toMatchObject({ inForce: { id: 'built-in' }, draft: null });
    const pack = jsonOf(await test.as(RESEARCHER).get(`${BASE}/built-in`));
    expect((pack['rules'] as object[]).length).toBeGreaterThan(40);
    for (const email of [RESEARCHER, AUDITOR, 'administrator@upstage.example'])
      expect((await test.as(email).post(BASE, {})).statusCode).toBe(403);
  });

  it('shows a draft, and what it would change, to the office alone', async () => {
    expect((await draft(packText(1_000_000))).statusCode).toBe(201);
    await tryIt();
    expect(jsonOf(await test.as(RESEARCHER).get(BASE))['draft']).toBeNull();
    for (const path of ['/draft', '/draft/trial', '/draft/trial/claims'])
      expect([path, (await test.as(RESEARCHER).get(`${BASE}${path}`)).statusCode]).toEqual([path, 404]);
    expect(await seen(RESEARCHER, 'SELECT id FROM rule_trials')).toEqual([]);
    expect(await seen(RESEARCHER, 'SELECT rule FROM rule_trial_changes')).toEqual([]);
    expect((await test.as(AUDITOR).get(`${BASE}/draft/trial`)).statusCode).toBe(200);
  });
});

describe('a draft', () => {
  it('starts from the rules in force, one at a time', async () => {
    expect((await draft()).statusCode).toBe(201);
    const again = await draft();
    expect([again.statusCode, jsonOf(again)['code']]).toEqual([409, 'rule-pack.draft-exists']);
  });

  it('keeps nothing of a text that doesn’t compile, and says in which line it is wrong', async () => {
    await draft(packText(1_000_000));
    const wrong = await put(
      packText(1_000_000).replace('claim.claimAmount >= limit.most', 'claim.nothing > 1'),
    );
    expect(wrong.statusCode).toBe(422);
    expect(jsonOf(wrong)).toMatchObject({ errors: [{ code: 'rule-pack.bad-text', pointer: '/source' }] });
    expect(String(jsonOf(wrong)['detail'])).toMatch(/^1\d번째 줄 \(too-much\)/);
    expect(jsonOf(await test.as(OFFICER).get(`${BASE}/draft`))['version']).toBe(1);
  });

  it('refuses a change of a version that is no longer the draft’s', async () => {
    await draft(packText(1_000_000));
    expect((await put(packText(2_000_000), 1)).statusCode).toBe(200);
    const late = await put(packText(3_000_000), 1);
    expect([late.statusCode, jsonOf(late)['code']]).toEqual([409, 'rule-pack.changed']);
  });

  it('takes no text that is no pack, too long, or swells by aliases', async () => {
    for (const source of ['', '- a\n- b', `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]`, 'pack: "unclosed'])
      expect([source, (await draft(source)).statusCode]).toEqual([source, 422]);
    expect((await draft(`# ${'x'.repeat(400_001)}`)).statusCode).toBeGreaterThanOrEqual(400);
  });
});

describe('trying it on past claims', () => {
  it('says which claims would change, by which rule, with how much money, and counts nothing twice', async () => {
    const small = await submitted(world.upstage, 500_000n);
    const large = await submitted(world.skt, 3_000_000n);
    await draft(packText(1_000_000));
    const result = await tryIt();
    expect(result).toMatchObject({ state: 'done', version: 1 });
    expect(result['judgedCount']).toBe(result['totalCount']);
    const refused = (result['rules'] as Json[]).find(({ rule }) => rule === 'too-much');
    expect(refused).toEqual({
      rule: 'too-much',
      before: 'none',
      after: 'refuse',
      claimCount: 1,
      claimAmount: '3000000',
    });
    const list = jsonOf(await test.as(OFFICER).get(`${BASE}/draft/trial/claims?rule=too-much`))[
      'items'
    ] as Json[];
    expect(list.map(({ expenseId }) => expenseId)).toEqual([large]);
    expect(list.map(({ expenseId }) => expenseId)).not.toContain(small);
    const again = await tryIt();
    expect(again['rules']).toEqual(result['rules']);
  });

  it('forgets what it found as soon as the draft changes, and stops judging by a text that is gone', async () => {
    await draft(packText(1_000_000));
    await tryIt();
    await put(packText(9_000_000));
    const gone = await test.as(OFFICER).get(`${BASE}/draft/trial`);
    expect(jsonOf(gone)['code']).toBe('rule-pack.not-tried');
    await test.as(OFFICER).post(`${BASE}/draft/trial`, {});
    await put(packText(8_000_000));
    await work();
    expect(await seen(OFFICER, 'SELECT state, judged_count FROM rule_trials')).toEqual([
      { state: 'failed', judged_count: 0 },
    ]);
  });
});

describe('putting it in force', () => {
  it('asks for a trial first, refuses days gone by and a draft that changes nothing', async () => {
    await draft();
    await tryIt();
    expect(jsonOf(await publish('2099-01-01'))['code']).toBe('rule-pack.no-change');
    await put(packText(1_000_000));
    expect(jsonOf(await publish('2099-01-01'))['code']).toBe('rule-pack.not-tried');
    await tryIt();
    expect(jsonOf(await publish('2020-01-01'))['code']).toBe('rule-pack.day-passed');
  });

  it('judges claims from its day on and leaves what was decided as it was', async () => {
    const decided = await submitted(world.upstage, 5_000_000n);
    const decision = await claims.act('administrator@upstage.example', decided, 'approval');
    expect(decision.statusCode).toBe(200);
    const findings = () =>
      seen(RESEARCHER, `SELECT findings FROM expense_events WHERE expense_id = $1 AND act = 'approved'`, [
        decided,
      ]);
    const kept = await findings();
    expect(kept).toHaveLength(1);
    await draft(packText(1_000_000));
    await tryIt();
    const done = await publish('2099-01-01');
    expect([done.statusCode, jsonOf(done)['effectiveOn']]).toEqual([201, '2099-01-01']);
    expect(jsonOf(await test.as(RESEARCHER).get(BASE))).toMatchObject({
      inForce: { id: 'built-in' },
      planned: [{ effectiveOn: '2099-01-01' }],
    });
    await draft(packText(2_000_000));
    await tryIt();
    expect((await publish('2099-01-01')).statusCode).toBe(201);
    const list = jsonOf(await test.as(RESEARCHER).get(BASE));
    expect(list['planned']).toHaveLength(1);
    const [planned] = list['planned'] as Json[];
    const text = jsonOf(await test.as(RESEARCHER).get(`${BASE}/${String(planned?.['id'])}`));
    expect(text['source']).toContain('value: 2000000');
    expect(text['source']).toContain('version: 2099-01-01');
    expect(text['source']).toContain('# 이 주석은 고쳐도 남습니다.');
    expect(await findings()).toEqual(kept);
  });
});
