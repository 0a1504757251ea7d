import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer } from '../support/client.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const FINANCE = 'finance@upstage.example';
const RIVAL = 'finance@skt.example';
const OFFICER = 'officer@office.example';
const PAID_ON = '2025-11-03';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterEach(async () => {
  expect(await ledgerFaults(test)).toEqual([]);
});
afterAll(() => test.stop());

const line = (name: string, supplyAmount: string, taxAmount: string, target: 'software' | 'material') => ({
  name,
  supplyAmount,
  taxAmount,
  categoryId: world.categories[target],
  budgetLineId: world.upstage.lines[target],
});

interface Paid {
  id: string;
  lines: string[];
}

/** Two lines on two budget lines: 1,000,000 and 500,000 claimed, 150,000 of VAT that the company gets back. */
async function paid(): Promise<Paid> {
  const lines = [
    line('말뭉치', '1000000', '100000', 'software'),
    line('재료', '500000', '50000', 'material'),
  ];
  const { id } = await claims.draft(world.upstage, { lines });
  await claims.act(RESEARCHER, id, 'submission');
  await claims.act(ADMINISTRATOR, id, 'approval');
  expect((await claims.pay(FINANCE, [id], { paidOn: PAID_ON })).statusCode).toBe(201);
  const read = await claims.read(FINANCE, id);
  return { id: String(id), lines: (read['lines'] as Json[]).map((each) => String(each['id'])) };
}

const reverse = (id: string, body: Json = {}, email = FINANCE) =>
  claims.act(email, id, 'reversal', { comment: '반품', ...body });
const refund = (items: Json[], body: Json = {}, email = FINANCE) =>
  test.as(email).post('/api/v1/refunds', { receivedOn: PAID_ON, bankReference: '입금 77', items, ...body });
const codeOf = (answer: Answer) => [answer.statusCode, jsonOf(answer)['code'] ?? answer.body];
const fieldsOf = (answer: Answer) =>
  (jsonOf(answer)['errors'] as Json[] | undefined)?.map(({ pointer, code }) => [pointer, code]);
const standing = async (id: string) => {
  const { state, reversedAmount, owedAmount = '0', vatBackAmount = '0' } = await claims.read(FINANCE, id);
  return [state, reversedAmount, owedAmount, vatBackAmount];
};
const reversals = async (id: string) =>
  jsonOf(await test.as(FINANCE).get(`/api/v1/expenses/${id}/reversals`))['items'] as Json[];
const postings = (id: string) =>
  rowsOf<{ amount: string; occurred_on: string }>(
    test,
    `SELECT amount::text, occurred_on::text FROM postings WHERE cause_id = $1 AND kind = 'refund' ORDER BY amount`,
    [id],
  );
const awaitedIds = async (email = FINANCE) =>
  (jsonOf(await test.as(email).get('/api/v1/refunds/awaited'))['items'] as Json[]).map(
    (each) => each['expenseId'],
  );

