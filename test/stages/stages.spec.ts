import { lastPayableOn } from '../../src/expenses/check-expense.js';
import { ExpenseReferences } from '../../src/expenses/expense-references.js';
import type { Stage } from '../../src/programmes/stage.entity.js';
import { DeadlineStore } from '../../src/stages/deadline-store.js';
import { limitsOf, LIMIT_NAMES } from '../../src/stages/deadline.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const OFFICER = 'officer@office.example';
const RESEARCHER = 'researcher@upstage.example';

interface DeadlineJson {
  code: string;
  title: { ko: string; en: string };
  article: { ko: string; en: string };
  base: string;
  months: number;
  days: number;
  shift: string;
  roles: string[];
  active: boolean;
}
interface StageJson extends Json {
  id: string;
  deadlines: { code: string; dueOn: string | null; movedFrom: string | null; movedBy: string | null }[];
}

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

const stage = async (email = RESEARCHER): Promise<StageJson> =>
  jsonOf(await test.as(email).get(`/api/v1/stages/${world.stageId}`)) as StageJson;
const dueOn = async (code: string) =>
  (await stage()).deadlines.find((deadline) => deadline.code === code)?.dueOn;
const deadline = async (code: string): Promise<DeadlineJson> => {
  const { items } = (await test.as(OFFICER).get('/api/v1/deadlines')).json<{ items: DeadlineJson[] }>();
  const found = items.find((one) => one.code === code);
  if (!found) throw new Error(`no deadline ${code}`);
  const { title, article, base, months, days, shift, roles, active } = found;
  return { code, title, article, base, months, days, shift, roles, active };
};
const change = async (code: string, changes: Json, email = OFFICER) => {
  const { code: _code, ...body } = await deadline(code);
  return test.as(email).put(`/api/v1/deadlines/${code}`, { ...body, ...changes });
};
const restore = (code: string) => test.as(OFFICER).delete(`/api/v1/deadlines/${code}`);

describe('deadlines of a stage', () => {
  it('follow from the standard, those of the year among them', async () => {
    expect((await stage()).deadlines.map(({ code, dueOn: day }) => [code, day])).toEqual([
      ['own-cash', '2025-09-30'],
      ['equipment', '2025-11-30'],
      ['software', '2025-11-30'],
      ['carry-over', '2025-12-02'],
      ['materials', '2026-01-31'],
      ['stage-end', '2026-01-31'],
      ['stage-report', '2026-01-31'],
      // 2026-01-31 is a Saturday: a period after the year's end goes on to Monday.
      ['yearly-record', '2026-02-02'],
      ['use-report', '2026-04-30'],
      ['settlement-start', '2026-04-30'],
      ['return', null],
      ['objection', null],
    ]);
  });

  it('move with holidays and the programme’s days off, and say so', async () => {
    expect((await change('equipment', { shift: 'previous' })).statusCode).toBe(204);
    expect(await dueOn('equipment')).toBe('2025-11-28');
    expect((await test.as(OFFICER).put('/api/v1/days-off/2025-11-28', { name: '창립일' })).statusCode).toBe(
      204,
    );
    expect(await dueOn('equipment')).toBe('2025-11-27');
    expect((await test.as(OFFICER).put('/api/v1/days-off/2025-12-25', { name: '쉼' })).statusCode).toBe(409);
    expect((await test.as(RESEARCHER).put('/api/v1/days-off/2025-11-27', { name: '쉼' })).statusCode).toBe(
      403,
    );
    expect((await test.as(OFFICER).delete('/api/v1/days-off/2025-11-28')).statusCode).toBe(204);
    expect((await test.as(OFFICER).delete('/api/v1/days-off/2025-11-28')).statusCode).toBe(404);
    expect((await restore('equipment')).statusCode).toBe(204);
    expect(await dueOn('equipment')).toBe('2025-11-30');
  });

  it('are officers’ to change, within what rules need', async () => {
    expect((await change('equipment', { months: -3 }, RESEARCHER)).statusCode).toBe(403);
    expect((await change('equipment', { base: 'year-end' })).body).toContain('stages.base-fixed');
    expect((await change('equipment', { active: false })).body).toContain('stages.base-fixed');
    expect((await change('stage-end', { days: 1 })).body).toContain('stages.day-fixed');
    expect((await change('carry-over', { roles: ['king'] })).body).toContain('stages.roles-missing');
    expect((await restore('equipment')).body).toContain('stages.standard-stays');
    const { code: _code, ...body } = await deadline('carry-over');
    const added = {
      ...body,
      title: { ko: '중간점검', en: 'Mid-term check' },
      base: 'stage-start',
      months: 3,
      days: 0,
    };
    expect((await test.as(OFFICER).post('/api/v1/deadlines/mid-check', added)).statusCode).toBe(204);
    expect((await test.as(OFFICER).post('/api/v1/deadlines/mid-check', added)).body).toContain(
      'stages.code-taken',
    );
    expect((await test.as(OFFICER).post('/api/v1/deadlines/Mid', added)).body).toContain(
      'stages.code-malformed',
    );
    expect(await dueOn('mid-check')).toBe('2025-11-04');
    expect((await restore('mid-check')).statusCode).toBe(204);
    expect(await dueOn('mid-check')).toBeUndefined();
    const acts = await rowsOf<{ act: string }>(
      test,
      `SELECT act FROM audit_events WHERE act LIKE 'deadline.%' OR act LIKE 'day-off.%' ORDER BY at`,
    );
    expect(acts.map(({ act }) => act)).toEqual([
      'deadline.changed',
      'day-off.added',
      'day-off.removed',
      'deadline.restored',
      'deadline.added',
      'deadline.removed',
    ]);
  });
});

