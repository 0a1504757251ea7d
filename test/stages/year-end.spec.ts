import { closeYear, officerOf, stageLines } from '../../src/cli/stage-commands.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { startOfKstDate } from '../../src/platform/clock/kst-date.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const OFFICER = 'officer@office.example';
const RESEARCHER = 'researcher@upstage.example';

interface Open {
  kind: string;
  count: number;
  numbers: string[];
  holds: boolean;
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

const url = (rest: string) => `/api/v1/fiscal-years/${world.fiscalYearId}/${rest}`;
const later = <T>(work: () => Promise<T>): Promise<T> =>
  test.app.get(Clock, { strict: false }).at(startOfKstDate('2026-01-10'), work);
const open = async (): Promise<Open[]> =>
  (await test.as(OFFICER).get(url('open-things'))).json<{ items: Open[] }>().items;
const close = (body: object = {}) => later(() => test.as(OFFICER).post(url('closing'), body));
const openLines = async (): Promise<number> => {
  const rows = await rowsOf<{ count: number }>(
    test,
    'SELECT count(*)::int AS count FROM budget_lines WHERE fiscal_year_id = $1 AND NOT closed',
    [world.fiscalYearId],
  );
  return rows[0]?.count ?? 0;
};

describe('the end of a fiscal year', () => {
  let waiting: unknown;

  it('is the office’s to see and the officer’s to close, once the year is over', async () => {
    expect((await test.as(RESEARCHER).get(url('open-things'))).statusCode).toBe(404);
    expect((await test.as(RESEARCHER).get(`/stages/years/${world.fiscalYearId}`)).statusCode).toBe(404);
    expect((await test.as('auditor@office.example').get(url('open-things'))).statusCode).toBe(200);
    expect((await test.as('auditor@office.example').post(url('closing'), {})).statusCode).toBe(403);
    const early = await test.as(OFFICER).post(url('closing'), {});
    expect([early.statusCode, early.body]).toEqual([422, expect.stringContaining('stages.year-not-over')]);
  });

  it('names what is open and refuses while it is', async () => {
    waiting = (await claims.draft(world.upstage))['id'];
    expect((await claims.act(RESEARCHER, waiting, 'submission')).statusCode).toBe(200);
    await claims.draft(world.skt);
    const { number } = await claims.read(RESEARCHER, waiting);
    expect((await open()).map(({ kind, count, numbers, holds }) => [kind, count, numbers, holds])).toEqual([
      ['submitted', 1, [number], true],
      ['reserved', 1, [], true],
      ['drafts', 1, [], false],
    ]);
    const before = await openLines();
    const refused = await close({ confirmed: true });
    expect([refused.statusCode, jsonOf(refused)]).toEqual([
      422,
      expect.objectContaining({ code: 'stages.year-has-open-things' }),
    ]);
    expect(refused.body).toContain(String(number));
    expect(await openLines()).toBe(before);
    const page = await test.as(OFFICER).get(`/stages/years/${world.fiscalYearId}`);
    expect(page.body).toContain(String(number));
  });

  it('asks about drafts, closes every line once, and opens its own again', async () => {
    expect((await claims.act(RESEARCHER, waiting, 'recall')).statusCode).toBe(200);
    const closedByHand = await test
      .as(OFFICER)
      .patch(`/api/v1/budget-lines/${world.upstage.lines.material}`, { closed: true });
    expect(closedByHand.statusCode).toBeLessThan(300);
    const before = await openLines();
    expect((await close()).body).toContain('stages.year-has-drafts');
    const answers = await Promise.all([close({ confirmed: true }), close({ confirmed: true })]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 422]);
    expect(await openLines()).toBe(0);
    const late = await later(() => claims.act(RESEARCHER, waiting, 'submission'));
    expect(late.statusCode).toBe(422);
    const opened = await test
      .as(OFFICER)
      .patch(`/api/v1/budget-lines/${world.upstage.lines.software}`, { closed: false });
    expect([opened.statusCode, opened.body]).toEqual([422, expect.stringContaining('stages.year-closed')]);
    expect((await test.as(OFFICER).post(url('reopening'), { reason: ' ' })).body).toContain(
      'stages.reason-missing',
    );
    const again = await test
      .as(OFFICER)
      .form(`/stages/years/${world.fiscalYearId}/reopening`, { reason: '누락된 지급' });
    expect(again.statusCode).toBe(303);
    expect(await openLines()).toBe(before);
    expect((await test.as(OFFICER).post(url('reopening'), { reason: '또' })).body).toContain(
      'stages.year-not-closed',
    );
    const acts = await rowsOf<{ act: string }>(
      test,
      `SELECT act FROM audit_events WHERE act LIKE 'fiscal-year.%' ORDER BY at`,
    );
    expect(acts.map(({ act }) => act)).toEqual(['fiscal-year.closed', 'fiscal-year.reopened']);
  });
});

describe('the command line', () => {
  const ownerUrl = () => test.database.ownerUrl;
  const officer = (email?: string) =>
    officerOf(test.app, ownerUrl(), { programme: 'sovereign-ai', officer: email });

  it('lists stages and closes a year in an officer’s name alone', async () => {
    expect(await stageLines(test.app, await officer())).toEqual(
      expect.arrayContaining(['1. Stage 1: 2025-08-04 to 2026-01-31', expect.stringContaining('2026-04-30')]),
    );
    await expect(officer('researcher@upstage.example')).rejects.toThrow('no officer');
    await expect(officer('auditor@office.example')).rejects.toThrow('no officer');
    const actor = await officer(OFFICER);
    await expect(later(() => closeYear(test.app, actor, 2025, false))).rejects.toThrow('never handed in');
    await expect(later(() => closeYear(test.app, actor, 1999, false))).rejects.toThrow('no fiscal year');
    await later(() => closeYear(test.app, actor, 2025, true));
    expect(await openLines()).toBe(0);
  });
});
