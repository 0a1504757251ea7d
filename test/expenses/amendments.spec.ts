import {
  approvalNumberOf,
  taxInvoiceXml,
  type TaxInvoiceXmlOptions,
} from '../../src/demo/tax-invoice-xml.js';
import { DecideExpense } from '../../src/expenses/decide-expense.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer } from '../support/client.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { ledgerFaults } from '../support/ledger-table.js';
import { createWorld, type World } from '../support/world.js';

const EMAIL = 'researcher@upstage.example';
const COLLEAGUE = 'pi@upstage.example';
const FINANCE = 'finance@upstage.example';
const BUYER = { businessNumber: '9018800128', name: '업스테이지' };
const OTHER = { businessNumber: '1248100998', name: '다른 회사' };

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let serial = 500;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

const STATES = ['draft', 'submitted', 'approved', 'paid'] as const;
type State = (typeof STATES)[number];

async function drop(email: string, xml: Buffer): Promise<Answer> {
  const evidence = jsonOf(await claims.upload(email, 'invoice.xml', xml));
  return claims.create(email, {
    evidenceIds: [evidence['id']],
    budgetLineId: world.upstage.lines.software,
    categoryId: world.categories.software,
  });
}

const read = async (id: unknown) => jsonOf(await test.as(EMAIL).get(`/api/v1/expenses/${String(id)}`));

/** A claim of 1,000,000 from an invoice of its own, brought as far as `state`. */
async function claimed(state: State): Promise<{ id: unknown; number: string }> {
  serial += 1;
  const number = approvalNumberOf('2025-10-02', serial);
  const lines = [{ name: 'GPU 클라우드', supplyAmount: 1_000_000n }];
  const invoice = taxInvoiceXml({ approvalNumber: number, issuedOn: '2025-10-02', buyer: BUYER, lines });
  const { id } = jsonOf(await drop(EMAIL, invoice));
  const steps = STATES.indexOf(state);
  if (steps >= 1) await claims.act(EMAIL, id, 'submission');
  if (steps >= 2) await claims.act('administrator@upstage.example', id, 'approval');
  if (steps >= 3) await test.as(FINANCE).post('/api/v1/payments', { expenseIds: [id], paidOn: '2025-11-03' });
  expect((await read(id))['state']).toBe(state);
  return { id, number };
}

function amendment(original: string, changes: Partial<TaxInvoiceXmlOptions> = {}): Buffer {
  serial += 1;
  return taxInvoiceXml({
    approvalNumber: approvalNumberOf('2025-10-20', serial),
    originalApprovalNumber: original,
    amendmentCode: '02',
    typeCode: '0201',
    issuedOn: '2025-10-20',
    buyer: BUYER,
    lines: [{ name: '감액', supplyAmount: -300_000n, taxAmount: -30_000n }],
    ...changes,
  });
}

const shown = ({ state, claimAmount, reversedAmount }: Json) => [state, claimAmount, reversedAmount];
const codeOf = (answer: Answer) => [answer.statusCode, jsonOf(answer)['code']];

