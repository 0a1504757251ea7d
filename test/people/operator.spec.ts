import pg from 'pg';
import { createOfficer } from '../../src/cli/user-commands.js';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { acceptLink } from '../support/builders/people.js';
import { createWorld } from '../support/world.js';

const EMAIL = 'second.officer@office.example';
const OPTIONS = { programme: 'sovereign-ai', name: '담당 2', role: 'officer' as const };

describe('what the operator does at the database', () => {
  let test: TestApp;
  let owner: pg.Client;

  beforeAll(async () => {
    test = await startTestApp();
    await createWorld(test);
    owner = new pg.Client({ connectionString: test.database.ownerUrl });
    await owner.connect();
  });

  afterAll(async () => {
    await owner.end();
    await test.stop();
  });

  function signIn(email: string) {
    return test.anonymous.post('/api/v1/sessions', { email, password: DEMO_PASSWORD });
  }

  function disable(team: string, email: string) {
    return owner.query<{ id: string | null }>('SELECT public.disable_user($1, $2, $3) AS id', [
      OPTIONS.programme,
      team,
      email,
    ]);
  }

  it('invites an officer by a link, without a password to begin with', async () => {
    const secret = await createOfficer(owner, EMAIL, OPTIONS);
    expect((await signIn(EMAIL)).statusCode).toBe(401);
    const officer = await acceptLink(test, secret);
    expect(officer).toMatchObject({ roles: ['officer'], team: { kind: 'office' } });
    expect((await signIn(EMAIL)).statusCode).toBe(201);
    await expect(acceptLink(test, secret)).rejects.toMatchObject({ code: 'people.link-used' });
  });

  it('shuts a person out at once, in the team that was named', async () => {
    expect((await test.as(EMAIL).get('/api/v1/people')).statusCode).toBe(200);
    expect((await disable('upstage', EMAIL)).rows).toEqual([{ id: null }]);
    expect((await test.as(EMAIL).get('/api/v1/people')).statusCode).toBe(200);
    await disable('office', EMAIL);
    expect((await test.as(EMAIL).get('/api/v1/people')).statusCode).toBe(401);
    expect((await signIn(EMAIL)).statusCode).toBe(401);
  });

  it('lets the person in again by a new link', async () => {
    await acceptLink(test, await createOfficer(owner, EMAIL, OPTIONS));
    expect((await signIn(EMAIL)).statusCode).toBe(201);
    expect((await test.as(EMAIL).get('/api/v1/people')).statusCode).toBe(401);
  });

  it('is recorded in the office’s own log', async () => {
    const unit = test.app.get(UnitOfWork, { strict: false });
    const events = await unit.run(await test.actor('officer@office.example'), () =>
      unit.query<{ act: string }>(
        `SELECT a.act FROM audit_events a JOIN users u ON u.id = a.subject_id
         WHERE u.email = $1 AND a.actor_id = operator_id() ORDER BY a.at`,
        [EMAIL],
      ),
    );
    expect(events.map(({ act }) => act)).toEqual(['user.invited', 'user.disabled', 'user.invited']);
  });

  it('is refused to the application', async () => {
    const app = new pg.Client({ connectionString: test.database.appUrl });
    await app.connect();
    try {
      for (const call of [
        'create_officer(NULL)',
        "disable_user('', '', '')",
        'found_programme(NULL)',
        'auth_actor(NULL)',
      ]) {
        await expect(app.query(`SELECT public.${call}`)).rejects.toMatchObject({ code: '42501' });
      }
      for (const table of ['credentials', 'sign_in_attempts']) {
        await expect(app.query(`SELECT 1 FROM public.${table}`)).rejects.toMatchObject({ code: '42501' });
      }
      await expect(app.query('SELECT token_hash FROM public.sessions')).rejects.toMatchObject({
        code: '42501',
      });
    } finally {
      await app.end();
    }
  });
});
