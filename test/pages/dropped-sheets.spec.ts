import { startTestApp, type TestApp } from '../support/app.js';
import type { Answer } from '../support/client.js';
import { flashOf, flashLinksOf, textOfPage } from '../support/pages.js';
import { rowsOf } from '../support/stored.js';
import { createWorld } from '../support/world.js';
import { taxInvoiceXml } from '../../src/demo/tax-invoice-xml.js';
import { sheetOf } from '../imports/import-steps.js';
import { textRows, workbook } from '../imports/make-workbook.js';

const FINANCE = 'finance@upstage.example';
const RESEARCHER = 'researcher@upstage.example';

let test: TestApp;
beforeEach(async () => {
  test = await startTestApp();
  await createWorld(test);
});
afterEach(() => test.stop());

interface Dropped {
  name: string;
  content: string | Buffer;
}
const drop = (email: string, ...files: Dropped[]): Promise<Answer> =>
  test.as(email).upload('/expenses/from-documents', files);
const statement = (rows = 2): string =>
  [
    '카드번호,승인번호,승인일자,승인금액,가맹점명',
    ...Array.from(
      { length: rows },
      (_, index) => `9410-****-****-7788,5000000${index},20251015,${11_000 + index},찻집`,
    ),
  ].join('\n');
/** No column is called as card companies call it. */
const UNNAMED = [
  '번호,언제,얼마,어디',
  ...Array.from(
    { length: 6 },
    (_, index) => `9410-1234-5678-7788,2025-10-1${index},${11_000 + index},찻집 ${index}`,
  ),
].join('\n');
const csv = (content: string, name = '표.csv'): Dropped => ({ name, content });
const expenses = () => rowsOf(test, 'SELECT id FROM expenses');
const uses = () => rowsOf(test, 'SELECT id FROM card_transactions');
const placeOf = (answer: Answer) => String(answer.headers['location']);

describe('a card statement dropped on the home page', () => {
  it('goes in as card uses, and the page says so', async () => {
    const answer = await drop(FINANCE, csv(statement(), '10월 카드.csv'));
    expect(answer.statusCode).toBe(303);
    expect(placeOf(answer)).toMatch(/^\/card-statements\/[\w-]{36}$/);
    expect(flashOf(answer)).toBe('카드 내역의 줄을 카드 사용으로 올렸습니다: 10월 카드.csv.');
    expect(await uses()).toHaveLength(2);
    expect(await expenses()).toEqual([]);

    const again = await drop(FINANCE, csv(statement(), '10월 카드.csv'));
    expect(placeOf(again)).toBe(placeOf(answer));
    expect(flashOf(again)).toContain('이미 올린 카드 내역');
    expect(await uses()).toHaveLength(2);
  });

  it('is read of a workbook too', async () => {
    const content = workbook(
      textRows(
        statement()
          .split('\n')
          .map((line) => line.split(',')),
      ),
    );
    expect(placeOf(await drop(FINANCE, { name: '카드.xlsx', content }))).toMatch(/^\/card-statements\//);
    expect(await uses()).toHaveLength(2);
  });

  it('leads to its columns where nobody knows them, and nothing is taken before', async () => {
    const answer = await drop(FINANCE, csv(UNNAMED));
    expect(placeOf(answer)).toMatch(/^\/card-statements\/columns\/[\w-]{36}$/);
    expect(flashOf(answer)).toContain('어느 열이 무엇인지 골라 주세요');
    expect((await test.as(FINANCE).get(placeOf(answer))).statusCode).toBe(200);
    expect([await uses(), await expenses()]).toEqual([[], []]);
  });

  it('is for those who keep the books: anybody else is told whom to ask', async () => {
    const answer = await drop(RESEARCHER, csv(statement(), '카드.csv'));
    expect(answer.statusCode).toBe(403);
    expect(textOfPage(answer.body)).toContain(
      '카드.csv: 카드 내역으로 보입니다. 팀의 관리자나 재무 담당에게',
    );
    expect([await uses(), await expenses()]).toEqual([[], []]);
  });
});

describe('a list of expenses dropped on the home page', () => {
  it('is laid out among the imports, and no claim is made of it', async () => {
    const answer = await drop(RESEARCHER, csv(sheetOf(3), '집행.csv'));
    expect(answer.statusCode).toBe(303);
    expect(placeOf(answer)).toMatch(/^\/imports\/[\w-]{36}$/);
    expect(flashOf(answer)).toContain('아직 만든 신청은 없습니다');
    expect(textOfPage((await test.as(RESEARCHER).get(placeOf(answer))).body)).toContain('집행.csv');
    expect(await expenses()).toEqual([]);
  });

  it('is one although it names cards, where its writer says what each row is charged to', async () => {
    const own =
      '카드번호,승인번호,사용일,금액,가맹점,내용,비목\n9410-****-****-7788,50000001,2025-10-15,11000,찻집,다과,소프트웨어 활용비\n';
    expect(placeOf(await drop(FINANCE, csv(own)))).toMatch(/^\/imports\//);
    expect(await uses()).toEqual([]);
  });
});

describe('a heap of documents and sheets', () => {
  it('opens the drafts, and says where the sheets went', async () => {
    const invoice = { name: 'a.xml', content: taxInvoiceXml({ issuedOn: '2025-10-15' }) };
    const answer = await drop(FINANCE, csv(statement(), '카드.csv'), invoice, csv(sheetOf(2), '집행.csv'));
    expect(placeOf(answer)).toMatch(/^\/expenses\/[\w-]{36}\/edit/);
    expect(await expenses()).toHaveLength(1);
    expect(flashOf(answer)).toContain('카드 사용으로 올렸습니다: 카드.csv');
    expect(flashOf(answer)).toContain('‘표에서 가져오기’로 옮겼습니다: 집행.csv');
    expect(flashLinksOf(answer)).toEqual([
      expect.stringMatching(/^\/card-statements\/[\w-]{36}$/),
      expect.stringMatching(/^\/imports\/[\w-]{36}$/),
    ]);
  });

  it.each([
    ['a request for a trip', '출장자,기간,장소,목적\n연구자 1,2025-10-14,대전,합동 평가\n'],
    ['a quotation', '품명,수량,단가,공급가액,세액\nGPU 서버,1,1000000,1000000,100000\n'],
    ['a list of people', '이름,참가\n연구자 1,확인\n'],
  ])('keeps %s as a document of a claim', async (_, content) => {
    expect(placeOf(await drop(FINANCE, csv(content)))).toMatch(/^\/expenses\/[\w-]{36}\/edit/);
    expect(await expenses()).toHaveLength(1);
  });
});
