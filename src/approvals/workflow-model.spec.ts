import fc from 'fast-check';
import { Chance, chooseAct, doAct, routesOf, type Act } from '../../test/support/workflow/acts.js';
import { ClaimMachine } from '../../test/support/workflow/claim-machine.js';
import { faultsOf, snapshot } from '../../test/support/workflow/rules.js';
import { Team, type Person } from '../../test/support/workflow/team.js';
import { openOf } from './next-step.js';

/** Sequences of acts; HANJANG_WORKFLOW_RUNS=1000000 for a night. */
const RUNS = Number(process.env['HANJANG_WORKFLOW_RUNS'] ?? 10_000);
const ACTS_A_RUN = 40;
/** How often the product has to look until nothing is left to do. */
const LOOKS = 12;

/** Only they leave a step behind that has been answered by all who are left. */
const GOING: readonly Act['kind'][] = ['roles', 'leave'];

const seen = new Map<string, number>();
const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

function beginning(seed: number): ClaimMachine {
  const chance = new Chance(seed);
  const person = (id: string, side: Person['side'], ...roles: Person['roles'][number][]): Person => ({
    id,
    side,
    roles,
    active: true,
  });
  const office = [
    person('officer1', 'office', 'officer'),
    person('officer2', 'office', chance.one(['officer', 'auditor'])),
  ];
  const team = new Team([
    person('a', 'team', 'administrator'),
    person('b', 'team', chance.one(['administrator', 'finance'])),
    person('c', 'team', 'principal-investigator'),
    person('d', 'team', 'finance', 'researcher'),
    person('e', 'team', 'researcher'),
    ...office,
  ]);
  team.routes = routesOf(team, chance);
  const claimantId = chance.one(['a', 'c', 'd', 'e', 'e']);
  const preparedBy = chance.maybe(3)
    ? chance.one(['a', 'b', 'c', 'd'].filter((id) => id !== claimantId))
    : undefined;
  return new ClaimMachine(team, { claimantId, preparedBy });
}

/** An act as it is told when something is wrong. */
const told = (act: Act) =>
  JSON.stringify(act, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

function run(seed: number, numbers: readonly number[]): void {
  const machine = beginning(seed);
  const story: string[] = [];
  for (const number of numbers) {
    const act = chooseAct(machine, new Chance(number));
    const before = snapshot(machine);
    const refused = doAct(machine, act);
    story.push(`${told(act)} ${refused ?? 'done'}`);
    count(`${act.kind}${refused ? ' refused' : ''}`);
    let looks = 0;
    for (let looked = machine.look(); looked; looked = machine.look()) {
      count(
        looked.kind === 'widened'
          ? `widened ${looked.why}`
          : `settled by a look${looked.done ? ', done' : ''}`,
      );
      if (looked.kind === 'settled' && !GOING.includes(act.kind))
        throw new Error(`waited for a look though it was settled\n${story.join('\n')}`);
      if ((looks += 1) > LOOKS) throw new Error(`looked without end\n${story.join('\n')}`);
    }
    if (!refused) tally(machine, act, before);
    const faults = faultsOf(machine, { act, refused }, before);
    if (faults.length > 0)
      throw new Error(`${faults.join('; ')}\n${story.join('\n')}\n${told(machine.round as never)}`);
    if (['paid', 'rejected', 'reversed'].includes(machine.expense.state)) return;
  }
}

/** What the acts reached. */
function tally(machine: ClaimMachine, act: Act, before: ReturnType<typeof snapshot>): void {
  const { expense, round, rounds } = machine;
  if (expense.state !== before.expense.state) count(`→ ${expense.state}`);
  if (rounds.length > before.rounds) {
    if (expense.state === 'approved') count('approved at once, all approvals stand');
    for (const { settledBy, carriedIds } of round) {
      if (settledBy) count(`settled by ${settledBy}`);
      if (carriedIds.length > 0) count('approvals stand');
    }
    if (expense.onPot) count('round on the pot');
    count(`round of ${round.length}`);
  }
  if (act.kind !== 'approve') return;
  const voice = machine.approvals.at(-1);
  const asked = openOf(before.round);
  if (voice?.forUserId) count('approved in another’s stead');
  if (asked) count(`approved, needs ${asked.needs}`);
  if (act.who.side === 'office')
    count(asked?.office ? 'the office approved' : 'the office settled a team’s step');
  if (asked?.heardIds.includes(act.who.id)) count('the office’s second voice');
  if (act.declined.length > 0) count('left lines out');
}

/** A model that never gets somewhere proves nothing of it. */
const REACHED = `
  submit
  approve
  return
  reject
  recall
  edit
  amend
  pay
  reroute
  roles
  leave
  come
  lend
  submit refused
  approve refused
  return refused
  reject refused
  recall refused
  edit refused
  pay refused
  → submitted
  → approved
  → returned
  → rejected
  → paid
  → draft
  round of 1
  round of 4
  widened late
  widened nobody
  settled by a look
  settled by a look, done
  settled by standing
  settled by claimant
  approvals stand
  approved at once, all approvals stand
  round on the pot
  approved in another’s stead
  approved, needs any
  approved, needs all
  approved, needs 2
  approved, needs 3
  the office approved
  the office settled a team’s step
  the office’s second voice
  left lines out
`
  .trim()
  .split(/\n */);

describe('the way of a claim through approval, whatever happens', () => {
  it(
    `is sound after every act of ${RUNS} histories`,
    () => {
      fc.assert(
        fc.property(
          fc.nat(),
          fc.array(fc.nat(), { minLength: 10, maxLength: ACTS_A_RUN, size: 'max' }),
          (seed, numbers) => {
            count('histories');
            run(seed, numbers);
          },
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
      const table = [...seen]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([what, times]) => `${what}: ${times}`);
      process.stdout.write(`${table.join('\n')}\n`);
      expect(REACHED.filter((what) => !seen.has(what))).toEqual([]);
    },
    60_000 + RUNS * 10,
  );
});
