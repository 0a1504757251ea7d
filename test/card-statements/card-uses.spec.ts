import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { cardSlipPdf, receiptPdf } from '../support/documents/purchase-pdfs.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { textOfPage } from '../support/pages.js';

const FINANCE = 'finance@upstage.example';
const ADMINISTRATOR = 'administrator@upstage.example';
const RESEARCHER = 'researcher@upstage.example';
const RIVAL = 'researcher@skt.example';
const OFFICER = 'officer@office.example';
const HEADER =
  '카드번호,승인번호,승인일자,승인시간,승인금액(원화),승인금액(외화),공급가액(원화),부가세,외화거래일환율,외화거래국가코드,가맹점사업자번호,가맹점명,가맹점업종명';
const CARD = '9410-****-****-1234';
const OTHER_CARD = '9410-****-****-9999';
const MEAL = `${CARD},81000001,20251016,19:20:00,"110,000",,"100,000","10,000",,,9028600563,(주)한빛데이터(예시),자료`;
const CLOUD = `${CARD},81000002,20251017,10:00:00,"139,000",100.00,,,1390.00,US,,EXAMPLE CLOUD,클라우드`;
const BARE = `${CARD},81000003,20251018,11:00:00,"33,000",,,,,,9028600563,(주)한빛데이터(예시),`;
const BACK = `${CARD},81000004,20251018,12:00:00,"22,000",,"20,000","2,000",,,,찻집(예시),다방`;
const BACK_AGAIN = `${CARD},81000004,20251019,12:00:00,"-22,000",,"-20,000","-2,000",,,,찻집(예시),다방`;
const OTHERS = `${OTHER_CARD},81000005,20251020,12:00:00,"44,000",,"40,000","4,000",,,,책방(예시),서적`;

let test: TestApp;
let world: World;
let path: string;
let rows: Json[];
let researcherId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  researcherId = (await test.actor(RESEARCHER)).userId;
  path = await take(MEAL, CLOUD, BARE, BACK, BACK_AGAIN, OTHERS);
  rows = await rowsAt(path);
});
afterAll(() => test.stop());

async function take(...lines: string[]): Promise<string> {
  const taken = await test
    .as(FINANCE)
    .upload('/api/v1/card-statements', [
      { name: '카드.csv', content: [HEADER, ...lines].join('\n'), field: 'file' },
    ]);
  expect(taken.statusCode).toBe(201);
  return `/card-statements/${String(jsonOf(taken)['id'])}`;
}
const rowsAt = async (at: string) =>
  jsonOf(await test.as(FINANCE).get(`/api/v1${at}/rows`))['items'] as Json[];
const idOf = (index: number) => String(rows[index]?.['id']);
const shown = async (email: string, at: string) => {
  const { statusCode, body } = await test.as(email).get(at);
  return { status: statusCode, html: body, text: textOfPage(body) };
};
const ask = (fields: Record<string, string>, email = FINANCE, at = path) =>
  test.as(email).form(`${at}/requests`, fields);
const mine = async (email = RESEARCHER) =>
  (jsonOf(await test.as(email).get('/api/v1/card-uses'))['items'] as Json[]).map(
    (row) => row['approvalNumber'],
  );
const claimIdOf = (location: unknown) =>
  /\/expenses\/([0-9a-f-]{36})\/edit/.exec(String(location))?.[1] ?? '';

