import * as xlsx from '@e965/xlsx';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf } from '../support/claims.js';
import { createWorld, type World } from '../support/world.js';
import { FINANCE, FINANCE_2, RESEARCHER, resultCsv, runsOf, SUPPLIERS } from './runs-of.js';

const ACCOUNTS = SUPPLIERS.map(({ number }) => number);
const [A = '', B = ''] = ACCOUNTS;

let test: TestApp;
let world: World;
let runs: ReturnType<typeof runsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  runs = runsOf(test, world);
  await runs.addSecondFinance();
  await runs.payingAccount(world.upstage.companyId);
  for (const index of [0, 1]) await runs.account(index);
});
afterAll(() => test.stop());

const statesOf = async (id: string) => (await runs.read(id)).items.map(({ state }) => state);
const two = async () => [await runs.approved(100_000, 0), await runs.approved(200_000, 1)] as const;

async function asXlsx(rows: unknown[][]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('결과');
  for (const row of rows) sheet.addRow(row);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
function asXls(rows: unknown[][]): Buffer {
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), '결과');
  return xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}

describe('a bank’s result', () => {
  const rows = [
    ['다건이체 결과'],
    ['입금은행', '입금계좌번호', '이체금액', '처리결과', '오류내용', '이체일자', '거래번호'],
    ['004', A, 110_000, '정상', '', '2025-11-03', 'T1'],
    ['004', B, 220_000, '오류', '계좌번호 오류', '', ''],
    ['합계', '', 330_000, '', '', '', ''],
  ];

  it.each([
    ['CSV in UTF-8', () => Buffer.from(rows.map((row) => row.join(',')).join('\n'))],
    ['CSV in CP949', () => iconv.encode(rows.map((row) => row.join(',')).join('\r\n'), 'cp949')],
    ['XLSX', () => asXlsx(rows)],
    ['XLS', () => asXls(rows)],
  ])(
    'is taken as %s: what succeeded is paid, what failed is payable again with the bank’s reason',
    async (_, make) => {
      const [one, other] = await two();
      const id = await runs.filed([one, other]);
      const taken = runs.must(await runs.result(id, await make(), '결과'), 200);
      expect(taken['result']).toMatchObject({ state: 'taken', succeeded: 1, failed: 1 });
      expect(await runs.read(id)).toMatchObject({
        items: [
          { state: 'posted', bankReference: 'T1', paidOn: '2025-11-03' },
          { state: 'failed', reason: '계좌번호 오류' },
        ],
      });
      expect([await runs.state(one), await runs.state(other)]).toEqual(['paid', 'approved']);
      const page = await test.as(FINANCE).get('/pay-runs/new');
      expect(page.body).toContain('계좌번호 오류');
      runs.must(await runs.claims.pay(FINANCE, [other]), 201);
    },
  );

  it('of a part leaves the rest open, and comes again whole', async () => {
    const [one, other] = await two();
    const id = await runs.filed([one, other]);
    runs.must(await runs.result(id, resultCsv([[A, 110_000, '성공', '', 'X']])), 200);
    expect(await statesOf(id)).toEqual(['posted', 'open']);
    const whole = resultCsv([
      [A, 110_000, '성공', '', 'X'],
      [B, 220_000, '성공', '', 'Y'],
    ]);
    runs.must(await runs.result(id, whole), 200);
    expect(await statesOf(id)).toEqual(['posted', 'posted']);
    expect(await runs.spent(one)).toMatchObject({ payments: 1 });
  });

  it('with a row that doesn’t fit takes nothing, and names each such row', async () => {
    const [one, other] = await two();
    const id = await runs.filed([one, other]);
    const bad = resultCsv([
      [A, 110_000, '성공'],
      ['99999999999', 110_000, '성공'],
      [B, 999, '성공'],
      [A, 110_000, '성공'],
      [B, 220_000, '접수'],
    ]);
    const refused = await runs.result(id, bad);
    expect([refused.statusCode, jsonOf(refused)['code']]).toEqual([422, 'pay-result.refused']);
    expect((jsonOf(refused)['errors'] as { code: string }[]).map(({ code }) => code)).toEqual([
      'pay-result.not-in-run',
      'pay-result.other-amount',
      'pay-result.twice',
      'pay-result.unreadable',
    ]);
    expect(refused.body).not.toContain('99999999999');
    expect(await statesOf(id)).toEqual(['open', 'open']);
    const otherRun = await runs.filed([await runs.approved(300_000, 0)]);
    const foreign = await runs.result(otherRun, resultCsv([[B, 220_000, '성공']]));
    expect((jsonOf(foreign)['errors'] as { code: string }[])[0]?.code).toBe('pay-result.not-in-run');
    runs.must(await runs.refuse(otherRun), 200);
    runs.must(await runs.refuse(id), 200);
  });

  it('that two people bring at once is taken once', async () => {
    const [one, other] = await two();
    const id = await runs.filed([one, other]);
    const content = resultCsv([
      [A, 110_000, '성공'],
      [B, 220_000, '성공'],
    ]);
    const answers = await Promise.all([
      runs.result(id, content),
      runs.result(id, content, '같은 것.csv', FINANCE_2),
      runs.result(id, `${content}\r\n`, '다른 것.csv', FINANCE_2),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    for (const claim of [one, other])
      expect(await runs.spent(claim)).toMatchObject({ payments: 1, groups: 1 });
  });

  it('in columns nobody knows waits for a person, and the choice is remembered', async () => {
    const [one, other] = await two();
    const id = await runs.filed([one, other]);
    const strange = (mark: string) => `가,나,다,라\n${A},110000,성공,${mark}\n${B},220000,실패,${mark}`;
    expect(jsonOf(await runs.result(id, strange('1')))['code']).toBe('pay-result.columns-missing');
    const posted = await test
      .as(FINANCE)
      .upload(`/pay-runs/${id}/results`, [{ name: '낯선 것.csv', content: strange('1'), field: 'file' }]);
    expect(posted.statusCode).toBe(303);
    const place = String(posted.headers.location);
    expect((await test.as(FINANCE).get(place)).body).toContain('낯선 것.csv');
    const wrong = await test.as(FINANCE).form(place, { 'columns.account': '0', 'columns.amount': '0' });
    expect(wrong.statusCode).toBe(422);
    const chosen = await test
      .as(FINANCE)
      .form(place, { 'columns.account': '0', 'columns.amount': '1', 'columns.outcome': '2' });
    expect(chosen.statusCode).toBe(303);
    expect(await statesOf(id)).toEqual(['posted', 'failed']);
    const next = await runs.filed([other]);
    runs.must(await runs.result(next, `가,나,다,라\n${B},220000,성공,2`), 200);
    expect(await statesOf(next)).toEqual(['posted']);
  });
});

describe('by hand', () => {
  it('items are marked with one day and one reference; again changes nothing, the contrary is refused', async () => {
    const [one, other] = await two();
    const id = await runs.filed([one, other]);
    const { items } = await runs.read(id);
    const [first, second] = items.map(({ id: itemId }) => itemId);
    const succeeded = {
      items: [{ itemId: first, outcome: 'succeeded' }],
      paidOn: '2025-11-03',
      bankReference: '창구 7',
    };
    expect((await runs.outcomes(id, succeeded, RESEARCHER)).statusCode).toBe(403);
    const late = await runs.outcomes(id, { ...succeeded, paidOn: '2025-07-01' });
    expect(jsonOf(late)['code']).toBe('pay-run.paid-on');
    runs.must(await runs.outcomes(id, succeeded), 200);
    runs.must(await runs.outcomes(id, succeeded), 200);
    const contrary = await runs.outcomes(id, { items: [{ itemId: first, outcome: 'failed' }] });
    expect(contrary.statusCode).toBe(409);
    runs.must(
      await runs.outcomes(id, { items: [{ itemId: second, outcome: 'failed', reason: '예금주 다름' }] }),
      200,
    );
    expect(await statesOf(id)).toEqual(['posted', 'failed']);
    expect(await runs.spent(one)).toMatchObject({ payments: 1 });
    expect(jsonOf(await runs.refuse(id))['code']).toBe('pay-run.wrong-state');
  });
});