describe('page, API and findings', () => {
  /** The path that rules name, while these tests need it. */
  const nameSoftware = (path: string) =>
    rowsOf(test, 'UPDATE categories SET path = $2 WHERE id = $1', [world.categories.software, path]);
  beforeAll(() => nameSoftware('ACTIVITY.SOFTWARE'));
  afterAll(() => nameSoftware('direct.activity.software'));

  /** What the rules say of a claim for software whose document is of that day. */
  const lateFinding = async (documentedOn: string): Promise<string | undefined> => {
    const draft = await claims.draft(world.upstage, { documentedOn });
    const answer = await test.as(RESEARCHER).get(`/api/v1/findings?expenseId=${String(draft['id'])}`);
    const { items } = answer.json<{ items: { code: string; result: string; detail: string }[] }>();
    const found = items.find(({ code }) => code.includes('software-late-document'));
    return found && `${found.result} ${found.detail}`;
  };

  it.each([
    ['as they come', {}, '2025-11-30'],
    ['with an earlier day', { months: -4 }, '2025-09-30'],
    // 2025-10-03 to 09 are holidays: the working day before is the 2nd.
    ['before the holidays', { months: -4, days: 7, shift: 'previous' }, '2025-10-02'],
  ])('agree on the software deadline %s', async (_name, changes, expected) => {
    expect((await change('software', changes)).statusCode).toBe(204);
    expect(await dueOn('software')).toBe(expected);
    const unit = test.app.get(UnitOfWork, { strict: false });
    const held = await unit.run(world.officer, async () => {
      const { deadlines, holidays } = await test.app
        .get(DeadlineStore, { strict: false })
        .read(world.programmeId);
      return limitsOf(deadlines, { startsOn: '2025-08-04', endsOn: '2026-01-31' } as Stage, holidays);
    });
    const shown = await stage();
    const codes = ['equipment', 'software', 'materials', 'use-report'];
    expect(LIMIT_NAMES.map((name) => held[name])).toEqual(
      codes.map((code) => shown.deadlines.find((one) => one.code === code)?.dueOn),
    );
    const page = await test.as(RESEARCHER).get('/stages');
    expect(page.body).toContain(expected);
    // A document of 15 October is late by the changed days and in time by the standard's.
    const late = expected < '2025-10-15';
    const finding = await lateFinding('2025-10-15');
    if (late) expect(finding).toContain(expected);
    else expect(finding ?? 'allow').toContain('allow');
    expect((await restore('software')).statusCode).toBe(204);
  });
});

