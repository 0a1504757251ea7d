import { readFileSync } from 'node:fs';
import { approvalNumberOf, taxInvoiceXml } from '../../src/demo/tax-invoice-xml.js';
import { drawReceipt, makeLook } from '../../bench/receipts/draw-receipt.js';
import { Random } from '../../bench/receipts/random.js';
import { makeReceipt } from '../../bench/receipts/receipt-text.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer } from '../support/client.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { taxInvoicePrint } from '../support/documents/purchase-pdfs.js';
import { createWorld, type World } from '../support/world.js';

const EMAIL = 'researcher@upstage.example';
const COLLEAGUE = 'pi@upstage.example';
const AMENDED = readFileSync('test/fixtures/tax-invoices/cloud-monthly-amended.xml');
const BUYER = { businessNumber: '9018800128', name: '업스테이지' };

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;
let serial = 900;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

function invoice(approvalNumber?: string): Buffer {
  serial += 1;
  return taxInvoiceXml({
    approvalNumber: approvalNumber ?? approvalNumberOf('2025-10-02', serial),
    issuedOn: '2025-10-02',
    buyer: BUYER,
    lines: [
      { name: '말뭉치', supplyAmount: 300_000n },
      { name: '정제', supplyAmount: 100_000n },
    ],
  });
}

async function uploaded(name: string, content: Buffer, email = EMAIL): Promise<string> {
  return String(jsonOf(await claims.upload(email, name, content))['id']);
}

const attach = (id: unknown, evidenceId: string, more: Json = {}): Promise<Answer> =>
  claims.act(EMAIL, id, 'evidence', { evidenceIds: [evidenceId], ...more });
const codeOf = (answer: Answer) => [answer.statusCode, jsonOf(answer)['code']];

describe('a draft that was begun by hand', () => {
  it('gets from its tax invoice what is still empty, and keeps what was typed', async () => {
    const draft = jsonOf(await claims.create(EMAIL, { evidenceIds: [], title: '말뭉치 구입' }));
    const answer = await attach(draft['id'], await uploaded('invoice.xml', invoice()));
    expect(jsonOf(answer)).toMatchObject({
      title: '말뭉치 구입',
      documentedOn: '2025-10-02',
      supplyAmount: '400000',
      lines: [{ name: '말뭉치' }, { name: '정제' }],
      origins: { supplier: 'tax-invoice', documentedOn: 'tax-invoice', amounts: 'tax-invoice' },
    });
    expect(jsonOf(answer)['origins']).not.toHaveProperty('title');
  });

  it('keeps the budget line that was chosen before there was anything to charge', async () => {
    const target = `${world.upstage.lines.material}:${world.categories.material}`;
    const saved = await test.as(EMAIL).form('/expenses/new', { title: '시약', target, action: 'save' });
    expect(saved.statusCode).toBe(303);
    const [, id = ''] = /expenses\/([0-9a-f-]{36})\/edit/.exec(String(saved.headers['location'])) ?? [];
    const form = (await test.as(EMAIL).get(`/expenses/${id}/edit`)).body;
    expect(form).toContain(`<option value="${target}" selected`);
    const answer = jsonOf(await attach(id, await uploaded('invoice.xml', invoice())));
    const lines = answer['lines'] as Json[];
    expect(lines.map(({ budgetLineId }) => budgetLineId)).toEqual([
      world.upstage.lines.material,
      world.upstage.lines.material,
    ]);
  });

  it('keeps no budget line of another team', async () => {
    const target = `${world.skt.lines.software}:${world.categories.software}`;
    const saved = await test.as(EMAIL).form('/expenses/new', { title: '시약', target, action: 'save' });
    expect(saved.statusCode).toBe(422);
    expect(saved.body).toContain('id="target-error"');
  });

  it('takes no invoice that amends another: that belongs to the claim of its original', async () => {
    const draft = jsonOf(await claims.create(EMAIL, { evidenceIds: [], title: '감액' }));
    const answer = await attach(draft['id'], await uploaded('amended.xml', AMENDED));
    expect(codeOf(answer)).toEqual([422, 'expense.amendment-attached']);
  });
});

describe('a document that shows a purchase', () => {
  it('stands for one claim, also when the invoice came once electronically and once as its print', async () => {
    serial += 1;
    const number = approvalNumberOf('2025-09-15', serial);
    const approval = `${number.slice(0, 8)}-${number.slice(8, 16)}-${number.slice(16)}`;
    const xml = await uploaded('invoice.xml', invoice(number));
    const print = await uploaded('print.pdf', await taxInvoicePrint({ approval }));
    const first = jsonOf(await claims.create(EMAIL, { evidenceIds: [xml] }));
    for (const email of [EMAIL, COLLEAGUE])
      expect(codeOf(await claims.create(email, { evidenceIds: [print] }))).toEqual([
        409,
        'expense.evidence-in-draft',
      ]);
    // Both papers of one purchase go together.
    expect((await attach(first['id'], print)).statusCode).toBe(200);
    const known = jsonOf(await test.as(EMAIL).get(`/api/v1/evidence/${print}`));
    expect((known['findings'] as Json[]).map(({ code }) => code)).toContain('expense.evidence-in-draft');
    // Taken off, the print frees nothing that the invoice itself holds.
    expect(
      (await test.as(EMAIL).delete(`/api/v1/expenses/${String(first['id'])}/evidence/${print}`)).statusCode,
    ).toBe(200);
    expect((await claims.create(EMAIL, { evidenceIds: [print] })).statusCode).toBe(409);
  });

  it('is one photo for one claim, unless somebody says that it serves as something else', async () => {
    const random = new Random(41);
    const photo = await drawReceipt(makeReceipt(random, 0), makeLook(random, 0));
    const evidence = await uploaded('IMG_1.jpg', photo);
    expect((await claims.create(EMAIL, { evidenceIds: [evidence] })).statusCode).toBe(201);
    expect(codeOf(await claims.create(EMAIL, { evidenceIds: [evidence] }))).toEqual([
      409,
      'expense.evidence-in-draft',
    ]);
    const other = jsonOf(await claims.create(EMAIL, { evidenceIds: [], title: '검수' }));
    const asInspection = await attach(other['id'], evidence, { documentKind: 'inspection-report' });
    expect(asInspection.statusCode).toBe(200);
  });

  it('may be a contract of several claims', async () => {
    const contract = await uploaded('계약서.pdf', smallPdf('계약서'));
    for (const _ of [1, 2])
      expect((await claims.create(EMAIL, { evidenceIds: [contract] })).statusCode).toBe(201);
  });
});
