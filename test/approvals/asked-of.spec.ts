import fc from 'fast-check';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { ApprovalRequest, Voice } from '../../src/approvals/approval-request.js';
import { askedOf } from '../../src/approvals/asked-of.js';
import { peopleOf, type Delegation, type Member } from '../../src/approvals/deciders.js';
import { standingFor } from '../../src/approvals/read-standing.js';
import type { Actor, Role } from '../../src/platform/access/actor.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { requestFixture } from '../support/approval-fixture.js';
import { foundOfficer } from '../support/builders/people.js';
import { superuserUrl } from '../support/database.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const RUNS = Number(process.env['HANJANG_MODEL_RUNS'] ?? 40);
const TODAY = '2025-11-03';
const ROLES: Role[] = ['administrator', 'principal-investigator', 'finance', 'researcher', 'officer'];

let test: TestApp;
let world: World;
let client: pg.Client;
let people: Actor[];
let fundIds: string[];

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  await foundOfficer(test, {
    programmeCode: 'sovereign-ai',
    email: 'second@office.example',
    name: '둘째 담당',
    role: 'officer',
  });
  const names = ['administrator', 'pi', 'finance', 'researcher', 'researcher2'].map(
    (name) => `${name}@upstage`,
  );
  const emails = [...names, 'administrator@skt', 'officer@office', 'second@office', 'auditor@office'];
  people = await Promise.all(emails.map((name) => test.actor(`${name}.example`)));
  fundIds = [world.funds.dataBuild, world.funds.personnel];
  // The requests are nobody's claims here.
  await rowsOf(test, 'ALTER TABLE approvals DISABLE TRIGGER USER');
  client = new pg.Client({ connectionString: superuserUrl(test.database.name) });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await test.stop();
});

interface Drawn {
  readonly round: readonly ApprovalRequest[];
}

const subset = <T>(list: readonly T[], most: number) => fc.subarray([...list], { maxLength: most });

/** A round: a step that is settled, one that is open, with approvals given to it or standing from before. */
function roundArbitrary(): fc.Arbitrary<Drawn> {
  const ids = people.map(({ userId }) => userId);
  const voices: fc.Arbitrary<Voice[]> = fc
    .array(fc.tuple(fc.constantFrom(...ids), fc.option(fc.constantFrom(...ids), { nil: undefined })), {
      maxLength: 3,
    })
    .map((list) => list.map(([userId, forUserId]) => ({ approvalId: '', userId, forUserId })));
  return fc
    .record({
      office: fc.boolean(),
      roles: subset(ROLES, 2),
      userIds: subset(ids, 2),
      excludedIds: subset(ids, 2),
      widened: fc.option(fc.record({ roles: subset(ROLES, 2), userIds: subset(ids, 1) }), { nil: undefined }),
      state: fc.constantFrom<ApprovalRequest['state']>('open', 'open', 'open', 'open', 'approved', 'waiting'),
      amount: fc.bigInt(1n, 9n),
      fundIds: fc.subarray(fundIds),
      own: voices,
      carries: fc.boolean(),
      before: voices,
    })
    .map((drawn) => ({ round: roundOf(drawn) }));
}

function roundOf(drawn: {
  office: boolean;
  roles: Role[];
  userIds: string[];
  excludedIds: string[];
  widened?: { roles: Role[]; userIds: string[] };
  state: ApprovalRequest['state'];
  amount: bigint;
  fundIds: string[];
  own: Voice[];
  carries: boolean;
  before: Voice[];
}): ApprovalRequest[] {
  const subjectId = uuidv7();
  const named = (list: Voice[]) => list.map((voice) => ({ ...voice, approvalId: uuidv7() }));
  const { office, roles, userIds, widened, state, amount, excludedIds } = drawn;
  const base = { teamId: world.upstage.id, subjectId, excludedIds, amount, fundIds: drawn.fundIds };
  const first = requestFixture({
    ...base,
    id: uuidv7(),
    position: 1,
    state: 'approved',
    voices: named(drawn.before),
  });
  const own = named(drawn.own);
  const second = requestFixture({
    ...base,
    id: uuidv7(),
    position: 2,
    office,
    deciders: { roles, userIds },
    state,
    widened: widened && { ...widened, why: 'late', at: new Date(0) },
    voices: own,
    carriedIds: drawn.carries ? own.map(({ approvalId }) => approvalId) : [],
    heardIds: [...peopleOf([...first.voices, ...own])],
  });
  return [first, second];
}

