import type { RouteStep } from '../../src/approvals/route.js';
import { checkApprovals } from '../../src/cli/approval-commands.js';
import { LookAfterApprovals } from '../../src/expenses/approval/look-after-approvals.js';
import { addDays } from '../../src/platform/clock/kst-date.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { delegationSteps, withOwnerOf, type DelegationSteps } from './delegation-steps.js';

const OFFICER = 'officer@office.example';
const ACTS = 90;
let joined = 0;

let test: TestApp;
let world: World;
let steps: DelegationSteps;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  steps = delegationSteps(test, world);
});
afterAll(() => test.stop());

/** The same numbers for the same seed. */
function chance(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Deciders = RouteStep['deciders'];
const of = (roles: Deciders['roles'], userIds: string[] = []): Deciders => ({ roles, userIds });

/** A history of a team whose people come, go, lend and lose what they may. */
class History {
  people: string[];
  day = '2025-11-03';
  claims: string[] = [];
  private serial = 0;

  constructor(
    private readonly pick: (below: number) => number,
    people: readonly string[],
  ) {
    this.people = [...people];
  }

  any<T>(list: readonly T[]): T {
    return list[this.pick(list.length)] as T;
  }

  async act(): Promise<void> {
    const acts = [
      () => this.submit(),
      () => this.submit(),
      () => this.decide('approval'),
      () => this.decide('approval'),
      () => this.decide('approval'),
      () => this.decide('return'),
      () => this.decide('rejection'),
      () => this.recall(),
      () => this.reroute(),
      () => this.changeRoles(),
      () => this.changeRoles(),
      () => this.comeOrGo(),
      () => this.lend(),
      () => this.wait(),
    ];
    await this.any(acts)();
  }

  private async submit(): Promise<void> {
    const email = this.any(this.people);
    const pot = this.pick(4) === 0;
    const lines = [
      {
        name: '말뭉치',
        supplyAmount: String(1000 * (1 + this.pick(900))),
        taxAmount: '0',
        categoryId: world.categories.software,
        budgetLineId: pot ? world.potLineId : world.upstage.lines.software,
      },
    ];
    const made = await steps.claims.create(email, {
      title: '말뭉치',
      supplier: { name: `공급자 ${(this.serial += 1)}`, businessNumber: '9028600563' },
      documentedOn: '2025-10-15',
      lines,
    });
    if (made.statusCode !== 201) return;
    const { id } = made.json<{ id: string }>();
    if ((await steps.claims.act(email, id, 'submission')).statusCode === 200) this.claims.push(id);
  }

  private async decide(verb: string): Promise<void> {
    if (this.claims.length === 0) return;
    // Whoever is asked is tried until somebody may: what waits has an owner.
    const id = this.any(this.claims);
    for (const email of [...this.people, OFFICER].sort(() => this.pick(3) - 1)) {
      const answer = await steps.claims.act(email, id, verb, { comment: '까닭' });
      if (answer.statusCode === 200) return;
    }
  }

  /** The proof of the proof: somebody really can decide, until nothing waits. */
  async decideAll(): Promise<void> {
    const open = `SELECT subject_id AS id FROM approval_requests WHERE state = 'open' AND team_id = $1`;
    for (let left = await this.rows(open); left.length > 0; left = await this.rows(open)) {
      for (const { id } of left) {
        const answers = [];
        for (const email of [...this.people, OFFICER])
          answers.push((await steps.claims.act(email, id, 'approval')).statusCode);
        expect({ id, answers }).toEqual({ id, answers: expect.arrayContaining([200]) });
      }
    }
  }

  private rows(sql: string): Promise<{ id: string }[]> {
    return rowsOf<{ id: string }>(test, sql, [world.upstage.id]);
  }

  private async recall(): Promise<void> {
    if (this.claims.length > 0)
      await steps.claims.act(this.any(this.people), this.any(this.claims), 'recall');
  }

  private async reroute(): Promise<void> {
    const [one, two] = [await steps.idOf(this.any(this.people)), await steps.idOf(this.any(this.people))];
    const escalation = { afterDays: 1, roles: ['finance' as const], userIds: [] };
    const choices: Partial<RouteStep>[][] = [
      [{ deciders: of(['administrator']), escalation }],
      [{ deciders: of(['administrator', 'finance']), needs: 2 }],
      [{ deciders: of([], [one, two]), needs: 'all' }, { deciders: of(['principal-investigator']) }],
      [
        { deciders: of(['principal-investigator']), kind: 'proposal' },
        { deciders: of(['officer']), needs: 2 },
      ],
      [
        { deciders: of(['finance']), needs: 'all', escalation },
        { deciders: of(['officer']) },
        { deciders: of(['officer']) },
      ],
      [{ deciders: of([], [one]) }, { deciders: of([], [one]) }, { deciders: of(['administrator']) }],
    ];
    await steps.route(world.upstage, this.any(choices));
  }

  private async changeRoles(): Promise<void> {
    const sets = [
      ['researcher'],
      ['finance'],
      ['principal-investigator'],
      ['administrator'],
      ['administrator', 'finance'],
    ];
    const id = await steps.idOf(this.any(this.people));
    await test.as(OFFICER).put(`/api/v1/people/${id}/roles`, { roles: this.any(sets) });
  }

  private async comeOrGo(): Promise<void> {
    if (this.people.length < 6) {
      this.people.push(await steps.join(world.upstage, `joined${(joined += 1)}`, ['researcher', 'finance']));
      return;
    }
    const email = this.any(this.people);
    const answer = await test.as(OFFICER).post(`/api/v1/people/${await steps.idOf(email)}/disabling`, {});
    if (answer.statusCode < 300) this.people = this.people.filter((each) => each !== email);
  }

  private async lend(): Promise<void> {
    await steps.lend(this.any(this.people), this.any(this.people), {
      startsOn: this.day,
      endsOn: addDays(this.day, this.pick(3)),
      ...(this.pick(2) ? { maxAmount: '500000' } : {}),
    });
  }

  private async wait(): Promise<void> {
    this.day = addDays(this.day, 1);
  }
}

describe('what waits', () => {
  it.each([1, 7, 2025])(
    'has exactly one open step and an owner, whatever happened (seed %i)',
    async (seed) => {
      const pick = chance(seed);
      const join = (name: string, role: string) => steps.join(world.upstage, `${name}${seed}`, [role]);
      const history = new History(pick, [
        await join('a', 'researcher'),
        await join('b', 'finance'),
        await join('c', 'principal-investigator'),
        await join('d', 'administrator'),
        await join('e', 'researcher'),
        await join('f', 'administrator'),
      ]);
      // Nobody else is there to fall back on.
      await rowsOf(test, `UPDATE users SET status = 'disabled' WHERE team_id = $1 AND email <> ALL ($2)`, [
        world.upstage.id,
        history.people,
      ]);
      for (let act = 0; act < ACTS; act += 1) {
        await steps.at(`${history.day} 09:00`, async () => {
          await history.act();
          await test.app.get(LookAfterApprovals, { strict: false }).execute(world.upstage.id);
        });
        const orphans = await withOwnerOf(test, checkApprovals);
        expect({ seed, act, orphans }).toEqual({ seed, act, orphans: [] });
      }
      await steps.at(`${history.day} 09:00`, () => history.decideAll());
      const [told] = await rowsOf<Json>(
        test,
        `SELECT count(*) FILTER (WHERE act = 'escalated')::int AS escalated, count(*) FILTER (WHERE act = 'approved')::int AS approved,
         count(*) FILTER (WHERE act = 'step-approved')::int AS steps FROM expense_events`,
      );
      expect(Math.min(...Object.values(told ?? {}).map(Number))).toBeGreaterThan(0);
      await steps.forget();
    },
  );

  it('goes on to its end when the office says yes', async () => {
    const id = await steps.waiting(world.skt, 'administrator@skt.example');
    await rowsOf(test, `DELETE FROM memberships WHERE team_id = $1 AND role = 'principal-investigator'`, [
      world.skt.id,
    ]);
    await test.app.get(LookAfterApprovals, { strict: false }).execute();
    expect((await steps.claims.act(OFFICER, id, 'approval')).statusCode).toBe(200);
    expect(await withOwnerOf(test, checkApprovals)).toEqual([]);
  });
});
