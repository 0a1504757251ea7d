import fc from 'fast-check';
import { ApprovalStore } from '../../src/approvals/approval-store.js';
import { checkApprovals } from '../../src/cli/approval-commands.js';
import { ExpenseStore } from '../../src/expenses/expense-store.js';
import type { Actor, Role } from '../../src/platform/access/actor.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { addPerson, foundOfficer } from '../support/builders/people.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { rowsOf } from '../support/stored.js';
import { Chance, chooseAct, doAct, routesOf, type Act } from '../support/workflow/acts.js';
import { ClaimMachine } from '../support/workflow/claim-machine.js';
import { Team, type Person } from '../support/workflow/team.js';
import { createWorld, type World } from '../support/world.js';
import { withOwnerOf } from './delegation-steps.js';
import { standingInModel, WorkflowInDatabase, type DoneAct } from './workflow-database.js';

/** Histories of a claim; HANJANG_MODEL_RUNS=1000 for a night. */
const RUNS = Number(process.env['HANJANG_MODEL_RUNS'] ?? 12);
const ACTS_A_RUN = 40;

let test: TestApp;
let world: World;
let joined = 0;
let secondOfficer: Actor;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  secondOfficer = await foundOfficer(test, {
    programmeCode: 'sovereign-ai',
    email: 'second@office.example',
    name: '전담기관 둘째',
    role: 'officer',
  });
  await rowsOf(test, `UPDATE users SET status = 'disabled' WHERE team_id = $1`, [world.upstage.id]);
});
afterAll(() => test.stop());

/** A team of people who haven't done anything yet, and the office's two. */
async function people(): Promise<{ team: Team; actors: Map<string, Actor> }> {
  const officer = { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] };
  const actors = new Map<string, Actor>();
  const list: Person[] = [];
  const put = (actor: Actor, side: Person['side'], roles: readonly Role[]) => {
    actors.set(actor.userId, actor);
    list.push({ id: actor.userId, side, roles, active: true });
  };
  const sets: Role[][] = [
    ['administrator'],
    ['administrator', 'finance'],
    ['principal-investigator'],
    ['finance', 'researcher'],
    ['researcher'],
  ];
  for (const roles of sets) {
    const name = `사람 ${(joined += 1)}`;
    const email = `person${joined}@upstage.example`;
    const place = { teamId: world.upstage.id, institutionId: world.upstage.companyId };
    put(await addPerson(test, officer, { ...place, name, email, roles }), 'team', roles);
  }
  const readTeamIds = [...secondOfficer.readTeamIds, world.upstage.id];
  put(officer, 'office', ['officer']);
  put({ ...secondOfficer, readTeamIds }, 'office', ['officer']);
  const { dataBuild: own, dataCopurchase: pot, personnel: other } = world.funds;
  return { team: new Team(list, { own, pot, other }), actors };
}

/** What the model knows and the database can be asked to do. */
function playable(act: Act): DoneAct | undefined {
  if (act.kind === 'amend') return undefined;
  // The office has its officers to the end: they look after the team's people here.
  if (['roles', 'leave'].includes(act.kind) && 'who' in act && act.who.side === 'office') return undefined;
  if (act.kind === 'edit' && ['documents', 'payment', 'statements'].includes(act.part))
    return { ...act, part: 'title' };
  return act;
}

async function standingInDatabase(machine: ClaimMachine, play: WorkflowInDatabase): Promise<object> {
  const unit = test.app.get(UnitOfWork, { strict: false });
  const reader = machine.team.people.find(({ side }) => side === 'office') as Person;
  return unit.run(play.actor(reader), async () => {
    const expense = await test.app.get(ExpenseStore, { strict: false }).find(play.id);
    const round = await test.app.get(ApprovalStore, { strict: false }).round(world.upstage.id, play.id);
    return standingInModel({ expense, round } as unknown as ClaimMachine);
  });
}

