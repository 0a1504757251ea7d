import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer } from '../support/client.js';
import { claimsOf, fixture, jsonOf, typedClaim, type Json } from '../support/claims.js';
import { everythingStored } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const EMAIL = 'researcher@upstage.example';
const UNKNOWN = '0199a000-0000-7000-8000-000000000000';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
  for (const role of ['researcher', 'administrator', 'finance'])
    await test.as(`${role}@upstage.example`).get('/api/v1/expenses');
});
afterAll(() => test.stop());

/** A refusal that a person can act on: its code, Korean words, and the fields it is about. */
function expectRefusal(answer: Answer, status: number | readonly number[], pointer?: string): void {
  const allowed = typeof status === 'number' ? [status] : status;
  expect({ status: answer.statusCode, body: answer.body }).toMatchObject({
    status: allowed.includes(answer.statusCode) ? answer.statusCode : allowed[0],
  });
  expect(answer.headers['content-type']).toContain('application/problem+json');
  const problem = jsonOf(answer) as {
    code: string;
    detail: string;
    errors: { pointer: string; detail: string }[];
  };
  expect(problem.code).toMatch(/^[a-z-]+\.[a-z-]+$/);
  expect(problem.detail).toMatch(/[가-힣]/);
  for (const error of problem.errors) expect(error.detail).toMatch(/[가-힣]/);
  if (pointer !== undefined) expect(problem.errors.map((error) => error.pointer)).toContain(pointer);
}

const line = (changes: Json): Json => ({
  lines: [{ ...(typedClaim(world, world.upstage)['lines'] as Json[])[0], ...changes }],
});
const lone = 'A\uD800B';

type Bad = readonly [string, () => Json, string | undefined];

/** What can't even be stored in a draft. */
const UNREADABLE: readonly Bad[] = [
  ['an amount of nothing', () => line({ supplyAmount: '0' }), '/lines/0/supplyAmount'],
  ['a negative amount', () => line({ supplyAmount: '-1000' }), '/lines/0/supplyAmount'],
  ['an amount of 10^19', () => line({ supplyAmount: '10000000000000000000' }), '/lines/0/supplyAmount'],
  ['an amount with decimals and a unit', () => line({ supplyAmount: '1,000.5원' }), '/lines/0/supplyAmount'],
  ['an amount as a number', () => line({ supplyAmount: 1000 }), '/lines/0/supplyAmount'],
  ['an amount in exponents', () => line({ supplyAmount: '1e3' }), '/lines/0/supplyAmount'],
  ['an amount in hexadecimal', () => line({ supplyAmount: '0x10' }), '/lines/0/supplyAmount'],
  ['an amount in full-width digits', () => line({ supplyAmount: '１０００' }), '/lines/0/supplyAmount'],
  ['an empty amount', () => line({ supplyAmount: '' }), '/lines/0/supplyAmount'],
  ['a negative tax', () => line({ taxAmount: '-1' }), '/lines/0/taxAmount'],
  [
    'supply and tax that overflow together',
    () => line({ supplyAmount: '9223372036854775807', taxAmount: '1' }),
    undefined,
  ],
  [
    'lines that overflow together',
    () => ({ lines: [1, 2].map(() => ({ name: 'a', supplyAmount: '9000000000000000000' })) }),
    undefined,
  ],
  ['an impossible date', () => ({ documentedOn: '2025-02-30' }), '/documentedOn'],
  ['a date of another calendar', () => ({ documentedOn: '2025/10/01' }), '/documentedOn'],
  ['a date beyond all', () => ({ committedOn: '99999-01-01' }), '/committedOn'],
  [
    'a wrong check digit',
    () => ({ supplier: { name: 'a', businessNumber: '9028600564' } }),
    '/supplierBusinessNumber',
  ],
  [
    'a business number of letters',
    () => ({ supplier: { name: 'a', businessNumber: 'abcdefghij' } }),
    '/supplierBusinessNumber',
  ],
  ['an unknown field', () => ({ state: 'approved' }), '/state'],
  ['an unknown field in a line', () => line({ claimAmount: '1' }), '/lines/0/claimAmount'],
  ['a team of its own choice', () => ({ teamId: world.skt.id }), '/teamId'],
  ['a title that is a number', () => ({ title: 7 }), '/title'],
  ['a title that is a list', () => ({ title: ['a'] }), '/title'],
  ['lines that are text', () => ({ lines: 'a' }), '/lines'],
  ['lines that are an object', () => ({ lines: { 0: { name: 'a' } } }), '/lines'],
  ['a line that is nothing', () => ({ lines: [null] }), undefined],
  ['a line that is a list', () => ({ lines: [[]] }), undefined],
  ['a supplier that is text', () => ({ supplier: 'a' }), '/supplier'],
  ['a title too long', () => ({ title: '가'.repeat(201) }), '/title'],
  ['a supplier too long', () => ({ supplier: { name: '가'.repeat(201) } }), '/supplier/name'],
  ['a line name too long', () => line({ name: '가'.repeat(201) }), '/lines/0/name'],
  ['a budget line that is no id', () => ({ budgetLineId: "' OR 1=1 --" }), '/budgetLineId'],
  ['a category that is no id', () => line({ categoryId: '1' }), '/lines/0/categoryId'],
  ['a line whose category is not there', () => line({ categoryId: UNKNOWN }), undefined],
  ['a line whose budget line is not there', () => line({ budgetLineId: UNKNOWN }), undefined],
  ["another team's budget line", () => line({ budgetLineId: world.skt.lines.software }), undefined],
  [
    '501 lines',
    () => ({ lines: Array.from({ length: 501 }, () => ({ name: 'a', supplyAmount: '1' })) }),
    '/lines',
  ],
  ['an unknown VAT treatment', () => line({ vatTreatment: 'evaded' }), '/lines/0/vatTreatment'],
  ['NUL in the title', () => ({ title: 'A\u0000B' }), '/title'],
  ['NUL in a line', () => line({ name: 'A\u0000B' }), '/lines/0/name'],
  ['NUL in the supplier', () => ({ supplier: { name: 'A\u0000B' } }), '/supplier/name'],
  ['an escape sequence in the title', () => ({ title: 'A\u001b[31mB' }), '/title'],
  ['half a character in the title', () => ({ title: lone }), '/title'],
  ['half a character in a line', () => line({ name: lone }), '/lines/0/name'],
  ['a prototype', () => JSON.parse('{"__proto__": {"title": "x"}}') as Json, undefined],
];

