import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/app.factory.js';
import { Leases } from '../../src/webhooks/delivery/leases.js';
import { DeliveryRounds } from '../../src/webhooks/delivery/delivery-rounds.js';
import { SendWebhook } from '../../src/webhooks/delivery/send-webhook.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { startReceiver, webhookSteps, type Receiver } from './receiver.js';

const ADMIN = 'administrator@upstage.example';
const RESEARCHER = 'researcher@upstage.example';
const ONLY = { eventTypes: ['claim.submitted'] };

let test: TestApp;
let world: World;
let receiver: Receiver;
let claims: ReturnType<typeof claimsOf>;
let steps: ReturnType<typeof webhookSteps>;

beforeAll(async () => {
  test = await startTestApp({ webhookNetworks: ['127.0.0.1'] });
  world = await createWorld(test);
  receiver = await startReceiver();
  claims = claimsOf(test, world);
  steps = webhookSteps(test);
});
afterEach(async () => {
  await steps.rounds().settled();
  receiver.answer(204);
  receiver.clear();
  const { items } = jsonOf(await test.as(ADMIN).get('/api/v1/webhooks')) as { items: Json[] };
  for (const { id } of items) await steps.remove(ADMIN, String(id));
});
afterAll(async () => {
  await receiver.stop();
  await test.stop();
});

const submit = async (count = 1): Promise<void> => {
  for (let index = 0; index < count; index += 1) {
    const { id } = await claims.draft(world.upstage);
    expect((await claims.act(RESEARCHER, id, 'submission')).statusCode).toBe(200);
  }
};
const endpoint = async (id: string) => jsonOf(await test.as(ADMIN).get(`/api/v1/webhooks/${id}`));
const logOf = async (id: string): Promise<Json[]> => {
  const [row] = await steps.deliveries(ADMIN, id);
  const answer = await test.as(ADMIN).get(`/api/v1/webhooks/${id}/deliveries/${String(row?.['eventId'])}`);
  return jsonOf(answer)['log'] as Json[];
};

describe('a delivery that fails', () => {
  it('is tried again with the same id and body, until it is taken', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, ONLY);
    await submit();
    receiver.answer(500);
    await steps.deliver();
    expect(await steps.deliveries(ADMIN, id)).toMatchObject([
      { state: 'waiting', attempts: 1, lastStatus: 500, lastError: 'status', dueAt: expect.any(String) },
    ]);
    await steps.deliver();
    expect(receiver.received).toHaveLength(1);
    await steps.hurry(id);
    receiver.answer(200);
    await steps.deliver();
    const [first, second] = receiver.received;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    expect(await steps.deliveries(ADMIN, id)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
    expect(await logOf(id)).toMatchObject([
      { status: 200, error: null, answer: 'answered' },
      { status: 500, error: 'status', answer: 'answered' },
    ]);
  });

  it('waits longer each time, and is given up after three days', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, ONLY);
    await submit();
    receiver.answer(500);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await steps.hurry(id);
      await steps.deliver();
      const [row] = await steps.deliveries(ADMIN, id);
      if (row?.['dueAt']) waits.push(Date.parse(String(row['dueAt'])) - Date.now());
    }
    expect(await steps.deliveries(ADMIN, id, '?state=failed')).toMatchObject([{ attempts: 12 }]);
    expect(waits).toHaveLength(11);
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(55);
    expect(hours).toBeLessThan(95);
  });

  it.each([
    ['timeout', () => undefined],
    ['reset', (_: unknown, response: { destroy(): void }) => response.destroy()],
  ])('is tried again after a %s', async (error, how) => {
    const { id } = await steps.create(ADMIN, receiver.url, ONLY);
    const sender = test.app.get(SendWebhook, { strict: false });
    sender.timeoutMs = 300;
    await submit();
    receiver.answer(how);
    await steps.deliver();
    sender.timeoutMs = 10_000;
    expect(await steps.deliveries(ADMIN, id)).toMatchObject([
      { state: 'waiting', lastError: error, lastStatus: null },
    ]);
    receiver.answer(200);
    await steps.hurry(id);
    await steps.deliver();
    expect(await steps.deliveries(ADMIN, id)).toMatchObject([{ state: 'delivered' }]);
  });

  it('is told apart: nobody there, another protocol, a redirect', async () => {
    const closed = await freePort();
    const away = await steps.create(ADMIN, `http://127.0.0.1:${closed}/`, ONLY);
    const plain = await steps.create(ADMIN, `https://127.0.0.1:${receiver.port}/`, ONLY);
    const moved = await steps.create(ADMIN, receiver.url, ONLY);
    receiver.answer((_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end());
    await submit();
    await steps.deliver();
    expect(await steps.deliveries(ADMIN, away.id)).toMatchObject([{ lastError: 'refused' }]);
    expect(await steps.deliveries(ADMIN, plain.id)).toMatchObject([{ lastError: 'tls' }]);
    expect(await steps.deliveries(ADMIN, moved.id)).toMatchObject([
      { lastError: 'redirect', lastStatus: 302 },
    ]);
    expect(receiver.received).toHaveLength(1);
  });

  it('keeps the first thousand characters of a long answer and hears no more of it', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, ONLY);
    await submit();
    receiver.answer((_, response) => {
      response.writeHead(200);
      const more = () => {
        if (!response.destroyed) response.write('가나다라'.repeat(500), () => setImmediate(more));
      };
      more();
    });
    await steps.deliver();
    const [attempt] = await logOf(id);
    expect(String(attempt?.['answer'])).toHaveLength(1024);
    expect(await steps.deliveries(ADMIN, id)).toMatchObject([{ state: 'delivered' }]);
  });
});