describe('a paid claim', () => {
  it('is taken back by lines, in parts, until nothing is left', async () => {
    const { id, lines } = await paid();
    const first = await reverse(id, {
      reason: 'goods-returned',
      lines: [{ lineId: lines[0], amount: '300000' }],
    });
    expect(first.statusCode).toBe(200);
    expect(await standing(id)).toEqual(['paid', '300000', '0', '0']);
    const most = await reverse(id, { lines: [{ lineId: lines[0], amount: '700001' }] });
    expect(codeOf(most)).toEqual([422, 'reversal.more-than-left']);
    expect(fieldsOf(most)).toEqual([['/lines/0/amount', 'reversal.more-than-left']]);
    expect((await reverse(id, { lines: [{ lineId: lines[1], amount: '500000' }] })).statusCode).toBe(200);
    expect((await reverse(id)).statusCode).toBe(200);
    expect(await standing(id)).toEqual(['reversed', '1500000', '0', '0']);
    expect((await postings(id)).map(({ amount }) => amount)).toEqual(['300000', '500000', '700000']);
    expect((await reversals(id)).map(({ grantAmount }) => grantAmount)).toEqual([
      '300000',
      '500000',
      '700000',
    ]);
    expect(codeOf(await reverse(id))).toEqual([409, 'expense.wrong-state']);
  });

  it('is taken back once when two do it at once, and by what its reader read', async () => {
    const { id, lines } = await paid();
    const both = await Promise.all([
      reverse(id, { lines: [{ lineId: lines[0], amount: '600000' }] }),
      reverse(id, { lines: [{ lineId: lines[0], amount: '600000' }] }),
    ]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    const { version } = await claims.read(FINANCE, id);
    expect(codeOf(await reverse(id, { version: Number(version) - 1 }))).toEqual([409, 'expense.changed']);
    expect(await standing(id)).toEqual(['paid', '600000', '0', '0']);
  });

  it('isn’t taken back by its claimant, an approver without the role or a rival', async () => {
    const { id, lines } = await paid();
    const body = { lines: [{ lineId: lines[0], amount: '1' }] };
    expect(codeOf(await reverse(id, body, RESEARCHER))[0]).toBe(403);
    expect(codeOf(await reverse(id, body, ADMINISTRATOR))[0]).toBe(403);
    expect(codeOf(await reverse(id, body, RIVAL))).toEqual([404, 'expense.not-found']);
    const other = await paid();
    const foreign = await reverse(id, { lines: [{ lineId: other.lines[0], amount: '1' }] });
    expect(fieldsOf(foreign)).toEqual([['/lines/0/amount', 'reversal.line-unknown']]);
    expect((await reverse(id, { lines: [{ lineId: lines[0], amount: '0' }] })).statusCode).toBe(422);
    expect(await standing(id)).toEqual(['paid', '0', '0', '0']);
  });
});

describe('money that is owed back', () => {
  it('is spent until it came in, and is the grant’s again on that day, VAT beside it', async () => {
    const { id, lines } = await paid();
    const owed = { owedBy: 'supplier', lines: [{ lineId: lines[0], amount: '400000' }] };
    expect((await reverse(id, owed)).statusCode).toBe(200);
    expect(await standing(id)).toEqual(['paid', '0', '400000', '40000']);
    expect(await postings(id)).toEqual([]);
    expect(await awaitedIds()).toContain(id);
    const [awaited] = await reversals(id);
    const item = { expenseId: id, reversalId: awaited?.['id'] };
    const part = await refund([{ ...item, amount: '110000' }]);
    expect(part.statusCode).toBe(201);
    expect(jsonOf(part)).toMatchObject({ grantAmount: '100000', vatAmount: '10000' });
    expect(await standing(id)).toEqual(['paid', '100000', '300000', '40000']);
    expect(await postings(id)).toEqual([{ amount: '100000', occurred_on: PAID_ON }]);
    const more = await refund([{ ...item, amount: '330001' }]);
    expect(codeOf(more)).toEqual([422, 'refund.more-than-owed']);
    expect(fieldsOf(more)).toEqual([['/items/0/amount', 'refund.more-than-owed']]);
    expect((await refund([{ ...item, amount: '330000' }])).statusCode).toBe(201);
    expect(await standing(id)).toEqual(['paid', '400000', '0', '40000']);
    expect(await awaitedIds()).not.toContain(id);
    expect(codeOf(await refund([{ ...item, amount: '1' }]))).toEqual([422, 'reversal.not-open']);
  });

  it('may be parted otherwise, within what is open of each part', async () => {
    const { id } = await paid();
    await reverse(id, { owedBy: 'supplier' });
    const [{ id: reversalId } = {}] = await reversals(id);
    const wrong = await refund([{ expenseId: id, reversalId, amount: '200000', grantAmount: '49999' }]);
    expect(fieldsOf(wrong)).toEqual([['/items/0/grantAmount', 'refund.grant-part']]);
    expect(
      (await refund([{ expenseId: id, reversalId, amount: '1500000', grantAmount: '1500000' }])).statusCode,
    ).toBe(201);
    expect(await standing(id)).toEqual(['reversed', '1500000', '0', '150000']);
    // The grant has all; the institution's VAT comes after.
    expect((await refund([{ expenseId: id, reversalId, amount: '150000' }])).statusCode).toBe(201);
    expect(await awaitedIds()).not.toContain(id);
  });

  it('came without being awaited: as much is reversed, and no more than was paid', async () => {
    const { id } = await paid();
    expect(codeOf(await refund([{ expenseId: id, amount: '330000' }]))).toEqual([
      422,
      'refund.reason-missing',
    ]);
    const body = { reason: 'goods-returned', comment: '일부 반품' };
    expect((await refund([{ expenseId: id, amount: '330000' }], body)).statusCode).toBe(201);
    expect(await standing(id)).toEqual(['paid', '300000', '0', '30000']);
    expect(codeOf(await refund([{ expenseId: id, amount: '1320001' }], body))).toEqual([
      422,
      'refund.more-than-owed',
    ]);
    expect((await refund([{ expenseId: id, amount: '1320000' }], body)).statusCode).toBe(201);
    expect(await standing(id)).toEqual(['reversed', '1500000', '0', '150000']);
  });

  it('comes once for a key, and once when it is recorded twice at the same moment', async () => {
    const { id } = await paid();
    await reverse(id, { owedBy: 'claimant', reason: 'not-accepted' });
    const [{ id: reversalId } = {}] = await reversals(id);
    const { version } = await claims.read(FINANCE, id);
    const body = {
      receivedOn: PAID_ON,
      bankReference: '입금',
      items: [{ expenseId: id, reversalId, amount: '700000', version }],
    };
    const keyed = () => test.as(FINANCE).post('/api/v1/refunds', body, { 'idempotency-key': `k-${id}` });
    const [first, again] = [await keyed(), await keyed()];
    expect([first.statusCode, jsonOf(again)]).toEqual([201, jsonOf(first)]);
    expect(await standing(id)).toEqual(['paid', '700000', '800000', '0']);
    const rest = [{ expenseId: id, reversalId, amount: '800000' }];
    const both = await Promise.all([refund(rest), refund(rest)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422]);
    expect(await standing(id)).toEqual(['reversed', '1500000', '0', '0']);
  });

  it('of several claims is recorded all or none, each error at its field', async () => {
    const [one, two] = [await paid(), await paid()];
    const items = [
      { expenseId: two.id, amount: '110000' },
      { expenseId: one.id, amount: '99999999' },
    ];
    const answer = await refund(items, { reason: 'other', bankReference: ' ', receivedOn: '2025-11-02' });
    expect(
      fieldsOf(answer)
        ?.map(([pointer]) => pointer)
        .sort(),
    ).toEqual(['/bankReference', '/items/1/amount', '/receivedOn', '/receivedOn'].sort());
    expect(await standing(two.id)).toEqual(['paid', '0', '0', '0']);
    expect(fieldsOf(await refund([], { receivedOn: '2030-01-01' }))).toBeDefined();
    const right = [
      { expenseId: two.id, amount: '110000' },
      { expenseId: one.id, amount: '220000' },
    ];
    const done = await refund(right, { reason: 'other' });
    expect(jsonOf(done)).toMatchObject({ amount: '330000', grantAmount: '300000', vatAmount: '30000' });
    const list = jsonOf(await test.as(FINANCE).get('/api/v1/refunds'))['items'] as Json[];
    expect(list[0]).toMatchObject({ bankReference: '입금 77', grantAmount: '300000' });
    expect(list[0]?.['items']).toHaveLength(2);
  });

  it('is awaited no more once that is withdrawn; the rest counts as spent and may be taken back again', async () => {
    const { id, lines } = await paid();
    await reverse(id, { owedBy: 'supplier', lines: [{ lineId: lines[0], amount: '1000000' }] });
    const [{ id: reversalId } = {}] = await reversals(id);
    await refund([{ expenseId: id, reversalId, amount: '440000' }]);
    const path = `/api/v1/expenses/${id}/reversals/${String(reversalId)}/withdrawal`;
    expect((await test.as(FINANCE).post(path, { comment: ' ' })).statusCode).toBe(422);
    expect((await test.as(RIVAL).post(path, { comment: '폐업' })).statusCode).toBe(404);
    expect((await test.as(FINANCE).post(path, { comment: '폐업' })).statusCode).toBe(200);
    expect(codeOf(await test.as(FINANCE).post(path, { comment: '폐업' }))).toEqual([
      409,
      'reversal.not-open',
    ]);
    expect(await standing(id)).toEqual(['paid', '400000', '0', '40000']);
    expect((await reverse(id, { lines: [{ lineId: lines[0], amount: '600000' }] })).statusCode).toBe(200);
    expect(await standing(id)).toEqual(['paid', '1000000', '0', '40000']);
  });

  it('is nothing a rival learns of; the programme’s office reads it', async () => {
    const { id } = await paid();
    await reverse(id, { owedBy: 'supplier' });
    const [{ id: reversalId } = {}] = await reversals(id);
    expect(codeOf(await refund([{ expenseId: id, reversalId, amount: '1' }], {}, RIVAL))).toEqual([
      404,
      'expense.not-found',
    ]);
    expect(await awaitedIds(RIVAL)).toEqual([]);
    expect(await awaitedIds(OFFICER)).toContain(id);
    expect((await test.as(RESEARCHER).get('/api/v1/refunds/awaited')).statusCode).toBe(403);
    const stranger = await paid();
    expect(codeOf(await refund([{ expenseId: stranger.id, reversalId, amount: '1' }]))).toEqual([
      404,
      'reversal.not-found',
    ]);
  });
});

describe('a hold', () => {
  it('ends at the rejection of its claim, with an event', async () => {
    const { id } = await claims.draft(world.upstage);
    await claims.act(RESEARCHER, id, 'submission');
    expect((await claims.act(OFFICER, id, 'hold', { reason: 'routine-check' })).statusCode).toBe(200);
    expect((await claims.act(ADMINISTRATOR, id, 'rejection', { comment: '까닭' })).statusCode).toBe(200);
    expect(
      await rowsOf(
        test,
        'SELECT 1 AS open FROM payment_holds WHERE expense_id = $1 AND released_at IS NULL',
        [id],
      ),
    ).toEqual([]);
    expect(
      await rowsOf(test, `SELECT act FROM expense_events WHERE expense_id = $1 AND act = 'released'`, [id]),
    ).toEqual([{ act: 'released' }]);
    expect((await claims.read(RESEARCHER, id))['hold']).toBeNull();
  });

  it('outlasts a return, so that handing in again doesn’t shake it off', async () => {
    const { id } = await claims.draft(world.upstage);
    await claims.act(RESEARCHER, id, 'submission');
    await claims.act(OFFICER, id, 'hold', { reason: 'routine-check' });
    await claims.act(ADMINISTRATOR, id, 'return', { comment: '까닭' });
    await claims.act(RESEARCHER, id, 'submission');
    await claims.act(ADMINISTRATOR, id, 'approval');
    expect((await claims.pay(FINANCE, [id])).statusCode).toBe(409);
  });

  it('stays when its claim is approved', async () => {
    const { id } = await claims.draft(world.upstage);
    await claims.act(RESEARCHER, id, 'submission');
    await claims.act(OFFICER, id, 'hold', { reason: 'routine-check' });
    await claims.act(ADMINISTRATOR, id, 'approval');
    expect((await claims.pay(FINANCE, [id])).statusCode).toBe(409);
    expect(codeOf(await reverse(String(id)))).toEqual([409, 'expense.wrong-state']);
  });
});
