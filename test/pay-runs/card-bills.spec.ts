import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { FINANCE, RESEARCHER, runsOf } from './runs-of.js';

const RIVAL = 'finance@skt.example';

let test: TestApp;
let world: World;
let runs: ReturnType<typeof runsOf>;
let statementId: string;
let ready: string;
let differing: string;
let unapproved: string;

const CSV = [
  '카드번호,승인번호,승인일자,승인금액,가맹점명',
  '5310-1111-2222-1234,30000001,20251001,110000,나래호스팅',
  '5310-1111-2222-1234,30000002,20251002,225000,해외학회',
  '5310-1111-2222-1234,30000003,20251003,330000,한식당',
  '5310-1111-2222-9876,30000004,20251004,44000,예시서적',
  '5310-1111-2222-9876,30000005,20251101,55000,예시서적',
].join('\n');

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  runs = runsOf(test, world);
  const taken = await test
    .as(FINANCE)
    .upload('/api/v1/card-statements', [{ name: '카드 10월.csv', content: CSV, field: 'file' }]);
  statementId = String(runs.must(taken, 201)['id']);
  ready = await runs.approved(100_000);
  differing = await runs.approved(200_000);
  unapproved = String((await runs.claims.draft(world.upstage))['id']);
  const uses = await rowsOf<{ id: string; approval_number: string }>(
    test,
    'SELECT id, approval_number FROM card_transactions WHERE statement_id = $1',
    [statementId],
  );
  const link = async (approvalNumber: string, expenseId: string) => {
    const use = uses.find(({ approval_number: number }) => number === approvalNumber);
    const url = `/api/v1/card-statements/${statementId}/rows/${use?.id}/claim`;
    runs.must(await test.as(FINANCE).put(url, { expenseId }), 200, 204);
  };
  await link('30000001', ready);
  await link('30000002', differing);
  await link('30000003', unapproved);
});
afterAll(() => test.stop());

const bill = async (query = '') =>
  runs.must(
    await test.as(FINANCE).get(`/api/v1/card-bills?statementId=${statementId}${query}`),
    200,
  ) as Json & {
    claims: Json[];
    missing: Json[];
  };
const settle = (expenseIds: readonly string[], changes: Json = {}, email = FINANCE) =>
  test.as(email).post('/api/v1/card-bills', { statementId, expenseIds, paidOn: '2025-11-03', ...changes });

describe('a card’s bill', () => {
  it('names what it settles, what differs and what is missing', async () => {
    expect(await bill()).toMatchObject({
      useCount: 5,
      total: '764000',
      claims: [
        { id: ready, usedAmount: '110000', payableAmount: '110000', difference: '0' },
        { id: differing, usedAmount: '225000', payableAmount: '220000', difference: '-5000' },
      ],
      missing: [
        { why: 'not-approved', merchantName: '한식당', claim: { id: unapproved } },
        { why: 'no-claim', amount: '44000' },
        { why: 'no-claim', amount: '55000' },
      ],
    });
    expect(await bill('&to=2025-10-31')).toMatchObject({ useCount: 4, total: '709000' });
    const page = await test.as(FINANCE).get(`/pay-runs/card?statement=${statementId}`);
    expect(page.body).toContain('−5,000');
    expect(page.body).not.toContain('5310-1111');
  });

  it('isn’t put into a run of transfers: its claims are paid by the card', async () => {
    await runs.payingAccount(world.upstage.companyId);
    const refused = await runs.prepare([ready]);
    expect([refused.statusCode, jsonOf(refused)['code']]).toEqual([422, 'pay-run.no-transfer']);
    expect((await test.as(FINANCE).get('/pay-runs/new')).body).not.toContain(ready);
  });

  it('is settled by finance alone, with what is on it, on a day that can be', async () => {
    expect((await settle([ready], {}, RESEARCHER)).statusCode).toBe(403);
    expect((await settle([ready], {}, RIVAL)).statusCode).toBe(404);
    expect(jsonOf(await settle([unapproved]))['code']).toBe('pay-run.not-on-bill');
    expect(jsonOf(await settle([ready], { paidOn: '2025-12-01' }))['code']).toBe('pay-run.paid-on');
    expect(await runs.state(ready)).toBe('approved');
  });

  it('pays each approved claim once, on the day it was taken, with the statement as its reference', async () => {
    const answers = await Promise.all([settle([ready]), settle([ready, differing])]);
    expect(answers.map(({ statusCode }) => statusCode).filter((status) => status === 201)).not.toEqual([]);
    if ((await runs.state(differing)) !== 'paid') runs.must(await settle([differing]), 201);
    for (const claim of [ready, differing]) {
      expect(await runs.state(claim)).toBe('paid');
      expect(await runs.spent(claim)).toMatchObject({ payments: 1, groups: 1 });
    }
    const [payment] = await rowsOf<{ bank_reference: string; paid_on: string }>(
      test,
      'SELECT p.bank_reference, p.paid_on FROM payments p JOIN payment_items i ON i.payment_id = p.id WHERE i.expense_id = $1',
      [ready],
    );
    expect(payment).toEqual({ bank_reference: '카드대금 카드 10월.csv', paid_on: '2025-11-03' });
    expect(await bill()).toMatchObject({ claims: [], paid: { count: 2, amount: '335000' } });
    const list = runs.must(await test.as(FINANCE).get('/api/v1/pay-runs'), 200) as { items: Json[] };
    expect(list.items[0]).toMatchObject({ kind: 'card', statementName: '카드 10월.csv' });
    const id = String(list.items[0]?.['id']);
    expect((await test.as(FINANCE).get(`/pay-runs/${id}`)).statusCode).toBe(200);
    expect(jsonOf(await runs.file(id))['code']).toBe('pay-run.wrong-state');
    expect(jsonOf(await runs.refuse(id))['code']).toBe('pay-run.wrong-state');
  });
});
