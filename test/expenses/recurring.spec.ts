import { OpenOnTime } from '../../src/expenses/recurring/open-on-time.js';
import { OpenPeriods } from '../../src/expenses/recurring/open-periods.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { CLOUD, schedulesOf } from '../support/schedules.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const OWNER = 'researcher@upstage.example';
const COLLEAGUE = 'researcher2@upstage.example';
const RIVAL = 'researcher@skt.example';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let schedules: ReturnType<typeof schedulesOf>;
let ownerId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
  schedules = schedulesOf(test, world);
  ownerId = (await test.actor(OWNER)).userId;
});
afterAll(() => test.stop());
afterEach(() => schedules.endAll());

describe('a schedule', () => {
  it('begins with the month after its claim, on the day of its document, until the end of the stage', async () => {
    const recurring = await schedules.start();
    expect(recurring).toMatchObject({
      every: 'month',
      day: 15,
      nextOn: '2025-11-15',
      endsOn: '2026-01-31',
      state: 'active',
      ownerId,
      supplyAmount: '1000000',
      supplier: CLOUD,
    });
    const ofLast = await schedules.start({ day: 31, from: '2025-11-10', until: '2025-12-31' });
    expect(ofLast['nextOn']).toBe('2025-11-30');
  });

  it('is refused with a day, a beginning or an end that can’t be', async () => {
    const { id: expenseId } = await claims.draft(world.upstage);
    const start = (changes: Json) =>
      test.as(OWNER).post('/api/v1/recurring-expenses', { expenseId, every: 'month', ...changes });
    expect((await start({ day: 32 })).statusCode).toBe(422);
    expect((await start({ from: '2025-11-01' })).body).toContain('recurring.from');
    expect((await start({ day: 20, until: '2025-11-10' })).body).toContain('recurring.until');
    const { id: empty } = jsonOf(await claims.create(OWNER, { title: '금액 없음' }));
    const incomplete = await test
      .as(OWNER)
      .post('/api/v1/recurring-expenses', { expenseId: empty, every: 'month' });
    expect([incomplete.statusCode, incomplete.body]).toEqual([
      422,
      expect.stringContaining('recurring.incomplete'),
    ]);
  });

  it('is its owner’s alone: no colleague’s, and a rival’s claim isn’t there', async () => {
    const { id } = await schedules.start();
    for (const email of [COLLEAGUE, RIVAL])
      expect((await schedules.api(`/${String(id)}`, email)).statusCode).toBe(404);
    expect((await test.as(COLLEAGUE).post(`/api/v1/recurring-expenses/${String(id)}/end`)).statusCode).toBe(
      404,
    );
    expect(jsonOf(await schedules.api('', COLLEAGUE))['items']).toEqual([]);
    const claim = await claims.draft(world.upstage);
    const start = (email: string) =>
      test.as(email).post('/api/v1/recurring-expenses', { expenseId: claim['id'], every: 'month' });
    expect((await start(COLLEAGUE)).statusCode).toBe(403);
    expect((await start(RIVAL)).statusCode).toBe(404);
    expect((await schedules.api('', 'officer@office.example')).statusCode).toBe(403);
  });
});