describe('payment', () => {
  it('ends on the day the report on use is due, wherever that day is moved', async () => {
    const references = test.app.get(ExpenseReferences, { strict: false });
    const lastOn = async () => {
      const unit = test.app.get(UnitOfWork, { strict: false });
      return lastPayableOn(
        await unit.run(world.officer, () => references.payableStage(world.officer, world.stageId)),
      );
    };
    expect(await lastOn()).toBe(await dueOn('use-report'));
    // 2026-05-31 is a Sunday.
    expect((await change('use-report', { months: 4 })).statusCode).toBe(204);
    expect([await lastOn(), await dueOn('use-report')]).toEqual(['2026-06-01', '2026-06-01']);
    expect((await restore('use-report')).statusCode).toBe(204);
  });
});

describe('a stage', () => {
  const body = {
    number: 1,
    name: { ko: '1단계', en: 'Stage 1' },
    startsOn: '2025-08-04',
    endsOn: '2026-01-31',
  };
  const patch = (changes: Json, email = OFFICER) =>
    test
      .as(email)
      .patch(`/api/v1/stages/${world.stageId}`, { ...body, fiscalYearId: world.fiscalYearId, ...changes });
  const add = (changes: Json) =>
    test.as(OFFICER).post('/api/v1/stages', {
      ...body,
      number: 2,
      fiscalYearId: world.fiscalYearId,
      startsOn: '2025-02-01',
      endsOn: '2025-08-03',
      ...changes,
    });

  it('overlaps none, ends after it begins, begins in its year and leaves no days between unasked', async () => {
    expect((await patch({}, RESEARCHER)).statusCode).toBe(403);
    expect((await add({ endsOn: '2025-08-04' })).body).toContain('programme.stage-overlaps');
    expect((await add({ endsOn: '2025-01-31' })).body).toContain('programme.period-inverted');
    expect((await add({ startsOn: '2024-12-31' })).body).toContain('programme.stage-outside-year');
    const gap = await add({ endsOn: '2025-07-31' });
    expect([gap.statusCode, gap.body]).toEqual([422, expect.stringContaining('2025-08-01')]);
    expect((await add({ endsOn: '2025-07-31', confirmed: true })).statusCode).toBe(201);
  });

  it('names the claims a shorter period would leave out, and asks', async () => {
    const { id } = await claims.draft(world.upstage);
    expect((await claims.act(RESEARCHER, id, 'submission')).statusCode).toBe(200);
    const { number } = await claims.read(RESEARCHER, id);
    // Its document is of 2025-10-15.
    const refused = await patch({ endsOn: '2025-10-14' });
    expect([refused.statusCode, jsonOf(refused)]).toEqual([
      422,
      expect.objectContaining({ code: 'programme.stage-leaves-claims' }),
    ]);
    expect(refused.body).toContain(String(number));
    const form = await test.as(OFFICER).form(`/stages/${world.stageId}`, {
      name: '1단계',
      fiscalYearId: world.fiscalYearId,
      startsOn: '2025-08-04',
      endsOn: '2025-10-14',
    });
    expect(form.statusCode).toBe(422);
    expect(form.body).toContain('name="confirmed"');
    expect(form.body).toContain('2025-10-14');
    expect((await patch({ endsOn: '2025-10-14', confirmed: true })).statusCode).toBe(200);
    expect((await stage()).deadlines.find(({ code }) => code === 'stage-end')?.dueOn).toBe('2025-10-14');
    expect((await patch({})).statusCode).toBe(200);
  });
});
