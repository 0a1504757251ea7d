import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
const CLAIMANT = 'researcher@upstage.example';
const APPROVER = 'administrator@upstage.example';

beforeAll(async () => {
  test = await startTestApp();
  await test.app.get(JobRunner, { strict: false }).start();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

let serial = 0;
/** A supplier of its own for each test, so that none tells on another. */
function supplierNumber(): string {
  serial += 1;
  const digits = [...String(910000000 + serial * 7)].map(Number);
  const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
  const sum = weights.reduce((total, weight, at) => total + weight * (digits[at] ?? 0), 0);
  const check = (10 - ((sum + Math.floor(((digits[8] ?? 0) * 5) / 10)) % 10)) % 10;
  return `${digits.join('')}${check}`;
}

async function submitted(number: string, changes: Json = {}, amount = '1000000'): Promise<string> {
  const draft = await claims.draft(world.upstage, {
    supplier: { name: `거래처 ${number}`, businessNumber: number },
    lines: [
      {
        name: '품목',
        supplyAmount: amount,
        taxAmount: '0',
        categoryId: world.categories.software,
        budgetLineId: world.upstage.lines.software,
      },
    ],
    ...changes,
  });
  const answer = await claims.act(CLAIMANT, draft['id'], 'submission');
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return String(draft['id']);
}

/** Marks as the inbox lists them now. */
async function marksOf(id: string): Promise<string[]> {
  const page = jsonOf(await test.as(APPROVER).get('/api/v1/approvals?limit=200'));
  const entry = (page['items'] as { id: string; marks: string[] }[]).find((each) => each.id === id);
  if (!entry) throw new Error('it is not in the inbox');
  return entry.marks;
}

async function eventually(id: string, mark: string, there: boolean): Promise<void> {
  const until = Date.now() + 15_000;
  while ((await marksOf(id)).includes(mark) !== there) {
    if (Date.now() > until) throw new Error(`${mark} ${there ? 'never came' : 'never went'}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Approved claims of a supplier, as history has them. */
async function history(number: string, amounts: readonly number[]): Promise<void> {
  for (const [index, amount] of amounts.entries()) {
    const id = await submitted(
      number,
      { documentedOn: `2025-09-${String(index + 1).padStart(2, '0')}` },
      String(amount),
    );
    const done = await claims.act(APPROVER, id, 'approval');
    if (done.statusCode !== 200) throw new Error(done.body);
  }
}

describe('marks that ask an approver to look twice', () => {
  it('say a new supplier until a claim of theirs is approved', async () => {
    const number = supplierNumber();
    const first = await submitted(number);
    const second = await submitted(number, { documentedOn: '2025-09-20' });
    expect(await marksOf(first)).toContain('new-supplier');
    await claims.act(APPROVER, first, 'approval');
    await eventually(second, 'new-supplier', false);
  });

  it('say a near twin on both, as soon as the second is handed in, and not a month later', async () => {
    const number = supplierNumber();
    const first = await submitted(number);
    expect(await marksOf(first)).not.toContain('near-twin');
    const second = await submitted(number, { documentedOn: '2025-10-16' });
    expect(await marksOf(second)).toContain('near-twin');
    await eventually(first, 'near-twin', true);
    const later = await submitted(number, { documentedOn: '2025-09-01' });
    expect(await marksOf(later)).not.toContain('near-twin');
  });

  it('say a purchase split to stay under a threshold, not one that is far from it', async () => {
    const number = supplierNumber();
    const first = await submitted(number, {}, '16000000');
    expect(await marksOf(first)).not.toContain('split-purchase');
    const second = await submitted(number, { documentedOn: '2025-10-17' }, '15000000');
    expect(await marksOf(second)).toContain('split-purchase');
    await eventually(first, 'split-purchase', true);
    const small = await submitted(number, { documentedOn: '2025-09-05' }, '200000');
    expect(await marksOf(small)).not.toContain('split-purchase');
  });

  it('say an amount just under a threshold, within three percent', async () => {
    expect(await marksOf(await submitted(supplierNumber(), {}, '29500000'))).toContain('just-under');
    expect(await marksOf(await submitted(supplierNumber(), {}, '29000000'))).not.toContain('just-under');
    expect(await marksOf(await submitted(supplierNumber(), {}, '30000000'))).not.toContain('just-under');
  });

  it('say an amount far above the usual ones of the supplier, once there are eight', async () => {
    const number = supplierNumber();
    await history(number, [100000, 101000, 102000, 99000, 98000, 100500, 101500, 100200]);
    expect(await marksOf(await submitted(number, {}, '500000'))).toContain('unusual');
    expect(await marksOf(await submitted(number, { documentedOn: '2025-10-01' }, '101800'))).not.toContain(
      'unusual',
    );
  }, 60_000);

  it('say that no document is attached, and stop once one is', async () => {
    const id = await submitted(supplierNumber());
    expect(await marksOf(id)).toContain('undocumented');
    const invoice = await claims.invoice(CLAIMANT);
    const draft = jsonOf(await claims.create(CLAIMANT, { evidenceIds: [invoice] }));
    const target = { budgetLineId: world.upstage.lines.software, categoryId: world.categories.software };
    const version = Number(draft['version']);
    const saved = await test
      .as(CLAIMANT)
      .put(`/api/v1/expenses/${String(draft['id'])}`, { version, ...target });
    expect(saved.statusCode).toBe(200);
    expect((await claims.act(CLAIMANT, draft['id'], 'submission')).statusCode).toBe(200);
    const marks = await marksOf(String(draft['id']));
    expect(marks).not.toContain('undocumented');
    expect(marks).not.toContain('edited-after-reading');
  });

  it('say a card used at night or on a weekend, not one used on a weekday', async () => {
    const [night, day] = [await submitted(supplierNumber()), await submitted(supplierNumber())];
    const use = (id: string, usedOn: string, usedAt: string) =>
      rowsOf(
        test,
        `WITH off AS MATERIALIZED (SELECT set_config('session_replication_role', 'replica', false)),
         t AS (INSERT INTO card_transactions (team_id, id, statement_id, row_number, row_key, card_number, approval_number, used_on, used_at,
           amount, country, merchant_name, merchant_kind)
           SELECT e.team_id, e.id, e.id, 1, e.id::text, '1234', '', $2::date, $3, 1000000, '', '상점', '' FROM off, expenses e WHERE e.id = $1
           RETURNING id, team_id)
         INSERT INTO card_links (team_id, transaction_id, expense_id, linked_by, linked_at)
         SELECT t.team_id, t.id, t.id, e.claimant_id, now() FROM t, expenses e WHERE e.id = t.id`,
        [id, usedOn, usedAt],
      );
    await use(night, '2025-10-15', '23:40');
    await use(day, '2025-10-15', '14:00');
    const found = await rowsOf<{ id: string; marks: string[] }>(
      test,
      'SELECT e.id, claim_marks(e.team_id, e.id, now()) AS marks FROM expenses e WHERE e.id = ANY ($1::uuid[])',
      [[night, day]],
    );
    expect(found.find(({ id }) => id === night)?.marks).toContain('after-hours');
    expect(found.find(({ id }) => id === day)?.marks).not.toContain('after-hours');
  });

  it('say a line with less than a tenth left, looked at as the list is', async () => {
    const id = await submitted(supplierNumber());
    expect(await marksOf(id)).not.toContain('near-limit');
    await rowsOf(
      test,
      `UPDATE line_balances SET spent = spent + available - 1000, available = 1000 WHERE line_id = $1`,
      [world.upstage.lines.software],
    );
    expect(await marksOf(id)).toContain('near-limit');
    await rowsOf(
      test,
      `UPDATE line_balances SET available = spent - 1000 + available, spent = 1000 WHERE line_id = $1`,
      [world.upstage.lines.software],
    );
    expect(await marksOf(id)).not.toContain('near-limit');
  });

  it('aren’t told to a team of what only the office sees', async () => {
    const page = await test.as(APPROVER).get('/approvals');
    expect(page.body).not.toContain('value="seen-elsewhere"');
    expect((await test.as('officer@office.example').get('/approvals')).body).toContain(
      'value="seen-elsewhere"',
    );
  });
});
