import { AuditLog } from '../../src/platform/audit/audit-log.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { createWorld, type World } from '../support/world.js';
import { webhookSteps } from './receiver.js';

const ADMIN = 'administrator@upstage.example';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let steps: ReturnType<typeof webhookSteps>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
  steps = webhookSteps(test);
});
afterAll(() => test.stop());

const read = async (query = ''): Promise<{ items: Json[]; next: string; more: boolean }> =>
  JSON.parse((await test.as(ADMIN).get(`/api/v1/webhooks/events${query}`)).body);
const keep = (on: boolean) => test.as(ADMIN).put('/api/v1/webhooks/events/keeping', { keep: on });

describe('the list of events', () => {
  it('is empty until somebody wants it, and gives a cursor to come back with', async () => {
    await claims.draft(world.upstage);
    const first = await read();
    expect(first).toEqual({ items: [], next: expect.any(String), more: false });
    expect((await keep(true)).statusCode).toBe(200);
    expect(jsonOf(await test.as(ADMIN).get('/api/v1/webhooks/events/keeping'))).toEqual({ keep: true });
    const { id } = await claims.draft(world.upstage);
    expect((await read(`?after=${first.next}`)).items).toEqual([]);
    await steps.deliver();
    const { items } = await read(`?after=${first.next}`);
    expect(items).toEqual([
      {
        id: expect.any(String),
        type: 'claim.created',
        version: 1,
        timestamp: expect.any(String),
        data: { teamId: world.upstage.id, claimId: id },
      },
    ]);
    const detailed = await read('?details=true');
    expect(detailed.items[0]?.['data']).toMatchObject({ claimAmount: '1000000', actorRoles: ['researcher'] });
  });

  it('goes page by page through everything once', async () => {
    for (let index = 0; index < 5; index += 1) await claims.draft(world.upstage);
    await steps.deliver();
    const all = (await read('?limit=200')).items.map(({ id }) => id);
    const seen: unknown[] = [];
    let after = '';
    for (let page = 0; page < 10; page += 1) {
      const { items, next, more } = await read(`?limit=2${after && `&after=${after}`}`);
      seen.push(...items.map(({ id }) => id));
      after = next;
      if (!more) break;
    }
    expect(seen).toEqual(all);
    expect((await read(`?after=${after}`)).items).toEqual([]);
  });

  it('never shows an act that commits late before one that was read', async () => {
    const unit = test.app.get(UnitOfWork, { strict: false });
    const audit = test.app.get(AuditLog, { strict: false });
    const actor = await test.actor(ADMIN);
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let isWritten: () => void = () => undefined;
    const written = new Promise<void>((resolve) => (isWritten = resolve));
    const subjectId = world.upstage.id;
    // Begun first, committed last: its event is the earlier one by time and by id.
    const late = unit.run(actor, async () => {
      const entry = { teamId: actor.team.id, act: 'expense.paid', subjectType: 'expense', subjectId };
      await audit.record(actor, entry);
      await unit.query('SELECT 1');
      isWritten();
      await held;
    });
    await written;
    await claims.draft(world.upstage);
    await steps.deliver();
    const { items, next } = await read('?limit=200');
    expect(items.at(-1)).toMatchObject({ type: 'claim.created' });
    goOn();
    await late;
    await steps.deliver();
    const then = await read(`?after=${next}`);
    expect(then.items).toMatchObject([{ type: 'claim.paid' }]);
    expect(String(then.items[0]?.['timestamp']) < String(items.at(-1)?.['timestamp'])).toBe(true);
  });

  it('keeps to what webhooks chose once it is off again', async () => {
    await keep(false);
    const { next } = await read('?limit=200');
    await claims.draft(world.upstage);
    await steps.deliver();
    expect((await read(`?after=${next}`)).items).toEqual([]);
  });

  it('refuses a cursor that isn’t one', async () => {
    const forged = Buffer.from('["x"]').toString('base64url');
    for (const after of ['nonsense', forged])
      expect((await test.as(ADMIN).get(`/api/v1/webhooks/events?after=${after}`)).statusCode).toBe(422);
  });
});
