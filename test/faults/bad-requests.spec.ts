import { startTestApp, type TestApp } from '../support/app.js';
import type { Headers } from '../support/client.js';
import { claimsOf, jsonOf, typedClaim } from '../support/claims.js';
import { everythingStored } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const EMAIL = 'researcher@upstage.example';
const JSON_TYPE = { 'content-type': 'application/json' };

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
  await test.as(EMAIL).get('/api/v1/expenses');
});
afterAll(() => test.stop());

describe('a body that cannot be read', () => {
  it.each([
    ['half an object', JSON_TYPE, '{"title":'],
    ['nothing', JSON_TYPE, ''],
    ['a list', JSON_TYPE, '[]'],
    ['a list of claims', JSON_TYPE, '[{"title":"a"}]'],
    ['text', JSON_TYPE, '"a"'],
    ['a number', JSON_TYPE, '1'],
    ['truth', JSON_TYPE, 'true'],
    ['not UTF-8', JSON_TYPE, Buffer.from('7b22746974ff6c65223a2261227d', 'hex')],
    ['deep lists', JSON_TYPE, `{"lines":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['a prototype', JSON_TYPE, '{"__proto__":{"x":1}}'],
    ['a constructor', JSON_TYPE, '{"constructor":{"prototype":{"x":1}}}'],
    ['XML', { 'content-type': 'application/xml' }, '<a/>'],
    ['plain text', { 'content-type': 'text/plain' }, '{}'],
    ['no type', {}, '{}'],
    ['a type of nonsense', { 'content-type': ';;;' }, '{}'],
    ['a wrong charset', { 'content-type': 'application/json; charset=utf-7' }, '{"title":1}'],
    ['two megabytes', JSON_TYPE, JSON.stringify({ title: 'a'.repeat(2_000_000) })],
    ['packed', { ...JSON_TYPE, 'content-encoding': 'gzip' }, Buffer.from('1f8b0800', 'hex')],
  ])('%s is refused and nothing is kept', async (_what, headers, payload) => {
    const before = await everythingStored(test);
    const answer = await test.as(EMAIL).request('POST', '/api/v1/expenses', headers, payload);
    expect({ status: answer.statusCode, body: answer.body }).toEqual({
      status: expect.any(Number),
      body: expect.stringMatching(/"code":"[a-z-]+\.[a-z-]+"/),
    });
    expect([400, 413, 415, 422]).toContain(answer.statusCode);
    expect(jsonOf(answer)['detail']).toMatch(/[가-힣]/);
    expect(await everythingStored(test)).toEqual(before);
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    '/api/v1/expenses/1',
    '/api/v1/expenses/%00',
    '/api/v1/expenses/..%2f..%2fetc%2fpasswd',
    "/api/v1/expenses/'%20OR%201=1",
    '/api/v1/expenses/0199a000-0000-7000-8000-00000000000g',
    `/api/v1/expenses/${'a'.repeat(5000)}`,
    '/api/v1/expenses/%ED%A0%80',
    '/api/v1/expenses/%',
    '/api/v1/expenses/%zz',
    '/api/v1/evidence/1',
    '/api/v1/evidence/%00',
    '/api/v1/nothing',
    '/api/v2/expenses',
    '/expenses/1',
    '/expenses/%00/edit',
    '/evidence/%00',
    '/evidence/..%2f..%2fpackage.json',
    '/budgets/lines/1',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/....//....//package.json',
    '/assets/fonts/..%5c..%5cpackage.json',
    '/assets/%00',
    '//etc/passwd',
    '/.env',
    '/.git/config',
  ])('%s is not found', async (url) => {
    const answer = await test.as(EMAIL).get(url);
    expect({ status: answer.statusCode, url }).toMatchObject({ status: expect.any(Number) });
    expect([400, 403, 404, 414, 422]).toContain(answer.statusCode);
    expect(answer.body).not.toContain('"dependencies"');
    expect(answer.body).not.toMatch(/at .*\.js:\d+|node_modules/);
  });

  it.each([
    '/%61pi/v1/expenses',
    '/api/v1/expense%73',
    '/API/v1/expenses',
    '/api//v1/expenses',
    '/./api/v1/expenses',
    '/api/v1/expenses/',
  ])('%s gives a stranger no more than the plain address', async (url) => {
    for (const method of ['GET', 'POST'] as const) {
      const answer = await test.anonymous.request(
        method,
        url,
        JSON_TYPE,
        method === 'POST' ? '{}' : undefined,
      );
      expect([303, 400, 401, 404]).toContain(answer.statusCode);
      expect(answer.body).not.toContain('items');
    }
  });

  it('shows who is signed in on the page of an address that doesn’t exist', async () => {
    const answer = await test.as(EMAIL).get('/no-such-page');
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('업스테이지');
    expect((await test.anonymous.get('/no-such-page')).body).not.toContain('업스테이지');
  });

  it.each(['PUT', 'PATCH', 'DELETE'] as const)('%s where there is none is refused', async (method) => {
    const answer = await test.as(EMAIL).request(method, '/api/v1/payments', JSON_TYPE, '{}');
    expect([404, 405]).toContain(answer.statusCode);
  });
});

describe('queries', () => {
  it.each([
    'state=done',
    'state=draft&state=paid',
    'from=2025-02-30',
    'limit=0',
    'limit=-1',
    'limit=201',
    'limit=1e99',
    'limit=abc',
    'after=abc',
    `after=${Buffer.from('["x","y"]').toString('base64url')}`,
    `after=${Buffer.from('["2025-01-01T00:00:00.000Z","y"]').toString('base64url')}`,
    `after=${Buffer.from('["infinity","0199a000-0000-7000-8000-000000000000"]').toString('base64url')}`,
    `after=${Buffer.from('[1,2]').toString('base64url')}`,
    'q=%00',
    'q[]=a',
    'q[a]=b',
    `q=${'a'.repeat(101)}`,
    'team=1',
    'order=secret',
  ])('of a list: %s is refused', async (query) => {
    for (const list of ['expenses', 'payments']) {
      const answer = await test.as(EMAIL).get(`/api/v1/${list}?${query}`);
      expect({ list, status: answer.statusCode, body: answer.body.slice(0, 300) }).toMatchObject({
        status: expect.any(Number),
      });
      expect([400, 422]).toContain(answer.statusCode);
    }
  });

  it.each([
    '%25',
    '_',
    "'",
    '\\',
    '%25%25%25',
    '(',
    '=1',
    '가',
    '%F0%9F%91%8D',
    '%0a',
    '%EF%BF%BD',
    '%ED%A0%80',
  ])('searching for %s is only a search', async (text) => {
    const answer = await test.as(EMAIL).get(`/api/v1/expenses?q=${text}`);
    expect(answer.statusCode).toBe(200);
  });
});

describe('headers', () => {
  it('of any length and kind are no fault of ours', async () => {
    const long = 'a'.repeat(60_000);
    const heads: Headers[] = [
      { cookie: `hanjang=${long}` },
      { cookie: 'hanjang=; hanjang=; =; ;;' },
      { authorization: `Bearer ${long}` },
      { authorization: 'Bearer' },
      { authorization: 'Basic YTpi' },
      { authorization: 'Bearer \u00ff' },
      { 'accept-language': long },
      { 'x-request-id': long },
      { 'x-forwarded-for': '999.1.1.1, \u00ff' },
    ];
    for (const headers of heads) {
      const answer = await test.anonymous.get('/api/v1/expenses', headers);
      expect({ headers: Object.keys(headers), status: answer.statusCode }).toMatchObject({ status: 401 });
    }
    const flash = await test.as(EMAIL).get('/sign-in', { cookie: 'hanjang-flash=%%%; hanjang-locale=xx' });
    expect(flash.statusCode).toBeLessThan(500);
  });

  it('of another site refuse every change', async () => {
    const heads: Headers[] = [
      { origin: 'http://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ];
    for (const headers of heads) {
      const before = await everythingStored(test);
      const answer = await test.as(EMAIL).post('/api/v1/expenses', typedClaim(world, world.upstage), headers);
      expect(answer.statusCode).toBe(403);
      expect(await everythingStored(test)).toEqual(before);
    }
  });
});

describe('two people, one claim', () => {
  it('is saved once; the other is told that it changed, and nothing is lost', async () => {
    const draft = await claims.draft(world.upstage);
    const save = (title: string) =>
      test.as(EMAIL).put(`/api/v1/expenses/${String(draft['id'])}`, { title, version: draft['version'] });
    const answers = await Promise.all([save('하나'), save('둘'), save('셋')]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    const won = jsonOf(answers.find(({ statusCode }) => statusCode === 200) ?? { body: '{}' });
    for (const answer of answers.filter(({ statusCode }) => statusCode === 409))
      expect(jsonOf(answer)).toMatchObject({
        code: 'expense.changed',
        detail: expect.stringMatching(/[가-힣]/),
      });
    expect(await claims.read(EMAIL, draft['id'])).toMatchObject({
      title: won['title'],
      version: won['version'],
    });
  });

  it('is submitted, decided and paid once when it is asked for at once', async () => {
    const { id } = await claims.draft(world.upstage);
    const times = async (act: () => Promise<{ statusCode: number }>) =>
      (await Promise.all([act(), act(), act()])).map(({ statusCode }) => statusCode).sort();
    expect(await times(() => claims.act(EMAIL, id, 'submission'))).toEqual([200, 409, 409]);
    expect(await times(() => claims.act('administrator@upstage.example', id, 'approval'))).toEqual([
      200, 409, 409,
    ]);
    expect(await times(() => claims.pay('finance@upstage.example', [id]))).toEqual([201, 409, 409]);
  });
});

describe('the same request sent twice', () => {
  const key = (value: string) => ({ 'idempotency-key': value });

  it('is done once and answered alike; with other input it is refused', async () => {
    const body = typedClaim(world, world.upstage);
    const first = await test.as(EMAIL).post('/api/v1/expenses', body, key('k-1'));
    const before = await everythingStored(test);
    const second = await test.as(EMAIL).post('/api/v1/expenses', body, key('k-1'));
    expect({ status: second.statusCode, body: jsonOf(second) }).toEqual({ status: 201, body: jsonOf(first) });
    expect(first.headers['location']).toBe(`/api/v1/expenses/${String(jsonOf(first)['id'])}`);
    expect(second.headers['location']).toBe(first.headers['location']);
    const other = await test.as(EMAIL).post('/api/v1/expenses', { ...body, title: '다른 것' }, key('k-1'));
    expect(other.statusCode).toBe(409);
    expect(jsonOf(other)).toMatchObject({ code: 'web.key-reused' });
    const elsewhere = await claims.act(EMAIL, jsonOf(first)['id'], 'submission');
    expect(elsewhere.statusCode).toBe(200);
    expect(await everythingStored(test)).not.toEqual(before);
  });

  it('at once is done once', async () => {
    const body = typedClaim(world, world.upstage, { title: '동시에' });
    const before = await everythingStored(test);
    const send = () => test.as(EMAIL).post('/api/v1/expenses', body, key('k-2'));
    const answers = await Promise.all([send(), send(), send(), send()]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => jsonOf(answer)['id'])).size).toBe(1);
    const after = await everythingStored(test);
    expect(after['expenses']).toBe((before['expenses'] ?? 0) + 1);
  });

  it('pays once, though the answer was lost', async () => {
    const { id } = await claims.draft(world.upstage);
    await claims.act(EMAIL, id, 'submission');
    await claims.act('administrator@upstage.example', id, 'approval');
    const pay = () =>
      test
        .as('finance@upstage.example')
        .post('/api/v1/payments', { expenseIds: [id], paidOn: '2025-11-03' }, key('pay-1'));
    const first = await pay();
    const before = await everythingStored(test);
    const again = await pay();
    expect({ status: again.statusCode, body: jsonOf(again) }).toEqual({ status: 201, body: jsonOf(first) });
    expect(await everythingStored(test)).toEqual(before);
  });

  it('keeps no refusal: put right, the key may be used again', async () => {
    const bad = await test.as(EMAIL).post('/api/v1/expenses', { title: 7 }, key('k-3'));
    expect(bad.statusCode).toBe(422);
    const good = await test.as(EMAIL).post('/api/v1/expenses', { title: '고친 것' }, key('k-3'));
    expect(good.statusCode).toBe(201);
  });

  it("by somebody else is another request, and another's answer is never given", async () => {
    const body = typedClaim(world, world.upstage);
    const mine = jsonOf(await test.as(EMAIL).post('/api/v1/expenses', { title: body['title'] }, key('k-4')));
    for (const email of ['researcher2@upstage.example', 'researcher@skt.example']) {
      const theirs = await test.as(email).post('/api/v1/expenses', { title: body['title'] }, key('k-4'));
      expect(theirs.statusCode).toBe(201);
      expect(jsonOf(theirs)['id']).not.toBe(mine['id']);
    }
  });

  it.each(['', 'a b', '한글', 'a'.repeat(201)])('with the key %j is refused', async (bad) => {
    const answer = await test.as(EMAIL).post('/api/v1/expenses', { title: 'a' }, key(bad));
    expect(answer.statusCode).toBe(422);
    expect(jsonOf(answer)).toMatchObject({ code: 'web.bad-key' });
  });
});
