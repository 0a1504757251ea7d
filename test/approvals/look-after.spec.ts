import { createApp } from '../../src/app.factory.js';
import { checkApprovals } from '../../src/cli/approval-commands.js';
import { LookAfterApprovals } from '../../src/expenses/approval/look-after-approvals.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { delegationSteps, withOwnerOf, type DelegationSteps } from './delegation-steps.js';

const [ADMIN, PI, RESEARCHER] = ['administrator', 'pi', 'researcher'].map(
  (role) => `${role}@upstage.example`,
) as [string, string, string];
const OFFICER = 'officer@office.example';
const NOBODY = { roles: [], userIds: [] };

let test: TestApp;
let world: World;
let steps: DelegationSteps;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  steps = delegationSteps(test, world);
});
afterEach(async () => {
  expect(await withOwnerOf(test, checkApprovals)).toEqual([]);
  await steps.forget();
});
afterAll(() => test.stop());

const look = (app = test.app) => app.get(LookAfterApprovals, { strict: false }).execute();
const approve = (email: string, id: string) => steps.claims.act(email, id, 'approval');
const eventsOf = (id: string) =>
  rowsOf<Json>(
    test,
    `SELECT act, facts, to_state FROM expense_events WHERE expense_id = $1 ORDER BY at, id`,
    [id],
  );
const auditOf = (id: string, act: string) =>
  rowsOf<Json>(test, `SELECT after, actor_id FROM audit_events WHERE subject_id = $1 AND act = $2`, [
    id,
    act,
  ]);
const roles = async (email: string, given: string[]) => {
  const answer = await test
    .as(OFFICER)
    .put(`/api/v1/people/${await steps.idOf(email)}/roles`, { roles: given });
  if (answer.statusCode >= 300) throw new Error(answer.body);
};

describe('a step that is late', () => {
  const late = () =>
    steps.route(world.upstage, [
      {
        deciders: { roles: ['administrator'], userIds: [] },
        escalation: { afterDays: 2, roles: ['principal-investigator'], userIds: [] },
      },
    ]);

  it('asks others from the midnight in Korea on which its days are over, once', async () => {
    await late();
    const id = await steps.at('2025-11-03 23:30', () => steps.waiting(world.upstage));
    expect(await steps.at('2025-11-04 23:59', () => look())).toBe(0);
    expect((await approve(PI, id)).statusCode).toBe(403);
    expect(await steps.at('2025-11-05 00:00', () => look())).toBe(1);
    expect(await steps.at('2025-11-09 00:00', () => look())).toBe(0);
    expect(await steps.requests(id)).toMatchObject([
      { state: 'open', widened_roles: ['principal-investigator'], widened_why: 'late' },
    ]);
    expect(await eventsOf(id)).toMatchObject([
      { act: 'submitted' },
      { act: 'escalated', facts: { why: 'late', step: '1단계' }, to_state: 'submitted' },
    ]);
    expect(await auditOf(id, 'approval.escalated')).toMatchObject([
      { after: { why: 'late', by: 'product' } },
    ]);
    const page = await test.as(RESEARCHER).get(`/expenses/${id}`);
    expect(page.body).toContain('결재할 사람을 더 부름');
    expect((await test.as(PI).get('/approvals')).body).toContain('말뭉치 구입');
    expect((await approve(PI, id)).statusCode).toBe(200);
  });

  it('is done once by two processes at once', async () => {
    await late();
    const ids = [];
    for (let count = 0; count < 4; count += 1) ids.push(await steps.waiting(world.upstage));
    const second = await createApp(test.config);
    try {
      const done = await steps.at('2025-11-06 00:00', () => Promise.all([look(), look(second)]));
      expect(done[0] + done[1]).toBe(4);
    } finally {
      await second.close();
    }
    for (const id of ids) expect(await auditOf(id, 'approval.escalated')).toHaveLength(1);
  });

  it('goes by an answer that comes first', async () => {
    await late();
    const id = await steps.waiting(world.upstage);
    const [answer] = await steps.at('2025-11-06 00:00', () => Promise.all([approve(ADMIN, id), look()]));
    expect(answer.statusCode).toBe(200);
    expect(await steps.state(RESEARCHER, id)).toBe('approved');
    expect(await steps.at('2025-11-07 00:00', () => look())).toBe(0);
  });
});

describe('a step whose deciders have gone', () => {
  it('falls to the team’s administrators', async () => {
    const reviewer = await steps.join(world.upstage, 'reviewer', ['finance', 'researcher']);
    await steps.route(world.upstage, [{ deciders: { roles: [], userIds: [await steps.idOf(reviewer)] } }]);
    const id = await steps.waiting(world.upstage);
    expect((await approve(ADMIN, id)).statusCode).toBe(403);
    const [before] = await rowsOf<Json>(
      test,
      `SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'look-at-approvals'`,
    );
    await test.as(ADMIN).post(`/api/v1/people/${await steps.idOf(reviewer)}/disabling`, {});
    const [after] = await rowsOf<Json>(
      test,
      `SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'look-at-approvals'`,
    );
    expect(Number(after?.['n']) - Number(before?.['n'])).toBe(1);
    expect(await withOwnerOf(test, checkApprovals)).toMatchObject([
      { expense_id: id, fault: "asks only people who can't decide" },
    ]);
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect(await steps.requests(id)).toMatchObject([
      { widened_roles: ['administrator'], widened_why: 'nobody' },
    ]);
    expect((await approve(ADMIN, id)).statusCode).toBe(200);
  });

  it('falls to the office where nobody of the team is left, which tells the team nothing of the office', async () => {
    const id = await steps.waiting(world.upstage, ADMIN);
    expect(await steps.requests(id)).toMatchObject([{ widened_roles: ['principal-investigator'] }]);
    await roles(PI, ['researcher']);
    expect(await look()).toBe(1);
    await roles(PI, ['principal-investigator']);
    const [request] = await steps.requests(id);
    expect(request?.['widened_roles']).toContain('officer');
    const page = await test.as(ADMIN).get(`/expenses/${id}`);
    expect(page.body).not.toContain('전담기관 담당');
    expect((await approve(OFFICER, id)).statusCode).toBe(200);
  });
});

