import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { startReceiver, verifies, webhookSteps, type Receiver } from './receiver.js';

const ADMIN = 'administrator@upstage.example';
const URL_OF_PAGE = '/settings/webhooks';

let test: TestApp;
let world: World;
let receiver: Receiver;
let steps: ReturnType<typeof webhookSteps>;

beforeAll(async () => {
  test = await startTestApp({ webhookNetworks: ['127.0.0.1'] });
  world = await createWorld(test);
  receiver = await startReceiver();
  steps = webhookSteps(test);
});
afterAll(async () => {
  await receiver.stop();
  await test.stop();
});

const endpoints = async () => jsonOf(await test.as(ADMIN).get('/api/v1/webhooks'))['items'] as Json[];
const act = (path: string, fields: Record<string, string> = {}) =>
  test.as(ADMIN).form(`${URL_OF_PAGE}/${path}`, fields);

describe('the pages of webhooks', () => {
  it('say what to do when there is none, to administrators only', async () => {
    const page = await test.as(ADMIN).get(URL_OF_PAGE);
    expect(page.body).toContain('웹훅이 없습니다');
    expect((await test.as('finance@upstage.example').get(URL_OF_PAGE)).statusCode).toBe(403);
    expect((await test.as('finance@upstage.example').get('/settings')).body).not.toContain(
      '/settings/webhooks',
    );
    expect((await test.as(ADMIN).get('/settings')).body).toContain('/settings/webhooks');
  });

  it('keep what was typed when something is wrong', async () => {
    const answer = await test
      .as(ADMIN)
      .form(URL_OF_PAGE, { url: 'https://192.168.0.1/x', description: '본사 ERP', details: 'on' });
    expect(answer.statusCode).toBe(422);
    for (const kept of [
      'https://192.168.0.1/x',
      '본사 ERP',
      '사설망',
      '받을 이벤트를 하나 이상',
      'href="#url"',
    ])
      expect(answer.body).toContain(kept);
    expect(await endpoints()).toEqual([]);
  });

  it('show the secret once, and then what was delivered', async () => {
    const fields = {
      url: receiver.url,
      description: '본사 ERP',
      eventTypes: ['claim.submitted', 'claim.created'],
    };
    const made = await test.as(ADMIN).form(URL_OF_PAGE, fields);
    expect(made.statusCode).toBe(200);
    const [secret = ''] = /whsec_[A-Za-z0-9+/]+=*/.exec(made.body.replaceAll('&#x2F;', '/')) ?? [];
    const [endpoint] = await endpoints();
    const page = `${URL_OF_PAGE}/${String(endpoint?.['id'])}`;
    expect((await test.as(ADMIN).get(page)).body).not.toContain('whsec_');
    await claimsOf(test, world).draft(world.upstage);
    await steps.deliver();
    const [message] = receiver.received;
    expect(message && verifies(message, secret)).toBe(true);
    const shown = await test.as(ADMIN).get(page);
    expect(shown.body).toMatch(/신청 작성 시작[^]*전달/);
    const eventId = String(message?.headers['webhook-id']);
    const one = await test.as(ADMIN).get(`${page}/deliveries/${eventId}`);
    expect(one.body).toContain(eventId);
    expect(one.body).toContain('204');
  });

  it('send a test, pause, go on, send again, change and delete, each with a word', async () => {
    const id = String((await endpoints())[0]?.['id']);
    const told = async (path: string, fields: Record<string, string>, word: string) => {
      const answer = await act(`${id}/${path}`, fields);
      expect({ path, status: answer.statusCode }).toEqual({ path, status: 303 });
      const [cookie = ''] = String(answer.headers['set-cookie']).split(';');
      const flash = Buffer.from(cookie.split('=')[1] ?? '', 'base64url').toString('utf8');
      expect(flash).toContain(word);
    };
    await told('ping', {}, '시험을 받았습니다: 204');
    receiver.answer(500);
    await rowsOf(test, 'UPDATE webhook_endpoints SET pinged_at = NULL');
    await told('ping', {}, '시험을 받지 못했습니다: 500');
    receiver.answer(204);
    await told('pause', {}, '멈췄습니다');
    expect((await act(`${id}/pause`)).statusCode).toBe(409);
    await told('resume', {}, '다시 켰습니다');
    const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
    await told('replays', { which: 'failed', from: today, until: today }, '다시 보낼 것이 없습니다');
    await told('replays', { which: 'all', from: today, until: today }, '1건을 다시 보냅니다');
    const bad = await act(`${id}/replays`, { which: 'all', from: today, until: '2025-01-01' });
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('2025-01-01');
    const rotated = await act(`${id}/secret`, { overlapHours: '24' });
    expect(rotated.statusCode).toBe(200);
    expect(rotated.body).toContain('whsec_');
    expect((await act(`${id}/secret`, { overlapHours: '1' })).statusCode).toBe(422);
    const changed = await act(id, { url: receiver.url, description: '새 이름', eventTypes: 'claim.paid' });
    expect(changed.statusCode).toBe(303);
    expect((await endpoints())[0]).toMatchObject({ description: '새 이름', eventTypes: ['claim.paid'] });
    await told('deletion', {}, '지웠습니다');
    expect(await endpoints()).toEqual([]);
    expect((await act(`${id}/ping`)).statusCode).toBe(404);
  });

  it('turn the keeping of events on and off', async () => {
    for (const [keep, word] of [
      ['on', '모든 이벤트를 남기고 있습니다'],
      ['off', '웹훅이 고른 이벤트만'],
    ] as const) {
      expect((await act('keeping', { keep })).statusCode).toBe(303);
      expect((await test.as(ADMIN).get(URL_OF_PAGE)).body).toContain(word);
    }
  });
});
