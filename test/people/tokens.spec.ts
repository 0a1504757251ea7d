import { addDays, addMonths, kstDateOf } from '../../src/platform/clock/kst-date.js';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { asOwner } from '../support/builders/people.js';
import { createWorld } from '../support/world.js';

const PERSON = 'finance@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';

describe('tokens and sessions of one’s own', () => {
  let test: TestApp;
  const today = kstDateOf(new Date());

  beforeAll(async () => {
    test = await startTestApp();
    await createWorld(test);
  });

  afterAll(() => test.stop());

  async function makeToken(email: string, scopes = ['read'], expiresOn = addDays(today, 30)) {
    const answer = await test.as(email).post('/api/v1/tokens', { name: '연동', scopes, expiresOn });
    const { id, token } = answer.json() as { id: string; token: string };
    return { answer, id, token, bearer: { authorization: `Bearer ${token}` } };
  }

  it('tell a token once and keep only its hash', async () => {
    const { answer, token, bearer } = await makeToken(PERSON);
    expect(answer.statusCode).toBe(201);
    expect(token).toMatch(/^hj_[\w-]{43}$/);
    const list = await test.as(PERSON).get('/api/v1/tokens');
    expect(list.json().items).toMatchObject([{ name: '연동', scopes: ['read'], status: 'active' }]);
    expect(list.body).not.toContain(token);
    const used = await test.anonymous.get('/api/v1/sessions/current', bearer);
    expect(used.json()).toMatchObject({ sessionId: null, scopes: ['read'], user: { email: PERSON } });
  });

  it('are not kept for a repeated request', async () => {
    const body = { name: '반복', scopes: ['read'], expiresOn: addDays(today, 3) };
    const made = await test.as(PERSON).post('/api/v1/tokens', body, { 'idempotency-key': 'make-a-token' });
    expect(made.statusCode).toBe(201);
    const unit = test.app.get(UnitOfWork, { strict: false });
    const kept = await unit.run(await test.actor(PERSON), () =>
      unit.query('SELECT key FROM idempotency_keys'),
    );
    expect(kept).toEqual([]);
  });

  it('let a reading token read and a writing token write, as its maker', async () => {
    const reading = await makeToken(ADMINISTRATOR, ['read']);
    const invite = { name: '프로그램', email: 'program@upstage.example', roles: ['researcher'] };
    expect((await test.anonymous.get('/api/v1/people', reading.bearer)).statusCode).toBe(200);
    const refused = await test.anonymous.post('/api/v1/people', invite, reading.bearer);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'web.scope-missing']);
    const writing = await makeToken(ADMINISTRATOR, ['write']);
    expect(writing.answer.json().scopes).toEqual(['read', 'write']);
    expect((await test.anonymous.post('/api/v1/people', invite, writing.bearer)).statusCode).toBe(201);
    const finance = await makeToken(PERSON, ['read', 'write']);
    expect((await test.anonymous.get('/api/v1/people', finance.bearer)).statusCode).toBe(403);
  });

  it('never let a token make tokens, change passwords or end sessions', async () => {
    const { bearer } = await makeToken(PERSON, ['read', 'write']);
    const body = { name: '새끼', scopes: ['read'], expiresOn: addDays(today, 3) };
    const attempts = [
      test.anonymous.post('/api/v1/tokens', body, bearer),
      test.anonymous.put(
        '/api/v1/people/me/password',
        { currentPassword: DEMO_PASSWORD, password: 'a very long new one' },
        bearer,
      ),
      test.anonymous.delete('/api/v1/sessions/others', bearer),
      test.anonymous.delete('/api/v1/sessions/current', bearer),
    ];
    for (const answer of await Promise.all(attempts)) {
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'people.session-needed']);
    }
  });

  it('stop a token that is taken back or has run out', async () => {
    const { id, bearer } = await makeToken(PERSON);
    expect((await test.as('researcher@upstage.example').delete(`/api/v1/tokens/${id}`)).json().code).toBe(
      'people.token-not-found',
    );
    expect((await test.as(PERSON).delete(`/api/v1/tokens/${id}`)).statusCode).toBe(204);
    expect((await test.anonymous.get('/api/v1/sessions', bearer)).statusCode).toBe(401);

    const old = await makeToken(PERSON);
    await asOwner(
      test,
      `SET ROLE hanjang_auth; UPDATE public.api_tokens SET expires_at = now() - interval '1 second' WHERE id = '${old.id}'; RESET ROLE`,
    );
    expect((await test.anonymous.get('/api/v1/sessions', old.bearer)).statusCode).toBe(401);
  });

  it('refuse a token without an end, a name or anything to do', async () => {
    const make = (changes: object) =>
      test.as(PERSON).post('/api/v1/tokens', {
        name: '연동',
        scopes: ['read'],
        expiresOn: addDays(today, 30),
        ...changes,
      });
    for (const [changes, code] of [
      [{ expiresOn: today }, 'people.token-expiry'],
      [{ expiresOn: addDays(addMonths(today, 12), 1) }, 'people.token-expiry'],
      [{ name: ' ' }, 'people.token-name-missing'],
      [{ scopes: [] }, 'people.token-scope-missing'],
      [{ scopes: ['admin'] }, 'people.token-scope-missing'],
    ] as const) {
      const answer = await make(changes);
      expect([answer.statusCode, answer.json().errors[0].code]).toEqual([422, code]);
    }
    expect((await make({ expiresOn: addMonths(today, 12) })).statusCode).toBe(201);
  });

  it('show a new token on the page, once', async () => {
    const made = await test
      .as('pi@upstage.example')
      .form('/settings/tokens', { name: '표', scopes: 'read', expiresOn: addDays(today, 9) });
    expect(made.statusCode).toBe(200);
    expect(made.body).toMatch(/hj_[\w-]{43}/);
    const later = await test.as('pi@upstage.example').get('/settings/tokens');
    expect(later.body).not.toMatch(/hj_[\w-]{43}/);
    const wrong = await test
      .as('pi@upstage.example')
      .form('/settings/tokens', { name: '내 이름', expiresOn: '' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="내 이름"');
    const [{ id }] = (await test.as('pi@upstage.example').get('/api/v1/tokens')).json().items;
    expect((await test.as('pi@upstage.example').form(`/settings/tokens/${id}/revocation`)).statusCode).toBe(
      303,
    );
  });

  it('list sessions, end one, and end the others', async () => {
    const body = { email: 'pi@skt.example', password: DEMO_PASSWORD };
    const cookies = await Promise.all(
      [1, 2, 3].map(async () => {
        const answer = await test.anonymous.post('/api/v1/sessions', body, { 'user-agent': 'curl/8' });
        return { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
      }),
    );
    const [first, second, third] = cookies;
    const list = (await test.anonymous.get('/api/v1/sessions', first)).json().items;
    expect(list).toHaveLength(3);
    expect(list.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    const page = await test.anonymous.get('/settings/sessions', first);
    expect(page.body).toContain('curl');
    const mine = (await test.anonymous.get('/api/v1/sessions/current', second)).json().sessionId;
    expect((await test.as('finance@skt.example').delete(`/api/v1/sessions/${mine}`)).statusCode).toBe(404);
    expect((await test.anonymous.delete(`/api/v1/sessions/${mine}`, first)).statusCode).toBe(204);
    expect((await test.anonymous.get('/api/v1/sessions', second)).statusCode).toBe(401);
    expect((await test.anonymous.form('/settings/sessions/end-others', {}, first)).statusCode).toBe(303);
    expect((await test.anonymous.get('/api/v1/sessions', third)).statusCode).toBe(401);
    expect((await test.anonymous.get('/api/v1/sessions', first)).statusCode).toBe(200);
  });

  it('change one’s own password by the present one, and end the other sessions', async () => {
    const email = 'researcher2@skt.example';
    const cookieOf = async (password: string) => {
      const answer = await test.anonymous.post('/api/v1/sessions', { email, password });
      return { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
    };
    const here = await cookieOf(DEMO_PASSWORD);
    const elsewhere = await cookieOf(DEMO_PASSWORD);
    const password = '느리게 흐르는 강물처럼';
    const wrong = await test.anonymous.form(
      '/settings/sessions/password',
      { currentPassword: 'nope', password, passwordAgain: password },
      here,
    );
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('지금 비밀번호가 맞지 않습니다');
    const personal = await test.anonymous.put(
      '/api/v1/people/me/password',
      { currentPassword: DEMO_PASSWORD, password: email },
      here,
    );
    expect(personal.json().errors[0].code).toBe('people.password-personal');
    const done = await test.anonymous.form(
      '/settings/sessions/password',
      { currentPassword: DEMO_PASSWORD, password, passwordAgain: password },
      here,
    );
    expect([done.statusCode, done.headers.location]).toEqual([303, '/settings/sessions']);
    expect((await test.anonymous.get('/api/v1/sessions', here)).statusCode).toBe(200);
    expect((await test.anonymous.get('/api/v1/sessions', elsewhere)).statusCode).toBe(401);
    expect((await test.anonymous.post('/api/v1/sessions', { email, password })).statusCode).toBe(201);
  });

  it('have a front page with the sections that may be opened', async () => {
    const researcher = await test.as('researcher@upstage.example').get('/settings');
    expect(researcher.body).toContain('/settings/tokens');
    expect(researcher.body).not.toContain('href="/settings/people"');
    expect((await test.as(ADMINISTRATOR).get('/settings')).body).toContain('href="/settings/people"');
  });
});
