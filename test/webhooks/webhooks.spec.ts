import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { startReceiver, verifies, webhookSteps, type Receiver } from './receiver.js';

const ADMIN = 'administrator@upstage.example';
const RESEARCHER = 'researcher@upstage.example';

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
afterEach(() => {
  receiver.answer(204);
  receiver.clear();
});
afterAll(async () => {
  await receiver.stop();
  await test.stop();
});

const submitted = async (): Promise<string> => {
  const { id } = await claims.draft(world.upstage);
  const answer = await claims.act(RESEARCHER, id, 'submission');
  expect(answer.statusCode).toBe(200);
  return String(id);
};
const typesReceived = () => receiver.received.map(({ json }) => json['type']);

describe('an event', () => {
  it('is not even written down where nobody listens', async () => {
    await submitted();
    expect(await rowsOf(test, 'SELECT 1 FROM webhook_events')).toEqual([]);
    const { id } = await steps.create(ADMIN, receiver.url, { eventTypes: ['claim.paid'] });
    await submitted();
    expect(await rowsOf(test, 'SELECT 1 FROM webhook_events')).toEqual([]);
    await steps.remove(ADMIN, id);
  });

  it('goes out signed, thin, with the id it has in the list', async () => {
    const { id, secret } = await steps.create(ADMIN, receiver.url);
    const claimId = await submitted();
    await steps.deliver();
    expect(typesReceived().sort()).toEqual(['claim.created', 'claim.submitted']);
    const message = receiver.received.find(({ json }) => json['type'] === 'claim.submitted');
    if (!message) throw new Error('nothing came');
    expect(verifies(message, secret)).toBe(true);
    expect(verifies({ ...message, body: `${message.body} ` }, secret)).toBe(false);
    expect(Math.abs(Number(message.headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(30);
    expect(message.json).toEqual({
      id: message.headers['webhook-id'],
      type: 'claim.submitted',
      version: 1,
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { teamId: world.upstage.id, claimId },
    });
    expect(await steps.deliveries(ADMIN, id)).toMatchObject([
      { type: 'claim.submitted', state: 'delivered', attempts: 1, lastStatus: 204, subjectId: claimId },
      { type: 'claim.created', state: 'delivered' },
    ]);
    await steps.deliver();
    expect(receiver.received).toHaveLength(2);
    await steps.remove(ADMIN, id);
  });

  it('tells number, state, role and amounts only to an endpoint that asked for them', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, {
      eventTypes: ['claim.submitted'],
      details: true,
    });
    const claimId = await submitted();
    await steps.deliver();
    expect(receiver.received[0]?.json['data']).toEqual({
      teamId: world.upstage.id,
      claimId,
      number: (await claims.read(RESEARCHER, claimId))['number'],
      state: 'submitted',
      claimAmount: '1000000',
      payableAmount: '1100000',
      actorRoles: ['researcher'],
    });
    await steps.remove(ADMIN, id);
  });

  it('is not written when its act is undone', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, { eventTypes: ['claim.submitted'] });
    const draft = await claims.draft(world.upstage, { documentedOn: undefined });
    expect((await claims.act(RESEARCHER, draft['id'], 'submission')).statusCode).toBe(422);
    await steps.deliver();
    expect(receiver.received).toEqual([]);
    await steps.remove(ADMIN, id);
  });
});

