import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { createWorld, type World } from '../support/world.js';
import {
  ADMINISTRATOR,
  NEW_PASSWORD,
  OFFICER,
  pathOf,
  PeopleSteps,
  RIVAL,
  type PersonJson,
} from './people-steps.js';

describe('people', () => {
  let test: TestApp;
  let world: World;
  let people: PeopleSteps;

  beforeAll(async () => {
    test = await startTestApp();
    world = await createWorld(test);
    people = new PeopleSteps(test);
  });

  afterAll(() => test.stop());

  it('come in by a link that works once, and for whoever holds it', async () => {
    const { answer, email, link } = await people.invite();
    expect(answer.statusCode).toBe(201);
    expect(await people.signIn(email, NEW_PASSWORD)).toMatchObject({ statusCode: 401 });
    const page = await test.anonymous.get(pathOf(link.url));
    expect(page.body).toContain('새 사람 님, 반갑습니다');
    const done = await people.join(link.url);
    expect([done.statusCode, done.headers.location]).toEqual([303, '/sign-in']);
    expect((await people.signIn(email, NEW_PASSWORD)).statusCode).toBe(201);

    const again = await people.join(link.url, 'another long password');
    expect(again.statusCode).toBe(404);
    expect(again.body).toContain('이 링크는 더 쓸 수 없습니다');
    expect((await people.signIn(email, 'another long password')).statusCode).toBe(401);
    const json = await test.anonymous.post(`/api/v1${pathOf(link.url)}`, {
      password: 'another long password',
    });
    expect(json.json().code).toBe('people.link-used');
  });

  it('lets one of two who use a link at once set the password', async () => {
    const { link } = await people.invite();
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => people.join(link.url, `long enough password ${n}`)),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 404, 404, 404]);
  });

  it('are told what is wrong with a password and keep the link', async () => {
    const { link } = await people.invite();
    const short = await people.join(link.url, 'short');
    expect(short.statusCode).toBe(422);
    expect(short.body).toContain('12자 이상');
    const differs = await test.anonymous.form(pathOf(link.url), {
      password: NEW_PASSWORD,
      passwordAgain: 'else',
    });
    expect(differs.body).toContain('두 비밀번호가 다릅니다');
    expect((await people.join(link.url)).statusCode).toBe(303);
  });

  it('get a new link for a lost password, which ends their sessions', async () => {
    const { id, email, link } = await people.invite();
    await people.join(link.url);
    const signedIn = await people.signIn(email, NEW_PASSWORD);
    const cookie = { cookie: String(signedIn.headers['set-cookie']).split(';')[0] ?? '' };
    const made = await test.as(ADMINISTRATOR).post(`/api/v1/people/${id}/password-link`);
    expect(made.json()).toMatchObject({ link: { purpose: 'password' } });
    await people.join(made.json().link.url, 'a password not used before');
    expect((await test.anonymous.get('/api/v1/sessions', cookie)).statusCode).toBe(401);
    expect((await people.signIn(email, NEW_PASSWORD)).statusCode).toBe(401);
    expect((await people.signIn(email, 'a password not used before')).statusCode).toBe(201);
  });

  it('have no second account in a team, and no way to learn of one in another', async () => {
    const own = await people.invite(ADMINISTRATOR, { email: 'pi@upstage.example' });
    expect([own.answer.statusCode, own.answer.json().code]).toEqual([409, 'people.email-taken']);
    const rival = await people.invite(ADMINISTRATOR, { email: 'pi@skt.example' });
    expect(rival.answer.statusCode).toBe(201);
  });

  it('are checked field by field before anything is stored', async () => {
    const bad = await people.invite(ADMINISTRATOR, { name: ' ', email: 'nonsense', roles: ['officer'] });
    expect(bad.answer.statusCode).toBe(422);
    expect(bad.answer.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/name',
      '/email',
      '/roles',
    ]);
    const institution = await people.invite(ADMINISTRATOR, { institutionId: world.skt.companyId });
    expect([institution.answer.statusCode, institution.answer.json().code]).toEqual([
      422,
      'people.institution-unknown',
    ]);
  });

  it('of another team are not there', async () => {
    const rival = await people.find(RIVAL, 'finance@skt');
    for (const attempt of [
      test.as(ADMINISTRATOR).get(`/api/v1/people/${rival.id}`),
      test.as(ADMINISTRATOR).put(`/api/v1/people/${rival.id}/roles`, { roles: ['researcher'] }),
      test.as(ADMINISTRATOR).post(`/api/v1/people/${rival.id}/disabling`),
      test.as(ADMINISTRATOR).post(`/api/v1/people/${rival.id}/enabling`),
      test.as(ADMINISTRATOR).post(`/api/v1/people/${rival.id}/password-link`),
    ]) {
      const answer = await attempt;
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'people.not-found']);
    }
    const listed = await test.as(ADMINISTRATOR).get(`/api/v1/people?teamId=${world.skt.id}`);
    expect(listed.json().items).toEqual([]);
    const own = await test.as(ADMINISTRATOR).get('/api/v1/people?limit=200');
    expect(own.body).not.toContain('SK텔레콤');
    expect(own.body).not.toContain('office.example');
    const invited = await people.invite(ADMINISTRATOR, { teamId: world.skt.id });
    const nowhere = await people.invite(ADMINISTRATOR, { teamId: world.programmeId });
    expect([invited.answer.statusCode, invited.answer.json().code]).toEqual([422, 'people.team-unknown']);
    expect({ ...invited.answer.json(), instance: '' }).toEqual({ ...nowhere.answer.json(), instance: '' });
  });

  it('are managed by nobody but administrators and officers', async () => {
    for (const email of ['researcher@upstage.example', 'finance@upstage.example', 'pi@upstage.example']) {
      expect((await test.as(email).get('/api/v1/people')).json().code).toBe('people.not-administrator');
      expect((await test.as(email).get('/settings/people')).statusCode).toBe(403);
      expect((await people.invite(email)).answer.json().code).toBe('people.not-administrator');
    }
    expect((await test.as('auditor@office.example').get('/api/v1/people')).statusCode).toBe(200);
    expect((await people.invite('auditor@office.example', { roles: ['auditor'] })).answer.statusCode).toBe(
      403,
    );
  });

  it('are looked after by the officer in every team, which is recorded', async () => {
    const { answer, email } = await people.invite(OFFICER, { teamId: world.skt.id, roles: ['finance'] });
    expect(answer.statusCode).toBe(201);
    expect((await people.find(RIVAL, email)).roles).toEqual(['finance']);
    await expect(people.find(ADMINISTRATOR, email)).rejects.toThrow('not in the list');
    const roles = await people.invite(OFFICER, { teamId: world.skt.id, roles: ['officer'] });
    expect(roles.answer.json().errors[0].code).toBe('people.role-unknown');
    const auditor = await people.invite(OFFICER, { roles: ['auditor'] });
    expect(auditor.answer.statusCode).toBe(201);
  });

  it('lose and gain roles from the next request on', async () => {
    const { id, email, link } = await people.invite(ADMINISTRATOR, { roles: ['researcher'] });
    await people.join(link.url);
    const signedIn = await people.signIn(email, NEW_PASSWORD);
    const cookie = { cookie: String(signedIn.headers['set-cookie']).split(';')[0] ?? '' };
    expect((await test.anonymous.get('/api/v1/people', cookie)).statusCode).toBe(403);
    const given = await test
      .as(ADMINISTRATOR)
      .put(`/api/v1/people/${id}/roles`, { roles: ['administrator', 'researcher'] });
    expect(given.json().roles).toEqual(['administrator', 'researcher']);
    expect((await test.anonymous.get('/api/v1/people', cookie)).statusCode).toBe(200);
    await test.as(ADMINISTRATOR).put(`/api/v1/people/${id}/roles`, { roles: ['researcher'] });
    expect((await test.anonymous.get('/api/v1/people', cookie)).statusCode).toBe(403);
  });

  it('lose access at once, with sessions, tokens and links, and get only the account back', async () => {
    const { id, email, link } = await people.invite();
    await people.join(link.url);
    const signedIn = await people.signIn(email, NEW_PASSWORD);
    const cookie = { cookie: String(signedIn.headers['set-cookie']).split(';')[0] ?? '' };
    const expiresOn = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const made = await test.anonymous.post(
      '/api/v1/tokens',
      { name: '연동', scopes: ['read'], expiresOn },
      cookie,
    );
    const bearer = { authorization: `Bearer ${made.json().token}` };
    expect((await test.anonymous.get('/api/v1/sessions', bearer)).statusCode).toBe(200);
    const lost = await test.as(ADMINISTRATOR).post(`/api/v1/people/${id}/password-link`);

    const disabled = await test.as(ADMINISTRATOR).post(`/api/v1/people/${id}/disabling`);
    expect(disabled.json().status).toBe('disabled');
    expect((await test.anonymous.get('/api/v1/sessions', cookie)).statusCode).toBe(401);
    expect((await test.anonymous.get('/api/v1/sessions', bearer)).statusCode).toBe(401);
    expect((await people.signIn(email, NEW_PASSWORD)).statusCode).toBe(401);
    expect((await people.join(lost.json().link.url)).statusCode).toBe(404);
    expect((await test.as(ADMINISTRATOR).post(`/api/v1/people/${id}/password-link`)).json().code).toBe(
      'people.disabled',
    );

    const enabled = await test.as(ADMINISTRATOR).post(`/api/v1/people/${id}/enabling`);
    expect(enabled.json().status).toBe('active');
    expect((await test.anonymous.get('/api/v1/sessions', cookie)).statusCode).toBe(401);
    expect((await test.anonymous.get('/api/v1/sessions', bearer)).statusCode).toBe(401);
    expect((await people.join(lost.json().link.url)).statusCode).toBe(404);
    expect((await people.signIn(email, NEW_PASSWORD)).statusCode).toBe(201);
  });

  it('keep a last administrator and a last officer, and nobody shuts themselves out', async () => {
    const administrator = await people.find(RIVAL, RIVAL);
    const demote = { roles: ['researcher'] };
    const self = await test.as(RIVAL).put(`/api/v1/people/${administrator.id}/roles`, demote);
    expect(self.json().code).toBe('people.not-yourself');
    expect((await test.as(RIVAL).post(`/api/v1/people/${administrator.id}/disabling`)).json().code).toBe(
      'people.not-yourself',
    );
    const byOfficer = await test.as(OFFICER).put(`/api/v1/people/${administrator.id}/roles`, demote);
    expect([byOfficer.statusCode, byOfficer.json().code]).toEqual([422, 'people.last-administrator']);
    const disabled = await test.as(OFFICER).post(`/api/v1/people/${administrator.id}/disabling`);
    expect(disabled.json().code).toBe('people.last-administrator');
    const officer = await people.find(OFFICER, OFFICER);
    expect((await test.as(OFFICER).post(`/api/v1/people/${officer.id}/disabling`)).json().code).toBe(
      'people.not-yourself',
    );
    expect((await people.find(RIVAL, RIVAL)).roles).toEqual(['administrator']);
  });

  it('page by cursor, without losing or repeating anybody', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const answer = await test.as(OFFICER).get(`/api/v1/people?limit=3&after=${encodeURIComponent(after)}`);
      seen.push(...answer.json().items.map(({ id }: PersonJson) => id));
      after = answer.json().next ?? '';
    } while (after !== '');
    const all = await test.as(OFFICER).get('/api/v1/people?limit=200');
    expect(seen).toEqual(all.json().items.map(({ id }: PersonJson) => id));
    expect(new Set(seen).size).toBe(seen.length);
    const bad = await test.as(OFFICER).get('/api/v1/people?after=bm9uc2Vuc2U');
    expect([bad.statusCode, bad.json().code]).toEqual([422, 'web.bad-cursor']);
  });

  it('are found by the words themselves, not by patterns', async () => {
    const answer = await test.as(OFFICER).get('/api/v1/people?q=%25');
    expect(answer.json().items).toEqual([]);
  });

  it('leave an event for every act upon them', async () => {
    const { id, link } = await people.invite();
    await people.join(link.url);
    await test.as(ADMINISTRATOR).put(`/api/v1/people/${id}/roles`, { roles: ['finance'] });
    await test.as(ADMINISTRATOR).post(`/api/v1/people/${id}/disabling`);

    const unit = test.app.get(UnitOfWork, { strict: false });
    const events = await unit.run(await test.actor(ADMINISTRATOR), () =>
      unit.query<{ act: string }>('SELECT act FROM audit_events WHERE subject_id = $1 ORDER BY id', [id]),
    );
    expect(events.map(({ act }) => act)).toEqual([
      'user.invited',
      'user.joined',
      'user.roles-changed',
      'user.disabled',
    ]);
  });

  it('keep one administrator when two remove each other at the same moment', async () => {
    const { id, email, link } = await people.invite(RIVAL, { roles: ['administrator'] });
    await people.join(link.url, DEMO_PASSWORD);
    await test.actor(email);
    const first = await people.find(RIVAL, RIVAL);
    const [one, other] = await Promise.all([
      test.as(RIVAL).post(`/api/v1/people/${id}/disabling`),
      test.as(email).post(`/api/v1/people/${first.id}/disabling`),
    ]);
    expect([one.statusCode, other.statusCode].filter((status) => status === 200)).toHaveLength(1);
    const signedIn = await Promise.all([
      people.signIn(RIVAL, DEMO_PASSWORD),
      people.signIn(email, DEMO_PASSWORD),
    ]);
    expect(signedIn.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
  });
});
