import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { textOfPage } from '../support/pages.js';

const FINANCE = 'finance@upstage.example';
const RIVAL = 'finance@skt.example';
const RESEARCHER = 'researcher@upstage.example';
const OFFICER = 'officer@office.example';
const HEADER = '카드번호,승인번호,승인일자,승인금액(원화),부가세,가맹점사업자번호,가맹점명,취소여부';
const CARD = '9410-1234-5678-1000';
const SHEET = [
  HEADER,
  `${CARD},30000001,20251016,"1,100,000","100,000",9028600563,(주)한빛데이터(예시),정상`,
  `${CARD},30000002,20251017,"33,000","3,000",,=문구나라(예시),정상`,
  `${CARD},30000003,20251018,"22,000","2,000",,찻집,정상`,
  `${CARD},30000003,20251019,"-22,000","-2,000",,찻집,취소`,
].join('\r\n');

let test: TestApp;
let world: World;
let claimId: string;
let claimNumber: string;
let path: string;
let rows: Json[];

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  const claims = claimsOf(test, world);
  claimId = String((await claims.draft(world.upstage))['id']);
  expect((await claims.act(RESEARCHER, claimId, 'submission')).statusCode).toBe(200);
  claimNumber = String((await claims.read(RESEARCHER, claimId))['number']);
  const uploaded = await upload(SHEET);
  expect(uploaded.statusCode).toBe(303);
  path = String(uploaded.headers.location);
  rows = jsonOf(await test.as(FINANCE).get(`/api/v1${path}/rows`))['items'] as Json[];
});
afterAll(() => test.stop());

const upload = (content: string, email = FINANCE) =>
  test.as(email).upload('/card-statements', [{ name: '카드.csv', content, field: 'file' }]);
async function page(address = path, email = FINANCE) {
  const { statusCode, body } = await test.as(email).get(address);
  return { status: statusCode, html: body, text: textOfPage(body) };
}
const rowPath = (index: number) => `${path}/rows/${String(rows[index]?.['id'])}`;
const links = () => rowsOf(test, 'SELECT transaction_id, expense_id FROM card_links');

describe('the pages of card statements', () => {
  it('are found by those who keep the books, and by nobody else', async () => {
    expect((await page('/expenses')).html).toContain('href="/card-statements"');
    expect((await page('/expenses', RESEARCHER)).html).not.toContain('href="/card-statements"');
    expect((await page('/card-statements', RESEARCHER)).status).toBe(403);
    expect((await page('/card-statements')).html).toContain(`href="${path}"`);
    expect((await page('/card-statements', RIVAL)).html).not.toContain(path);
    expect((await page(path, RIVAL)).status).toBe(404);
  });

  it('show each use with what it seems to belong to, and no more of the card than its end', async () => {
    const shown = await page();
    expect(shown.text).toContain(`${claimNumber} 말뭉치 구입 80% 비슷함`);
    expect(shown.text).toContain('카드 1000');
    expect(shown.html).not.toContain('5678');
    expect(shown.text).toContain('모두 4');
    const open = await page(`${path}?state=open`);
    expect(open.text).toContain('한빛데이터');
    expect(open.text).not.toContain('찻집');
    const back = await page(`${path}?state=cancelled`);
    expect(back.text.match(/찻집/g)).toHaveLength(2);
    expect(back.html).not.toContain('>맞음<');
  });

  it('keep a refused file’s reason and a second upload’s peace', async () => {
    const refused = await upload('%PDF-1.4 no sheet');
    expect([refused.statusCode, textOfPage(refused.body)]).toEqual([
      422,
      expect.stringContaining('내용이 다릅니다: PDF'),
    ]);
    expect((await upload(SHEET)).headers.location).toBe(path);
    expect((await test.as(FINANCE).form('/card-statements', {})).statusCode).toBe(422);
  });
});