describe('an endpoint that fails', () => {
  it('is off at once after 410, and what waited for it has failed', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, ONLY);
    await submit(4);
    receiver.answer(410);
    await steps.deliver();
    expect(await endpoint(id)).toMatchObject({ state: 'gone', waiting: 0, failed: 4 });
    const before = receiver.received.length;
    await submit();
    await steps.deliver();
    expect(receiver.received).toHaveLength(before);
    expect(
      await rowsOf(test, `SELECT 1 FROM webhook_listeners WHERE 'expense.submitted' = ANY (acts)`),
    ).toEqual([]);
  });

  it('is paused after three days without success, and goes on when somebody says so', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, ONLY);
    await submit();
    receiver.answer(500);
    await steps.deliver();
    expect(await endpoint(id)).toMatchObject({ state: 'active', failingSince: expect.any(String) });
    await rowsOf(test, `UPDATE webhook_endpoints SET failing_since = now() - interval '73 hours'`);
    await steps.hurry(id);
    await steps.deliver();
    expect(await endpoint(id)).toMatchObject({ state: 'failing', waiting: 1 });
    const page = await test.as(ADMIN).get('/settings/webhooks');
    expect(page.body).toContain('오래 실패해서 멈췄습니다');
    await steps.hurry(id);
    await steps.deliver();
    expect(receiver.received).toHaveLength(2);
    receiver.answer(200);
    expect((await test.as(ADMIN).post(`/api/v1/webhooks/${id}/resume`, {})).statusCode).toBe(200);
    await steps.deliver();
    expect(await endpoint(id)).toMatchObject({ state: 'active', failingSince: null, waiting: 0 });
  });

  it('holds up no other: a slow one is never sent more than two at once', async () => {
    const slow = await startReceiver();
    try {
      slow.answer((_, response) => setTimeout(() => response.writeHead(200).end(), 400));
      await steps.create(ADMIN, slow.url, ONLY);
      const quick = await steps.create(ADMIN, receiver.url, ONLY);
      await submit(6);
      await steps.rounds().look();
      for (let tries = 0; tries < 40 && receiver.received.length < 6; tries += 1) await sleep(25);
      expect(receiver.received).toHaveLength(6);
      expect(slow.received.length).toBeLessThan(6);
      await steps.rounds().settled();
      expect(slow.received).toHaveLength(6);
      expect(slow.most()).toBe(2);
      expect(await steps.deliveries(ADMIN, quick.id, '?state=delivered')).toHaveLength(6);
    } finally {
      await slow.stop();
    }
  });
});

