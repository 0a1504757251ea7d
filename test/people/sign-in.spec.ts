import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { SESSION_COOKIE } from '../support/actors.js';
import { asOwner } from '../support/builders/people.js';
import { createWorld } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';

describe('signing in', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
    await createWorld(test);
  });

  afterAll(() => test.stop());

  it('answers with the person and sets a cookie that scripts and other sites never get', async () => {
    const answer = await test.anonymous.post('/api/v1/sessions', {
      email: ' Researcher@Upstage.example ',
      password: DEMO_PASSWORD,
    });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      expiresAt: expect.stringMatching(/Z$/),
      user: { email: RESEARCHER, roles: ['researcher'], team: { kind: 'team', name: { ko: '업스테이지' } } },
    });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(SESSION_COOKIE);
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure|Domain/);
  });

  it('is asked of everybody who asks for more than the door', async () => {
    const api = await test.anonymous.get('/api/v1/sessions');
    expect([api.statusCode, api.json().code]).toEqual([401, 'web.not-signed-in']);
    expect(await test.as(RESEARCHER).get('/api/v1/sessions')).toMatchObject({ statusCode: 200 });
  });

  it('says the same to a wrong password, a stranger and nonsense', async () => {
    const answers = await Promise.all(
      [
        { email: RESEARCHER, password: 'not the password' },
        { email: 'nobody@upstage.example', password: DEMO_PASSWORD },
        { email: '', password: '' },
      ].map((body) => test.anonymous.post('/api/v1/sessions', body)),
    );
    const told = answers.map((answer) => ({ status: answer.statusCode, ...answer.json(), instance: '' }));
    expect(told[0]).toMatchObject({ status: 401, code: 'people.wrong-sign-in' });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  it('works as a form, keeps the e-mail address when it fails and goes on to a local path only', async () => {
    const failed = await test.anonymous.form('/sign-in', {
      email: RESEARCHER,
      password: 'wrong',
      returnTo: '/expenses',
    });
    expect(failed.statusCode).toBe(401);
    expect(failed.body).toContain(`value="${RESEARCHER}"`);
    expect(failed.body).toContain('이메일이나 비밀번호가 맞지 않습니다');
    expect(failed.body).not.toContain('value="wrong"');

    const done = await test.anonymous.form('/sign-in', {
      email: RESEARCHER,
      password: DEMO_PASSWORD,
      returnTo: '/expenses',
    });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/expenses']);
    const elsewhere = await test.anonymous.form('/sign-in', {
      email: RESEARCHER,
      password: DEMO_PASSWORD,
      returnTo: '//evil.example',
    });
    expect(elsewhere.headers.location).toBe('/');
  });

  it('refuses a form that another site sends, before anything else', async () => {
    const fields = { email: RESEARCHER, password: DEMO_PASSWORD };
    const cross = await test.anonymous.form('/sign-in', fields, { 'sec-fetch-site': 'cross-site' });
    expect(cross.statusCode).toBe(403);
    expect(cross.headers['set-cookie']).toBeUndefined();
    const origin = await test.anonymous.delete('/api/v1/sessions/current', {
      origin: 'https://evil.example',
    });
    expect(origin.json().code).toBe('web.cross-origin');
  });

  it('never takes the cookie of a request that carries an Authorization header', async () => {
    const forged = await test.as(RESEARCHER).delete('/api/v1/sessions/current', {
      authorization: 'Bearer hj_nonsense',
      'sec-fetch-site': 'cross-site',
    });
    expect(forged.statusCode).toBe(401);
    const other = await test.as(RESEARCHER).get('/api/v1/sessions', { authorization: 'Basic abc' });
    expect(other.statusCode).toBe(401);
  });

  it('shows the made-up people of the demonstration on the page', async () => {
    const page = await test.anonymous.get('/sign-in');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('officer@office.example');
    expect(page.body).toContain('finance@skt.example');
  });

  it('ends with signing out, which empties the browser’s cache', async () => {
    const signedIn = await test.anonymous.post('/api/v1/sessions', {
      email: RESEARCHER,
      password: DEMO_PASSWORD,
    });
    const cookie = { cookie: String(signedIn.headers['set-cookie']).split(';')[0] ?? '' };
    expect((await test.anonymous.get('/api/v1/sessions', cookie)).statusCode).toBe(200);
    const out = await test.anonymous.form('/sign-out', {}, cookie);
    expect([out.statusCode, out.headers.location]).toEqual([303, '/sign-in']);
    expect(out.headers['clear-site-data']).toContain('"cache"');
    expect((await test.anonymous.get('/api/v1/sessions', cookie)).statusCode).toBe(401);
  });

  it('gives a new session each time and ends the one the browser had', async () => {
    const body = { email: RESEARCHER, password: DEMO_PASSWORD };
    const first = await test.anonymous.post('/api/v1/sessions', body);
    const cookie = { cookie: String(first.headers['set-cookie']).split(';')[0] ?? '' };
    const second = await test.anonymous.post('/api/v1/sessions', body, cookie);
    expect(String(second.headers['set-cookie']).split(';')[0]).not.toBe(cookie.cookie);
    expect((await test.anonymous.get('/api/v1/sessions', cookie)).statusCode).toBe(401);
  });

  it('changes the language by a cookie and comes back to the page', async () => {
    const answer = await test.anonymous.form('/language', { locale: 'en', returnTo: '/sign-in' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in']);
    expect(String(answer.headers['set-cookie'])).toMatch(/^hanjang-locale=en;/);
    const page = await test.anonymous.get('/sign-in', { cookie: 'hanjang-locale=en' });
    expect(page.body).toContain('lang="en"');
  });

  it('stops at the tenth failure, says when to go on, and counts only failures', async () => {
    const wrong = { email: 'researcher2@upstage.example', password: 'wrong wrong wrong' };
    for (let count = 0; count < 9; count += 1) await test.anonymous.post('/api/v1/sessions', wrong);
    const right = await test.anonymous.post('/api/v1/sessions', { ...wrong, password: DEMO_PASSWORD });
    expect(right.statusCode).toBe(201);
    for (let count = 0; count < 10; count += 1) {
      expect((await test.anonymous.post('/api/v1/sessions', wrong)).statusCode).toBe(401);
    }
    const paused = await test.anonymous.post('/api/v1/sessions', { ...wrong, password: DEMO_PASSWORD });
    expect(paused.statusCode).toBe(429);
    expect(Number(paused.headers['retry-after'])).toBeGreaterThan(800);
    expect(paused.json().detail).toContain('15분 뒤에');
    const page = await test.anonymous.form('/sign-in', wrong);
    expect(page.statusCode).toBe(429);
    expect(page.headers['retry-after']).toBeDefined();

    const stranger = { email: 'stranger@upstage.example', password: 'wrong wrong wrong' };
    for (let count = 0; count < 10; count += 1) await test.anonymous.post('/api/v1/sessions', stranger);
    const strangerPaused = await test.anonymous.post('/api/v1/sessions', stranger);
    const { code, detail } = paused.json();
    expect(strangerPaused.json()).toMatchObject({ status: 429, code, detail });
  });

  it('is over when the session has expired', async () => {
    const signedIn = await test.anonymous.post('/api/v1/sessions', {
      email: 'pi@skt.example',
      password: DEMO_PASSWORD,
    });
    const cookie = { cookie: String(signedIn.headers['set-cookie']).split(';')[0] ?? '' };
    await asOwner(
      test,
      `SET ROLE hanjang_auth; UPDATE public.sessions SET expires_at = now() - interval '1 second' WHERE user_id =
         (SELECT id FROM public.users WHERE email = 'pi@skt.example'); RESET ROLE`,
    );
    expect((await test.anonymous.get('/api/v1/sessions', cookie)).statusCode).toBe(401);
  });
});

describe('signing in under HTTPS', () => {
  it('sets a cookie bound to this host', async () => {
    const test = await startTestApp({
      publicUrl: 'https://hanjang.example',
      secureCookies: true,
      databaseKind: 'external',
    });
    try {
      await createWorld(test);
      const answer = await test.anonymous.post('/api/v1/sessions', {
        email: RESEARCHER,
        password: DEMO_PASSWORD,
      });
      expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-hanjang=[\w-]{43};.*Secure/);
      const page = await test.anonymous.get('/sign-in');
      expect(page.body).not.toContain('officer@office.example');
    } finally {
      await test.stop();
    }
  });
});
