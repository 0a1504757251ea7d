import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import type { Answer } from '../support/client.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { delegationSteps, type DelegationSteps } from './delegation-steps.js';

const [ADMIN, PI, RESEARCHER, SECOND, FINANCE] = [
  'administrator',
  'pi',
  'researcher',
  'researcher2',
  'finance',
].map((role) => `${role}@upstage.example`) as [string, string, string, string, string];
const RIVAL = 'administrator@skt.example';

let test: TestApp;
let world: World;
let steps: DelegationSteps;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  steps = delegationSteps(test, world);
});
afterEach(() => steps.forget());
afterAll(() => test.stop());

const made = (answer: Answer): Json => {
  if (answer.statusCode !== 201) throw new Error(`not lent: ${answer.statusCode} ${answer.body}`);
  return jsonOf(answer);
};
const approve = (email: string, id: string) => steps.claims.act(email, id, 'approval');

describe('a right that is lent', () => {
  it('lets the colleague decide, and says everywhere in whose stead', async () => {
    const id = await steps.waiting(world.upstage);
    expect((await approve(SECOND, id)).statusCode).toBe(403);
    made(await steps.lend(ADMIN, SECOND, { reason: '출장' }));
    const inbox = await test.as(SECOND).get('/approvals');
    expect(inbox.statusCode).toBe(200);
    expect(inbox.body).toContain('업스테이지 관리자 대신');
    expect((await approve(SECOND, id)).statusCode).toBe(200);
    const claim = await steps.claims.read(RESEARCHER, id);
    expect(claim).toMatchObject({
      state: 'approved',
      approverIds: expect.arrayContaining([await steps.idOf(ADMIN), await steps.idOf(SECOND)]),
      decisions: [
        {
          decision: 'approved',
          by: { name: '업스테이지 연구자 2' },
          insteadOf: { id: await steps.idOf(ADMIN), name: '업스테이지 관리자' },
        },
      ],
    });
    const [audit] = await rowsOf<Json>(
      test,
      `SELECT after FROM audit_events WHERE subject_id = $1 AND act = 'expense.approved'`,
      [id],
    );
    expect(audit).toMatchObject({ after: { forUserId: await steps.idOf(ADMIN) } });
  });

  it('is shown to both, and all of the team’s to its administrator alone', async () => {
    made(await steps.lend(PI, SECOND));
    const items = async (email: string, query = '') =>
      jsonOf(await test.as(email).get(`/api/v1/delegations${query}`))['items'] as Json[];
    const shown = {
      from: { name: '업스테이지 연구책임자' },
      to: { name: '업스테이지 연구자 2' },
      state: 'live',
    };
    expect(await items(PI)).toMatchObject([shown]);
    expect(await items(SECOND)).toMatchObject([shown]);
    expect(await items(RESEARCHER)).toEqual([]);
    expect(await items(ADMIN)).toEqual([]);
    expect(await items(ADMIN, '?scope=team')).toMatchObject([shown]);
    expect((await test.as(RESEARCHER).get('/api/v1/delegations?scope=team')).statusCode).toBe(403);
    expect(await items(RIVAL, '?scope=team')).toEqual([]);
  });

  it('isn’t lent on, and brings nothing that was lent to the lender', async () => {
    made(await steps.lend(ADMIN, PI));
    made(await steps.lend(PI, SECOND));
    const id = await steps.waiting(world.upstage);
    expect((await approve(SECOND, id)).statusCode).toBe(403);
    expect((await approve(PI, id)).statusCode).toBe(200);
  });

  it('never reaches what either of the two claimed', async () => {
    made(await steps.lend(ADMIN, SECOND));
    const own = await steps.waiting(world.upstage, SECOND);
    expect(steps.codeOf(await approve(SECOND, own))).toBe('expense.own-claim');
    const lenders = await steps.waiting(world.upstage, ADMIN);
    expect(steps.codeOf(await approve(SECOND, lenders))).toBe('approval.delegate-of-claimant');
    expect(await steps.state(ADMIN, lenders)).toBe('submitted');
    expect((await test.as(SECOND).get('/approvals')).statusCode).toBe(403);
  });

  it('is no second voice of a quorum, neither the delegate’s nor the lender’s', async () => {
    const third = await steps.join(world.upstage, 'third', ['administrator']);
    await steps.route(world.upstage, [{ deciders: { roles: ['administrator'], userIds: [] }, needs: 2 }]);
    made(await steps.lend(ADMIN, third));
    const one = await steps.waiting(world.upstage);
    expect((await approve(third, one)).statusCode).toBe(200);
    expect(steps.codeOf(await approve(third, one))).toBe('approval.already-decided');
    expect(await steps.state(RESEARCHER, one)).toBe('submitted');
    expect((await approve(ADMIN, one)).statusCode).toBe(200);
    expect(await steps.state(RESEARCHER, one)).toBe('approved');

    made(await steps.lend(ADMIN, SECOND));
    const two = await steps.waiting(world.upstage);
    expect((await approve(SECOND, two)).statusCode).toBe(200);
    expect(steps.codeOf(await approve(ADMIN, two))).toBe('approval.already-decided');
    expect((await approve(third, two)).statusCode).toBe(200);
    expect(await steps.state(RESEARCHER, two)).toBe('approved');
  });

  it('holds from midnight to midnight in Korea', async () => {
    made(await steps.lend(ADMIN, SECOND, { startsOn: '2025-11-05', endsOn: '2025-11-06' }));
    const id = await steps.waiting(world.upstage);
    const asked = async (kst: string) =>
      steps.at(kst, async () => (await test.as(SECOND).get('/approvals')).statusCode);
    expect(await asked('2025-11-04 23:59')).toBe(403);
    expect(await asked('2025-11-05 00:00')).toBe(200);
    expect(await asked('2025-11-06 23:59')).toBe(200);
    expect(await asked('2025-11-07 00:00')).toBe(403);
    const late = await steps.at('2025-11-07 00:00', () => approve(SECOND, id));
    expect([late.statusCode, steps.codeOf(late)]).toEqual([403, 'approval.delegation-over']);
    const early = await steps.at('2025-11-04 23:59', () => approve(SECOND, id));
    expect(early.statusCode).toBe(403);
    expect((await steps.at('2025-11-06 23:59', () => approve(SECOND, id))).statusCode).toBe(200);
  });

  it('goes only up to its amount and for its funds', async () => {
    const of = async (limits: Json) => {
      const id = jsonOf(await steps.lend(ADMIN, SECOND, limits))['id'];
      const claim = await steps.waiting(world.upstage);
      const answer = await approve(SECOND, claim);
      await steps.end(ADMIN, id);
      return answer.statusCode === 200 ? 'approved' : steps.codeOf(answer);
    };
    expect(await of({ maxAmount: '1000000' })).toBe('approved');
    expect(await of({ maxAmount: '999999' })).toBe('approval.delegation-limits');
    expect(await of({ fundIds: [world.funds.dataBuild] })).toBe('approved');
    expect(await of({ fundIds: [world.funds.personnel] })).toBe('approval.delegation-limits');
  });

  it('is refused plainly when it ends between opening and deciding, and nothing is lost', async () => {
    const { id: delegationId } = made(await steps.lend(ADMIN, SECOND));
    const id = await steps.waiting(world.upstage);
    const before = await steps.claims.read(ADMIN, id);
    expect((await test.as(SECOND).get('/approvals')).body).toContain('말뭉치 구입');
    await steps.end(ADMIN, delegationId);
    const page = await test
      .as(SECOND)
      .form(
        `/approvals/${id}/approval`,
        { version: String(before['version']) },
        { referer: 'http://127.0.0.1/approvals' },
      );
    expect(page.statusCode).toBe(403);
    expect(page.body).toContain('대결 기간이 끝나 대신 결재할 수 없습니다');
    expect(steps.codeOf(await approve(SECOND, id))).toBe('approval.delegation-over');
    expect(await steps.claims.read(ADMIN, id)).toEqual(before);
    expect((await approve(ADMIN, id)).statusCode).toBe(200);
  });

  it('goes with the lender’s role, and with either of the two', async () => {
    const away = await steps.join(world.upstage, 'away', ['researcher']);
    made(await steps.lend(PI, away));
    await steps.route(world.upstage, [{ deciders: { roles: ['principal-investigator'], userIds: [] } }]);
    const id = await steps.waiting(world.upstage);
    const path = `/api/v1/people/${await steps.idOf(PI)}/roles`;
    await test.as(ADMIN).put(path, { roles: ['researcher'] });
    expect((await approve(away, id)).statusCode).toBe(403);
    await test.as(ADMIN).put(path, { roles: ['principal-investigator'] });
    expect((await test.as(away).get('/approvals')).statusCode).toBe(200);

    const person = `/api/v1/people/${await steps.idOf(away)}`;
    await test.as(ADMIN).post(`${person}/disabling`, {});
    await test.as(ADMIN).post(`${person}/enabling`, {});
    const [row] = jsonOf(await test.as(PI).get('/api/v1/delegations'))['items'] as Json[];
    expect(row).toMatchObject({ state: 'over', endedBy: { name: '업스테이지 관리자' } });
  });
});

