import type { QueryRunner } from 'typeorm';
import pg from 'pg';
import { TakeMoneyBack1763901420000 } from '../../migrations/1763901420000-take-money-back.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { createWorld, type World } from '../support/world.js';

const FINANCE = 'finance@upstage.example';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

async function paid(): Promise<{ id: string; lines: string[] }> {
  const line = (name: string, supplyAmount: string) => ({
    name,
    supplyAmount,
    taxAmount: '0',
    categoryId: world.categories.software,
    budgetLineId: world.upstage.lines.software,
  });
  const { id } = await claims.draft(world.upstage, { lines: [line('하나', '600000'), line('둘', '400000')] });
  await claims.act('researcher@upstage.example', id, 'submission');
  await claims.act('administrator@upstage.example', id, 'approval');
  await claims.pay(FINANCE, [id]);
  const read = await claims.read(FINANCE, id);
  return { id: String(id), lines: (read['lines'] as Json[]).map((each) => String(each['id'])) };
}

/** The database as it was before reversals were kept, brought up to date again. */
async function migrateAgain(): Promise<void> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  try {
    const runner = { query: (sql: string) => owner.query(sql) } as unknown as QueryRunner;
    const migration = new TakeMoneyBack1763901420000();
    await owner.query('BEGIN');
    await migration.down(runner);
    await migration.up(runner);
    await owner.query('COMMIT');
  } finally {
    await owner.end();
  }
}

const reversals = async (id: string) =>
  jsonOf(await test.as(FINANCE).get(`/api/v1/expenses/${id}/reversals`))['items'] as Json[];

describe('what was reversed before reversals were kept', () => {
  it('is put to the claim’s lines in their order, and what is left can still be taken back', async () => {
    const [whole, part, untouched] = [await paid(), await paid(), await paid()];
    await claims.act(FINANCE, whole.id, 'reversal', { comment: '전부' });
    const lines = [{ lineId: part.lines[1], amount: '300000' }];
    await claims.act(FINANCE, part.id, 'reversal', { comment: '일부', lines });
    await claims.act(FINANCE, part.id, 'reversal', {
      comment: '더',
      lines: [{ lineId: part.lines[0], amount: '400000' }],
    });
    await migrateAgain();
    expect(await reversals(whole.id)).toMatchObject([{ grantAmount: '1000000', owedBy: 'nobody' }]);
    expect(await reversals(untouched.id)).toEqual([]);
    const [kept] = await reversals(part.id);
    expect(kept?.['lines']).toEqual([
      { lineId: part.lines[0], amount: '600000', returned: '600000' },
      { lineId: part.lines[1], amount: '100000', returned: '100000' },
    ]);
    const rest = { comment: '나머지' };
    expect((await claims.act(FINANCE, part.id, 'reversal', rest)).statusCode).toBe(200);
    expect(await claims.read(FINANCE, part.id)).toMatchObject({
      state: 'reversed',
      reversedAmount: '1000000',
    });
  });
});