describe('an endpoint', () => {
  it.each([
    ['http://erp.example.com/x', 'webhook.url-malformed'],
    ['ftp://erp.example.com/x', 'webhook.url-malformed'],
    ['erp.example.com', 'webhook.url-malformed'],
    ['https://a:b@erp.example.com/', 'webhook.url-credentials'],
    ['https://10.0.0.1/', 'webhook.url-private'],
    ['https://0x7f000002/', 'webhook.url-private'],
  ])('is refused for %s', async (url, code) => {
    const answer = await test.as(ADMIN).post('/api/v1/webhooks', { url, eventTypes: ['claim.paid'] });
    expect(answer.statusCode).toBe(422);
    expect(jsonOf(answer)).toMatchObject({ errors: [{ pointer: '/url', code }] });
  });

  it('is refused without events, and for events that are not the team’s', async () => {
    for (const eventTypes of [[], ['match.decided'], ['expense.submitted']]) {
      const answer = await test.as(ADMIN).post('/api/v1/webhooks', { url: receiver.url, eventTypes });
      expect(answer.statusCode).toBe(422);
    }
  });

  it('keeps its secret sealed and tells it once', async () => {
    const { id, secret } = await steps.create(ADMIN, receiver.url);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const answer = await test.as(ADMIN).get(`/api/v1/webhooks/${id}`);
    expect(answer.body).not.toContain(secret);
    const stored = await rowsOf(test, 'SELECT row_to_json(e)::text AS row FROM webhook_endpoints e');
    expect(JSON.stringify(stored)).not.toContain(secret.slice(6));
    const audited = await rowsOf<{ after: Json }>(
      test,
      `SELECT after FROM audit_events WHERE subject_id = $1 AND act = 'webhook.created'`,
      [id],
    );
    expect(audited).toEqual([{ after: expect.objectContaining({ host: `127.0.0.1:${receiver.port}` }) }]);
    expect(JSON.stringify(audited)).not.toMatch(/hook"|whsec/);
    await steps.remove(ADMIN, id);
  });

  it('signs with both secrets while they overlap, and with the new one alone after that', async () => {
    const { id, secret } = await steps.create(ADMIN, receiver.url, { eventTypes: ['claim.submitted'] });
    const rotated = await test.as(ADMIN).post(`/api/v1/webhooks/${id}/secret`, { overlapHours: 24 });
    expect(rotated.statusCode).toBe(200);
    const next = String(jsonOf(rotated)['secret']);
    await submitted();
    await steps.deliver();
    const [both] = receiver.received;
    expect(both && [verifies(both, secret), verifies(both, next)]).toEqual([true, true]);
    await rowsOf(test, `UPDATE webhook_endpoints SET old_secret_until = now() - interval '1 second'`);
    await submitted();
    await steps.deliver();
    const last = receiver.received.at(-1);
    expect(last && [verifies(last, secret), verifies(last, next)]).toEqual([false, true]);
    const at = await test.as(ADMIN).post(`/api/v1/webhooks/${id}/secret`, { overlapHours: 5 });
    expect(at.statusCode).toBe(422);
    await steps.remove(ADMIN, id);
  });

  it('sends what waited while it was paused', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, { eventTypes: ['claim.submitted'] });
    const act = (verb: string) => test.as(ADMIN).post(`/api/v1/webhooks/${id}/${verb}`, {});
    expect((await act('pause')).statusCode).toBe(200);
    expect((await act('pause')).statusCode).toBe(409);
    await submitted();
    await steps.deliver();
    expect(receiver.received).toEqual([]);
    expect((await act('resume')).statusCode).toBe(200);
    await steps.deliver();
    expect(typesReceived()).toEqual(['claim.submitted']);
    await steps.remove(ADMIN, id);
  });

  it('answers a test at once, and says how it went', async () => {
    const { id, secret } = await steps.create(ADMIN, receiver.url);
    const ping = () => test.as(ADMIN).post(`/api/v1/webhooks/${id}/ping`, {});
    const answer = await ping();
    expect(jsonOf(answer)).toMatchObject({ delivered: true, status: 204, error: null });
    const [message] = receiver.received;
    expect(message?.json).toMatchObject({ type: 'ping' });
    expect(message && verifies(message, secret)).toBe(true);
    expect((await ping()).statusCode).toBe(429);
    await rowsOf(test, 'UPDATE webhook_endpoints SET pinged_at = NULL');
    receiver.answer(503);
    expect(jsonOf(await ping())).toMatchObject({
      delivered: false,
      status: 503,
      error: 'status',
      answer: 'answered',
    });
    await steps.remove(ADMIN, id);
  });

  it('goes away with what was queued, whoever has it in hand', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, { eventTypes: ['claim.submitted'] });
    await submitted();
    let removed = 0;
    receiver.answer((_, response) => {
      void test
        .as(ADMIN)
        .delete(`/api/v1/webhooks/${id}`)
        .then(({ statusCode }) => {
          removed = statusCode;
          response.writeHead(200).end();
        });
    });
    await steps.deliver();
    expect(removed).toBe(204);
    await steps.deliver();
    expect(receiver.received).toHaveLength(1);
    expect(
      await rowsOf(test, 'SELECT 1 FROM webhook_deliveries UNION ALL SELECT 1 FROM webhook_attempts'),
    ).toEqual([]);
    expect((await test.as(ADMIN).get(`/api/v1/webhooks/${id}`)).statusCode).toBe(404);
  });

  it('is changed, and then hears of what it is to hear of', async () => {
    const { id } = await steps.create(ADMIN, receiver.url, { eventTypes: ['claim.paid'] });
    const changed = await test
      .as(ADMIN)
      .patch(`/api/v1/webhooks/${id}`, { eventTypes: ['claim.submitted'], description: 'ERP' });
    expect(jsonOf(changed)).toMatchObject({
      description: 'ERP',
      eventTypes: ['claim.submitted'],
      url: receiver.url,
    });
    await submitted();
    await steps.deliver();
    expect(typesReceived()).toEqual(['claim.submitted']);
    await steps.remove(ADMIN, id);
  });

  it('is for administrators, and its address for a signed-in one', async () => {
    for (const role of ['researcher', 'pi', 'finance']) {
      const client = test.as(`${role}@upstage.example`);
      expect((await client.get('/api/v1/webhooks')).statusCode).toBe(403);
      expect((await client.get('/api/v1/webhooks/events')).statusCode).toBe(403);
    }
    const token = await test
      .as(ADMIN)
      .post('/api/v1/tokens', { name: 'ERP', scopes: ['write'], expiresOn: nextYear() });
    const authorization = `Bearer ${String(jsonOf(token)['token'])}`;
    const asToken = (method: 'GET' | 'POST', url: string, body = '{}') =>
      test.anonymous.request(
        method,
        url,
        { authorization, 'content-type': 'application/json' },
        method === 'GET' ? undefined : body,
      );
    expect((await asToken('GET', '/api/v1/webhooks/events')).statusCode).toBe(200);
    const body = JSON.stringify({ url: receiver.url, eventTypes: ['claim.paid'] });
    const refused = await asToken('POST', '/api/v1/webhooks', body);
    expect(refused.statusCode).toBe(403);
    expect(jsonOf(refused)).toMatchObject({ code: 'webhook.session-needed' });
  });
});

function nextYear(): string {
  return new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10);
}
