import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { createWorld, type World } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';
const FINANCE = 'finance@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';

let test: TestApp;
let world: World;
let claims: ReturnType<typeof claimsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
});
afterAll(() => test.stop());

async function owed(): Promise<{ id: string; reversalId: string; version: string }> {
  const { id } = await claims.draft(world.upstage);
  await claims.act(RESEARCHER, id, 'submission');
  await claims.act(ADMINISTRATOR, id, 'approval');
  await claims.pay(FINANCE, [id]);
  await claims.act(FINANCE, id, 'reversal', {
    comment: '반품',
    reason: 'goods-returned',
    owedBy: 'supplier',
  });
  const list = jsonOf(await test.as(FINANCE).get(`/api/v1/expenses/${String(id)}/reversals`));
  const { version } = await claims.read(FINANCE, id);
  const [reversal] = list['items'] as Json[];
  return { id: String(id), reversalId: String(reversal?.['id']), version: String(version) };
}

describe('돌려받기', () => {
  it('lists what is owed and records it once, however often the button is pressed', async () => {
    const { id, reversalId, version } = await owed();
    const finance = test.as(FINANCE);
    const page = await finance.get('/payments/refunds');
    expect(page.body).toContain(`${id}:${version}:${reversalId}`);
    expect((await test.as(RESEARCHER).get('/payments/refunds')).statusCode).toBe(403);
    const form = {
      items: [`${id}:${version}:${reversalId}`],
      [`amount:${reversalId}`]: '550,000',
      [`grant:${reversalId}`]: '',
      receivedOn: '2025-11-03',
      bankReference: '입금 77',
      key: `k-${id}`,
    };
    const tooMuch = await finance.form('/payments/refunds', {
      ...form,
      [`amount:${reversalId}`]: '1,100,001',
    });
    expect(tooMuch.statusCode).toBe(422);
    expect(tooMuch.body).toContain(`amount-${reversalId}-error`);
    expect(tooMuch.body).toContain('value="1,100,001"');
    const nobody = await finance.form('/payments/refunds', { ...form, items: [], receivedOn: '' });
    expect(nobody.statusCode).toBe(422);
    for (let press = 0; press < 2; press += 1)
      expect((await finance.form('/payments/refunds', form)).statusCode).toBe(303);
    expect(await claims.read(FINANCE, id)).toMatchObject({ reversedAmount: '500000', owedAmount: '500000' });
    expect((await finance.get('/payments/refunds')).body).toContain('입금 77');
    const detail = await test.as(RESEARCHER).get(`/expenses/${id}`);
    expect(detail.body).toContain('남은 집행 500,000원');
    expect(detail.body).toContain('공급자에게서 돌려받을 돈 550,000원');
    const csv = await finance.get('/expenses.csv');
    expect(csv.body).toContain(',500000,500000,500000,');
    const withdrawal = `/expenses/${id}/reversals/${reversalId}/withdrawal`;
    expect((await finance.form(withdrawal, { comment: '폐업' })).statusCode).toBe(303);
    expect((await finance.get('/payments/refunds')).body).not.toContain(reversalId);
  });

  it('takes money that nobody had awaited, from the claim’s own page', async () => {
    const { id, reversalId } = await owed();
    const finance = test.as(FINANCE);
    await finance.form(`/expenses/${id}/reversals/${reversalId}/withdrawal`, { comment: '잘못 적음' });
    const page = await finance.get(`/payments/refunds/new?expense=${id}`);
    expect([page.statusCode, page.body.includes('많아야 1,100,000원')]).toEqual([200, true]);
    const form = {
      expense: id,
      amount: '110,000',
      receivedOn: '2025-11-03',
      bankReference: '입금',
      key: `n-${id}`,
    };
    const bad = await finance.form('/payments/refunds/new', form);
    expect([bad.statusCode, bad.body.includes('왜 돌아온 돈인지 골라 주세요.')]).toEqual([422, true]);
    const done = await finance.form('/payments/refunds/new', { ...form, reason: 'other' });
    expect([done.statusCode, done.headers['location']]).toEqual([303, `/expenses/${id}`]);
    expect(await claims.read(FINANCE, id)).toMatchObject({ state: 'paid', reversedAmount: '100000' });
  });
});

describe('부가세 환입', () => {
  it('is confirmed from its page and taken back by somebody else', async () => {
    const finance = test.as(FINANCE);
    const content =
      '승인번호,승인일자,승인금액,공급가액,부가세,가맹점명,가맹점사업자번호\n30000009,20251102,11000,10000,1000,환입 가게,9028600563';
    const upload = [{ name: '카드.csv', content, field: 'file' }];
    const { id } = jsonOf(await finance.upload('/api/v1/card-statements', upload));
    const rows = jsonOf(await finance.get(`/api/v1/card-statements/${String(id)}/rows`))['items'] as Json[];
    await finance.post(`/api/v1/card-uses/${String(rows[0]?.['id'])}/claim`, {});
    const page = await finance.get('/card-statements/vat');
    const chosen = /name="rows" value="([^"]+)" checked/.exec(page.body)?.[1] ?? '';
    const form = { rows: [chosen], putBackOn: '2025-11-03', bankReference: '', key: 'vat-k' };
    const bad = await finance.form('/card-statements/vat/batches', form);
    expect([bad.statusCode, bad.body.includes('은행 거래번호를 적어')]).toEqual([422, true]);
    const right = { ...form, bankReference: '이체 3' };
    const done = await finance.form('/card-statements/vat/batches', right);
    const again = await finance.form('/card-statements/vat/batches', right);
    const href = String(done.headers['location']);
    expect([done.statusCode, again.headers['location']]).toEqual([303, href]);
    expect((await finance.get('/card-statements/vat')).body).not.toContain(chosen);
    const csv = await finance.get(`${href}/file.csv`);
    expect(csv.body).toContain('환입 가게');
    expect((await finance.get(`${href}/file.xlsx`)).statusCode).toBe(200);
    expect((await finance.get(href)).body).toContain('다른 관리자나 재무 담당이 되돌립니다');
    expect((await finance.form(`${href}/reversal`, { comment: '까닭' })).statusCode).toBe(403);
    const second = test.as(ADMINISTRATOR);
    expect((await second.form(`${href}/reversal`, { comment: '' })).statusCode).toBe(422);
    expect((await second.form(`${href}/reversal`, { comment: '다른 계좌' })).statusCode).toBe(303);
    expect((await finance.get('/card-statements/vat')).body).toContain('환입 가게');
  });
});

describe('a draft that was recalled and then thrown away', () => {
  it('reads as discarded, not as a payment that was taken back', async () => {
    const { id } = await claims.draft(world.upstage, { title: '버릴 초안' });
    await claims.act(RESEARCHER, id, 'submission');
    await claims.act(RESEARCHER, id, 'recall');
    expect((await test.as(RESEARCHER).delete(`/api/v1/expenses/${String(id)}`)).statusCode).toBe(204);
    for (const path of ['/expenses', `/expenses/${String(id)}`])
      expect((await test.as(RESEARCHER).get(path)).body).toContain('초안을 지움');
  });
});
