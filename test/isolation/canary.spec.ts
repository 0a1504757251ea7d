import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { ClaimMarks } from '../../src/expenses/approval/claim-marks.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { TellOnTime } from '../../src/stages/notices/tell-on-time.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, typedClaim, type Json } from '../support/claims.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { routesOf } from '../support/routes.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { stateOf, textOfAnswer } from './canary-team.js';
import { WALK_PLAN } from './walk-plan.js';

const RESEARCHER = 'researcher@upstage.example';
const RIVAL = 'researcher@skt.example';
const OFFICER = 'officer@office.example';
const POT = 10_000_000_000n;

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(async () => {
  expect(await ledgerFaults(test)).toEqual([]);
  await test.stop();
});

function onPot(supplyAmount: string): Json {
  const [line] = typedClaim(world, world.upstage)['lines'] as Json[];
  return { lines: [{ ...line, supplyAmount, taxAmount: '0', budgetLineId: world.potLineId }] };
}

const postings = async (causeId: unknown) =>
  (await rowsOf(test, 'SELECT kind FROM postings WHERE cause_id = $1', [causeId])).length;

describe('the common pot', () => {
  it('takes a request beyond what it holds; only the officer learns that the money is missing', async () => {
    const { id } = await claims.draft(world.upstage, onPot(String(POT + 1n)));
    const submitted = await claims.act(RESEARCHER, id, 'submission');
    expect(submitted.statusCode).toBe(200);
    expect(jsonOf(submitted)).toMatchObject({ state: 'submitted', onCommonPot: true });
    expect(await postings(id)).toBe(0);
    const own = await claims.act('administrator@upstage.example', id, 'approval');
    expect(own.statusCode).toBe(403);
    const before = await claims.read(RESEARCHER, id);
    const refused = await claims.act(OFFICER, id, 'approval');
    expect(refused.statusCode).toBe(422);
    expect(jsonOf(refused)).toMatchObject({ code: expect.stringMatching(/^ledger\./) });
    expect(await postings(id)).toBe(0);
    const state = await claims.read(RESEARCHER, id);
    expect(state).toEqual(before);
    expect(state).toMatchObject({ state: 'submitted' });
    expect(JSON.stringify(state)).not.toMatch(/ledger\.|부족/);
  });

  it('is reserved at approval, to the last won', async () => {
    const { id } = await claims.draft(world.upstage, onPot('1234567'));
    await claims.act(RESEARCHER, id, 'submission');
    expect(await postings(id)).toBe(0);
    expect((await claims.act(OFFICER, id, 'approval')).statusCode).toBe(200);
    expect(await postings(id)).toBe(1);
  });

  it('tells no team its balance, on no page and in no answer', async () => {
    const left = POT - 1_234_567n;
    const secrets = [left, 1_234_567n].flatMap((amount) => [String(amount), amount.toLocaleString('en-US')]);
    const asked = routesOf(test).filter(
      ({ method, path }) =>
        method === 'GET' &&
        WALK_PLAN[`${method} ${path}`]?.access === 'signed-in' &&
        !path.includes(':section'),
    );
    for (const email of [RIVAL, 'administrator@skt.example', 'finance@skt.example', 'pi@skt.example'])
      for (const { path } of asked) {
        const url = path.replace(/:\w+/, world.potLineId);
        const text = await textOfAnswer(await test.as(email).get(url));
        expect({ email, url, told: secrets.filter((secret) => text.includes(secret)) }).toEqual({
          email,
          url,
          told: [],
        });
      }
    for (const { path } of asked) {
      const url = path.replace(/:\w+/, world.potLineId);
      const text = await textOfAnswer(await test.as('administrator@upstage.example').get(url));
      expect({ url, told: secrets.slice(0, 2).filter((secret) => text.includes(secret)) }).toEqual({
        url,
        told: [],
      });
    }
    const officer = await test.as(OFFICER).get(`/api/v1/budget-lines/${world.potLineId}`);
    expect(officer.body).toContain(String(left));
  });

  it('does not count twice what a refused approval tried', async () => {
    const [row] = await rowsOf<{ available: string; reserved: string }>(
      test,
      'SELECT available, reserved FROM line_balances WHERE line_id = $1',
      [world.potLineId],
    );
    expect(row).toEqual({ available: String(POT - 1_234_567n), reserved: '1234567' });
  });
});