describe('a claim with something in it that no claim can hold', () => {
  it.each(UNREADABLE)(
    '%s is refused at filing and at saving; what was there stays',
    async (_what, bad, pointer) => {
      const draft = await claims.draft(world.upstage);
      const before = await everythingStored(test);
      expectRefusal(
        await claims.create(EMAIL, { ...typedClaim(world, world.upstage), ...bad() }),
        [422, 400],
        pointer,
      );
      const saved = await test
        .as(EMAIL)
        .put(`/api/v1/expenses/${String(draft['id'])}`, { ...bad(), version: draft['version'] });
      expectRefusal(saved, [422, 400], pointer);
      expect(await claims.read(EMAIL, draft['id'])).toEqual(draft);
      expect(await everythingStored(test)).toEqual(before);
    },
  );
});

/** What a draft may hold while it is being written and that keeps it from being handed in. */
const NOT_READY: readonly [string, () => Json, string, string][] = [
  [
    'dated before the stage',
    () => ({ documentedOn: '2025-08-03' }),
    '/documentedOn',
    'expense.outside-stage',
  ],
  ['dated tomorrow', () => ({ documentedOn: '2025-11-04' }), '/documentedOn', 'expense.in-future'],
  [
    'committed before the stage',
    () => ({ committedOn: '2025-08-03' }),
    '/committedOn',
    'expense.outside-stage',
  ],
  [
    'committed after its document',
    () => ({ committedOn: '2025-10-16' }),
    '/committedOn',
    'expense.committed-after-document',
  ],
  [
    'over the balance by one won',
    () => line({ supplyAmount: '2000000001' }),
    '/lines/0/budgetLineId',
    'expense.over-balance',
  ],
  ['without a title', () => ({ title: '  ' }), '/title', 'expense.title-missing'],
  ['without a supplier', () => ({ supplier: { name: ' ' } }), '/supplierName', 'expense.supplier-missing'],
  ['without lines', () => ({ lines: [] }), '/lines', 'expense.lines-missing'],
  [
    'without a budget line',
    () => line({ budgetLineId: undefined }),
    '/lines/0/budgetLineId',
    'expense.target-missing',
  ],
  [
    'on a line of another institution',
    () => line({ budgetLineId: world.upstage.lines.universitySoftware }),
    '/lines/0/budgetLineId',
    'expense.target-not-open',
  ],
  [
    'on a line that is for other things',
    () => line({ budgetLineId: world.upstage.lines.material }),
    '/lines/0/categoryId',
    'expense.category-outside-line',
  ],
];

describe('a claim that is not ready', () => {
  it.each(NOT_READY)(
    '%s is not handed in, with the field and the reason',
    async (_what, bad, pointer, code) => {
      const draft = await claims.draft(world.upstage, bad());
      const before = await everythingStored(test);
      const refused = await claims.act(EMAIL, draft['id'], 'submission');
      expectRefusal(refused, 422, pointer);
      expect((jsonOf(refused)['errors'] as Json[]).map((error) => error['code'])).toContain(code);
      expect(await claims.read(EMAIL, draft['id'])).toEqual(draft);
      expect(await everythingStored(test)).toEqual(before);
    },
  );

  it('keeps the first and last day of the stage as days of the stage', async () => {
    for (const documentedOn of ['2025-08-04', '2025-11-03']) {
      const draft = await claims.draft(world.upstage, { documentedOn });
      expect((await claims.act(EMAIL, draft['id'], 'submission')).statusCode).toBe(200);
    }
  });

  it('takes no more than its invoice says, and none made out to somebody else', async () => {
    const evidenceId = await claims.invoice(EMAIL);
    const draft = jsonOf(
      await claims.create(EMAIL, { evidenceIds: [evidenceId], ...line({ supplyAmount: '1000001' }) }),
    );
    const over = await claims.act(EMAIL, draft['id'], 'submission');
    expectRefusal(over, 422, '/lines');
    expect(over.body).toContain('expense.over-invoice');
    const document = await claims.upload(EMAIL, 'a.xml', fixture('public-guide-2009.xml'));
    const other = jsonOf(await claims.create(EMAIL, { evidenceIds: [jsonOf(document)['id']] }));
    const wrongBuyer = await claims.act(EMAIL, other['id'], 'submission');
    expectRefusal(wrongBuyer, 422, '/evidenceIds');
    expect(wrongBuyer.body).toContain('expense.buyer');
  });
});

