import { checkApprovals } from '../../src/cli/approval-commands.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import type { Answer } from '../support/client.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { delegationSteps, withOwnerOf, type DelegationSteps } from './delegation-steps.js';

const [ADMIN, PI, RESEARCHER, FINANCE] = ['administrator', 'pi', 'researcher', 'finance'].map(
  (role) => `${role}@upstage.example`,
) as [string, string, string, string];
const OFFICER = 'officer@office.example';
/** Each race is run so often: either of the two may be first. */
const ROUNDS = 6;

let test: TestApp;
let world: World;
let steps: DelegationSteps;
let second: string;
let treasurer: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  steps = delegationSteps(test, world);
  second = await steps.join(world.upstage, 'second', ['administrator']);
  treasurer = await steps.join(world.upstage, 'treasurer', ['administrator', 'finance']);
});
afterEach(async () => {
  expect(await withOwnerOf(test, checkApprovals)).toEqual([]);
  expect(await ledgerFaults(test)).toEqual([]);
  await steps.forget();
});
afterAll(() => test.stop());

const admins = (needs: 'any' | 'all' | number = 'any') => ({
  deciders: { roles: ['administrator' as const], userIds: [] },
  needs,
});
const decide = (email: string, id: string, verb: string, version?: unknown) =>
  steps.claims.act(email, id, verb, { comment: '까닭', ...(version === undefined ? {} : { version }) });
const told = (answer: Answer) => (answer.statusCode === 200 ? 'done' : steps.codeOf(answer));
const answersTo = (id: string) =>
  rowsOf<{ decision: string; by: string }>(
    test,
    `SELECT decision, decided_by AS by FROM approvals WHERE expense_id = $1 ORDER BY id`,
    [id],
  );
const versionOf = async (id: string) => (await steps.claims.read(RESEARCHER, id))['version'];

/** What each race came to, however often it was run. */
async function race(run: () => Promise<readonly Answer[]>): Promise<string[]> {
  const seen = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) seen.add((await run()).map(told).join(' / '));
  return [...seen].sort();
}

describe('two approvers at once', () => {
  it('of whom one is enough: one decides, and the other is told that it is done', async () => {
    await steps.route(world.upstage, [admins()]);
    const outcomes = await race(async () => {
      const id = await steps.waiting(world.upstage);
      const version = await versionOf(id);
      const answers = await Promise.all(
        [ADMIN, second].map((email) => decide(email, id, 'approval', version)),
      );
      expect(await answersTo(id)).toHaveLength(1);
      return answers;
    });
    for (const outcome of outcomes)
      expect(['done / expense.wrong-state', 'expense.wrong-state / done']).toContain(outcome);
  });

  it('are told so too where a route asked them by name, or somebody lent them the right', async () => {
    const delegate = await steps.join(world.upstage, 'delegate', ['researcher']);
    const ids = await Promise.all([FINANCE, PI].map(steps.idOf));
    await steps.route(world.upstage, [{ deciders: { roles: [], userIds: ids } }]);
    await steps.lend(PI, delegate);
    const outcomes = await race(async () => {
      const id = await steps.waiting(world.upstage);
      const answers = await Promise.all([FINANCE, delegate].map((email) => decide(email, id, 'approval')));
      expect(await answersTo(id)).toHaveLength(1);
      return answers;
    });
    for (const outcome of outcomes)
      expect(['done / expense.wrong-state', 'expense.wrong-state / done']).toContain(outcome);
  });

  it('of whom two are needed both count, each once', async () => {
    await steps.route(world.upstage, [admins(2)]);
    const outcomes = await race(async () => {
      const id = await steps.waiting(world.upstage);
      const version = await versionOf(id);
      const answers = await Promise.all(
        [ADMIN, second].map((email) => decide(email, id, 'approval', version)),
      );
      expect(await steps.claims.read(RESEARCHER, id)).toMatchObject({ state: 'approved' });
      const wanted = [await steps.idOf(ADMIN), await steps.idOf(second)].sort();
      expect((await answersTo(id)).map(({ by }) => by).sort()).toEqual(wanted);
      const [row] = await rowsOf<{ approver_ids: string[] }>(
        test,
        'SELECT approver_ids FROM expenses WHERE id = $1',
        [id],
      );
      expect([...(row?.approver_ids ?? [])].sort()).toEqual(wanted);
      return answers;
    });
    expect(outcomes).toEqual(['done / done']);
  });

  it('of three no third voice comes on top, and the next step isn’t taken by the same people', async () => {
    await steps.route(world.upstage, [admins(2), admins()]);
    const id = await steps.waiting(world.upstage);
    const answers = await Promise.all(
      [ADMIN, second, treasurer].map((email) => decide(email, id, 'approval')),
    );
    // The third is heard on the second step.
    expect(answers.map(told)).toEqual(['done', 'done', 'done']);
    const rows = await rowsOf<Json>(
      test,
      `SELECT r.position, count(a.id)::int AS voices FROM approval_requests r JOIN approvals a ON a.request_id = r.id
       WHERE r.subject_id = $1 GROUP BY r.position ORDER BY 1`,
      [id],
    );
    expect(rows).toEqual([
      { position: 1, voices: 2 },
      { position: 2, voices: 1 },
    ]);
  });
});

describe('the same approval sent twice at once', () => {
  it.each([
    ['that settles', admins(), 'expense.wrong-state'],
    ['that another has to follow', admins(2), 'approval.already-decided'],
  ])('%s is there once', async (_, step, code) => {
    await steps.route(world.upstage, [step]);
    const outcomes = await race(async () => {
      const id = await steps.waiting(world.upstage);
      const answers = await Promise.all([1, 2].map(() => decide(ADMIN, id, 'approval')));
      expect(await answersTo(id)).toHaveLength(1);
      return answers;
    });
    for (const outcome of outcomes) expect([`done / ${code}`, `${code} / done`]).toContain(outcome);
  });
});