describe('lending', () => {
  const BAD: [string, Json, string, string][] = [
    ['a day that is over', { startsOn: '2025-11-02' }, 'delegation.starts-on', '/startsOn'],
    ['an end before its beginning', { endsOn: '2025-11-02' }, 'delegation.ends-on', '/endsOn'],
    ['91 days', { endsOn: '2026-02-01' }, 'delegation.ends-on', '/endsOn'],
    ['nothing as the amount', { maxAmount: '0' }, 'delegation.amount', '/maxAmount'],
    ['less than nothing', { maxAmount: '-5' }, 'delegation.amount', '/maxAmount'],
    [
      'a fund that isn’t',
      { fundIds: ['0190a0a0-0000-7000-8000-000000000000'] },
      'delegation.fund-unknown',
      '/fundIds',
    ],
    [
      'somebody who isn’t',
      { toUserId: '0190a0a0-0000-7000-8000-000000000000' },
      'delegation.person-unknown',
      '/toUserId',
    ],
  ];
  it.each(BAD)('refuses %s', async (_, changes, code, pointer) => {
    const answer = await steps.lend(ADMIN, SECOND, changes);
    expect(answer.statusCode).toBe(422);
    expect(jsonOf(answer)).toMatchObject({ errors: [{ pointer, code }] });
  });

  it('takes 90 days from today', async () => {
    made(await steps.lend(ADMIN, SECOND, { endsOn: '2026-01-31' }));
  });

  it('refuses oneself, a rival’s people, and who has left', async () => {
    expect(steps.codeOf(await steps.lend(ADMIN, ADMIN))).toBe('delegation.to-oneself');
    const rival = await steps.lend(ADMIN, RIVAL);
    const nobody = await steps.lend(ADMIN, SECOND, { toUserId: '0190a0a0-0000-7000-8000-000000000000' });
    const told = (answer: Answer) => {
      const { instance: _, ...rest } = jsonOf(answer);
      return rest;
    };
    expect(told(rival)).toEqual(told(nobody));
    const toUserId = await steps.idOf(await steps.join(world.upstage, 'gone', ['researcher']));
    await test.as(ADMIN).post(`/api/v1/people/${toUserId}/disabling`, {});
    expect(steps.codeOf(await steps.lend(ADMIN, FINANCE, { toUserId }))).toBe('delegation.person-unknown');
    const page = await test.as(ADMIN).get('/settings/delegations');
    expect(page.body).toContain('업스테이지 연구책임자');
    expect(page.body).not.toContain('SK텔레콤');
    expect(page.body).not.toContain('gone');
  });

  it('refuses the same again on days they share, not beside it', async () => {
    made(await steps.lend(ADMIN, SECOND));
    expect(
      steps.codeOf(await steps.lend(ADMIN, SECOND, { startsOn: '2025-11-07', endsOn: '2025-11-09' })),
    ).toBe('delegation.overlapping');
    made(await steps.lend(ADMIN, SECOND, { startsOn: '2025-11-08', endsOn: '2025-11-09' }));
    made(await steps.lend(ADMIN, SECOND, { maxAmount: '5' }));
    made(await steps.lend(ADMIN, FINANCE));
  });

  it('makes one of two at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => steps.lend(ADMIN, SECOND)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
  });

  it('stops at twenty', async () => {
    for (let amount = 1; amount <= 20; amount += 1)
      made(await steps.lend(ADMIN, SECOND, { maxAmount: String(amount) }));
    expect(steps.codeOf(await steps.lend(ADMIN, SECOND))).toBe('delegation.too-many');
  });

  it('is for officers in the office, and never for auditors', async () => {
    expect((await steps.lend('auditor@office.example', 'officer@office.example')).statusCode).toBe(403);
    expect(steps.codeOf(await steps.lend('officer@office.example', 'auditor@office.example'))).toBe(
      'delegation.person-unknown',
    );
  });
});