describe('a period that is due', () => {
  it('opens one draft with all that is expected, and asks for its document', async () => {
    const { id } = await schedules.start();
    expect(await schedules.home('2025-11-14')).not.toContain('클라우드 요금 초안');
    const page = await schedules.home('2025-11-15');
    expect(page).toContain('이번 달 클라우드 요금 초안 — 증빙을 올려 주세요');
    await schedules.home('2025-11-16');
    const [period, ...more] = await schedules.periods(id);
    expect(more).toEqual([]);
    const draft = await claims.read(OWNER, period?.['expenseId']);
    expect(draft).toMatchObject({
      title: '클라우드 요금',
      state: 'draft',
      claimantId: ownerId,
      claimAmount: '1000000',
      supplier: CLOUD,
      origins: { supplier: 'recurring', title: 'recurring', amounts: 'recurring', target: 'recurring' },
    });
    expect((draft['lines'] as Json[])[0]).toMatchObject({
      budgetLineId: world.upstage.lines.software,
      categoryId: world.categories.software,
    });
    expect((await claims.act(OWNER, draft['id'], 'submission')).body).toContain(
      'expense.documented-on-missing',
    );
    expect(await schedules.home('2025-12-02')).toContain('11월분 클라우드 요금 초안 — 증빙이 아직 없습니다');
  });

  it('is opened once by however many processes', async () => {
    const { id } = await schedules.start();
    const owner = await test.actor(OWNER);
    const openings = test.app.get(OpenPeriods, { strict: false });
    const opened = await schedules.on('2025-11-20', () =>
      Promise.all([1, 2, 3, 4].map(() => openings.execute(owner))),
    );
    expect(opened.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect((await schedules.periods(id)).length).toBe(1);
  });

  it('stays opened when its draft is discarded', async () => {
    const { id } = await schedules.start();
    await schedules.home('2025-11-20');
    const [period] = await schedules.periods(id);
    await test.as(OWNER).delete(`/api/v1/expenses/${String(period?.['expenseId'])}`);
    await schedules.home('2025-11-21');
    expect(await schedules.periods(id)).toMatchObject([{ dueOn: '2025-11-15' }]);
    expect((await test.as(OWNER).get(`/recurring/${String(id)}`)).body).toContain('초안을 지움');
  });

  it('reads as discarded where its draft was handed in, recalled and thrown away', async () => {
    const { id } = await schedules.start();
    await schedules.home('2025-11-20');
    const [period] = await schedules.periods(id);
    const expenseId = String(period?.['expenseId']);
    await rowsOf(
      test,
      `UPDATE expenses SET state = 'submitted', number = 9999, number_year = 2025, submitted_at = now() WHERE id = $1`,
      [expenseId],
    );
    expect((await claims.act(OWNER, expenseId, 'recall')).statusCode).toBe(200);
    expect((await test.as(OWNER).delete(`/api/v1/expenses/${expenseId}`)).statusCode).toBe(204);
    const page = await test.as(OWNER).get(`/recurring/${String(id)}`);
    expect(page.body).toContain('초안을 지움');
    expect(page.body).not.toContain('집행 취소');
  });

  it('is opened by the clock where nobody looks, as are those since after weeks without a server', async () => {
    const { id } = await schedules.start();
    const clockwork = test.app.get(OpenOnTime, { strict: false });
    await schedules.on('2026-01-20', () => clockwork.execute());
    await schedules.on('2026-01-20', () => clockwork.execute());
    expect((await schedules.periods(id)).map(({ dueOn }) => dueOn)).toEqual([
      '2026-01-15',
      '2025-12-15',
      '2025-11-15',
    ]);
    expect(await schedules.read(id)).toMatchObject({ state: 'ended' });
    expect(await schedules.home('2026-01-20')).toContain('되풀이 초안 3건 — 증빙을 올려 주세요');
  });

  it('is said to be missed where more than twelve have come since', async () => {
    const { id } = await schedules.start();
    await rowsOf(test, `UPDATE recurring_expenses SET first_month = '2024-10-01' WHERE id = $1`, [id]);
    await schedules.home('2025-11-20');
    const all = await schedules.periods(id);
    expect(all.filter(({ missedBecause }) => !missedBecause).length).toBe(12);
    expect(all.filter(({ missedBecause }) => missedBecause === 'late').map(({ dueOn }) => dueOn)).toEqual([
      '2024-11-15',
      '2024-10-15',
    ]);
    expect((await test.as(OWNER).get(`/recurring/${String(id)}`)).body).toContain('그때 열지 못해 건너뜀');
  });
});

describe('nothing is opened', () => {
  const clockwork = (day: string) =>
    schedules.on(day, () => test.app.get(OpenOnTime, { strict: false }).execute());

  it('for a frozen or cut team, and the schedule says why', async () => {
    const { id } = await schedules.start();
    for (const status of ['frozen', 'cut']) {
      await rowsOf(test, 'UPDATE teams SET status = $1 WHERE id = $2', [status, world.upstage.id]);
      await schedules.home('2025-11-20');
      await clockwork('2025-11-20');
      expect(await schedules.periods(id)).toEqual([]);
      expect(await schedules.read(id)).toMatchObject({ stoppedBecause: 'team', state: 'active' });
    }
    await rowsOf(test, `UPDATE teams SET status = 'active' WHERE id = $1`, [world.upstage.id]);
    await clockwork('2025-11-20');
    expect((await schedules.periods(id)).length).toBe(1);
    expect((await schedules.read(id))['stoppedBecause']).toBeUndefined();
  });

  it('in the name of somebody who lost the right or left', async () => {
    const { id } = await schedules.start();
    await rowsOf(test, `UPDATE users SET status = 'disabled' WHERE id = $1`, [ownerId]);
    await clockwork('2025-11-20');
    const [left] = await rowsOf(test, 'SELECT stopped_because, state FROM recurring_expenses WHERE id = $1', [
      id,
    ]);
    expect(left).toEqual({ stopped_because: 'owner', state: 'active' });
    await rowsOf(test, `UPDATE users SET status = 'active' WHERE id = $1`, [ownerId]);
    expect(await rowsOf(test, 'SELECT 1 FROM recurring_periods WHERE recurring_id = $1', [id])).toEqual([]);
    expect((await test.as(OWNER).get(`/recurring/${String(id)}`)).body).toContain('신청할 권한이 없어');
  });

  it('while it is paused; what fell into the pause is missed, and it goes on', async () => {
    const { id } = await schedules.start();
    expect((await schedules.act(id, 'pause')).statusCode).toBe(200);
    expect((await schedules.act(id, 'pause')).statusCode).toBe(409);
    await schedules.home('2025-11-20');
    expect(await schedules.periods(id)).toEqual([]);
    expect(jsonOf(await schedules.act(id, 'resume', '2025-12-01'))).toMatchObject({ nextOn: '2025-12-15' });
    expect(await schedules.periods(id)).toMatchObject([{ dueOn: '2025-11-15', missedBecause: 'paused' }]);
    await schedules.home('2025-12-15');
    expect((await schedules.periods(id)).length).toBe(2);
  });

  it('after it was ended', async () => {
    const { id } = await schedules.start();
    expect(jsonOf(await schedules.act(id, 'end'))).toMatchObject({ state: 'ended' });
    await schedules.home('2025-11-20');
    expect(await schedules.periods(id)).toEqual([]);
    expect((await schedules.act(id, 'resume')).statusCode).toBe(409);
  });
});

describe('on the pages', () => {
  it('is begun from a claim, listed, changed, paused and ended', async () => {
    const claim = await claims.draft(world.upstage, { title: '저장소 이용료', supplier: CLOUD });
    const id = String(claim['id']);
    const detail = (await test.as(OWNER).get(`/expenses/${id}`)).body;
    expect(detail).toContain(`/recurring/new?expense=${id}`);
    expect((await test.as(COLLEAGUE).get(`/expenses/${id}`)).body).not.toContain('/recurring/new');
    const form = (await test.as(OWNER).get(`/recurring/new?expense=${id}`)).body;
    expect(form).toContain('저장소 이용료');
    const refused = await test.as(OWNER).form('/recurring', {
      expense: id,
      every: 'month',
      day: '40',
      from: '2025-11-10',
      until: '2026-01-31',
    });
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining('value="40"')]);
    const started = await test.as(OWNER).form('/recurring', {
      expense: id,
      every: 'quarter',
      day: '31',
      from: '2025-11-10',
      until: '2026-01-31',
    });
    expect(started.statusCode).toBe(303);
    const page = String(started.headers.location);
    expect((await test.as(OWNER).get('/recurring')).body).toContain('분기마다 말일');
    const wrong = await test
      .as(OWNER)
      .form(page, { day: '31', until: '2026-01-31', supplyAmount: '많이', taxAmount: '0' });
    expect([wrong.statusCode, wrong.body]).toEqual([422, expect.stringContaining('value="많이"')]);
    const changed = await test
      .as(OWNER)
      .form(page, { day: '20', until: '2026-01-31', supplyAmount: '2,000,000', taxAmount: '200,000' });
    expect(changed.statusCode).toBe(303);
    expect((await test.as(OWNER).get(page)).body).toContain('2025-11-20');
    for (const verb of ['pause', 'resume', 'end'])
      expect((await test.as(OWNER).form(`${page}/${verb}`, {})).statusCode).toBe(303);
    expect((await test.as(OWNER).form(`${page}/pause`, {})).statusCode).toBe(409);
  });

  it('says what to do while there is none', async () => {
    expect((await test.as(COLLEAGUE).get('/recurring')).body).toContain('아직 되풀이하는 집행이 없습니다');
  });
});

describe('what is written down', () => {
  it('is each act on the schedule and each draft it opened', async () => {
    const { id } = await schedules.start();
    await schedules.home('2025-11-15');
    await schedules.act(id, 'pause');
    await schedules.act(id, 'resume', '2025-11-20');
    await schedules.act(id, 'end', '2025-11-20');
    const [period] = await schedules.periods(id);
    const audit = await rowsOf<{ act: string }>(
      test,
      'SELECT act FROM audit_events WHERE subject_id = ANY ($1) ORDER BY at, id',
      [[id, period?.['expenseId']]],
    );
    expect(audit.map(({ act: done }) => done)).toEqual([
      'recurring-expense.started',
      'expense.opened-by-schedule',
      'recurring-expense.paused',
      'recurring-expense.resumed',
      'recurring-expense.ended',
    ]);
  });
});
