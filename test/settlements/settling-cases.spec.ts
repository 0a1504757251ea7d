import { jest } from '@jest/globals';
import { SettlementNotices } from '../../src/settlements/settlement-notices.js';
import { insertRow } from '../support/builders/structure.js';
import { jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import {
  addLine,
  ADMINISTRATOR,
  OFFICER,
  PLACE,
  SECOND,
  SETTLED_ON,
  startSettling,
  type Settling,
} from './settlement-steps.js';

let f: Settling;

beforeEach(async () => {
  f = await startSettling();
});
afterEach(async () => {
  expect(await f.faults()).toEqual([]);
  await f.stop();
});

const codeOf = (answer: { body: string }) => jsonOf(answer)['code'];
const postings = () =>
  rowsOf<{ kind: string; line_id: string; amount: string }>(
    f.test,
    `SELECT kind, line_id, amount FROM postings WHERE cause_type = 'settlement' ORDER BY id`,
  );
const finalise = async () => {
  const answer = await f.post(SECOND, 'finalisation');
  if (answer.statusCode !== 204) throw new Error(answer.body);
};
const category = async (columns: Record<string, string>) =>
  insertRow(f.test, await f.test.actor(OFFICER), 'categories', {
    programme_id: f.world.programmeId,
    position: 90,
    ...columns,
  });

describe('a settlement', () => {
  it('takes cuts by formula off the latest spending, and in-kind that is missing', async () => {
    const { upstage, categories } = f.world;
    const allowance = await category({
      code: 'ALLOW',
      path: 'direct.allow',
      parent_id: categories.direct,
      name_ko: '연구수당',
      name_en: 'Allowance',
      cost: 'direct',
    });
    const allowanceLine = await addLine(f, { category_id: allowance }, 100_000_000n);
    const inKindLine = await addLine(f, { category_id: categories.labour, means: 'in-kind' }, 200_000_000n);
    await rowsOf(
      f.test,
      'UPDATE funding_plans SET in_kind = 200000000, own_cash = own_cash + 100000000 WHERE institution_id = $1',
      [upstage.companyId],
    );
    await rowsOf(f.test, `UPDATE disbursements SET amount = amount + 100000000 WHERE kind = 'own-cash'`);
    await f.spend(allowanceLine, 60_000_000n);
    await f.spend(allowanceLine, 40_000_000n);
    await f.spend(inKindLine, 50_000_000n);
    await f.spend(upstage.lines.software, 1_600_000_000n);
    await f.spend(upstage.lines.universitySoftware, 300_000_000n);
    await f.confirmed();
    const [company] = (await f.statement())['institutions'] as {
      figures: Record<string, { amount: string }>;
      share: Json;
    }[];
    // gov 2,475 of 3,400 = 72.794… → 72.7 %
    expect(company?.share).toMatchObject({ tenths: '727' });
    // paid 100 of 100; direct 1,700 of 3,400 = 50 %; 100,000,000 × (100 − 50 − 20) % = 30,000,000
    expect(company?.figures['allowanceCut']?.amount).toBe('30000000');
    // 200 × (1,700 ÷ 3,400) = 100 million required, 50 provided
    expect(company?.figures['inKindShortfall']?.amount).toBe('50000000');
    // (1,700 + 30) million × 72.7 % = 1,257.71 million
    expect(company?.figures['recovery']?.amount).toBe('1257710000');
    await finalise();
    const disallowed = (await postings()).filter(({ kind }) => kind === 'disallow');
    expect(disallowed).toEqual([{ kind: 'disallow', line_id: allowanceLine, amount: '30000000' }]);
    const [corrected] = await rowsOf<{ amount: string }>(
      f.test,
      `SELECT o.amount FROM postings p JOIN postings o ON o.id = p.corrects_id WHERE p.kind = 'disallow'`,
    );
    expect(corrected?.amount).toBe('40000000');
    expect(await f.balance(inKindLine)).toEqual({ available: 0n, reserved: 0n, spent: 50_000_000n });
    expect(await f.balance(allowanceLine)).toEqual({ available: 0n, reserved: 0n, spent: 70_000_000n });
  });

  it('recovers what was disallowed of a common pot as a whole, though the pot is nobody’s to see', async () => {
    const { world, claims } = f;
    const researcher = 'researcher@upstage.example';
    const line = {
      name: '말뭉치',
      supplyAmount: '1000000',
      taxAmount: '100000',
      categoryId: world.categories.software,
    };
    const { id } = await claims.draft(world.upstage, { lines: [{ ...line, budgetLineId: world.potLineId }] });
    await claims.act(researcher, id, 'submission');
    await claims.act(OFFICER, id, 'approval');
    expect((await claims.pay('finance@upstage.example', [id])).statusCode).toBe(201);
    await f.put(OFFICER);
    const found = jsonOf(await f.get(OFFICER, `${PLACE}/spending?q=${encodeURIComponent('말뭉치')}`));
    const [entry] = found['items'] as { postingId: string; onPot: boolean }[];
    expect(entry?.onPot).toBe(true);
    const disallowed = { postingId: entry?.postingId, amount: '400000', reason: '쓰지 않은 데이터' };
    expect((await f.post(OFFICER, 'disallowances', disallowed)).statusCode).toBe(201);
    await f.post(OFFICER, 'confirmation');
    await f.post(ADMINISTRATOR, 'acceptance');
    expect(await f.statement(ADMINISTRATOR)).toMatchObject({ potDue: { amount: '400000' } });
    await finalise();
    expect((await postings()).filter(({ line_id }) => line_id === world.potLineId)).toEqual([
      { kind: 'disallow', line_id: world.potLineId, amount: '400000' },
      { kind: 'return-due', line_id: world.potLineId, amount: '400000' },
    ]);
  });

  it('gives what was never paid out back to its fund, and returns interest beside the ledger', async () => {
    const { test, world } = f;
    const { upstage } = world;
    await rowsOf(test, `DELETE FROM disbursements WHERE institution_id = $1`, [upstage.universityId]);
    const officer = await test.actor(OFFICER);
    const interest = {
      kind: 'interest',
      amount: '1000001',
      paid_on: '2025-12-31',
      created_by: officer.userId,
    };
    const place = { team_id: upstage.id, institution_id: upstage.companyId, stage_id: world.stageId };
    await insertRow(test, officer, 'disbursements', { ...place, ...interest }, upstage.id);
    const { software, material, labour } = upstage.lines;
    for (const [lineId, amount] of [
      [software, 2_000n],
      [material, 500n],
      [labour, 800n],
    ] as const)
      await f.spend(lineId, amount * 1_000_000n);
    const { dataBuild } = world.appropriations;
    const before = (await f.balance(dataBuild)).available;
    await f.confirmed();
    await finalise();
    expect((await f.balance(dataBuild)).available).toBe(before + 300_000_000n);
    // 1,000,001 × 2,475 ÷ 3,300 = 750,000.75
    expect(await f.statement()).toMatchObject({
      totals: { total: '750000', principal: '0' },
      owed: '750000',
    });
    expect((await f.post(OFFICER, 'receipts', { amount: '750000', paidOn: SETTLED_ON })).statusCode).toBe(
      201,
    );
    expect((await postings()).map(({ kind }) => kind)).toEqual(['deallocate']);
  });

  it('returns to its fund where the programme says so', async () => {
    const { upstage, appropriations } = f.world;
    const settings = { destination: 'fund', rounding: 'half-up', allowanceCounts: false };
    expect((await f.test.as(ADMINISTRATOR).put('/api/v1/settlements/settings', settings)).statusCode).toBe(
      403,
    );
    expect((await f.test.as(OFFICER).put('/api/v1/settlements/settings', settings)).statusCode).toBe(204);
    expect(jsonOf(await f.test.as(ADMINISTRATOR).get('/api/v1/settlements/settings'))).toEqual(settings);
    await f.spend(upstage.lines.labour, 800_000_000n);
    await f.confirmed();
    await finalise();
    const before = (await f.balance(appropriations.dataBuild)).available;
    expect((await f.post(OFFICER, 'receipts', { amount: '1000000', paidOn: SETTLED_ON })).statusCode).toBe(
      201,
    );
    expect((await f.balance(appropriations.dataBuild)).available).toBe(before + 1_000_000n);
  });

  it('is refused when anything moved since it was confirmed, and can be confirmed again', async () => {
    await f.confirmed();
    await f.spend(f.world.upstage.lines.labour, 1n);
    expect(codeOf(await f.post(SECOND, 'finalisation'))).toBe('settlement.figures-changed');
    expect(await postings()).toEqual([]);
    expect(
      (await f.on(SETTLED_ON, () => f.test.as(OFFICER).delete(`${PLACE}/confirmation`))).statusCode,
    ).toBe(204);
    await f.confirmed();
    await finalise();
  });

  it('can be made final when the month has passed, and paid later with leave', async () => {
    await f.put(OFFICER);
    await f.post(OFFICER, 'confirmation');
    const on = (day: string, path: string, body = {}) =>
      f.on(day, () => f.test.as(SECOND).post(`${PLACE}/${path}`, body));
    expect(codeOf(await on('2026-03-15', 'finalisation'))).toBe('settlement.objection-time');
    expect((await on('2026-03-16', 'finalisation')).statusCode).toBe(204);
    const extension = (dueOn: string, reason = '분할 납부') =>
      on('2026-03-20', 'extensions', { dueOn, reason });
    expect((await extension('2026-04-16')).statusCode).toBe(422);
    expect((await extension('2028-03-17')).statusCode).toBe(422);
    expect((await extension('2027-03-16', '')).statusCode).toBe(422);
    expect((await extension('2027-03-16')).statusCode).toBe(204);
    expect(jsonOf(await f.on('2026-03-20', () => f.test.as(OFFICER).get(PLACE)))).toMatchObject({
      returnDueOn: '2027-03-16',
    });
  });

  it('settles a team that was cut before its stage ends, its indirect cost included', async () => {
    const { upstage, categories } = f.world;
    const lineId = await addLine(
      f,
      { category_id: categories.indirect, institution_id: upstage.universityId },
      10_000_000n,
    );
    await rowsOf(f.test, `UPDATE disbursements SET amount = 310000000 WHERE institution_id = $1`, [
      upstage.universityId,
    ]);
    await rowsOf(f.test, `UPDATE funding_plans SET government = 310000000 WHERE institution_id = $1`, [
      upstage.universityId,
    ]);
    const indirect = async () => {
      const [, university] = (await f.statement())['institutions'] as {
        figures: Record<string, { amount: string }>;
      }[];
      return university?.figures['indirectLeft']?.amount;
    };
    expect(await indirect()).toBe('0');
    await rowsOf(f.test, `UPDATE teams SET status = 'cut' WHERE id = $1`, [upstage.id]);
    expect(await indirect()).toBe('10000000');
    const onDay = <T>(work: () => Promise<T>) => f.on('2025-12-01', work);
    const officer = f.test.as(OFFICER);
    expect(
      (await onDay(() => officer.put(PLACE, { asOf: '2025-12-01', interestMethod: 'actual' }))).statusCode,
    ).toBe(204);
    expect((await onDay(() => officer.post(`${PLACE}/confirmation`))).statusCode).toBe(204);
    const second = await f.on('2026-01-02', () => f.test.as(SECOND).post(`${PLACE}/finalisation`));
    expect(second.statusCode).toBe(204);
    expect(await f.balance(lineId)).toMatchObject({ available: 0n });
  });

  it('leaves nothing behind when it fails after all was posted', async () => {
    await f.confirmed();
    const notices = f.test.app.get(SettlementNotices, { strict: false });
    const failing = jest.spyOn(notices, 'tell').mockRejectedValue(new Error('the machine is gone'));
    expect((await f.post(SECOND, 'finalisation')).statusCode).toBe(500);
    expect(failing).toHaveBeenCalledTimes(1);
    failing.mockRestore();
    expect(await postings()).toEqual([]);
    expect(await f.statement()).toMatchObject({ state: 'confirmed' });
    await finalise();
  });
});
