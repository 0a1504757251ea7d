import { WriteDigest } from '../../src/notifications/mail/write-digest.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { jobPerson } from '../../src/platform/jobs/job-person.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf } from '../support/claims.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { rowsOf } from '../support/stored.js';
import { createWorld } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';

let test: TestApp;
let server: MailServer;

beforeAll(async () => {
  server = await startMailServer();
  test = await startTestApp({ mail: server.settings });
  const world = await createWorld(test);
  const claims = claimsOf(test, world);
  const { id } = await claims.draft(world.upstage);
  await claims.act(RESEARCHER, id, 'submission');
  await claims.act('administrator@upstage.example', id, 'return', { comment: '고쳐 주세요' });
});
afterAll(async () => {
  await test.stop();
  await server.stop();
});

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const write = async (day: string) => {
  const person = jobPerson(await test.actor(RESEARCHER));
  return (await test.app.get(WriteDigest, { strict: false }).execute(person, day)) ?? '';
};
const stateOf = async (id: string) =>
  (await rowsOf<{ state: string }>(test, 'SELECT state FROM mails WHERE id = $1', [id]))[0]?.state;
const jobOf = async (id: string) =>
  (
    await rowsOf<{ state: string; waits: boolean; retry_limit: number }>(
      test,
      `SELECT state, start_after > now() + interval '20 seconds' AS waits, retry_limit FROM pgboss.job
       WHERE name = 'send-mail' AND data->>'mailId' = $1`,
      [id],
    )
  )[0];
const hurry = (id: string, more = '') =>
  rowsOf(
    test,
    `UPDATE pgboss.job SET start_after = now() ${more} WHERE name = 'send-mail' AND data->>'mailId' = $1`,
    [id],
  );

it('a mail waits in the queue while the server is down, goes out once when it is back, and is given up in the end', async () => {
  await server.stop();
  const day = await write('2027-01-01');
  expect(await jobOf(day)).toMatchObject({ state: 'created', retry_limit: 11 });
  await test.app.get(JobRunner, { strict: false }).start();
  await until('the first try', async () => (await jobOf(day))?.state === 'retry');
  expect(await jobOf(day)).toMatchObject({ waits: true });
  expect(await stateOf(day)).toBe('queued');

  await server.start();
  await hurry(day);
  await until('the delivery', async () => (await stateOf(day)) === 'sent');
  await until('the end of the job', async () => (await jobOf(day))?.state === 'completed');
  expect(server.received.filter(({ raw }) => raw.includes(RESEARCHER))).toHaveLength(1);

  server.manner = 'later';
  const lost = await write('2027-01-02');
  await until('its first try', async () => (await jobOf(lost))?.state === 'retry');
  await hurry(lost, ', retry_limit = retry_count');
  await until('giving up', async () => (await stateOf(lost)) === 'failed');
  expect((await test.as(RESEARCHER).get('/notifications')).body).toContain('이 메일은 더 보내지 않습니다');
}, 120_000);