describe('asking for the document of a use', () => {
  it('is offered for what lacks both claim and document, and tells nobody before it is done', async () => {
    const page = await shown(FINANCE, path);
    expect(page.html.match(/>증빙 없음</g)).toHaveLength(4);
    expect(page.text).toContain('카드 1234 증빙 없음 3건');
    expect(page.text).toContain('카드 9999 증빙 없음 1건');
    expect((await shown(RESEARCHER, '/')).html).not.toContain('/card-uses');
    expect((await shown(RESEARCHER, '/card-uses')).text).toContain('올려 주실 증빙이 없습니다');
    expect((await test.as(RESEARCHER).form(`/card-uses/${idOf(0)}/claim`)).statusCode).toBe(404);
  });

  it('wants a colleague who files claims', async () => {
    for (const personId of ['', 'x', (await test.actor(RIVAL)).userId, (await test.actor(OFFICER)).userId]) {
      const refused = await ask({ personId, rowId: idOf(0), of: 'card' });
      expect([personId, refused.statusCode]).toEqual([personId, 422]);
      expect(refused.body).toContain('청할 사람을 골라 주세요');
    }
    expect((await ask({ personId: researcherId, rowId: researcherId })).statusCode).toBe(404);
    expect((await ask({ personId: researcherId, rowId: idOf(0), of: 'card' }, RESEARCHER)).statusCode).toBe(
      403,
    );
    expect((await ask({ personId: researcherId, rowId: idOf(0), of: 'card' }, OFFICER)).statusCode).toBe(403);
    expect(
      (
        await ask(
          { personId: (await test.actor(RIVAL)).userId, rowId: idOf(0), of: 'card' },
          'finance@skt.example',
        )
      ).statusCode,
    ).toBe(404);
    expect(await rowsOf(test, 'SELECT 1 FROM card_requests')).toEqual([]);
  });

  it('asks once for all uses of a card, and shows them to that person alone', async () => {
    const asked = await ask({ personId: researcherId, rowId: idOf(0), of: 'card' }, ADMINISTRATOR);
    expect(asked.statusCode).toBe(303);
    const home = await shown(RESEARCHER, '/');
    expect(home.text).toContain('카드 사용 3건 — 증빙을 올려 주세요');
    expect(home.html).toContain('href="/card-uses"');
    expect(await mine()).toEqual(['81000003', '81000002', '81000001']);
    const list = await shown(RESEARCHER, '/card-uses');
    expect(list.text).toContain('EXAMPLE CLOUD');
    expect(list.text).toContain('USD 100.00 × 1,390.00');
    expect(list.text).not.toContain('찻집');
    expect(list.text).not.toContain('책방');
    expect(await mine(RIVAL)).toEqual([]);
    expect(await mine(FINANCE)).toEqual([]);
    const page = await shown(FINANCE, path);
    expect(page.text).toContain('님에게 청함');
    expect(page.text).not.toContain('카드 1234 증빙 없음');
    expect(await rowsOf(test, `SELECT act FROM audit_events WHERE act = 'card-use.asked'`)).toHaveLength(1);
  });

  it('can be moved to another for one use, and asks the holder of the card for the next statement by itself', async () => {
    const [financeId, api] = [(await test.actor(FINANCE)).userId, `/api/v1${path}/rows/${idOf(5)}/request`];
    expect((await test.as(FINANCE).put(api, { personId: researcherId })).statusCode).toBe(204);
    expect(await mine()).toContain('81000005');
    expect((await ask({ personId: financeId, rowId: idOf(5) })).statusCode).toBe(303);
    expect(await mine()).not.toContain('81000005');
    expect(await mine(FINANCE)).toEqual(['81000005']);
    await take(
      MEAL.replace('81000001', '82000001').replace('20251016', '20251020'),
      OTHERS.replace('81000005', '82000002'),
    );
    expect(await mine()).toContain('82000001');
    expect(await mine(FINANCE)).toEqual(['82000002', '81000005']);
  });
});

