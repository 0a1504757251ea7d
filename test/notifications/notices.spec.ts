import { v7 as uuidv7 } from 'uuid';
import { Notices } from '../../src/notifications/notices.js';
import { RunImport } from '../../src/imports/run-import.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { jobPerson } from '../../src/platform/jobs/job-person.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { flashOf } from '../support/pages.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';
const COLLEAGUE = 'researcher2@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const FINANCE = 'finance@upstage.example';
const OFFICER = 'officer@office.example';
const AUDITOR = 'auditor@office.example';
const RIVAL = 'researcher@skt.example';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

interface Item {
  id: string;
  kind: string;
  subject: { type: string; id: string; label: string | null; gone: boolean };
  actorName: string | null;
  readAt: string | null;
  href: string | null;
}

const list = async (email: string, query = ''): Promise<Item[]> =>
  jsonOf(await test.as(email).get(`/api/v1/notifications${query}`))['items'] as Item[];
const about = async (email: string, id: unknown) =>
  (await list(email, '?limit=100'))
    .filter(({ subject }) => subject.id === id)
    .map(({ kind }) => kind)
    .reverse();
const unread = async (email: string) =>
  Number(jsonOf(await test.as(email).get('/api/v1/notifications/count'))['unread']);
const codeOf = (answer: { body: string }) => jsonOf(answer)['code'];
const must = (answer: { statusCode: number; body: string }) => {
  if (answer.statusCode >= 400) throw new Error(answer.body);
};

async function submitted(title: string, changes: Json = {}): Promise<string> {
  const { id } = await claims.draft(world.upstage, { title, ...changes });
  must(await claims.act(RESEARCHER, id, 'submission'));
  return String(id);
}