describe('an approval and', () => {
  it('a recall: one of the two comes first, and the other is told', async () => {
    await steps.route(world.upstage, [admins()]);
    const outcomes = await race(async () => {
      const id = await steps.waiting(world.upstage);
      const answers = await Promise.all([
        decide(ADMIN, id, 'approval'),
        steps.claims.act(RESEARCHER, id, 'recall'),
      ]);
      const state = answers[0]?.statusCode === 200 ? 'approved' : 'draft';
      expect(await steps.state(RESEARCHER, id)).toBe(state);
      expect(await answersTo(id)).toHaveLength(state === 'approved' ? 1 : 0);
      return answers;
    });
    for (const outcome of outcomes)
      expect(['done / expense.wrong-state', 'expense.wrong-state / done']).toContain(outcome);
  });

  it('a recall of a half approved claim leaves no half of either', async () => {
    await steps.route(world.upstage, [admins(2)]);
    await race(async () => {
      const id = await steps.waiting(world.upstage);
      const answers = await Promise.all([
        decide(ADMIN, id, 'approval'),
        steps.claims.act(RESEARCHER, id, 'recall'),
      ]);
      expect(answers[1]?.statusCode).toBe(200);
      expect(await steps.claims.read(RESEARCHER, id)).toMatchObject({ state: 'draft', approverIds: [] });
      expect(await steps.requests(id)).toMatchObject([{ state: 'withdrawn' }]);
      return answers;
    });
  });

  it('a return by another: one of the two stands', async () => {
    await steps.route(world.upstage, [admins()]);
    const outcomes = await race(async () => {
      const id = await steps.waiting(world.upstage);
      const answers = await Promise.all([decide(ADMIN, id, 'approval'), decide(second, id, 'return')]);
      const kept = await answersTo(id);
      expect(kept).toHaveLength(1);
      expect(await steps.state(RESEARCHER, id)).toBe(kept[0]?.decision);
      return answers;
    });
    // Whoever comes second to an approved claim hasn't approved it, so may not send it back.
    for (const outcome of outcomes)
      expect(outcome).toMatch(
        /^(done \/ expense\.(wrong-state|not-permitted)|expense\.wrong-state \/ done)$/,
      );
  });
});

describe('an approver who loses the role between opening and deciding', () => {
  it('is refused, and nothing has changed', async () => {
    await steps.route(world.upstage, [admins()]);
    const id = await steps.waiting(world.upstage);
    const leaver = await steps.join(world.upstage, 'leaver', ['administrator']);
    expect((await test.as(leaver).get('/approvals')).body).toContain('말뭉치 구입');
    const before = await steps.claims.read(RESEARCHER, id);
    await test.as(OFFICER).put(`/api/v1/people/${await steps.idOf(leaver)}/roles`, { roles: ['researcher'] });
    for (const verb of ['approval', 'return', 'rejection'])
      expect((await decide(leaver, id, verb)).statusCode).toBe(403);
    expect(await steps.claims.read(RESEARCHER, id)).toEqual(before);
    expect(await answersTo(id)).toEqual([]);
  });
});

describe('who pays', () => {
  const pay = async (email: string, id: string) => {
    const answer = await steps.claims.pay(email, [id]);
    return answer.statusCode === 201 ? 'done' : JSON.stringify(jsonOf(answer));
  };

  it('is nobody who approved, lent the right to, or decided in another’s stead', async () => {
    await steps.route(world.upstage, [admins()]);
    const id = await steps.waiting(world.upstage);
    // Lender and delegate may both pay other claims.
    await steps.lend(treasurer, FINANCE);
    expect(told(await decide(FINANCE, id, 'approval'))).toBe('done');
    const { approverIds } = await steps.claims.read(RESEARCHER, id);
    expect([...(approverIds as string[])].sort()).toEqual(
      [await steps.idOf(treasurer), await steps.idOf(FINANCE)].sort(),
    );
    expect(await pay(FINANCE, id)).toContain('expense.own-approval');
    expect(await pay(treasurer, id)).toContain('expense.own-approval');
    expect(await steps.state(RESEARCHER, id)).toBe('approved');
    const other = await steps.join(world.upstage, 'cashier', ['finance']);
    expect(await pay(other, id)).toBe('done');
  });

  it('is nobody whose approval stands from the round before', async () => {
    await steps.route(world.upstage, [
      {
        ...admins(),
        deciders: { roles: [], userIds: [await steps.idOf(treasurer)] },
        dependsOn: ['amounts'],
      },
      { ...admins(), deciders: { roles: [], userIds: [await steps.idOf(ADMIN)] } },
    ]);
    const id = await steps.waiting(world.upstage);
    expect(told(await decide(treasurer, id, 'approval'))).toBe('done');
    expect(told(await decide(ADMIN, id, 'return'))).toBe('done');
    const { version } = await steps.claims.read(RESEARCHER, id);
    const saved = await test.as(RESEARCHER).put(`/api/v1/expenses/${id}`, { version, title: '다른 제목' });
    expect(saved.statusCode).toBe(200);
    expect(told(await steps.claims.act(RESEARCHER, id, 'submission'))).toBe('done');
    expect(await steps.requests(id)).toMatchObject([{}, {}, { settled_by: 'standing' }, { state: 'open' }]);
    expect(told(await decide(ADMIN, id, 'approval'))).toBe('done');
    expect(await pay(treasurer, id)).toContain('expense.own-approval');
    expect(await pay(FINANCE, id)).toBe('done');
  });
});