describe('a claim from a use of a card', () => {
  let claimId: string;

  it('is filled from the row and its receipt, nothing typed, and can be handed in', async () => {
    const receipt = await receiptPdf({
      supplier: '다른 이름',
      total: '110,000',
      supply: '100,000',
      tax: '10,000',
    });
    const filed = await test
      .as(RESEARCHER)
      .upload(`/card-uses/${idOf(0)}/claim`, [{ name: '영수증.pdf', content: receipt }]);
    expect(filed.statusCode).toBe(303);
    claimId = claimIdOf(filed.headers.location);
    const claim = await claimsOf(test, world).read(RESEARCHER, claimId);
    expect(claim).toMatchObject({
      title: '(주)한빛데이터(예시) 자료',
      supplier: { name: '(주)한빛데이터(예시)', businessNumber: '9028600563' },
      documentedOn: '2025-10-16',
      approvalNumber: '81000001',
      supplyAmount: '100000',
      taxAmount: '10000',
      claimAmount: '100000',
      payableAmount: '110000',
      origins: {
        supplier: 'card-statement',
        documentedOn: 'card-statement',
        title: 'card-statement',
        amounts: 'card-statement',
      },
      evidence: [{ name: '영수증.pdf' }],
    });
    const form = await shown(RESEARCHER, `/expenses/${claimId}/edit`);
    expect(form.text.match(/카드 사용내역/g)?.length).toBeGreaterThanOrEqual(4);
    const statement = await shown(FINANCE, `${path}?state=linked`);
    expect(statement.text).toContain('(주)한빛데이터(예시) 자료 작성 중');
    expect(await mine()).not.toContain('81000001');
  });

  it('is made once: again is refused with the way to the claim', async () => {
    const again = await test.as(RESEARCHER).form(`/card-uses/${idOf(0)}/claim`);
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('이미 신청에 쓴 카드 사용입니다');
    expect(again.body).toContain(`href="/expenses/${claimId}"`);
    const api = await test.as(RESEARCHER).post(`/api/v1/card-uses/${idOf(0)}/claim`, {});
    expect([api.statusCode, jsonOf(api)['code']]).toEqual([409, 'card-use.filed-before']);
    expect(await rowsOf(test, 'SELECT 1 FROM expenses')).toHaveLength(1);
  });

  it('frees the use when the draft is thrown away', async () => {
    expect((await test.as(RESEARCHER).delete(`/api/v1/expenses/${claimId}`)).statusCode).toBeLessThan(300);
    expect(await rowsOf(test, 'SELECT 1 FROM card_links')).toEqual([]);
    expect(await mine()).toContain('81000001');
  });

  it('keeps currency, foreign amount and rate beside the won, and claims no Korean VAT', async () => {
    const filed = await test.as(RESEARCHER).form(`/card-uses/${idOf(1)}/claim`);
    const id = claimIdOf(filed.headers.location);
    expect(await claimsOf(test, world).read(RESEARCHER, id)).toMatchObject({
      foreign: { currency: 'USD', amount: '100.00', rate: '1390.00' },
      supplyAmount: '139000',
      taxAmount: '0',
      evidence: [],
    });
    expect((await shown(RESEARCHER, `/expenses/${id}/edit`)).text).toContain('USD 100.00 × 1,390.00');
    expect((await shown(RESEARCHER, `/expenses/${id}`)).text).toContain('USD 100.00 × 1,390.00');
    const changed = await test
      .as(RESEARCHER)
      .form(`/expenses/${id}/draft`, { version: '1', title: '클라우드 이용료' });
    expect(changed.statusCode).toBe(303);
    expect(await claimsOf(test, world).read(RESEARCHER, id)).toMatchObject({
      foreign: { currency: 'USD', amount: '100.00', rate: '1390.00' },
    });
  });

  it('takes the VAT of its document where the statement says none, else one eleventh, and says so', async () => {
    const api = `/api/v1/card-uses/${idOf(2)}/claim`;
    const bare = jsonOf(await test.as(RESEARCHER).post(api, {}));
    expect(bare).toMatchObject({
      supplyAmount: '30000',
      taxAmount: '3000',
      origins: { amounts: 'card-total' },
    });
    expect((await shown(RESEARCHER, `/expenses/${String(bare['id'])}/edit`)).text).toContain(
      '부가세는 1/11로 나눔',
    );
    await test.as(RESEARCHER).delete(`/api/v1/expenses/${String(bare['id'])}`);
    const content = await cardSlipPdf({
      approval: '81000003',
      date: '2025-10-18',
      total: '33,000',
      supply: '33,000',
      tax: '0',
    });
    const slip = jsonOf(
      await test.as(RESEARCHER).upload('/api/v1/evidence', [{ name: '전표.pdf', content, field: 'file' }]),
    );
    const list = await shown(RESEARCHER, '/card-uses');
    expect(list.text).toContain('올린 증빙으로 신청: 전표.pdf');
    const filed = await test
      .as(RESEARCHER)
      .form(`/card-uses/${idOf(2)}/claim`, { evidenceId: String(slip['id']) });
    expect(await claimsOf(test, world).read(RESEARCHER, claimIdOf(filed.headers.location))).toMatchObject({
      supplyAmount: '33000',
      taxAmount: '0',
      origins: { amounts: 'pdf', supplier: 'card-statement' },
      evidence: [{ name: '전표.pdf' }],
    });
  });

  it('is for those asked and those who keep the books; what was taken back isn’t claimed', async () => {
    for (const email of [RIVAL, 'finance@skt.example'])
      expect((await test.as(email).form(`/card-uses/${idOf(5)}/claim`)).statusCode).toBe(404);
    expect((await test.as(RESEARCHER).form(`/card-uses/${idOf(5)}/claim`)).statusCode).toBe(404);
    expect((await test.as(OFFICER).form(`/card-uses/${idOf(5)}/claim`)).statusCode).toBe(403);
    const back = await test.as(FINANCE).form(`/card-uses/${idOf(3)}/claim`);
    expect([back.statusCode, back.body]).toEqual([422, expect.stringContaining('취소된 카드 사용')]);
    expect((await test.as(ADMINISTRATOR).form(`/card-uses/${idOf(5)}/claim`)).statusCode).toBe(303);
  });

  it('says what is wrong with a file, and keeps the use', async () => {
    const next = (await mine())[0];
    const [use] = await rowsOf<{ id: string }>(
      test,
      'SELECT id FROM card_transactions WHERE approval_number = $1',
      [next],
    );
    const address = `/card-uses/${use?.id ?? ''}/claim`;
    const none = await test.as(RESEARCHER).upload(address, []);
    expect(none.statusCode).toBe(422);
    const bad = await test.as(RESEARCHER).upload(address, [{ name: 'a.pdf', content: 'no pdf' }]);
    expect([bad.statusCode, bad.body]).toEqual([422, expect.stringContaining('a.pdf')]);
    expect(await mine()).toContain(next);
  });
});

