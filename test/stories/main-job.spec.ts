import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startTestApp, type TestApp } from '../support/app.js';
import { ledgerTable, ledgerFaults } from '../support/ledger-table.js';
import { approvalNumberOf, taxInvoiceXml } from '../../src/demo/tax-invoice-xml.js';
import { createWorld, type World } from '../support/world.js';

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../fixtures/tax-invoices/${name}`, import.meta.url)));

let test: TestApp;
let world: World;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
});
afterAll(() => test.stop());

const json = (body: string): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;

async function upload(email: string, name: string): Promise<string> {
  return uploadXml(email, fixture(name), name);
}

async function uploadXml(email: string, content: Buffer, name = 'invoice.xml'): Promise<string> {
  const answer = await test.as(email).upload('/api/v1/evidence', [{ name, content, field: 'file' }]);
  expect(answer.statusCode).toBe(201);
  return String(json(answer.body)['id']);
}

async function claim(
  email: string,
  evidenceId: string,
  choice: object = {},
): Promise<Record<string, unknown>> {
  const answer = await test.as(email).post('/api/v1/expenses', { evidenceIds: [evidenceId], ...choice });
  expect(answer.statusCode).toBe(201);
  return json(answer.body);
}

async function act(
  email: string,
  id: unknown,
  verb: string,
  body: object = {},
): Promise<Record<string, unknown>> {
  const answer = await test.as(email).post(`/api/v1/expenses/${String(id)}/${verb}`, body);
  expect({ status: answer.statusCode, body: answer.statusCode === 200 ? '' : answer.body }).toEqual({
    status: 200,
    body: '',
  });
  return json(answer.body);
}

describe('the main job with a tax invoice', () => {
  it('goes from the document to the payment, and the ledger tells the same story', async () => {
    const evidenceId = await upload('researcher@upstage.example', 'dataset-licence-12-lines.xml');
    const draft = await claim('researcher@upstage.example', evidenceId);
    expect(draft).toMatchObject({
      state: 'draft',
      claimAmount: '898205090',
      payableAmount: '988025599',
      supplier: { name: '(주)한빛데이터(예시)', businessNumber: '9028600563' },
      documentedOn: '2025-09-15',
      origins: { supplier: 'tax-invoice', target: 'only-choice' },
    });
    expect(await act('researcher@upstage.example', draft['id'], 'submission')).toMatchObject({
      state: 'submitted',
      number: '2025-0001',
    });
    expect(await act('administrator@upstage.example', draft['id'], 'approval')).toMatchObject({
      state: 'approved',
    });
    const paid = await test.as('finance@upstage.example').post('/api/v1/payments', {
      expenseIds: [draft['id']],
      paidOn: '2025-11-03',
      bankReference: '이체 1',
    });
    expect(paid.statusCode).toBe(201);
    expect(json(paid.body)).toMatchObject({ claimAmount: '898205090', payableAmount: '988025599' });
    expect(await ledgerTable(test, 'finance@upstage.example', draft['id'])).toBe(
      [
        'kind         | debit    | credit    |      amount | occurred on',
        'reserve      | reserved | available | 898,205,090 | 2025-11-03',
        'post-pending | spent    | reserved  | 898,205,090 | 2025-11-03',
      ].join('\n'),
    );
    expect(await ledgerFaults(test)).toEqual([]);
  });

  it('refuses the same invoice a second time, with the claim that used it first', async () => {
    const evidenceId = await upload('researcher@upstage.example', 'dataset-licence-12-lines.xml');
    const again = await test
      .as('researcher@upstage.example')
      .post('/api/v1/expenses', { evidenceIds: [evidenceId] });
    expect(again.statusCode).toBe(409);
    expect(json(again.body)).toMatchObject({
      code: 'expense.evidence-used',
      params: { number: '2025-0001' },
    });
  });

  it('refuses an invoice made out to somebody else and written outside the stage', async () => {
    const evidenceId = await upload('researcher@upstage.example', 'public-guide-2009.xml');
    const draft = await claim('researcher@upstage.example', evidenceId);
    const refused = await test
      .as('researcher@upstage.example')
      .post(`/api/v1/expenses/${String(draft['id'])}/submission`, {});
    expect(refused.statusCode).toBe(422);
    const codes = (json(refused.body)['errors'] as { code: string }[]).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['expense.buyer', 'expense.outside-stage']));
  });

  it('lets a VAT-exempt bill through at its full amount', async () => {
    const evidenceId = await upload('researcher@upstage.example', 'exempt-books.xml');
    const asked = await claim('researcher@upstage.example', evidenceId, {
      budgetLineId: world.upstage.lines.material,
      categoryId: world.categories.material,
    });
    expect(asked).toMatchObject({ claimAmount: '96000000', payableAmount: '96000000', taxAmount: '0' });
    expect(await act('researcher@upstage.example', asked['id'], 'submission')).toMatchObject({
      state: 'submitted',
      number: '2025-0002',
    });
  });
});

describe('an amended invoice', () => {
  it('waits for its original and then changes it', async () => {
    const amended = await claim(
      'researcher@skt.example',
      await upload('researcher@skt.example', 'cloud-monthly-amended.xml'),
    );
    expect(amended).toMatchObject({ state: 'draft', waitsFor: '2025100141000009ab300412' });
    const refused = await test
      .as('researcher@skt.example')
      .post(`/api/v1/expenses/${String(amended['id'])}/submission`, {});
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('expense.waits-for-original');
    const original = await claim(
      'researcher@skt.example',
      await upload('researcher@skt.example', 'cloud-monthly.xml'),
    );
    expect(original).toMatchObject({
      supplyAmount: '16345450',
      taxAmount: '1634545',
      claimAmount: '16345450',
    });
    const gone = await test.as('researcher@skt.example').get(`/api/v1/expenses/${String(amended['id'])}`);
    expect(gone.statusCode).toBe(404);
  });

  it('takes back part of a paid claim by an entry', async () => {
    const email = 'researcher@skt.example';
    const serial = 9001;
    const lines = [{ name: 'GPU 클라우드', supplyAmount: 10_000_000n }];
    const buyer = { businessNumber: '9018100342', name: 'SK텔레콤' };
    const original = approvalNumberOf('2025-10-02', serial);
    const first = await claim(
      email,
      await uploadXml(
        email,
        taxInvoiceXml({ approvalNumber: original, issuedOn: '2025-10-02', buyer, lines }),
      ),
      {
        budgetLineId: world.skt.lines.software,
        categoryId: world.categories.software,
      },
    );
    await act(email, first['id'], 'submission');
    await act('administrator@skt.example', first['id'], 'approval');
    const pay = { expenseIds: [first['id']], paidOn: '2025-11-03' };
    expect((await test.as('finance@skt.example').post('/api/v1/payments', pay)).statusCode).toBe(201);
    const amendment = taxInvoiceXml({
      approvalNumber: approvalNumberOf('2025-10-20', serial + 1),
      originalApprovalNumber: original,
      amendmentCode: '02',
      typeCode: '0201',
      issuedOn: '2025-10-20',
      buyer,
      lines: [{ name: '감액', supplyAmount: -2_500_000n, taxAmount: -250_000n }],
    });
    const waiting = await claim(email, await uploadXml(email, amendment));
    expect(waiting).toMatchObject({ state: 'draft', waitsFor: original });
    const put = `/api/v1/expenses/${String(first['id'])}/amendments/${String(waiting['id'])}`;
    expect((await test.as(email).post(put)).statusCode).toBe(403);
    const answer = await test.as('finance@skt.example').post(put);
    expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)]);
    expect((await test.as('finance@skt.example').post(put)).statusCode).toBe(404);
    const amended = json((await test.as(email).get(`/api/v1/expenses/${String(first['id'])}`)).body);
    expect(amended).toMatchObject({
      id: first['id'],
      state: 'paid',
      claimAmount: '10000000',
      reversedAmount: '2500000',
    });
    expect(await ledgerTable(test, email, first['id'])).toBe(
      [
        'kind         | debit     | credit    |     amount | occurred on',
        'reserve      | reserved  | available | 10,000,000 | 2025-11-03',
        'post-pending | spent     | reserved  | 10,000,000 | 2025-11-03',
        'refund       | available | spent     |  2,500,000 | 2025-11-03',
      ].join('\n'),
    );
    expect(await ledgerFaults(test)).toEqual([]);
  });
});