describe('putting a use of a card to its claim', () => {
  it('takes the guess, another number, and undoes it; the claim isn’t guessed for a second row', async () => {
    const confirmed = await test.as(FINANCE).form(`${rowPath(0)}/claim`, { number: claimNumber });
    expect(confirmed.statusCode).toBe(303);
    expect(await links()).toEqual([{ transaction_id: rows[0]?.['id'], expense_id: claimId }]);
    expect((await page()).text).toContain('재무 님이 이음');
    expect((await page(`${path}?state=linked`)).text).toContain('한빛데이터');
    const again = await test.as(FINANCE).form(`${rowPath(0)}/claim`, { number: claimNumber });
    expect(again.statusCode).toBe(303);
    expect(await rowsOf(test, `SELECT act FROM audit_events WHERE act LIKE 'card-use.%'`)).toEqual([
      { act: 'card-use.linked' },
    ]);
    expect((await test.as(FINANCE).form(`${rowPath(1)}/claim`, { number: claimNumber })).statusCode).toBe(
      303,
    );
    expect(await links()).toHaveLength(2);
    for (const index of [0, 1]) await test.as(FINANCE).form(`${rowPath(index)}/release`);
    expect(await links()).toEqual([]);
  });

  it('says which number it wants, with what was typed', async () => {
    for (const number of ['2025-9999', '열둘', '']) {
      const refused = await test.as(FINANCE).form(`${rowPath(1)}/claim`, { number });
      expect([number, refused.statusCode]).toEqual([number, 422]);
      expect(textOfPage(refused.body)).toContain('2025-0012처럼');
    }
    const back = await test.as(FINANCE).form(`${rowPath(3)}/claim`, { number: claimNumber });
    expect(back.statusCode).toBe(422);
    expect(await links()).toEqual([]);
  });

  it('is the team’s own: a rival’s claim or row isn’t there, the office only reads', async () => {
    const theirs = await claimsOf(test, world).draft(world.skt);
    await claimsOf(test, world).act('researcher@skt.example', theirs['id'], 'submission');
    const api = `/api/v1${rowPath(0)}/claim`;
    expect((await test.as(FINANCE).put(api, { expenseId: theirs['id'] })).statusCode).toBe(422);
    expect((await test.as(RIVAL).put(api, { expenseId: theirs['id'] })).statusCode).toBe(404);
    expect((await test.as(OFFICER).put(api, { expenseId: claimId })).statusCode).toBe(403);
    const seen = await page(path, OFFICER);
    expect([seen.status, seen.html.includes('>맞음<')]).toEqual([200, false]);
    expect((await test.as(FINANCE).put(api, { expenseId: claimId })).statusCode).toBe(204);
    const [row] = jsonOf(await test.as(FINANCE).get(`/api/v1${path}/rows?state=linked`))['items'] as Json[];
    expect(row).toMatchObject({ claim: { expenseId: claimId, number: claimNumber }, match: null });
    expect((await test.as(FINANCE).delete(api)).statusCode).toBe(204);
    expect(await links()).toEqual([]);
  });

  it('counts for nothing once its claim was thrown away', async () => {
    const claims = claimsOf(test, world);
    const { id } = await claims.draft(world.upstage, { documentedOn: '2025-10-01' });
    await claims.act(RESEARCHER, id, 'submission');
    expect((await test.as(FINANCE).put(`/api/v1${rowPath(1)}/claim`, { expenseId: id })).statusCode).toBe(
      204,
    );
    expect((await claims.act(RESEARCHER, id, 'recall')).statusCode).toBe(200);
    const open = async () =>
      jsonOf(await test.as(FINANCE).get(`/api/v1${path}/rows?state=open`))['items'] as Json[];
    expect((await open()).map((row) => row['id'])).not.toContain(rows[1]?.['id']);
    expect((await test.as(RESEARCHER).delete(`/api/v1/expenses/${String(id)}`)).statusCode).toBeLessThan(300);
    expect((await open()).map((row) => row['id'])).toContain(rows[1]?.['id']);
  });
});

describe('the VAT to put back', () => {
  const vat = (email = FINANCE, query = 'from=2025-10-01&to=2025-12-31') =>
    page(`/card-statements/vat?${query}`, email);
  const put = async (index: number, expenseId: unknown) =>
    expect((await test.as(FINANCE).put(`/api/v1${rowPath(index)}/claim`, { expenseId })).statusCode).toBe(
      204,
    );

  it('is that of uses put to claims of institutions that recover VAT, cancellations taken off', async () => {
    expect((await vat()).text).toContain('되돌릴 부가세가 없습니다');
    const claims = claimsOf(test, world);
    await put(0, claimId);
    await put(2, claimId);
    const found = await vat();
    // 100,000 of the data, 2,000 of the tea less 2,000 taken back.
    expect(found.text).toMatch(/모두 100,000 ?원/);
    expect(found.text).toMatch(/[-−]2,000/);
    const recovers = (recovery: string) =>
      rowsOf(test, 'UPDATE institutions SET vat_recovery = $1 WHERE id = $2', [
        recovery,
        world.upstage.companyId,
      ]);
    await recovers('none');
    const unrecovered = await claims.draft(world.upstage, { documentedOn: '2025-10-02' });
    expect((await claims.act(RESEARCHER, unrecovered['id'], 'submission')).statusCode).toBe(200);
    await recovers('full');
    await put(1, unrecovered['id']);
    expect((await vat()).text).toMatch(/모두 100,000 ?원/);
  });

  it('says how many uses are in no sum, stays in its period and its team', async () => {
    await test.as(FINANCE).form(`${rowPath(0)}/release`);
    expect((await vat()).text).toContain('잇지 않은 사용 1건');
    await put(0, claimId);
    expect((await vat(FINANCE, 'from=2025-11-01&to=2025-11-30')).text).toContain('되돌릴 부가세가 없습니다');
    expect((await vat(RIVAL)).text).toContain('되돌릴 부가세가 없습니다');
    expect((await vat(RESEARCHER)).status).toBe(403);
    expect((await vat(OFFICER)).text).toContain('업스테이지');
    expect((await vat(FINANCE, 'from=x&to=2025-11-30')).text).toContain('기간을 읽을 수 없어');
  });

  it('comes as a file in which no name becomes a formula, and over the API', async () => {
    const { id } = await claimsOf(test, world).draft(world.upstage, { documentedOn: '2025-10-28' });
    await claimsOf(test, world).act(RESEARCHER, id, 'submission');
    await put(1, id);
    const file = await test.as(FINANCE).get('/card-statements/vat.csv?from=2025-10-01&to=2025-12-31');
    expect(file.headers['content-disposition']).toContain('vat-2025-10-01-2025-12-31.csv');
    expect(file.body).toContain(`"'=문구나라(예시)"`);
    const api = jsonOf(
      await test.as(FINANCE).get('/api/v1/card-statements/vat?from=2025-10-01&to=2025-12-31'),
    );
    expect(api['institutions']).toMatchObject([{ vatAmount: '103000', count: 4 }]);
  });
});