describe('several processes', () => {
  it('never make the same attempt twice', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, ONLY);
    await submit(8);
    const second = await createApp(test.config);
    try {
      receiver.answer((_, response) => setTimeout(() => response.writeHead(200).end(), 30));
      const both = [steps.rounds(), second.get(DeliveryRounds, { strict: false })];
      for (let round = 0; round < 3; round += 1) {
        await Promise.all(both.map((rounds) => rounds.look()));
        await Promise.all(both.map((rounds) => rounds.settled()));
      }
    } finally {
      await second.close();
    }
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
    expect(receiver.most()).toBeLessThanOrEqual(2);
    expect(await steps.deliveries(ADMIN, id, '?state=delivered')).toHaveLength(8);
  });

  it('take up what one of them had in hand when it died', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, ONLY);
    await submit();
    await steps.rounds().look();
    await steps.rounds().settled();
    receiver.clear();
    await submit();
    receiver.answer(200);
    // A process takes it and is never heard of again.
    const actor = await test.actor(ADMIN);
    await rowsOf(test, 'UPDATE webhook_endpoints SET state = $1', ['paused']);
    await steps.rounds().look();
    await rowsOf(test, 'UPDATE webhook_endpoints SET state = $1', ['active']);
    const taken = await test.app.get(Leases, { strict: false }).take(actor, id);
    expect(taken).toHaveLength(1);
    await steps.deliver();
    expect(receiver.received).toEqual([]);
    await rowsOf(test, `UPDATE webhook_deliveries SET leased_until = now() WHERE state = 'waiting'`);
    await steps.deliver();
    expect(receiver.received).toHaveLength(1);
    expect(await steps.deliveries(ADMIN, id, '?state=delivered')).toMatchObject([
      { attempts: 2 },
      { attempts: 1 },
    ]);
  });
});

describe('a replay', () => {
  const again = (id: string, body: Json) => test.as(ADMIN).post(`/api/v1/webhooks/${id}/replays`, body);
  const hourAgo = () => new Date(Date.now() - 3_600_000).toISOString();

  it('sends one event again under its id', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, ONLY);
    await submit();
    await steps.deliver();
    const eventId = String(receiver.received[0]?.headers['webhook-id']);
    const url = `/api/v1/webhooks/${id}/deliveries/${eventId}/replay`;
    expect((await test.as(ADMIN).post(url, {})).statusCode).toBe(202);
    expect((await test.as(ADMIN).post(url, {})).statusCode).toBe(409);
    await steps.deliver();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([eventId, eventId]);
    expect(await logOf(id)).toHaveLength(2);
  });

  it('sends all that failed, or all of a period, and says how many', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, ONLY);
    const from = hourAgo();
    const before = Number(jsonOf(await again(id, { which: 'all', from }))['count']);
    await steps.deliver();
    receiver.clear();
    await submit(3);
    await steps.deliver();
    const [row] = await steps.deliveries(ADMIN, id);
    await rowsOf(test, `UPDATE webhook_deliveries SET state = 'failed' WHERE event_id = $1`, [
      row?.['eventId'],
    ]);
    receiver.clear();
    const failed = await again(id, { which: 'failed', from });
    expect({ status: failed.statusCode, ...jsonOf(failed) }).toEqual({ status: 202, count: 1 });
    await steps.deliver();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([row?.['eventId']]);
    receiver.clear();
    expect(jsonOf(await again(id, { which: 'all', from }))).toEqual({ count: before + 3 });
    await steps.deliver();
    expect(receiver.received).toHaveLength(before + 3);
  });

  it('is refused outside of what is kept, and where nothing is sent', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, ONLY);
    expect((await again(id, { which: 'all', from: '2020-01-01T00:00:00Z' })).statusCode).toBe(422);
    expect((await again(id, { which: 'all', from: 'yesterday' })).statusCode).toBe(422);
    expect(
      (await again(id, { which: 'all', from: hourAgo(), until: '2025-01-01T00:00:00Z' })).statusCode,
    ).toBe(422);
    await test.as(ADMIN).post(`/api/v1/webhooks/${id}/pause`, {});
    expect((await again(id, { which: 'all', from: hourAgo() })).statusCode).toBe(409);
  });
});

describe('what is thirty days old', () => {
  it('is taken away with its deliveries and attempts', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, ONLY);
    await submit(2);
    await steps.deliver();
    const [, old] = await steps.deliveries(ADMIN, id);
    await rowsOf(test, `UPDATE webhook_events SET at = now() - interval '31 days' WHERE id = $1`, [
      old?.['eventId'],
    ]);
    await steps.rounds().tidy();
    expect(await steps.deliveries(ADMIN, id)).toHaveLength(1);
    const left = await rowsOf(
      test,
      `SELECT 1 FROM webhook_events WHERE id = $1 UNION ALL SELECT 1 FROM webhook_attempts WHERE event_id = $1`,
      [old?.['eventId']],
    );
    expect(left).toEqual([]);
  });

  it('and what an earlier release wrote down of wishes is put right', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, ONLY);
    await rowsOf(test, `UPDATE webhook_listeners SET acts = '{expense.gone}'`);
    await steps.rounds().tidy();
    await submit();
    await steps.deliver();
    expect(await steps.deliveries(ADMIN, id)).toHaveLength(1);
  });
});

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
