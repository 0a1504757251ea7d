import { Clock } from '../../src/platform/clock/clock.js';
import { startOfKstDate } from '../../src/platform/clock/kst-date.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { foundOfficer } from '../support/builders/people.js';
import { insertRow, postAs } from '../support/builders/structure.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import type { Answer } from '../support/client.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

export const OFFICER = 'officer@office.example';
export const SECOND = 'officer2@office.example';
export const AUDITOR = 'auditor@office.example';
export const ADMINISTRATOR = 'administrator@upstage.example';
/** Two weeks after the stage's end, 2026-01-31. */
export const SETTLED_ON = '2026-02-15';
export const PLACE = '/api/v1/settlements/upstage/1';

export interface Settling {
  test: TestApp;
  world: World;
  claims: ReturnType<typeof claimsOf>;
  /** Does it on a day of February 2026, or of another one. */
  on<T>(day: string, work: () => Promise<T>): Promise<T>;
  /** Asks on the day of settling. */
  get(email: string, url?: string): Promise<Answer>;
  post(email: string, path: string, body?: object): Promise<Answer>;
  put(email: string, body?: object): Promise<Answer>;
  /** Spends of a line of the team, as finance does by other means than a claim; returns the posting's id. */
  spend(lineId: string, amount: bigint): Promise<string>;
  statement(email?: string): Promise<Json>;
  balance(lineId: string): Promise<{ available: bigint; reserved: bigint; spent: bigint }>;
  faults(): Promise<object[]>;
  /** Confirmed by the first officer and accepted by the team. */
  confirmed(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Upstage's company holds 3,300 million in three lines, of which the government pays 75 %; its university 300 million, all
 * of it the government's. Everything was paid out.
 */
export async function startSettling(): Promise<Settling> {
  const test = await startTestApp();
  const world = await createWorld(test);
  await foundOfficer(test, {
    programmeCode: 'sovereign-ai',
    email: SECOND,
    name: '전담기관 담당 2',
    role: 'officer',
  });
  const officer = await test.actor(OFFICER);
  const { upstage } = world;
  const fund = async (institutionId: string, plan: Record<string, bigint>) => {
    const place = { team_id: upstage.id, institution_id: institutionId, stage_id: world.stageId };
    const columns = Object.fromEntries(
      Object.entries(plan).map(([name, amount]) => [name, amount.toString()]),
    );
    await insertRow(
      test,
      officer,
      'funding_plans',
      { ...place, ...columns, changed_by: officer.userId },
      upstage.id,
    );
    for (const [kind, amount] of [
      ['instalment', plan['government']],
      ['own-cash', plan['own_cash']],
    ] as const) {
      if (!amount) continue;
      const paid = { kind, amount: amount.toString(), paid_on: '2025-08-10', created_by: officer.userId };
      await insertRow(test, officer, 'disbursements', { ...place, ...paid }, upstage.id);
    }
  };
  await fund(upstage.companyId, { government: 2_475_000_000n, own_cash: 825_000_000n });
  await fund(upstage.universityId, { government: 300_000_000n, own_cash: 0n });
  const clock = test.app.get(Clock, { strict: false });
  const on = <T>(day: string, work: () => Promise<T>) =>
    clock.at(new Date(startOfKstDate(day).getTime() + 3_600_000), work);
  const must = (answer: Answer) => {
    if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`);
    return answer;
  };
  const f: Settling = {
    test,
    world,
    claims: claimsOf(test, world),
    on,
    get: (email, url = PLACE) => on(SETTLED_ON, () => test.as(email).get(url)),
    post: (email, path, body = {}) => on(SETTLED_ON, () => test.as(email).post(`${PLACE}/${path}`, body)),
    put: (email, body = { asOf: SETTLED_ON, interestMethod: 'share' }) =>
      on(SETTLED_ON, () => test.as(email).put(PLACE, body)),
    spend: async (lineId, amount) => {
      const finance = await test.actor('finance@upstage.example');
      await postAs(test, finance, upstage.id, [{ kind: 'spend', lineId, amount }]);
      const rows = await rowsOf<{ id: string }>(
        test,
        `SELECT id FROM postings WHERE line_id = $1 AND kind = 'spend' ORDER BY id DESC LIMIT 1`,
        [lineId],
      );
      return rows[0]?.id ?? '';
    },
    statement: async (email = OFFICER) => jsonOf(must(await f.get(email))),
    balance: async (lineId) => {
      const [row] = await rowsOf<Record<'available' | 'reserved' | 'spent', string>>(
        test,
        'SELECT available, reserved, spent FROM line_balances WHERE line_id = $1',
        [lineId],
      );
      if (!row) throw new Error('no balance');
      return {
        available: BigInt(row.available),
        reserved: BigInt(row.reserved),
        spent: BigInt(row.spent),
      };
    },
    faults: () => rowsOf(test, 'SELECT * FROM ledger_check()'),
    confirmed: async () => {
      must(await f.put(OFFICER));
      must(await f.post(OFFICER, 'confirmation'));
      must(await f.post(ADMINISTRATOR, 'acceptance'));
    },
    stop: () => test.stop(),
  };
  return f;
}

/** A line of the team in another category or means, with so much allocated to it. */
export async function addLine(
  { test, world }: Settling,
  columns: Record<string, string>,
  amount: bigint,
): Promise<string> {
  const officer = await test.actor(OFFICER);
  const { upstage } = world;
  const lineId = await insertRow(
    test,
    officer,
    'budget_lines',
    {
      owner_team_id: upstage.id,
      programme_id: world.programmeId,
      kind: 'line',
      audience: 'team',
      fund_id: world.funds.personnel,
      fiscal_year_id: world.fiscalYearId,
      stage_id: world.stageId,
      institution_id: upstage.companyId,
      ...columns,
    },
    upstage.id,
  );
  const { personnel } = world.appropriations;
  await postAs(test, officer, upstage.id, [{ kind: 'allocate', lineId, counterLineId: personnel, amount }]);
  return lineId;
}
