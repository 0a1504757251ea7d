import { jest } from '@jest/globals';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { startServer, stopAllServers, type ServerProcess } from '../house/server-process.js';
import { OFFICER, SECOND, startSettling, type Settling } from '../settlements/settlement-steps.js';
import { superuserUrl } from '../support/database.js';
import { rowsOf } from '../support/stored.js';

// Whole servers start here, on machines that may have much else to do.
jest.setTimeout(240_000);

let f: Settling;

beforeAll(async () => {
  f = await startSettling();
  await f.spend(f.world.upstage.lines.labour, 800_000_000n);
  // A team that was cut settles before its stage ends, and the demonstration's day is the server's.
  await rowsOf(f.test, `UPDATE teams SET status = 'cut' WHERE id = $1`, [f.world.upstage.id]);
  const place = '/api/v1/settlements/upstage/1';
  for (const answer of [
    await f.test.as(OFFICER).put(place, { asOf: '2025-11-03', interestMethod: 'share' }),
    await f.test.as(OFFICER).post(`${place}/confirmation`),
    await f.test.as('administrator@upstage.example').post(`${place}/acceptance`),
  ])
    if (answer.statusCode !== 204) throw new Error(answer.body);
});
afterAll(async () => {
  await stopAllServers();
  await f.stop();
});

async function started(): Promise<{ server: ServerProcess; address: string; cookie: string }> {
  const { config, database } = f.test;
  const server = startServer({
    HANJANG_DATA_DIR: config.dataDir,
    DATABASE_URL: database.appUrl,
    HANJANG_SECRET_KEY: config.secretKey.toString('hex'),
  });
  const address = new URL('/', await server.ready).href;
  const signedIn = await fetch(`${address}api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: SECOND, password: DEMO_PASSWORD }),
  });
  const cookie = String(signedIn.headers.getSetCookie()[0]).split(';')[0] ?? '';
  return { server, address, cookie };
}

function finalise({ address, cookie }: { address: string; cookie: string }): Promise<Response> {
  return fetch(`${address}api/v1/settlements/upstage/1/finalisation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: '{}',
  });
}

const posted = () =>
  rowsOf<{ kind: string }>(
    f.test,
    `SELECT DISTINCT kind FROM postings WHERE cause_type = 'settlement' ORDER BY 1`,
  );
const stateNow = () => rowsOf(f.test, 'SELECT state, finalised_by IS NULL AS open FROM settlements');

describe('a server that is killed with -9 while it makes a settlement final', () => {
  it('has done nothing, and does all of it once it is back', async () => {
    const holder = new pg.Client({ connectionString: superuserUrl(f.test.database.name) });
    await holder.connect();
    await holder.query('BEGIN');
    // A line in the middle is held, so that the server waits when part of its posting is done.
    await holder.query('SELECT 1 FROM line_balances WHERE line_id = $1 FOR UPDATE', [
      f.world.upstage.lines.material,
    ]);
    const first = await started();
    let answered = false;
    const cut = finalise(first).then(
      () => (answered = true),
      () => undefined,
    );
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%ledger_post%'`;
    while (!answered && (await rowsOf(f.test, waiting)).length === 0) await sleep(20);
    expect(answered).toBe(false);
    first.server.child.kill('SIGKILL');
    expect(await first.server.exit).toBe('SIGKILL');
    await cut;
    await holder.query('COMMIT');
    await holder.end();
    const second = await started();
    expect(await posted()).toEqual([]);
    expect(await stateNow()).toEqual([{ state: 'confirmed', open: true }]);
    expect((await finalise(second)).status).toBe(204);
    expect(await posted()).toEqual([{ kind: 'keep-own' }, { kind: 'return-due' }]);
    expect(await stateNow()).toEqual([{ state: 'final', open: false }]);
    expect(await f.faults()).toEqual([]);
  });
});