async function run(seed: number, numbers: readonly number[]): Promise<string[]> {
  const chance = new Chance(seed);
  const { team, actors } = await people();
  const play = new WorkflowInDatabase(test, world, actors, team);
  const own = team.people.filter(({ side }) => side === 'team');
  const claimant = chance.one(own);
  const maker = chance.maybe(3) ? chance.one(own) : claimant;
  const preparedBy = maker === claimant ? undefined : maker.id;
  const lineIds = await play.at(() => play.create(maker, claimant));
  const machine = new ClaimMachine(team, { claimantId: claimant.id, preparedBy }, lineIds);
  team.routes = routesOf(team, chance);
  await play.reroute(team.routes);
  const story: string[] = [];
  for (const number of numbers) {
    const act = playable(chooseAct(machine, new Chance(number)));
    if (!act) continue;
    await step({ machine, play, story }, act);
    if (['paid', 'rejected', 'reversed'].includes(machine.expense.state)) break;
  }
  await explained(machine, play);
  await rowsOf(test, `UPDATE users SET status = 'disabled' WHERE id = ANY ($1)`, [own.map(({ id }) => id)]);
  await rowsOf(test, `DELETE FROM delegations`);
  return story;
}

/** Does the act in the application and in the model; both must agree whether it may be done and how the claim stands. */
async function step(
  { machine, play, story }: { machine: ClaimMachine; play: WorkflowInDatabase; story: string[] },
  act: DoneAct,
): Promise<void> {
  const claims = ['submit', 'recall', 'reject', 'pay', 'approve', 'return', 'edit'].includes(act.kind);
  if (claims) {
    const refused = doAct(machine, act);
    story.push(`${act.kind} ${refused ?? 'done'}`);
    const answer = await play.perform(
      act,
      refused && act.kind === 'edit' ? machine.edited(act) : machine.expense,
    );
    expect({ story, act, refused: answer ?? '' }).toEqual({
      story,
      act,
      refused: refused ? expect.stringMatching(/./) : '',
    });
  } else {
    // Rules of their own say whether people may come, go and lend; what was done is done in the model.
    const refused = await play.perform(act, machine.expense);
    story.push(`${act.kind} ${refused ?? 'done'}`);
    if (!refused) doAct(machine, act);
  }
  await play.look();
  while (machine.look());
  expect({ story, act, ...(await standingInDatabase(machine, play)) }).toEqual({
    story,
    act,
    ...standingInModel(machine),
  });
  expect(await withOwnerOf(test, checkApprovals)).toEqual([]);
}

/** Every answer is in the log once, and every change of state has its event. */
async function explained({ approvals }: ClaimMachine, { id }: WorkflowInDatabase): Promise<void> {
  const [counts] = await rowsOf<{ audits: number; answers: number }>(
    test,
    `SELECT (SELECT count(*)::int FROM audit_events WHERE subject_id = $1 AND act IN ('expense.approved', 'expense.step-approved',
       'expense.returned', 'expense.rejected')) AS audits, (SELECT count(*)::int FROM approvals WHERE expense_id = $1) AS answers`,
    [id],
  );
  expect(counts).toEqual({ audits: approvals.length, answers: approvals.length });
  const events = await rowsOf<{ from_state: string; to_state: string; state: string }>(
    test,
    `SELECT v.from_state, v.to_state, e.state FROM expense_events v JOIN expenses e ON e.id = v.expense_id
     WHERE v.expense_id = $1 ORDER BY v.id`,
    [id],
  );
  let state = 'draft';
  for (const event of events) {
    expect(event.from_state).toBe(state);
    state = event.to_state;
  }
  expect(state).toBe(events[0]?.state ?? 'draft');
}

describe('the way of a claim through approval, in the database', () => {
  it(
    'goes as the model says, and every step of it is explained',
    async () => {
      const done = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.array(fc.nat(), { minLength: 25, maxLength: ACTS_A_RUN, size: 'max' }),
          async (seed, numbers) => {
            for (const what of await run(seed, numbers)) done.set(what, (done.get(what) ?? 0) + 1);
            expect(await ledgerFaults(test)).toEqual([]);
          },
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
      const wanted = ['submit', 'approve', 'return', 'edit', 'roles', 'lend'].map((kind) => `${kind} done`);
      expect(wanted.filter((what) => !done.has(what))).toEqual([]);
    },
    120_000 + RUNS * 20_000,
  );
});