describe('a step that all who are left have approved', () => {
  const all = { deciders: { roles: ['administrator' as const], userIds: [] }, needs: 'all' as const };

  it('settles, and the claim is approved by those who did', async () => {
    const leaver = await steps.join(world.upstage, 'leaver', ['administrator']);
    await steps.route(world.upstage, [all]);
    const id = await steps.waiting(world.upstage);
    expect((await approve(ADMIN, id)).statusCode).toBe(200);
    expect(await steps.state(RESEARCHER, id)).toBe('submitted');
    await roles(leaver, ['researcher']);
    expect(await look()).toBe(1);
    const claim = await steps.claims.read(RESEARCHER, id);
    expect(claim).toMatchObject({ state: 'approved', approverId: await steps.idOf(ADMIN) });
    expect((await eventsOf(id)).at(-1)).toMatchObject({ act: 'approvals-suffice', to_state: 'approved' });
    expect(await auditOf(id, 'approval.settled')).toMatchObject([
      { after: { state: 'approved', by: 'product' } },
    ]);
    expect((await test.as(RESEARCHER).get(`/expenses/${id}`)).body).toContain('남은 결재자가 모두 승인해');
    expect((await steps.claims.pay('finance@upstage.example', [id])).statusCode).toBe(201);
  });

  it('goes on to the next step', async () => {
    const leaver = await steps.join(world.upstage, 'leaver2', ['administrator']);
    await steps.route(world.upstage, [all, { deciders: { ...NOBODY, roles: ['principal-investigator'] } }]);
    const id = await steps.waiting(world.upstage);
    await approve(ADMIN, id);
    await roles(leaver, ['researcher']);
    expect(await look()).toBe(1);
    expect(await steps.requests(id)).toMatchObject([{ state: 'approved' }, { state: 'open' }]);
    expect((await approve(PI, id)).statusCode).toBe(200);
    expect(await steps.state(RESEARCHER, id)).toBe('approved');
  });

  it('asks an officer on the common pot, who reserves', async () => {
    const leaver = await steps.join(world.upstage, 'leaver3', ['administrator']);
    await rowsOf(
      test,
      `INSERT INTO routes (team_id, id, scope, name, position, steps, changed_by, changed_at)
       VALUES ($1, gen_random_uuid(), 'pot', '공동', 1, $2, $3, now())`,
      [
        world.officeTeamId,
        JSON.stringify([{ id: 'a', kind: 'approval', name: '', dependsOn: [], ...all }]),
        world.officer.userId,
      ],
    );
    const id = await steps.waiting(world.upstage, RESEARCHER, {
      lines: [
        {
          name: '말뭉치',
          supplyAmount: '1000000',
          taxAmount: '100000',
          categoryId: world.categories.software,
          budgetLineId: world.potLineId,
        },
      ],
    });
    expect((await approve(ADMIN, id)).statusCode).toBe(200);
    await roles(leaver, ['researcher']);
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect(await steps.requests(id)).toMatchObject([
      { state: 'approved' },
      { state: 'open', step_id: 'standard-pot' },
    ]);
    expect((await approve(OFFICER, id)).statusCode).toBe(200);
    expect(await steps.state(RESEARCHER, id)).toBe('approved');
  });
});

describe('the office', () => {
  it('decides two steps of one round where it has one officer, and as many as it has instead of more', async () => {
    const officer = { ...NOBODY, roles: ['officer' as const] };
    await steps.route(world.upstage, [{ deciders: officer }, { deciders: officer, needs: 2 }]);
    const id = await steps.waiting(world.upstage);
    expect((await approve(OFFICER, id)).statusCode).toBe(200);
    expect((await test.as(OFFICER).get('/approvals')).body).toContain('말뭉치 구입');
    expect((await approve(OFFICER, id)).statusCode).toBe(200);
    expect(await steps.state(RESEARCHER, id)).toBe('approved');
  });
});

describe('the check', () => {
  it('finds what waits and asks nobody, and what is asked and doesn’t wait', async () => {
    const id = await steps.waiting(world.upstage);
    await rowsOf(
      test,
      `UPDATE approval_requests SET state = 'withdrawn', closed_at = now() WHERE subject_id = $1`,
      [id],
    );
    expect(await withOwnerOf(test, checkApprovals)).toMatchObject([
      { expense_id: id, fault: 'waits and asks nobody' },
    ]);
    await rowsOf(
      test,
      `UPDATE approval_requests SET state = 'open', closed_at = NULL WHERE subject_id = $1`,
      [id],
    );
    await rowsOf(test, `UPDATE expenses SET state = 'draft' WHERE id = $1`, [id]);
    expect(await withOwnerOf(test, checkApprovals)).toMatchObject([
      { expense_id: id, fault: "is asked about and doesn't wait" },
    ]);
    await rowsOf(test, `UPDATE expenses SET state = 'submitted' WHERE id = $1`, [id]);
  });
});
