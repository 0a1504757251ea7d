import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { delegationSteps, withOwnerOf, type DelegationSteps } from '../approvals/delegation-steps.js';
import { checkApprovals } from '../../src/cli/approval-commands.js';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { startServer, stopAllServers, type ServerProcess } from '../house/server-process.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const CLAIMS = 40;
const ADMIN = 'administrator@upstage.example';
const PI = 'pi@upstage.example';

// Whole servers start here, on machines that may have much else to do.
jest.setTimeout(240_000);

let test: TestApp;
let world: World;
let steps: DelegationSteps;
let approvers: string[];
const claimIds: string[] = [];
/** Who was told that their approval of which claim is kept. */
const acknowledged: string[] = [];

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  steps = delegationSteps(test, world);
  const join = (name: string) => steps.join(world.upstage, name, ['administrator']);
  approvers = [ADMIN, await join('second'), await join('third'), PI];
  await steps.route(world.upstage, [
    { deciders: { roles: ['administrator'], userIds: [] }, needs: 2 },
    { deciders: { roles: ['principal-investigator'], userIds: [] } },
  ]);
  for (let count = 0; count < CLAIMS; count += 1) claimIds.push(await steps.waiting(world.upstage));
});
afterAll(async () => {
  await stopAllServers();
  await test.stop();
});

async function started(): Promise<{ server: ServerProcess; address: string }> {
  const server = startServer({
    HANJANG_DATA_DIR: test.config.dataDir,
    DATABASE_URL: test.database.appUrl,
    HANJANG_SECRET_KEY: test.config.secretKey.toString('hex'),
  });
  return { server, address: new URL('/', await server.ready).href };
}

async function cookieOf(address: string, email: string): Promise<string> {
  const answer = await fetch(`${address}api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
  return String(answer.headers.getSetCookie()[0]).split(';')[0] ?? '';
}

/** Approves every claim in turn, over and over, until the server is gone or nothing waits for them. */
async function approveAll(address: string, email: string): Promise<void> {
  const cookie = await cookieOf(address, email);
  for (let left = claimIds; left.length > 0;) {
    const later: string[] = [];
    for (const id of left) {
      const answer = await fetch(`${address}api/v1/expenses/${id}/approval`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: '{}',
      });
      if (answer.status === 200) acknowledged.push(`${id} ${email}`);
      // It isn't their turn yet; anything else is settled.
      else if (answer.status === 403) later.push(id);
    }
    left = later;
    await sleep(5);
  }
}

interface Given {
  expense_id: string;
  email: string;
  times: number;
}

const given = () =>
  rowsOf<Given>(
    test,
    `SELECT a.expense_id, u.email, count(*)::int AS times FROM approvals a JOIN users u ON u.id = a.decided_by
     WHERE a.decision = 'approved' GROUP BY 1, 2`,
  );

/** Whatever was decided is whole: the answer, its event and its line in the log, and nothing without an owner. */
async function expectWhole(): Promise<void> {
  const rows = await given();
  expect(rows.filter(({ times }) => times > 1)).toEqual([]);
  const kept = new Set(rows.map(({ expense_id: id, email }) => `${id} ${email}`));
  expect(acknowledged.filter((each) => !kept.has(each))).toEqual([]);
  const [counts] = await rowsOf<Record<'answers' | 'events' | 'audits', number>>(
    test,
    `SELECT (SELECT count(*)::int FROM approvals) AS answers,
       (SELECT count(*)::int FROM expense_events WHERE act IN ('approved', 'step-approved')) AS events,
       (SELECT count(*)::int FROM audit_events WHERE act IN ('expense.approved', 'expense.step-approved')) AS audits`,
  );
  expect(counts).toEqual({ answers: rows.length, events: rows.length, audits: rows.length });
  expect(await withOwnerOf(test, checkApprovals)).toEqual([]);
  expect(await ledgerFaults(test)).toEqual([]);
}

describe('a server that is killed with -9 while four people approve', () => {
  it('has kept each approval that it acknowledged, once and whole', async () => {
    const { server, address } = await started();
    const work = approvers.map((email) => approveAll(address, email).catch(() => undefined));
    while (acknowledged.length < CLAIMS) await sleep(2);
    server.child.kill('SIGKILL');
    expect(await server.exit).toBe('SIGKILL');
    await Promise.all(work);
    expect(acknowledged.length).toBeLessThan(3 * CLAIMS);
    // What was under way is undone by the database as it sees the connections gone.
    await sleep(500);
    await expectWhole();
  });

  it('is followed by one on which they finish, with as many approvals as are needed and no more', async () => {
    const { address } = await started();
    await Promise.all(approvers.map((email) => approveAll(address, email)));
    await expectWhole();
    const rows = await rowsOf<{ state: string; voices: number; people: number }>(
      test,
      `SELECT e.state, count(a.id)::int AS voices, cardinality(e.approver_ids) AS people FROM expenses e
       JOIN approvals a ON a.expense_id = e.id GROUP BY e.team_id, e.id`,
    );
    expect(rows).toEqual(claimIds.map(() => ({ state: 'approved', voices: 3, people: 3 })));
  });
});