describe('one document used by two teams', () => {
  async function file(email: string, serial: string, buyer: { businessNumber: string; name: string }) {
    const code = email.includes('skt') ? 'skt' : 'upstage';
    const approvalNumber = `2025101541000099${serial}`;
    const evidenceId = await claims.invoice(email, { approvalNumber, issuedOn: '2025-10-15', buyer });
    const { findings, reading } = jsonOf(await test.as(email).get(`/api/v1/evidence/${evidenceId}`));
    const created = await claims.create(email, {
      evidenceIds: [evidenceId],
      budgetLineId: world[code].lines.software,
      categoryId: world.categories.software,
    });
    const { id } = jsonOf(created);
    const submitted = await claims.act(email, id, 'submission');
    return {
      id,
      findings,
      reading,
      seen: Object.keys(jsonOf(created)),
      status: [created.statusCode, submitted.statusCode],
    };
  }
  const UPSTAGE = { businessNumber: '9018800128', name: '업스테이지' };
  const SKT = { businessNumber: '9018100342', name: 'SK텔레콤' };

  /** What the team's own claims tell of each other is theirs; it would follow in a job otherwise. */
  async function workOwnMarks(): Promise<void> {
    const marks = test.app.get(ClaimMarks, { strict: false });
    const actor = await test.actor(RESEARCHER);
    const suppliers = await rowsOf<{ number: string }>(
      test,
      'SELECT DISTINCT supplier_business_number AS number FROM expenses WHERE team_id = $1 AND supplier_business_number IS NOT NULL',
      [actor.team.id],
    );
    for (const { number } of suppliers) await marks.ofSupplier(actor, number);
  }

  it('changes nothing that a team can see, and is shown to the officer after the commit', async () => {
    const first = await file(RESEARCHER, '77777777', UPSTAGE);
    await workOwnMarks();
    // Deadlines are told by a look that the jobs' start begins, whoever filed what.
    await test.app.get(TellOnTime, { strict: false }).execute();
    const before = await stateOf(test, world.upstage.id);
    const alone = await file(RIVAL, '66666666', SKT);
    const second = await file(RIVAL, '77777777', SKT);
    expect({ ...second, id: 0, reading: 0 }).toEqual({ ...alone, id: 0, reading: 0 });
    expect(second.status).toEqual([201, 200]);
    expect(await stateOf(test, world.upstage.id)).toEqual(before);
    expect(await matchesOf(first.id, second.id)).toEqual([]);
    await test.app.get(JobRunner, { strict: false }).start();
    expect(await untilMatched(first.id, second.id)).toEqual(['approval-number', 'near']);
    expect(await stateOf(test, world.upstage.id)).toEqual(before);
    const seen = await readAs('administrator@skt.example');
    expect(seen).toEqual([]);
    const ofBoth = (await readAs(OFFICER)).map((row) => JSON.stringify(row));
    const pair = ofBoth.filter((row) => [first.id, second.id].every((id) => row.includes(String(id))));
    expect(pair).toHaveLength(2);
  });

  it('is told by its content, too', async () => {
    const first = await file(RESEARCHER, '88888888', UPSTAGE);
    const second = await file(RIVAL, '88888888', UPSTAGE);
    expect(second.status).toEqual([201, 422]);
    expect(second.reading).toEqual(first.reading);
    const unit = test.app.get(UnitOfWork, { strict: false });
    await unit.run(await test.actor(RIVAL), () =>
      unit.query('SELECT office_match_fingerprints($1, $2)', [world.skt.id, second.id]),
    );
    expect(await matchesOf(first.id, second.id)).toEqual(['approval-number', 'file', 'near']);
  });
});

describe('an e-mail address of another team', () => {
  it('is answered like any other when it is invited', async () => {
    const invite = async (email: string) => {
      const body = { name: '새 사람', email, roles: ['researcher'], institutionId: world.skt.companyId };
      const answer = await test.as('administrator@skt.example').post('/api/v1/people', body);
      return { status: answer.statusCode, fields: Object.keys(jsonOf(answer)) };
    };
    expect(await invite('finance@upstage.example')).toEqual(await invite('nobody@nowhere.example'));
  });
});

/** The office's matches as a person's own rights show them. */
async function readAs(email: string): Promise<unknown[]> {
  const unit = test.app.get(UnitOfWork, { strict: false });
  return unit.run(await test.actor(email), () => unit.query('SELECT * FROM duplicate_matches'));
}

async function matchesOf(firstId: unknown, secondId: unknown): Promise<string[]> {
  const rows = await rowsOf<{ kind: string; team_id: string }>(
    test,
    `SELECT kind, team_id FROM duplicate_matches WHERE $1 IN (first_expense_id, second_expense_id)
       AND $2 IN (first_expense_id, second_expense_id) ORDER BY kind`,
    [firstId, secondId],
  );
  expect(rows.every(({ team_id }) => team_id === world.officeTeamId)).toBe(true);
  return rows.map(({ kind }) => kind);
}

/** Asks until the job has been. */
async function untilMatched(firstId: unknown, secondId: unknown): Promise<string[]> {
  for (let tries = 0; tries < 50; tries += 1) {
    const kinds = await matchesOf(firstId, secondId);
    if (kinds.length > 0) return kinds;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return [];
}