const onPot = () => ({
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

describe('what others do to a claim', () => {
  it('is told to its claimant, in the words of the act, and to nobody else', async () => {
    const id = await submitted('돌려받을 신청');
    expect(await about(RESEARCHER, id)).toEqual([]);
    must(await claims.act(ADMINISTRATOR, id, 'return', { comment: '견적서를 붙여 주세요' }));
    must(await claims.act(RESEARCHER, id, 'submission'));
    must(await claims.act(ADMINISTRATOR, id, 'approval'));
    must(await claims.pay(FINANCE, [id]));
    must(await claims.act(FINANCE, id, 'reversal', { comment: '잘못 보냈습니다' }));
    expect(await about(RESEARCHER, id)).toEqual(['returned', 'approved', 'paid', 'reversed']);
    for (const email of [COLLEAGUE, ADMINISTRATOR, FINANCE, OFFICER, AUDITOR, RIVAL])
      expect({ email, told: await about(email, id) }).toEqual({ email, told: [] });
    const [latest] = await list(RESEARCHER);
    expect(latest).toMatchObject({
      actorName: '업스테이지 재무',
      href: `/expenses/${id}`,
      subject: { label: expect.stringMatching(/^2025-\d{4} 돌려받을 신청$/), gone: false },
    });
  });

  it('is told when it is undone with the rest of its unit: not at all', async () => {
    const id = await submitted('바뀐 신청');
    const refused = await claims.act(ADMINISTRATOR, id, 'approval', { version: 99 });
    expect(refused.statusCode).toBe(409);
    expect(await about(RESEARCHER, id)).toEqual([]);
  });

  it('by an officer lies in the team, and tells the team without the office’s own rows', async () => {
    const id = await submitted('기금 신청', onPot());
    must(await claims.act(OFFICER, id, 'approval'));
    must(await claims.act(OFFICER, id, 'hold', { reason: 'routine-check' }));
    must(await test.as(OFFICER).delete(`/api/v1/expenses/${id}/hold`));
    expect(await about(RESEARCHER, id)).toEqual(['approved', 'held', 'released']);
    must(await test.as(RESEARCHER).post(`/api/v1/expenses/${id}/comments`, { body: '왜 보류되었나요?' }));
    expect(await about(OFFICER, id)).toEqual([]);
    const rows = await rowsOf<{ team_id: string }>(
      test,
      'SELECT DISTINCT team_id FROM notifications WHERE subject_id = $1',
      [id],
    );
    expect(rows).toEqual([{ team_id: world.upstage.id }]);
  });

  it('goes between the two people of a prepared draft', async () => {
    const { userId: colleague } = await test.actor(COLLEAGUE);
    const { id, version } = await claims.draft(world.upstage, {
      claimantId: colleague,
      title: '대신 쓴 신청',
    });
    must(await test.as(RESEARCHER).form(`/expenses/${String(id)}/handover`, { version: String(version) }));
    expect(await about(COLLEAGUE, id)).toEqual(['handed-over']);
    must(await test.as(COLLEAGUE).form(`/expenses/${String(id)}/give-back`, { comment: '날짜가 달라요' }));
    expect(await about(RESEARCHER, id)).toEqual(['given-back']);
    const [first] = await list(RESEARCHER);
    expect(first?.subject.label).toBe('대신 쓴 신청');
    const again = jsonOf(await test.as(RESEARCHER).get(`/api/v1/expenses/${String(id)}`));
    must(
      await test
        .as(RESEARCHER)
        .form(`/expenses/${String(id)}/handover`, { version: String(again['version']) }),
    );
    must(await test.as(COLLEAGUE).delete(`/api/v1/expenses/${String(id)}`));
    expect((await about(RESEARCHER, id)).at(-1)).toBe('withdrawn');
    const gone = (await list(RESEARCHER)).find(({ subject }) => subject.id === id);
    expect(gone).toMatchObject({ href: null, subject: { label: null, gone: true } });
    const opened = await test.as(RESEARCHER).get(`/notifications/${gone?.id ?? ''}`);
    expect([opened.statusCode, opened.headers.location]).toEqual([303, '/notifications']);
    expect(flashOf(opened)).toContain('지금은 볼 수 없습니다');
  });

  it('is a comment: whoever is called hears of that alone, the claimant that something was said', async () => {
    const id = await submitted('의견 있는 신청');
    const { userId: colleague } = await test.actor(COLLEAGUE);
    must(
      await test
        .as(ADMINISTRATOR)
        .post(`/api/v1/expenses/${id}/comments`, { body: '봐 주세요', mentions: [colleague] }),
    );
    expect([await about(COLLEAGUE, id), await about(RESEARCHER, id)]).toEqual([['mentioned'], ['commented']]);
    const [call] = await list(COLLEAGUE);
    expect(call?.href).toMatch(/#comment-/);
    must(
      await test.as(RESEARCHER).post(`/api/v1/expenses/${id}/comments`, { body: '@업스테이지 관리자 네' }),
    );
    expect(await about(ADMINISTRATOR, id)).toEqual(['mentioned']);
    expect(await about(RESEARCHER, id)).toEqual(['commented']);
    must(await test.as(OFFICER).post(`/api/v1/expenses/${id}/comments`, { body: '전담기관입니다' }));
    expect(await about(RESEARCHER, id)).toEqual(['commented', 'commented']);
    expect((await test.as(RESEARCHER).get(`/expenses/${id}`)).statusCode).toBe(200);
    const left = (await list(RESEARCHER, '?unread=true')).filter(({ subject }) => subject.id === id);
    expect(left).toEqual([]);
  });

  it('is the end of one’s own import', async () => {
    const sheet =
      '작성일자,거래처,내용,공급가액,비목\n2025-10-01,(주)한빛데이터(예시),표에서 온 것,1000,소프트웨어 활용비';
    const sent = await test
      .as(RESEARCHER)
      .upload('/api/v1/imports', [{ name: '시월.csv', content: sheet, field: 'file' }]);
    const id = String(jsonOf(sent)['id']);
    must(await test.as(RESEARCHER).post(`/api/v1/imports/${id}/start`));
    await test.app.get(RunImport, { strict: false }).execute(jobPerson(await test.actor(RESEARCHER)), id);
    expect(await about(RESEARCHER, id)).toEqual(['import-done']);
    expect((await list(RESEARCHER))[0]?.subject.label).toBe('시월.csv');
  });

  it('is a supplier’s account that waits for a second person', async () => {
    const [supplier] = await rowsOf<{ id: string }>(
      test,
      'SELECT id FROM suppliers WHERE team_id = $1 LIMIT 1',
      [world.upstage.id],
    );
    const id = supplier?.id ?? '';
    const account = { bankCode: '004', number: '110123456789', holder: '예금주' };
    must(await test.as(FINANCE).put(`/api/v1/suppliers/${id}/account`, account));
    expect([await about(ADMINISTRATOR, id), await about(FINANCE, id), await about(RESEARCHER, id)]).toEqual([
      ['account-proposed'],
      [],
      [],
    ]);
    must(await test.as(ADMINISTRATOR).delete(`/api/v1/suppliers/${id}/account/proposal`));
    expect(await about(FINANCE, id)).toEqual(['account-refused']);
  });
});

describe('the list', () => {
  it('counts at the bell, opens what it is about, and is read by opening', async () => {
    const id = await submitted('열어 볼 신청');
    const before = await unread(RESEARCHER);
    must(await claims.act(ADMINISTRATOR, id, 'rejection', { comment: '예산에 없는 것입니다' }));
    expect(await unread(RESEARCHER)).toBe(before + 1);
    const page = (await test.as(RESEARCHER).get('/notifications')).body;
    expect(page).toContain('관리자 님이 신청을 반려했습니다');
    expect(page).toContain('열어 볼 신청');
    expect(page).toContain(`읽지 않은 알림 ${before + 1}건`);
    const home = (await test.as(RESEARCHER).get('/')).body;
    expect(home).toContain(`<span aria-hidden="true">${before + 1}</span>`);
    const [item] = await list(RESEARCHER);
    const opened = await test.as(RESEARCHER).get(`/notifications/${item?.id ?? ''}`);
    expect([opened.statusCode, opened.headers.location]).toEqual([303, `/expenses/${id}`]);
    expect(await unread(RESEARCHER)).toBe(before);
    expect(jsonOf(await test.as(RESEARCHER).get('/notifications/count'))).toEqual({ unread: before });
  });

  it('is marked as read one by one and as a whole, up to what was on the page', async () => {
    const id = await submitted('모두 읽을 신청');
    must(await claims.act(ADMINISTRATOR, id, 'approval'));
    const [item] = await list(RESEARCHER);
    expect((await test.as(RESEARCHER).post(`/api/v1/notifications/${item?.id ?? ''}/read`)).statusCode).toBe(
      204,
    );
    expect((await list(RESEARCHER))[0]?.readAt).not.toBeNull();
    must(await claims.pay(FINANCE, [id]));
    const page = (await test.as(RESEARCHER).get('/notifications')).body;
    const until = /name="until" value="([^"]+)"/.exec(page)?.[1] ?? '';
    must(await claims.act(FINANCE, id, 'reversal', { comment: '되돌림' }));
    const done = await test.as(RESEARCHER).form('/notifications/read', { until });
    expect(done.statusCode).toBe(303);
    expect((await list(RESEARCHER, '?unread=true')).map(({ kind }) => kind)).toEqual(['reversed']);
    expect((await test.as(RESEARCHER).post('/api/v1/notifications/read')).body).toContain('"read":1');
    expect(await unread(RESEARCHER)).toBe(0);
  });

  it('is paged from the newest on, each once', async () => {
    const whole = (await list(RESEARCHER, '?limit=100')).map(({ id }) => id);
    const seen: string[] = [];
    let next = '';
    do {
      const page = jsonOf(await test.as(RESEARCHER).get(`/api/v1/notifications?limit=3${next}`));
      seen.push(...(page['items'] as Item[]).map(({ id }) => id));
      next = page['next'] ? `&after=${String(page['next'])}` : '';
    } while (next);
    expect(seen).toEqual(whole);
    expect((await test.as(RESEARCHER).get('/notifications?after=x')).statusCode).toBe(422);
  });

  it('is empty for whom nothing concerned, an auditor’s, too', async () => {
    const page = (await test.as(AUDITOR).get('/notifications')).body;
    expect(page).toContain('알림이 없습니다');
    expect((await test.as(AUDITOR).form('/notifications/read')).statusCode).toBe(303);
  });

  it('says what waits from how things stand, without a notice for each claim handed in', async () => {
    await submitted('결재를 기다리는 신청');
    const page = (await test.as(ADMINISTRATOR).get('/notifications')).body;
    expect(page).toMatch(/결재할 집행<\/span><strong>\d+건/);
    const rows = await rowsOf(test, `SELECT 1 FROM notifications WHERE kind = 'approval-asked'`);
    expect(rows).toEqual([]);
    await submitted('기금 결재', onPot());
    expect((await test.as(OFFICER).get('/notifications')).body).toMatch(/결재할 집행<\/span><strong>\d+건/);
    expect((await test.as(AUDITOR).get('/notifications')).body).not.toContain('결재할 집행');
  });
});

describe('the bell', () => {
  it('counts by the index of unread ones alone, however many were read', async () => {
    const actor = await test.actor(COLLEAGUE);
    await rowsOf(
      test,
      `INSERT INTO notifications (team_id, id, user_id, kind, subject_type, subject_id, at, read_at)
       SELECT $1, gen_random_uuid(), $2, 'paid', 'expense', gen_random_uuid(), now(), CASE WHEN i > 50 THEN now() END
       FROM generate_series(1, 20000) i`,
      [world.upstage.id, actor.userId],
    );
    await rowsOf(test, 'ANALYZE notifications');
    const unit = test.app.get(UnitOfWork, { strict: false });
    const statements: string[] = [];
    const byKey = unit.byKey.bind(unit);
    Object.assign(unit, {
      byKey: (sql: string, parameters: readonly unknown[]) => {
        statements.push(sql);
        return byKey(sql, parameters);
      },
    });
    const counted = await unread(COLLEAGUE);
    Object.assign(unit, { byKey });
    expect(counted).toBeGreaterThanOrEqual(50);
    const sql = statements.find((one) => one.includes('read_at IS NULL')) ?? '';
    const plan = await unit.run(actor, () =>
      unit.query(`EXPLAIN (ANALYZE) ${sql}`, [world.upstage.id, actor.userId]),
    );
    const text = plan.map((row) => Object.values(row).join()).join('\n');
    expect(text).toMatch(/Index (Only )?Scan using notifications_unread_ix/);
    expect(text).not.toContain('Seq Scan on notifications');
  });
});

describe('another person’s notices', () => {
  it('aren’t there, for a colleague, the office or a rival', async () => {
    const [item] = await list(RESEARCHER);
    for (const email of [COLLEAGUE, ADMINISTRATOR, OFFICER, RIVAL]) {
      const unknown = await test.as(email).post(`/api/v1/notifications/${uuidv7()}/read`);
      const theirs = await test.as(email).post(`/api/v1/notifications/${item?.id ?? ''}/read`);
      expect([theirs.statusCode, codeOf(theirs)]).toEqual([404, codeOf(unknown)]);
      expect((await test.as(email).get(`/notifications/${item?.id ?? ''}`)).statusCode).toBe(404);
    }
  });

  it('are hidden by the database itself, past every query of ours', async () => {
    const unit = test.app.get(UnitOfWork, { strict: false });
    const { userId: owner } = await test.actor(RESEARCHER);
    for (const email of [COLLEAGUE, ADMINISTRATOR, OFFICER, AUDITOR, RIVAL]) {
      const seen = await unit.run(await test.actor(email), async () => ({
        read: await unit.query('SELECT 1 FROM notifications WHERE user_id = $1', [owner]),
        marked: await unit.query('UPDATE notifications SET read_at = now() WHERE user_id = $1 RETURNING 1', [
          owner,
        ]),
        chosen: await unit.query('SELECT 1 FROM notice_settings WHERE user_id = $1', [owner]),
        mailed: await unit.query('SELECT 1 FROM mails WHERE user_id = $1', [owner]),
      }));
      expect({ email, ...seen }).toEqual({ email, read: [], marked: [], chosen: [], mailed: [] });
    }
  });

  it('can’t be written into another team, nor in another’s name', async () => {
    const notices = test.app.get(Notices, { strict: false });
    const unit = test.app.get(UnitOfWork, { strict: false });
    const actor = await test.actor(RESEARCHER);
    const { userId: rival } = await test.actor(RIVAL);
    const { userId: colleague } = await test.actor(COLLEAGUE);
    const { userId: administrator } = await test.actor(ADMINISTRATOR);
    const tell = (teamId: string, userIds: string[]) =>
      unit.run(actor, () =>
        notices.tell(actor, {
          teamId,
          kind: 'commented',
          userIds,
          subject: { type: 'expense', id: uuidv7() },
        }),
      );
    await tell(world.skt.id, [rival]);
    await tell(world.upstage.id, [rival, world.officer.userId]);
    expect([await list(RIVAL), await list(OFFICER)]).toEqual([[], []]);
    const forged = unit.run(actor, () =>
      unit.query(
        `INSERT INTO notifications (team_id, id, user_id, kind, subject_type, subject_id, actor_id, at)
         VALUES ($1, gen_random_uuid(), $2, 'paid', 'expense', gen_random_uuid(), $3, now())`,
        [world.upstage.id, colleague, administrator],
      ),
    );
    await expect(forged).rejects.toThrow('row-level security');
    expect(await list(RIVAL)).toEqual([]);
  });
});

describe('settings', () => {
  it('keep a kind from being shown and counted', async () => {
    const set = (inPage: boolean) =>
      test.as(RESEARCHER).patch('/api/v1/notifications/settings', { kinds: [{ kind: 'approved', inPage }] });
    await test.as(RESEARCHER).post('/api/v1/notifications/read');
    must(await set(false));
    const id = await submitted('조용한 신청');
    must(await claims.act(ADMINISTRATOR, id, 'approval'));
    expect([await about(RESEARCHER, id), await unread(RESEARCHER)]).toEqual([[], 0]);
    must(await set(true));
    expect([await about(RESEARCHER, id), await unread(RESEARCHER)]).toEqual([['approved'], 1]);
  });

  it('are saved by their form and drawn again with what is wrong', async () => {
    const saved = await test.as(COLLEAGUE).form('/settings/notifications', {
      hour: '18',
      inPage: ['returned', 'paid'],
      'mail-returned': 'at-once',
      'mail-paid': 'off',
    });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, '/settings/notifications']);
    const settings = jsonOf(await test.as(COLLEAGUE).get('/api/v1/notifications/settings'));
    expect(settings).toMatchObject({ mail: false, daily: { on: false, hour: 18 } });
    const kinds = settings['kinds'] as Json[];
    const of = (kind: string) => kinds.find((one) => one['kind'] === kind);
    expect(of('returned')).toMatchObject({ inPage: true, byMail: 'at-once' });
    expect(of('paid')).toMatchObject({ inPage: true, byMail: 'off' });
    expect(of('approved')).toMatchObject({ inPage: false, byMail: 'daily' });
    const refused = await test
      .as(COLLEAGUE)
      .form('/settings/notifications', { hour: '25', 'mail-paid': 'at-once' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('href="#hour"');
    expect(refused.body).toContain('href="#mail-paid"');
    expect((await test.as(COLLEAGUE).get('/settings/notifications')).body).toContain(
      '메일을 보내지 않습니다',
    );
    const unknown = { kinds: [{ kind: 'nothing', inPage: false }] };
    expect((await test.as(COLLEAGUE).patch('/api/v1/notifications/settings', unknown)).statusCode).toBe(422);
  });
});