describe('a claim filed from an invoice with a target that is refused', () => {
  it.each([
    ["another team's budget line", () => ({ budgetLineId: world.skt.lines.software })],
    ['a budget line that is not there', () => ({ budgetLineId: UNKNOWN })],
    ['a category that is not there', () => ({ categoryId: UNKNOWN })],
  ])('%s: is not filed by half', async (_what, bad) => {
    const evidenceId = await claims.invoice(EMAIL);
    const before = await everythingStored(test);
    expectRefusal(await claims.create(EMAIL, { evidenceIds: [evidenceId], ...bad() }), 422);
    expect(await everythingStored(test)).toEqual(before);
    expect((await claims.create(EMAIL, { evidenceIds: [evidenceId] })).statusCode).toBe(201);
  });

  it('a line given twice becomes two lines', async () => {
    const draft = await claims.draft(world.upstage);
    const [first] = draft['lines'] as Json[];
    const given = { id: first?.['id'], name: '둘', supplyAmount: '1' };
    const saved = await test
      .as(EMAIL)
      .put(`/api/v1/expenses/${String(draft['id'])}`, { version: draft['version'], lines: [given, given] });
    expect(saved.statusCode).toBe(200);
    expect(new Set((jsonOf(saved)['lines'] as Json[]).map(({ id }) => id)).size).toBe(2);
  });
});

describe('a payment that cannot be', () => {
  it.each([
    ['no claims', { expenseIds: [] }, '/expenseIds'],
    ['a claim that is no id', { expenseIds: ['1'] }, '/expenseIds'],
    ['an impossible day', { paidOn: '2025-02-30' }, '/paidOn'],
    ['a reference too long', { bankReference: 'a'.repeat(201) }, '/bankReference'],
    ['NUL in the reference', { bankReference: 'a\u0000' }, '/bankReference'],
    ['half a character in the reference', { bankReference: lone }, '/bankReference'],
    ['a day to come', { paidOn: '2025-11-04' }, '/paidOn'],
    ['a day before the stage', { paidOn: '2025-08-03' }, '/paidOn'],
  ])('%s: refused whole', async (_what, changes, pointer) => {
    const ids: unknown[] = [];
    for (let n = 0; n < 2; n += 1) {
      const { id } = await claims.draft(world.upstage);
      await claims.act(EMAIL, id, 'submission');
      await claims.act('administrator@upstage.example', id, 'approval');
      ids.push(id);
    }
    const before = await everythingStored(test);
    expectRefusal(await claims.pay('finance@upstage.example', ids, changes), 422, pointer);
    expect(await everythingStored(test)).toEqual(before);
  });

  it('is all or none: one unapproved claim keeps the rest unpaid', async () => {
    const good = await claims.draft(world.upstage);
    await claims.act(EMAIL, good['id'], 'submission');
    await claims.act('administrator@upstage.example', good['id'], 'approval');
    const open = await claims.draft(world.upstage);
    const before = await everythingStored(test);
    expectRefusal(await claims.pay('finance@upstage.example', [good['id'], open['id']]), 409);
    expectRefusal(await claims.pay('finance@upstage.example', [good['id'], UNKNOWN]), 404);
    expect(await everythingStored(test)).toEqual(before);
    expect(await claims.read(EMAIL, good['id'])).toMatchObject({ state: 'approved' });
  });
});

describe('comments', () => {
  it.each([
    ['too long', 'a'.repeat(2001)],
    ['NUL', 'a\u0000'],
    ['half a character', lone],
    ['nothing', '   '],
  ])('of a return: %s is refused at the comment', async (_what, comment) => {
    const draft = await claims.draft(world.upstage);
    await claims.act(EMAIL, draft['id'], 'submission');
    const before = await everythingStored(test);
    const refused = await claims.act('administrator@upstage.example', draft['id'], 'return', { comment });
    expectRefusal(refused, 422, '/comment');
    expect(await everythingStored(test)).toEqual(before);
  });

  it('may have several lines', async () => {
    const draft = await claims.draft(world.upstage);
    await claims.act(EMAIL, draft['id'], 'submission');
    const comment = '계약서를 붙여 주세요.\n\t1) 견적서도요. 👍';
    const returned = await claims.act('administrator@upstage.example', draft['id'], 'return', { comment });
    expect(returned.statusCode).toBe(200);
  });
});