describe('an amended invoice', () => {
  it.each([
    ['draft', ['draft', '700000', '0']],
    ['submitted', ['submitted', '700000', '0']],
    ['approved', ['submitted', '700000', '0']],
  ] as const)(
    'takes its amount off a claim that is %s once, however often it comes',
    async (state, after) => {
      const { id, number } = await claimed(state);
      const xml = amendment(number);
      expect((await drop(EMAIL, xml)).statusCode).toBe(201);
      expect(shown(await read(id))).toEqual(after);
      const again = [xml, Buffer.concat([xml, Buffer.from('\n')])];
      const answers = [await drop(EMAIL, again[0] ?? xml), await drop(COLLEAGUE, again[1] ?? xml)];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([409, 409]);
      expect(shown(await read(id))).toEqual(after);
    },
  );

  it('leaves a line that an approver left out as it is, and asks those again whose approval rests on the amount', async () => {
    serial += 1;
    const number = approvalNumberOf('2025-10-02', serial);
    const lines = [
      { name: 'GPU', supplyAmount: 1_000_000n },
      { name: '저장소', supplyAmount: 500_000n },
    ];
    const invoice = taxInvoiceXml({ approvalNumber: number, issuedOn: '2025-10-02', buyer: BUYER, lines });
    const { id } = jsonOf(await drop(EMAIL, invoice));
    await claims.act(EMAIL, id, 'submission');
    const [, second] = (await read(id))['lines'] as Json[];
    const administrator = await test.actor('administrator@upstage.example');
    await test.app.get(DecideExpense, { strict: false }).approve(administrator, {
      id: String(id),
      declined: [{ lineId: String(second?.['id']), reason: '다른 과제의 것' }],
    });
    expect(shown(await read(id))).toEqual(['approved', '1000000', '0']);
    expect((await drop(EMAIL, amendment(number))).statusCode).toBe(201);
    const claim = await read(id);
    expect(shown(claim)).toEqual(['submitted', '800000', '0']);
    expect(claim['approverIds']).toEqual([]);
    expect(await ledgerFaults(test)).toEqual([]);
  });

  it('works once when it comes twice at the same moment', async () => {
    const { id, number } = await claimed('submitted');
    const xml = amendment(number);
    const evidence = jsonOf(await claims.upload(EMAIL, 'invoice.xml', xml));
    const create = () => claims.create(EMAIL, { evidenceIds: [evidence['id']] });
    const answers = await Promise.all([create(), create(), create()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
    expect(shown(await read(id))).toEqual(['submitted', '700000', '0']);
    expect(await ledgerFaults(test)).toEqual([]);
  });

  it('takes nothing of a paid claim before somebody puts it in who may take money back', async () => {
    const { id, number } = await claimed('paid');
    const xml = amendment(number);
    const waiting = jsonOf(await drop(EMAIL, xml));
    expect(waiting).toMatchObject({ state: 'draft', waitsFor: number });
    expect(codeOf(await drop(COLLEAGUE, xml))).toEqual([409, 'expense.evidence-in-draft']);
    expect(shown(await read(id))).toEqual(['paid', '1000000', '0']);
    const path = `/expenses/${String(id)}/amendments/${String(waiting['id'])}`;
    expect((await test.as(EMAIL).get(`/expenses/${String(id)}`)).body).not.toContain(path);
    const page = await test.as(FINANCE).get(`/expenses/${String(id)}`);
    expect(page.body).toContain(path);
    expect(page.body).toContain('반영할 수정세금계산서 1건');
    for (const email of [EMAIL, COLLEAGUE, 'administrator@upstage.example'])
      expect((await test.as(email).post(`/api/v1${path}`)).statusCode).toBe(403);
    expect((await test.as('finance@skt.example').post(`/api/v1${path}`)).statusCode).toBe(404);
    expect((await test.as(FINANCE).form(path)).statusCode).toBe(303);
    expect(shown(await read(id))).toEqual(['paid', '1000000', '300000']);
    expect((await test.as(EMAIL).get(`/api/v1/expenses/${String(waiting['id'])}`)).statusCode).toBe(404);
    expect(await ledgerFaults(test)).toEqual([]);
  });

  it('goes straight in when finance brings it', async () => {
    const { id, number } = await claimed('paid');
    expect((await drop(FINANCE, amendment(number))).statusCode).toBe(201);
    expect(shown(await read(id))).toEqual(['paid', '1000000', '300000']);
  });

  it.each([
    ['supplier', { supplier: OTHER }],
    ['buyer', { buyer: OTHER }],
  ])('of another %s is refused, whoever brings it', async (_, changes) => {
    const { id, number } = await claimed('paid');
    for (const email of [EMAIL, FINANCE])
      expect(codeOf(await drop(email, amendment(number, changes)))).toEqual([422, 'expense.amends-other']);
    expect(shown(await read(id))).toEqual(['paid', '1000000', '0']);
  });

  it('that waited goes in when its original is added to a draft begun by hand', async () => {
    serial += 1;
    const number = approvalNumberOf('2025-10-02', serial);
    const waiting = jsonOf(await drop(EMAIL, amendment(number)));
    expect(waiting).toMatchObject({ waitsFor: number });
    const lines = [{ name: 'GPU 클라우드', supplyAmount: 1_000_000n }];
    const original = taxInvoiceXml({ approvalNumber: number, issuedOn: '2025-10-02', buyer: BUYER, lines });
    const evidence = jsonOf(await claims.upload(EMAIL, 'invoice.xml', original));
    const draft = jsonOf(await claims.create(EMAIL, { evidenceIds: [], title: 'GPU' }));
    const answer = jsonOf(
      await claims.act(EMAIL, draft['id'], 'evidence', { evidenceIds: [evidence['id']] }),
    );
    expect(answer).toMatchObject({ claimAmount: '700000' });
    expect(shown(await read(draft['id']))).toEqual(['draft', '700000', '0']);
    expect(codeOf(await test.as(EMAIL).get(`/api/v1/expenses/${String(waiting['id'])}`))[0]).toBe(404);
  });

  it('of another supplier goes on waiting when its original comes', async () => {
    serial += 1;
    const number = approvalNumberOf('2025-10-02', serial);
    const waiting = jsonOf(await drop(EMAIL, amendment(number, { supplier: OTHER })));
    const lines = [{ name: 'GPU 클라우드', supplyAmount: 1_000_000n }];
    const original = taxInvoiceXml({ approvalNumber: number, issuedOn: '2025-10-02', buyer: BUYER, lines });
    expect(jsonOf(await drop(EMAIL, original))).toMatchObject({ claimAmount: '1000000' });
    expect(await read(waiting['id'])).toMatchObject({ waitsFor: number });
  });

  it('that names itself as its original, or none, is refused', async () => {
    serial += 1;
    const number = approvalNumberOf('2025-10-20', serial);
    const itself = await drop(EMAIL, amendment(number, { approvalNumber: number }));
    const none = await drop(EMAIL, amendment(number, { originalApprovalNumber: undefined }));
    expect([itself, none].map(codeOf)).toEqual([
      [422, 'expense.amends-nothing'],
      [422, 'expense.amends-nothing'],
    ]);
  });
});
