import { taxInvoiceXml } from '../../src/demo/tax-invoice-xml.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer, Client } from '../support/client.js';
import { receiptPdf, statementPdf } from '../support/documents/purchase-pdfs.js';
import { createWorld } from '../support/world.js';
import { flashOf } from '../support/pages.js';

let test: TestApp;

beforeEach(async () => {
  test = await startTestApp();
  await createWorld(test);
});
afterEach(() => test.stop());

const drop = (client: Client, name: string, content: Buffer): Promise<Answer> =>
  client.upload('/expenses/from-documents', [{ name, content }]);
function draftOf(answer: Answer): string {
  const [, id] = /\/expenses\/([\w-]{36})/.exec(String(answer.headers['location'])) ?? [];
  if (!id) throw new Error(`no draft: ${answer.statusCode} ${String(answer.headers['location'])}`);
  return id;
}
const claimsOf = async (client: Client) =>
  (await client.get('/expenses')).body.match(/class="row-link"/g)?.length ?? 0;

const invoice = () =>
  taxInvoiceXml({
    issuedOn: '2025-09-12',
    lines: [{ name: '데이터셋 이용권', supplyAmount: 1_200_000n, taxAmount: 120_000n }],
  });

describe('a paper that arrives later', () => {
  it('goes to the one draft it tells of, and the page says so', async () => {
    const client = test.as('researcher@upstage.example');
    const draft = draftOf(await drop(client, 'invoice.xml', invoice()));
    const later = await drop(client, '명세.pdf', await statementPdf());
    expect(later.statusCode).toBe(303);
    expect(draftOf(later)).toBe(draft);
    expect(flashOf(later)).toContain('신청에 서류를 붙였습니다');
    expect(flashOf(later)).toContain('데이터셋 이용권');
    expect(await claimsOf(client)).toBe(1);
    expect((await client.get(`/expenses/${draft}/edit`)).body).toContain('명세.pdf');
  });

  it('opens a draft of its own when the draft is somebody else’s', async () => {
    const draft = draftOf(await drop(test.as('researcher@upstage.example'), 'invoice.xml', invoice()));
    const later = await drop(test.as('researcher2@upstage.example'), '명세.pdf', await statementPdf());
    expect(later.statusCode).toBe(303);
    expect(draftOf(later)).not.toBe(draft);
  });

  it.each([
    ['another amount', { supply: '1,000,000', tax: '100,000', total: '1,100,000' }],
    ['another month', { date: '2025-10-15' }],
    ['another supplier', { businessNumber: '901-88-00128', supplier: '다른상사' }],
  ])('opens a draft of its own for %s', async (_, change) => {
    const client = test.as('researcher@upstage.example');
    const draft = draftOf(await drop(client, 'invoice.xml', invoice()));
    expect(draftOf(await drop(client, '명세.pdf', await statementPdf(change)))).not.toBe(draft);
    expect(await claimsOf(client)).toBe(2);
  });

  it('opens a draft of its own when there are two it could belong to, or one like it', async () => {
    const client = test.as('researcher@upstage.example');
    const first = draftOf(await drop(client, 'a.pdf', await receiptPdf()));
    const second = draftOf(await drop(client, 'b.pdf', await receiptPdf({ date: '2025-09-16' })));
    expect(second).not.toBe(first);
    const third = draftOf(await drop(client, '명세.pdf', await statementPdf()));
    expect([first, second]).not.toContain(third);
    expect(await claimsOf(client)).toBe(3);
  });
});
