import iconv from 'iconv-lite';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { textRows, workbook } from '../imports/make-workbook.js';

const FINANCE = 'finance@upstage.example';
const HEADER =
  '카드번호,승인번호,승인일자,승인시간,승인금액(원화),승인금액(외화),공급가액(원화),부가세,외화거래일환율,외화거래국가코드,가맹점사업자번호,가맹점명,가맹점업종명,취소여부';
const CARD = '9410-****-****-1000';
const BOUGHT = `${CARD},30000001,20251015,09:00:00,"1,100,000",,"1,000,000","100,000",,,9028600563,(주)한빛데이터(예시),자료,정상`;
const FOREIGN = `${CARD},30000002,20251016,10:00:00,"139,000",100.00,"139,000",0,1390.00,US,,EXAMPLE CLOUD,클라우드,정상`;
const OTHER = `${CARD},30000003,20251017,11:00:00,"33,000",,"30,000","3,000",,,,문구나라(예시),문구,정상`;
const PART_BACK = `${CARD},30000003,20251018,12:00:00,"-11,000",,"-10,000","-1,000",,,,문구나라(예시),문구,취소`;
const SUM = ',,합계,,"1,261,000",,,,,,,,,';

let test: TestApp;
let world: World;
const take = (content: string | Buffer, email = FINANCE, name = '카드내역.csv') =>
  test.as(email).upload('/api/v1/card-statements', [{ name, content, field: 'file' }]);
const rowsOfStatement = async (id: unknown, query = '') =>
  jsonOf(await test.as(FINANCE).get(`/api/v1/card-statements/${String(id)}/rows${query}`))['items'] as Json[];

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
});
afterAll(() => test.stop());

describe('a statement in the code page of Korean Windows', () => {
  let statement: Json;
  let claimId: unknown;
  beforeAll(async () => {
    const claims = claimsOf(test, world);
    const evidence = await claims.invoice('researcher@upstage.example');
    const draft = await claims.draft(world.upstage, { evidenceIds: [evidence] });
    claimId = draft['id'];
    const submitted = await claims.act('researcher@upstage.example', claimId, 'submission');
    expect(submitted.statusCode).toBe(200);
    const sheet = ['업스테이지 2025년 10월', HEADER, BOUGHT, FOREIGN, OTHER, PART_BACK, SUM].join('\r\n');
    const answer = await take(iconv.encode(sheet, 'cp949'));
    expect(answer.statusCode).toBe(201);
    statement = jsonOf(answer);
  });

  it('is taken row by row, and says which rows are none', () => {
    expect(statement).toMatchObject({ rowCount: 5, takenCount: 4, knownCount: 0, unreadableCount: 1 });
    expect(statement).toMatchObject({ unreadableRows: [7], amount: '1261000', taxAmount: '102000' });
  });

  it('keeps the amount and rate of a foreign row', async () => {
    const rows = await rowsOfStatement(statement['id']);
    expect(rows[1]).toMatchObject({
      foreign: { amount: '100.00', exchangeRate: '1390.00', country: 'US' },
      amount: '139000',
    });
  });

  it('puts a cancellation in part to its purchase', async () => {
    const [, , bought, back] = await rowsOfStatement(statement['id']);
    expect(back).toMatchObject({ kind: 'cancellation', amount: '-11000', cancels: bought?.['id'] });
    expect(bought).toMatchObject({ kind: 'purchase', cancelledAmount: '11000', cancels: null });
  });

  it('finds the claim of the same supplier, amount and day, and says how sure it is', async () => {
    const [bought, foreign] = await rowsOfStatement(statement['id']);
    expect(bought?.['match']).toEqual({
      expenseId: claimId,
      confidence: 95,
      reasons: ['supplier', 'amount', 'same-day'],
    });
    expect(foreign?.['match']).toBeNull();
  });

  it('is known again: the file as a whole, and its rows in another file', async () => {
    const sheet = ['업스테이지 2025년 10월', HEADER, BOUGHT, FOREIGN, OTHER, PART_BACK, SUM].join('\r\n');
    const same = await take(iconv.encode(sheet, 'cp949'));
    expect([same.statusCode, jsonOf(same)['id']]).toEqual([200, statement['id']]);
    const later = BOUGHT.replace('30000001', '30000009');
    const rows = [HEADER, BOUGHT, later, later].map((line) => line.replaceAll('"', '').split(','));
    expect(rows).toHaveLength(4);
    const second = await take([HEADER, BOUGHT, later, later].join('\n'));
    expect(jsonOf(second)).toMatchObject({ rowCount: 3, takenCount: 2, knownCount: 1 });
  });

  it('leaves one event in the audit log', async () => {
    const acts = await rowsOf(
      test,
      `SELECT act, after->>'taken' AS taken FROM audit_events WHERE subject_id = $1`,
      [statement['id']],
    );
    expect(acts).toEqual([{ act: 'card-statement.taken', taken: '4' }]);
  });

  it('is for administrators and finance of the team, and for the office to read, which is noted', async () => {
    const url = `/api/v1/card-statements/${String(statement['id'])}/rows`;
    expect((await test.as('administrator@upstage.example').get(url)).statusCode).toBe(200);
    expect((await test.as('researcher@upstage.example').get(url)).statusCode).toBe(403);
    expect((await test.as('finance@skt.example').get(url)).statusCode).toBe(404);
    expect((await test.as('officer@office.example').get(url)).statusCode).toBe(200);
    const reads = await rowsOf(
      test,
      `SELECT act FROM audit_events WHERE subject_id = $1 AND act LIKE '%.read'`,
      [statement['id']],
    );
    expect(reads).toEqual([{ act: 'card-statement.read' }]);
    expect((await take(HEADER, 'officer@office.example')).statusCode).toBe(403);
    expect((await take(HEADER, 'researcher@upstage.example')).statusCode).toBe(403);
  });
});

it('reads a workbook', async () => {
  const lines = [HEADER, OTHER.replace('30000003', '40000001')];
  const cells = lines.map((line) =>
    (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, '').replaceAll('"', '')),
  );
  const answer = await take(Buffer.from(workbook(textRows(cells))), FINANCE, '카드내역.xlsx');
  expect([answer.statusCode, jsonOf(answer)['takenCount']]).toEqual([201, 1]);
});

it('goes on page by page', async () => {
  const lines = Array.from({ length: 1_200 }, (_, index) =>
    OTHER.replace('30000003', String(50_000_000 + index)),
  );
  const { id, takenCount } = jsonOf(await take([HEADER, ...lines].join('\n')));
  expect(takenCount).toBe(1_200);
  const first = jsonOf(await test.as(FINANCE).get(`/api/v1/card-statements/${String(id)}/rows?limit=100`));
  const second = await rowsOfStatement(id, `?limit=100&after=${String(first['next'])}`);
  expect(second[0]?.['approvalNumber']).toBe('50000100');
});

it.each([
  ['another sheet', '가,나\n1,2', 'card-statement.columns-missing'],
  ['no sheet at all', smallPdf('no sheet').toString('latin1'), 'sheet.not-a-sheet'],
])('refuses %s and keeps nothing of it', async (_, content, code) => {
  const before = await rowsOf(test, 'SELECT count(*) FROM evidence');
  const answer = await take(content, FINANCE, content.startsWith('%') ? 'a.pdf' : 'a.csv');
  expect([answer.statusCode, jsonOf(answer)['code']]).toEqual([422, code]);
  expect(await rowsOf(test, 'SELECT count(*) FROM evidence')).toEqual(before);
});