describe('ending', () => {
  it('is the lender’s and the administrator’s, once', async () => {
    const { id } = made(await steps.lend(PI, SECOND));
    expect((await steps.end(SECOND, id)).statusCode).toBe(403);
    expect((await steps.end(RIVAL, id)).statusCode).toBe(404);
    expect((await steps.end('officer@office.example', id)).statusCode).toBe(404);
    const answers = await Promise.all([steps.end(PI, id), steps.end(ADMIN, id)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(steps.codeOf(await steps.end(PI, id))).toBe('delegation.over');
    const acts = await rowsOf<Json>(test, `SELECT act FROM audit_events WHERE subject_id = $1 ORDER BY id`, [
      id,
    ]);
    expect(acts.map(({ act }) => act)).toEqual(['delegation.made', 'delegation.ended']);
  });

  it('serialises with a decision: one of the two comes first, and no half of either', async () => {
    const { id: delegationId } = made(await steps.lend(ADMIN, SECOND));
    const id = await steps.waiting(world.upstage);
    const [ended, decided] = await Promise.all([steps.end(ADMIN, delegationId), approve(SECOND, id)]);
    expect(ended.statusCode).toBe(200);
    expect(await steps.state(ADMIN, id)).toBe(decided.statusCode === 200 ? 'approved' : 'submitted');
  });
});

describe('the page', () => {
  it('lends, keeps what was typed on a refusal, and ends', async () => {
    const to = await steps.idOf(SECOND);
    const values = { toUserId: to, startsOn: '2025-11-03', endsOn: '2025-11-07', reason: '학회' };
    const refused = await test.as(ADMIN).form('/settings/delegations', { ...values, maxAmount: '열 원' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('열 원');
    expect(refused.body).toContain('학회');
    expect(refused.body).toContain('error-summary');
    const empty = await test.as(ADMIN).form('/settings/delegations', {});
    expect(empty.statusCode).toBe(422);
    const done = await test.as(ADMIN).form('/settings/delegations', { ...values, maxAmount: '1,000,000' });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/settings/delegations']);
    const theirs = await test.as(SECOND).get('/settings/delegations');
    expect(theirs.body).toContain('1,000,000원까지');
    expect(theirs.body).not.toContain('/end"');
    const [row] = jsonOf(await test.as(ADMIN).get('/api/v1/delegations'))['items'] as Json[];
    const ended = await test.as(ADMIN).form(`/settings/delegations/${String(row?.['id'])}/end`, {});
    expect(ended.statusCode).toBe(303);
    expect((await test.as(ADMIN).get('/settings/delegations')).body).toContain('지난 대결');
    const again = await test.as(ADMIN).form(`/settings/delegations/${String(row?.['id'])}/end`, {});
    expect(again.statusCode).toBe(409);
    expect((await test.as(ADMIN).get('/delegations')).headers.location).toBe('/settings/delegations');
  });
});
