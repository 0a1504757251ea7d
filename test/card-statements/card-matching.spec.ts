import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { cardSlipPdf } from '../support/documents/purchase-pdfs.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

const FINANCE = 'finance@upstage.example';
const RESEARCHER = 'researcher@upstage.example';
const HEADER = '카드번호,승인번호,승인일자,승인금액,부가세,가맹점사업자번호,가맹점명';
const CARD = '9410-****-****-1234';
const use = (approval: string, day = '20251015', amount = '1100000') =>
  `${CARD},${approval},${day},${amount},100000,9028600563,한빛데이터(예시)`;

let test: TestApp;
let world: World;
beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
});
afterAll(() => test.stop());

async function rowsOfSheet(...lines: string[]): Promise<{ path: string; rows: Json[] }> {
  const taken = await test
    .as(FINANCE)
    .upload('/api/v1/card-statements', [
      { name: '카드.csv', content: [HEADER, ...lines].join('\n'), field: 'file' },
    ]);
  expect(taken.statusCode).toBe(201);
  const path = `/card-statements/${String(jsonOf(taken)['id'])}`;
  const rows = jsonOf(await test.as(FINANCE).get(`/api/v1${path}/rows`))['items'] as Json[];
  return { path, rows };
}
const slip = async (approval: string, date = '2025-10-15', email = RESEARCHER) => {
  const content = await cardSlipPdf({
    approval,
    date,
    total: '1,100,000',
    supply: '1,000,000',
    tax: '100,000',
  });
  const stored = await test
    .as(email)
    .upload('/api/v1/evidence', [{ name: `전표 ${approval}.pdf`, content, field: 'file' }]);
  return String(jsonOf(stored)['id']);
};
const draftOf = async (evidenceIds: string[], email = RESEARCHER) =>
  jsonOf(await test.as(email).post('/api/v1/expenses', { evidenceIds }));

describe('a use of a card', () => {
  it('belongs for certain to the claim of the same approval number, whatever else is alike', async () => {
    const claims = claimsOf(test, world);
    // The same supplier, amount and day twice: only the number tells them apart.
    const [first, second] = [
      await draftOf([await slip('71000001')]),
      await draftOf([await slip('71000002')]),
    ];
    const other = await claims.draft(world.upstage);
    await claims.act(RESEARCHER, other['id'], 'submission');
    const { path, rows } = await rowsOfSheet(use('71000002'), use('71000001'), use('71000003'));
    expect(rows.map((row) => row['match'])).toEqual([
      { expenseId: second['id'], confidence: 100, reasons: ['approval-number'] },
      { expenseId: first['id'], confidence: 100, reasons: ['approval-number'] },
      { expenseId: other['id'], confidence: 95, reasons: ['supplier', 'amount', 'same-day'] },
    ]);
    const { body } = await test.as(FINANCE).get(path);
    expect(body.match(/승인번호 일치/g)).toHaveLength(2);
    expect(body.match(/95% 비슷함/g)).toHaveLength(1);
    const confirmed = await test.as(FINANCE).form(`${path}/rows/${String(rows[0]?.['id'])}/claim`, {
      expenseId: String(second['id']),
    });
    expect(confirmed.statusCode).toBe(303);
    expect(await rowsOf(test, 'SELECT expense_id FROM card_links')).toEqual([{ expense_id: second['id'] }]);
  });

  it('is known by a document of a claim whose own number is another', async () => {
    const claims = claimsOf(test, world);
    const invoice = await claims.invoice(RESEARCHER);
    const draft = await draftOf([invoice, await slip('72000001')]);
    const { rows } = await rowsOfSheet(use('72000001'));
    expect(rows[0]?.['match']).toEqual({
      expenseId: draft['id'],
      confidence: 100,
      reasons: ['approval-number'],
    });
  });

  it('has a document where one tells of it, and none where nothing does', async () => {
    const evidenceId = await slip('73000001');
    const { path, rows } = await rowsOfSheet(use('73000001'), use('73000002', '20250910', '77000'));
    expect(rows.map((row) => [row['match'], row['document']])).toEqual([
      [null, { evidenceId, name: '전표 73000001.pdf' }],
      [null, null],
    ]);
    const { body } = await test.as(FINANCE).get(path);
    expect(body).toContain('전표 73000001.pdf');
    expect(body.match(/>증빙 없음</g)).toHaveLength(1);
  });

  it('isn’t that of another year, nor of another team', async () => {
    await draftOf([await slip('74000001', '2025-10-15')]);
    await draftOf([await slip('74000002', '2025-10-15', 'researcher@skt.example')], 'researcher@skt.example');
    const { rows } = await rowsOfSheet(
      use('74000001', '20250715', '5500'),
      use('74000002', '20251015', '5500'),
    );
    expect(rows.map((row) => [row['match'], row['document']])).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});
