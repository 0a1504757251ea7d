import { DeliverMail } from '../../src/notifications/mail/deliver-mail.js';
import { DigestOnTime } from '../../src/notifications/mail/digest-on-time.js';
import { WriteAtOnce } from '../../src/notifications/mail/write-at-once.js';
import { WriteDigest } from '../../src/notifications/mail/write-digest.js';
import { jobPerson, type JobPerson } from '../../src/platform/jobs/job-person.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { addPerson } from '../support/builders/people.js';
import { claimsOf } from '../support/claims.js';
import {
  decodedHeader,
  headerOf,
  partsOf,
  startMailServer,
  type MailServer,
  type Received,
} from '../support/mail-server.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';
const COLLEAGUE = 'researcher2@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const OFFICER = 'officer@office.example';
const RIVAL = 'researcher@skt.example';

let test: TestApp;
let world: World;
let server: MailServer;
let claims: ReturnType<typeof claimsOf>;
let day = 0;

beforeAll(async () => {
  server = await startMailServer();
  test = await startTestApp({ mail: server.settings });
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(async () => {
  await test.stop();
  await server.stop();
});
beforeEach(() => {
  server.manner = 'accept';
  server.received.length = 0;
});

const part = <T>(type: new (...args: never[]) => T): T => test.app.get(type, { strict: false });
const personOf = async (email: string): Promise<JobPerson> => jobPerson(await test.actor(email));
/** A day of its own for each test, in the order they come. */
const nextDay = () => `2026-01-${String((day += 1)).padStart(2, '0')}`;
const write = async (email: string, on = nextDay()) => part(WriteDigest).execute(await personOf(email), on);
const deliver = async (email: string, id: string | undefined) =>
  part(DeliverMail).execute(await personOf(email), id ?? '');
const stateOf = async (id: string | undefined) =>
  (
    await rowsOf<{ state: string; tries: number; problem: string | null }>(
      test,
      'SELECT state, tries, problem FROM mails WHERE id = $1',
      [id],
    )
  )[0];
const must = (answer: { statusCode: number; body: string }) => {
  if (answer.statusCode >= 400) throw new Error(answer.body);
};
const only = (): Received => {
  expect(server.received).toHaveLength(1);
  return server.received[0] as Received;
};
const textOf = (raw: string) => partsOf(raw)[0] ?? '';
const set = async (email: string, body: object) =>
  must(await test.as(email).patch('/api/v1/notifications/settings', body));

async function returned(title: string, verb = 'return'): Promise<string> {
  const { id } = await claims.draft(world.upstage, { title });
  must(await claims.act(RESEARCHER, id, 'submission'));
  if (verb) must(await claims.act(ADMINISTRATOR, id, verb, { comment: '비밀스러운 까닭' }));
  return String(id);
}

describe('the daily mail', () => {
  it('counts what waits and what happened, and says nothing else', async () => {
    await returned('극비 말뭉치');
    await returned('극비 말뭉치 2', 'approval');
    const id = await write(RESEARCHER);
    await deliver(RESEARCHER, id);
    const { to, from, raw } = only();
    expect([to, from]).toEqual([[RESEARCHER], 'hanjang@mail.example']);
    expect(decodedHeader(headerOf(raw, 'Subject') ?? '')).toBe('[한장] 하실 일 1건');
    expect(decodedHeader(headerOf(raw, 'From') ?? '')).toBe('한장 <hanjang@mail.example>');
    expect(headerOf(raw, 'To')).toBe(RESEARCHER);
    const [text = '', html = ''] = partsOf(raw);
    for (const body of [text, html]) {
      expect(body).toContain('돌아온 신청');
      expect(body).toContain('승인된 신청');
      expect(body).toContain('http://127.0.0.1/notifications');
      expect(body).not.toMatch(
        /극비|말뭉치|한빛|비밀|1,?100,?000|1,?000,?000|업스테이지|Upstage|관리자|2025-\d{4}|https?:\/\/(?!127)/,
      );
    }
    expect(html).not.toMatch(/<img|<script|<link|url\(/);
    expect(await stateOf(id)).toEqual({ state: 'sent', tries: 1, problem: null });
  });

  it('tells news once and what waits until it is done, and isn’t written where there is nothing', async () => {
    const id = await write(RESEARCHER);
    await deliver(RESEARCHER, id);
    const text = textOf(only().raw);
    expect(text).toContain('돌아온 신청');
    expect(text).not.toContain('승인된 신청');
    expect(await write(COLLEAGUE)).toBeUndefined();
  });

  it('of an approver and of the office counts what they have to decide, without a team’s name', async () => {
    await returned('기다리는 신청', '');
    const { id: pot } = await claims.draft(world.upstage, {
      title: '기금',
      lines: [
        {
          name: '말뭉치',
          supplyAmount: '1000000',
          taxAmount: '100000',
          categoryId: world.categories.software,
          budgetLineId: world.potLineId,
        },
      ],
    });
    must(await claims.act(RESEARCHER, pot, 'submission'));
    for (const email of [ADMINISTRATOR, OFFICER]) {
      server.received.length = 0;
      await deliver(email, await write(email));
      const text = textOf(only().raw);
      expect(text).toContain('결재할 집행: 1건');
      expect(text).not.toMatch(/업스테이지|SK텔레콤|기금/);
    }
    expect(await write(RIVAL)).toBeUndefined();
  });

  it('keeps to the person’s language and to what they turned off', async () => {
    await rowsOf(test, `UPDATE users SET locale = 'en' WHERE email = $1 AND team_id = $2`, [
      ADMINISTRATOR,
      world.upstage.id,
    ]);
    await deliver(ADMINISTRATOR, await write(ADMINISTRATOR));
    expect(textOf(only().raw)).toContain('Claims to decide on: 1 item');
    await set(ADMINISTRATOR, { kinds: [{ kind: 'approval-asked', byMail: 'off' }] });
    expect(await write(ADMINISTRATOR)).toBeUndefined();
    await set(ADMINISTRATOR, { kinds: [{ kind: 'approval-asked', byMail: 'daily' }], daily: { on: false } });
    expect(await write(ADMINISTRATOR)).toBeUndefined();
    await set(ADMINISTRATOR, { daily: { on: true } });
    await rowsOf(test, `UPDATE users SET locale = 'ko' WHERE email = $1`, [ADMINISTRATOR]);
  });

  it('is written once a day by however many processes, from the person’s hour on', async () => {
    await set(RESEARCHER, { daily: { hour: 9 } });
    const mailsOf = (on: string) =>
      rowsOf<{ email: string }>(
        test,
        `SELECT u.email FROM mails m JOIN users u ON u.id = m.user_id WHERE m.key = $1 ORDER BY 1`,
        [on],
      );
    const look = (at: string) => part(DigestOnTime).execute(new Date(at));
    await look('2026-02-02T07:59:00+09:00');
    expect(await mailsOf('2026-02-02')).toEqual([]);
    await Promise.all([1, 2, 3].map(() => look('2026-02-02T08:01:00+09:00')));
    const early = [ADMINISTRATOR, OFFICER].map((email) => ({ email }));
    expect(await mailsOf('2026-02-02')).toEqual(early);
    await Promise.all([1, 2, 3].map(() => look('2026-02-02T09:00:00+09:00')));
    expect(await mailsOf('2026-02-02')).toEqual([...early, { email: RESEARCHER }]);
    await look('2026-02-02T23:59:00+09:00');
    expect(await mailsOf('2026-02-02')).toHaveLength(3);
    const jobs = await rowsOf(
      test,
      `SELECT 1 FROM pgboss.job j JOIN mails m ON j.data->>'mailId' = m.id::text WHERE j.name = 'send-mail' AND m.key = '2026-02-02'`,
    );
    expect(jobs).toHaveLength(3);
  });
});

describe('a mail server', () => {
  it('that doesn’t take a mail now gets it again, the same to the byte', async () => {
    const id = await write(RESEARCHER, '2026-03-01');
    server.manner = 'later';
    await expect(deliver(RESEARCHER, id)).rejects.toThrow('was not taken (deferred), try 1');
    expect(await stateOf(id)).toEqual({ state: 'queued', tries: 1, problem: 'deferred' });
    server.manner = 'drop';
    await expect(deliver(RESEARCHER, id)).rejects.toThrow('(unreachable), try 2');
    await server.stop();
    await expect(deliver(RESEARCHER, id)).rejects.toThrow('(unreachable), try 3');
    const page = (await test.as(RESEARCHER).get('/notifications')).body;
    expect(page).toContain('메일 서버에 닿지 않습니다');
    expect(page).toContain('계속 다시 보내고 있습니다');
    await server.start();
    server.manner = 'accept';
    await deliver(RESEARCHER, id);
    const first = only();
    expect(await stateOf(id)).toEqual({ state: 'sent', tries: 4, problem: null });
    await deliver(RESEARCHER, id);
    expect(server.received).toHaveLength(1);
    expect((await test.as(RESEARCHER).get('/notifications')).body).not.toContain('메일이 가지 않습니다');

    // A process that died behind the sending and before the mark: in doubt, so the same once more.
    await rowsOf(
      test,
      `UPDATE mails SET state = 'sending', ended_at = NULL, tried_at = now() - interval '5 minutes' WHERE id = $1`,
      [id],
    );
    await deliver(RESEARCHER, id);
    const [, second] = server.received;
    expect(headerOf(first.raw, 'Message-ID')).toMatch(/^<[\w-]{43}@mail\.example>$/);
    const same = (raw: string) => raw.replaceAll(/--_NmP-[\w-]+|boundary="[^"]+"/g, '');
    expect(same(second?.raw ?? '')).toBe(same(first.raw));
  });

  it('isn’t given a mail that another process has in hand', async () => {
    const id = await write(RESEARCHER, '2026-03-02');
    await rowsOf(test, `UPDATE mails SET state = 'sending', tried_at = now() WHERE id = $1`, [id]);
    await expect(deliver(RESEARCHER, id)).rejects.toThrow('another process');
    expect(server.received).toEqual([]);
    await rowsOf(test, `UPDATE mails SET state = 'queued' WHERE id = $1`, [id]);
    const both = await Promise.allSettled([deliver(RESEARCHER, id), deliver(RESEARCHER, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(server.received).toHaveLength(1);
  });

  it('that refuses a mail for good isn’t asked again, and the page says so', async () => {
    const id = await write(RESEARCHER, '2026-03-03');
    server.manner = 'never';
    await deliver(RESEARCHER, id);
    expect(await stateOf(id)).toEqual({ state: 'refused', tries: 1, problem: 'refused' });
    const settings = (await test.as(RESEARCHER).get('/settings/notifications')).body;
    expect(settings).toContain('받는 메일 서버가 거절했습니다');
    server.manner = 'accept';
    await deliver(RESEARCHER, id);
    expect(server.received).toEqual([]);
  });

  it('that is silent is left after a while', async () => {
    const id = await write(RESEARCHER, '2026-03-04');
    server.manner = 'hang';
    await expect(deliver(RESEARCHER, id)).rejects.toThrow('(unreachable), try 1');
  }, 60_000);

  it('that is back gets the later day’s mail alone; what it hadn’t heard is in it', async () => {
    const claimId = await returned('그사이 승인', 'approval');
    server.manner = 'later';
    const first = await write(RESEARCHER, '2026-03-05');
    await expect(deliver(RESEARCHER, first)).rejects.toThrow('try 1');
    const second = await write(RESEARCHER, '2026-03-06');
    server.manner = 'accept';
    await deliver(RESEARCHER, first);
    expect(await stateOf(first)).toMatchObject({ state: 'dropped' });
    expect(server.received).toEqual([]);
    await deliver(RESEARCHER, second);
    expect(textOf(only().raw)).toContain('승인된 신청: 1건');
    const told = await rowsOf<{ told: boolean }>(
      test,
      'SELECT mailed_at IS NOT NULL AS told FROM notifications WHERE subject_id = $1',
      [claimId],
    );
    expect(told).toEqual([{ told: true }]);
  });

  it('that never comes back makes the page say that nothing is tried any more', async () => {
    const id = await write(RESEARCHER, '2026-03-07');
    server.manner = 'later';
    await expect(deliver(RESEARCHER, id)).rejects.toThrow('try 1');
    await part(DeliverMail).giveUp(await personOf(RESEARCHER), id ?? '');
    expect(await stateOf(id)).toMatchObject({ state: 'failed', problem: 'deferred' });
    expect((await test.as(RESEARCHER).get('/notifications')).body).toContain('이 메일은 더 보내지 않습니다');
  });
});

describe('whoever has left', () => {
  it('gets nothing: no mail is written, and one that was isn’t sent', async () => {
    await addPerson(
      test,
      world.officer && { ...world.officer, readTeamIds: [...world.officer.readTeamIds, world.upstage.id] },
      {
        teamId: world.upstage.id,
        institutionId: world.upstage.companyId,
        name: '떠날 사람',
        email: 'leaver@upstage.example',
        roles: ['administrator'],
      },
    );
    const person = await personOf('leaver@upstage.example');
    const id = await part(WriteDigest).execute(person, '2026-04-01');
    expect(id).toBeDefined();
    await rowsOf(test, 'DELETE FROM memberships WHERE user_id = $1', [person.userId]);
    await part(DeliverMail).execute(person, id ?? '');
    expect([server.received, await stateOf(id)]).toEqual([[], expect.objectContaining({ state: 'dropped' })]);
    expect(await part(WriteDigest).execute(person, '2026-04-02')).toBeUndefined();
    await part(DigestOnTime).execute(new Date('2026-04-03T10:00:00+09:00'));
    const written = await rowsOf(test, `SELECT 1 FROM mails WHERE user_id = $1 AND key > '2026-04-01'`, [
      person.userId,
    ]);
    expect(written).toEqual([]);
  });
});

describe('an urgent notice', () => {
  const atOnce = async (email: string) => part(WriteAtOnce).execute(await personOf(email));

  it('is mailed at once to those who wish it, several together, and not again by the day’s mail', async () => {
    await set(COLLEAGUE, { kinds: [{ kind: 'returned', byMail: 'at-once' }] });
    await rowsOf(test, `UPDATE stages SET ends_on = '2025-11-05' WHERE id = $1`, [world.stageId]);
    for (const title of ['급한 신청 1', '급한 신청 2']) {
      const { id } = await claims.draft(world.upstage, { title }, COLLEAGUE);
      must(await claims.act(COLLEAGUE, id, 'submission'));
      must(await claims.act(ADMINISTRATOR, id, 'return', { comment: '고쳐 주세요' }));
    }
    const { userId } = await test.actor(COLLEAGUE);
    const jobs = await rowsOf<{ later: boolean }>(
      test,
      `SELECT start_after > now() + interval '30 seconds' AS later FROM pgboss.job
       WHERE name = 'write-mail-at-once' AND data->'person'->>'userId' = $1`,
      [userId],
    );
    expect(jobs).toEqual([{ later: true }, { later: true }]);
    const id = await atOnce(COLLEAGUE);
    expect(await atOnce(COLLEAGUE)).toBeUndefined();
    await deliver(COLLEAGUE, id);
    const { raw } = only();
    expect(decodedHeader(headerOf(raw, 'Subject') ?? '')).toBe('[한장] 서두를 알림 2건');
    expect(partsOf(raw).join()).not.toMatch(/급한 신청|고쳐/);
    const told = await rowsOf(
      test,
      `SELECT 1 FROM notifications WHERE user_id = $1 AND kind = 'returned' AND mailed_at IS NULL`,
      [userId],
    );
    expect(told).toEqual([]);
  });

  it('waits for the day’s mail where the stage has time, or nobody wished it', async () => {
    await rowsOf(test, `UPDATE stages SET ends_on = '2026-01-31' WHERE id = $1`, [world.stageId]);
    const { id } = await claims.draft(world.upstage, { title: '느긋한 신청' }, COLLEAGUE);
    must(await claims.act(COLLEAGUE, id, 'submission'));
    must(await claims.act(ADMINISTRATOR, id, 'return', { comment: '고쳐 주세요' }));
    expect([await atOnce(COLLEAGUE), await atOnce(RESEARCHER)]).toEqual([undefined, undefined]);
  });
});

describe('the way out of a mail', () => {
  const linkOf = (raw: string) =>
    /<http:\/\/127\.0\.0\.1([^>]+)>/.exec(headerOf(raw, 'List-Unsubscribe') ?? '')?.[1] ?? '';

  it('works without signing in, by looking and pressing, for that mail alone', async () => {
    await set(RESEARCHER, { kinds: [{ kind: 'returned', byMail: 'at-once' }] });
    await deliver(RESEARCHER, await write(RESEARCHER, '2026-05-01'));
    const { raw } = only();
    expect(headerOf(raw, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    const link = linkOf(raw);
    const page = await test.anonymous.get(link);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('그만 받기');
    expect(page.body).not.toMatch(/researcher|업스테이지/);
    const settings = async () => (await test.as(RESEARCHER).get('/api/v1/notifications/settings')).body;
    expect(await settings()).toContain('"daily":{"on":true');
    const stopped = await test.anonymous.form(link, { 'List-Unsubscribe': 'One-Click' });
    expect([stopped.statusCode, stopped.body]).toEqual([200, expect.stringContaining('메일을 끊었습니다')]);
    expect(await settings()).toContain('"daily":{"on":false');
    expect(await settings()).toContain('"byMail":"at-once"');
    expect((await test.anonymous.form(link)).statusCode).toBe(200);
    expect(await write(RESEARCHER, '2026-05-01')).toBeUndefined();
    await set(RESEARCHER, { daily: { on: true } });
  });

  it('holds for a mail that was written and not sent yet', async () => {
    const id = await write(RESEARCHER, '2026-05-02');
    await set(RESEARCHER, { daily: { on: false } });
    await deliver(RESEARCHER, id);
    expect([server.received, await stateOf(id)]).toEqual([[], expect.objectContaining({ state: 'dropped' })]);
    await set(RESEARCHER, { daily: { on: true } });
  });

  it('of an urgent mail leaves the day’s mail', async () => {
    await rowsOf(test, `UPDATE stages SET ends_on = '2025-11-05' WHERE id = $1`, [world.stageId]);
    await returned('끊을 신청');
    const id = await part(WriteAtOnce).execute(await personOf(RESEARCHER));
    await deliver(RESEARCHER, id);
    expect((await test.anonymous.form(linkOf(only().raw))).statusCode).toBe(200);
    const settings = (await test.as(RESEARCHER).get('/api/v1/notifications/settings')).body;
    expect(settings).not.toContain('"byMail":"at-once"');
    expect(settings).toContain('"daily":{"on":true');
  });

  it('can’t be made up', async () => {
    await set(RESEARCHER, { daily: { on: true } });
    const link = linkOf((await deliver(RESEARCHER, await write(RESEARCHER, '2026-05-03')), only().raw));
    const token = link.split('t=')[1] ?? '';
    const bytes = Buffer.from(token, 'base64url');
    for (const index of [0, 1, 20, 64, 70, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      const answer = await test.anonymous.form(`/mails/unsubscribe?t=${changed.toString('base64url')}`);
      expect({ index, status: answer.statusCode }).toEqual({ index, status: 404 });
    }
    for (const odd of ['', '?t=', '?t=x', `?t=${token}&t=${token}`])
      expect((await test.anonymous.get(`/mails/unsubscribe${odd}`)).statusCode).toBe(404);
    expect((await test.as(RESEARCHER).get('/api/v1/notifications/settings')).body).toContain(
      '"daily":{"on":true',
    );
  });
});

describe('odd names and addresses', () => {
  const rename = (name: string, email: string) =>
    rowsOf(test, `UPDATE users SET name = $1, email = $2 WHERE id = $3`, [name, email, reader]);
  let reader = '';
  const letter = async (name: string, email: string, on: string) => {
    reader = (await test.actor(RESEARCHER)).userId;
    await rename(name, email);
    const person = await personOf(RESEARCHER);
    const id = await part(WriteDigest).execute(person, on);
    await part(DeliverMail).execute(person, id ?? '');
    const state = await stateOf(id);
    await rename('업스테이지 연구자 1', RESEARCHER);
    return { state, received: server.received[0] };
  };

  it.each([
    ['홍길동\r\nBcc: rival@skt.example', '2026-06-01'],
    [`${'가'.repeat(5000)}`, '2026-06-02'],
    ['<script>alert(1)</script>" onload="x', '2026-06-03'],
    ['раypal.com \u202Egro.elpmaxe', '2026-06-04'],
  ])('a name like %p stands in no mail at all', async (name, on) => {
    const { received } = await letter(name, RESEARCHER, on);
    const { raw, to } = received as Received;
    expect(to).toEqual([RESEARCHER]);
    expect(headerOf(raw, 'To')).toBe(RESEARCHER);
    expect(headerOf(raw, 'Bcc')).toBeUndefined();
    expect([raw, ...partsOf(raw)].join()).not.toMatch(/홍길동|rival|가가|<script|раypal/);
  });

  it.each([
    ['a@b.example\r\nbcc: rival@skt.example', '2026-06-05'],
    ['a@b.example, rival@skt.example', '2026-06-06'],
    ['"a b"@b.example', '2026-06-07'],
    [`${'a'.repeat(300)}@b.example`, '2026-06-08'],
  ])('an address like %p is refused before any server hears of it', async (address, on) => {
    const { state, received } = await letter('이름', address, on);
    expect([state, received]).toEqual([{ state: 'refused', tries: 1, problem: 'address' }, undefined]);
  });

  it('a Korean address is written to as it is', async () => {
    const { received } = await letter('이름', '연구자@한장.example', '2026-06-09');
    expect(received?.to).toEqual(['연구자@한장.example']);
    expect(decodedHeader(headerOf(received?.raw ?? '', 'To') ?? '')).toMatch(
      /^<?연구자@(한장|xn--[a-z0-9]+)\.example>?$/,
    );
  });
});
