import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { startServer, stopAllServers, type ServerProcess } from '../house/server-process.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { ADMINISTRATOR, contractsOf, RESEARCHER } from './contract-steps.js';

const CONTRACTS = 30;
const AMOUNT = 1_000_000n;

// Whole servers start here, on machines that may have much else to do.
jest.setTimeout(240_000);

interface Step {
  email: string;
  url: string;
}

let test: TestApp;
let world: World;
let contracts: ReturnType<typeof contractsOf>;
const steps: Step[] = [];
const acknowledged = new Set<string>();

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  contracts = contractsOf(test, world);
  for (let count = 0; count < CONTRACTS; count += 1) {
    const { id } = await contracts.enter([contracts.instalment(AMOUNT), contracts.instalment(AMOUNT)]);
    steps.push({ email: ADMINISTRATOR, url: `api/v1/commitments/${id}/activation` });
    const claimed = await contracts.active([contracts.instalment(AMOUNT)]);
    const expenseId = await contracts.claim(claimed);
    steps.push({ email: RESEARCHER, url: `api/v1/expenses/${expenseId}/submission` });
  }
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

/** Does this person's steps in turn, those that weren't acknowledged yet. */
async function doAll(address: string, email: string): Promise<void> {
  const signedIn = await fetch(`${address}api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
  const cookie = String(signedIn.headers.getSetCookie()[0]).split(';')[0] ?? '';
  for (const { url } of steps.filter((step) => step.email === email && !acknowledged.has(step.url))) {
    const answer = await fetch(`${address}${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: '{}',
    });
    // 409: it was done, and nobody was left to say so.
    if (answer.status === 200 || answer.status === 409) acknowledged.add(url);
  }
}

/** What is done is done whole: state, reservations, event and line in the log. */
async function expectWhole(): Promise<void> {
  expect(await contracts.faults()).toEqual([]);
  expect(await ledgerFaults(test)).toEqual([]);
  const [row] = await rowsOf<Record<string, string>>(
    test,
    `SELECT (SELECT sum(reserved) FROM line_balances WHERE owner_team_id = $1)::text AS reserved,
       (coalesce((SELECT sum(held) FROM commitment_lines WHERE team_id = $1), 0)
         + coalesce((SELECT sum(claim_amount) FROM expenses WHERE team_id = $1 AND state = 'submitted'), 0))::text AS expected,
       (SELECT count(*) FROM commitments WHERE team_id = $1 AND state <> 'draft')::text AS active,
       (SELECT count(*) FROM commitment_events WHERE team_id = $1 AND act = 'activated')::text AS events,
       (SELECT count(*) FROM audit_events WHERE team_id = $1 AND act = 'commitment.activated')::text AS audits`,
    [world.upstage.id],
  );
  expect(row?.['reserved']).toBe(row?.['expected']);
  expect([row?.['events'], row?.['audits']]).toEqual([row?.['active'], row?.['active']]);
}

describe('a server that is killed with -9 while contracts are put in force and claimed on', () => {
  it('leaves each of them done whole or not at all', async () => {
    const { server, address } = await started();
    const work = [ADMINISTRATOR, RESEARCHER].map((email) => doAll(address, email).catch(() => undefined));
    while (acknowledged.size < CONTRACTS / 2) await sleep(2);
    server.child.kill('SIGKILL');
    expect(await server.exit).toBe('SIGKILL');
    await Promise.all(work);
    expect(acknowledged.size).toBeLessThan(steps.length);
    // What was under way is undone by the database as it sees the connections gone.
    await sleep(500);
    await expectWhole();
  });

  it('is followed by one on which they are finished, each once', async () => {
    const { address } = await started();
    await Promise.all([ADMINISTRATOR, RESEARCHER].map((email) => doAll(address, email)));
    expect(acknowledged.size).toBe(steps.length);
    await expectWhole();
    expect((await contracts.balance()).reserved).toBe(3n * AMOUNT * BigInt(CONTRACTS));
  });
});