describe('a receipt dropped on the home page', () => {
  const drop = async (approval: string, change: Record<string, string> = {}) => {
    const content = await cardSlipPdf({
      approval,
      date: '2025-10-22',
      total: '55,000',
      supply: '50,000',
      tax: '5,000',
      ...change,
    });
    const dropped = await test
      .as(RESEARCHER)
      .upload('/expenses/from-documents', [{ name: `${approval}.pdf`, content }]);
    expect(dropped.statusCode).toBe(303);
    return claimsOf(test, world).read(RESEARCHER, claimIdOf(dropped.headers.location));
  };
  const use = (approval: string, amount = '"55,000"') =>
    `${CARD},${approval},20251022,12:00:00,${amount},,,,,,,식당(예시),한식`;

  it('is put to the use of a card that it tells of, by its number, else by total and day where one can be meant', async () => {
    await take(use('83000001'), use('83000002'), use('83000003', '"66,000"'));
    expect(await drop('83000002')).toMatchObject({
      approvalNumber: '83000002',
      supplier: { name: '식당(예시)' },
    });
    expect(await drop('11112222', { total: '66,000', supply: '60,000', tax: '6,000' })).toMatchObject({
      approvalNumber: '83000003',
      payableAmount: '66000',
    });
    expect(await mine()).toContain('83000001');
    expect(await mine()).not.toContain('83000002');
    expect(await mine()).not.toContain('83000003');
  });

  it('is a claim of its own where no use that is asked for fits', async () => {
    const other = await drop('99990000', { total: '77,000', supply: '70,000', tax: '7,000' });
    expect(other).toMatchObject({ approvalNumber: '99990000', origins: { supplier: 'pdf' } });
    expect(await mine()).toContain('83000001');
  });
});