async function insert(request: ApprovalRequest): Promise<void> {
  const closed = request.state === 'open' || request.state === 'waiting' ? null : new Date();
  await client.query(
    `INSERT INTO approval_requests (team_id, id, subject_type, subject_id, round, position, step_id, kind, office, decider_roles, decider_ids,
       needs, depends_on, amount, fund_ids, excluded_ids, heard_ids, state, carried_ids, opened_at, closed_at, widened_roles, widened_ids,
       widened_at, widened_why)
     VALUES ($1, $2, 'test', $3, 1, $4, 's', 'approval', $5, $6, $7, 'any', '{}', $8, $9, $10, $11, $12, $13, now(), $14, $15, $16, $17, $18)`,
    [
      request.teamId,
      request.id,
      request.subjectId,
      request.position,
      request.office,
      request.deciders.roles,
      request.deciders.userIds,
      request.amount.toString(),
      request.fundIds,
      request.excludedIds,
      request.heardIds,
      request.state,
      request.carriedIds,
      closed,
      request.widened?.roles ?? [],
      request.widened?.userIds ?? [],
      request.widened?.at,
      request.widened?.why,
    ],
  );
}

/** Carried approvals were given to a request of an earlier round; here to the first of the round, which has no voice of them. */
async function insertVoices([first, second]: readonly ApprovalRequest[], earlierId: string): Promise<void> {
  for (const request of [first, second]) {
    for (const { approvalId, userId, forUserId } of request?.voices ?? []) {
      const isCarried = request?.carriedIds.includes(approvalId);
      await client.query(
        `INSERT INTO approvals (team_id, id, decision, decided_by, decided_at, comment, request_id, for_user_id)
         VALUES ($1, $2, 'approved', $3, now(), '', $4, $5)`,
        [world.upstage.id, approvalId, userId, isCarried ? earlierId : request?.id, forUserId],
      );
    }
  }
}

const delegationsArbitrary = () =>
  fc.array(
    fc.record({
      from: fc.constantFrom(...people),
      to: fc.constantFrom(...people),
      maxAmount: fc.option(fc.bigInt(1n, 9n), { nil: undefined }),
      fundIds: fc.subarray(fundIds),
    }),
    { maxLength: 6 },
  );

describe('what waits for somebody, asked of the database', () => {
  it(
    'is just what they have a right to decide, in the stead of the same',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(roundArbitrary(), { minLength: 4, maxLength: 10 }),
          delegationsArbitrary(),
          fc.boolean(),
          async (drawn, lent, twoOfficers) => {
            await client.query('BEGIN');
            try {
              await client.query(`UPDATE users SET status = $1 WHERE email = 'second@office.example'`, [
                twoOfficers ? 'active' : 'disabled',
              ]);
              const earlier = requestFixture({
                teamId: world.upstage.id,
                id: uuidv7(),
                subjectId: uuidv7(),
                state: 'returned',
                fundIds: [],
                excludedIds: [],
              });
              await insert(earlier);
              for (const { round } of drawn) {
                for (const request of round) await insert(request);
                await insertVoices(round, earlier.id);
              }
              for (const actor of people) await agree(actor, drawn, { lent, twoOfficers });
            } finally {
              await client.query('ROLLBACK');
            }
          },
        ),
        { numRuns: RUNS },
      );
    },
    60_000 + RUNS * 2000,
  );
});

async function agree(
  actor: Actor,
  drawn: readonly Drawn[],
  {
    lent,
    twoOfficers,
  }: { lent: { from: Actor; to: Actor; maxAmount?: bigint; fundIds: string[] }[]; twoOfficers: boolean },
): Promise<void> {
  const delegations = lent
    .filter(({ from, to }) => to === actor && from !== to && from.team.id === to.team.id)
    .map(({ from, maxAmount, fundIds: funds }): Delegation => ({
      fromUserId: from.userId,
      toUserId: actor.userId,
      startsOn: TODAY,
      endsOn: TODAY,
      maxAmount,
      fundIds: funds,
      fromRoles: from.roles,
    }));
  const officers: Member[] = people.filter(
    ({ roles, email }) => roles.includes('officer') && (twoOfficers || !email.startsWith('second')),
  );
  const expected = drawn.flatMap(({ round }) => {
    const { open, right } = standingFor(actor, round, {
      delegations,
      officers: actor.team.kind === 'office' ? officers : undefined,
      today: TODAY,
    });
    return open && right ? [`${open.id} ${right.forUserId ?? ''}`] : [];
  });
  const condition = askedOf(actor, delegations);
  const found = condition
    ? await client.query<{ id: string; instead: string | null }>(
        `SELECT r.id, ${condition.insteadOf} AS instead FROM approval_requests r WHERE ${condition.sql}`,
        [...condition.parameters],
      )
    : { rows: [] };
  expect([actor.email, ...found.rows.map(({ id, instead }) => `${id} ${instead ?? ''}`).sort()]).toEqual([
    actor.email,
    ...expected.sort(),
  ]);
}
