import ExcelJS from 'exceljs';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { everythingStored, rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { smallPdf } from '../support/documents/pdfs.js';
import { COLLEAGUE, FINANCE, HEADER, importsOf, RESEARCHER, RIVAL, sheetOf } from './import-steps.js';
import { textRows, workbook } from './make-workbook.js';

let test: TestApp;
let world: World;
let imports: ReturnType<typeof importsOf>;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  imports = importsOf(test);
});
afterAll(() => test.stop());

const countsOf = ({ importedCount, refusedCount, skippedCount }: Json) => [
  importedCount,
  refusedCount,
  skippedCount,
];
const codes = (row: Json | undefined) =>
  ((row?.['problems'] ?? []) as Json[]).map(({ code, field }) => [field, code]);

/** Uploads, starts and works a sheet; the import as it ended. */
async function imported(content: string, email = RESEARCHER): Promise<Json> {
  const { id } = await imports.uploaded(content, email);
  await imports.start(id, email);
  await imports.work(id, email);
  return imports.read(id, email);
}

describe('a sheet whose columns are known by their names', () => {
  let done: Json;

  beforeAll(async () => {
    const uploaded = await imports.uploaded(sheetOf(3));
    expect(uploaded).toMatchObject({ state: 'previewed', rowCount: 3, handledCount: 0 });
    expect(uploaded['preview']).toMatchObject({ checkedCount: 3, goodCount: 3, refusedCount: 0 });
    const started = await imports.start(uploaded['id']);
    expect([started.statusCode, jsonOf(started)['state']]).toEqual([202, 'running']);
    await imports.work(uploaded['id']);
    done = await imports.read(uploaded['id']);
  });

  it('goes in as drafts of the person who uploaded it, as if they had been typed', async () => {
    expect([done['state'], ...countsOf(done)]).toEqual(['done', 3, 0, 0]);
    const rows = await imports.rows(done['id']);
    const claim = jsonOf(await test.as(RESEARCHER).get(`/api/v1/expenses/${String(rows[0]?.['expenseId'])}`));
    expect(claim).toMatchObject({
      state: 'draft',
      title: '말뭉치 1',
      documentedOn: '2025-10-01',
      claimAmount: '10000',
      payableAmount: '11000',
      origins: { amounts: 'import', target: 'import' },
    });
    expect(claim['lines']).toMatchObject([
      { budgetLineId: world.upstage.lines.software, categoryId: world.categories.software },
    ]);
  });

  it('leaves one audit event for each draft and for each step', async () => {
    const acts = await rowsOf<{ act: string; count: number }>(
      test,
      `SELECT act, count(*)::int AS count FROM audit_events WHERE subject_id = $1
         OR subject_id IN (SELECT expense_id FROM import_rows WHERE import_id = $1) GROUP BY act ORDER BY act`,
      [done['id']],
    );
    expect(acts).toEqual([
      { act: 'expense.created', count: 3 },
      { act: 'import.done', count: 1 },
      { act: 'import.started', count: 1 },
      { act: 'import.uploaded', count: 1 },
    ]);
  });

  it('can be submitted as it is', async () => {
    const [row] = await imports.rows(done['id']);
    const answer = await test
      .as(RESEARCHER)
      .post(`/api/v1/expenses/${String(row?.['expenseId'])}/submission`, {});
    expect([answer.statusCode, jsonOf(answer)['state']]).toEqual([200, 'submitted']);
  });

  it('does nothing when the same file comes again, and answers with the first import', async () => {
    const again = await imports.upload(sheetOf(3), RESEARCHER, 'same-under-another-name.csv');
    expect([again.statusCode, jsonOf(again)['id']]).toEqual([200, done['id']]);
    await imports.work(done['id']);
    expect(countsOf(await imports.read(done['id']))).toEqual([3, 0, 0]);
  });

  it('tells a colleague who has it, and finance everything', async () => {
    const colleague = await imports.upload(sheetOf(3), COLLEAGUE);
    expect([colleague.statusCode, jsonOf(colleague)['code']]).toEqual([409, 'import.uploaded-by-another']);
    const finance = await imports.upload(sheetOf(3), FINANCE);
    expect([finance.statusCode, jsonOf(finance)['id']]).toEqual([200, done['id']]);
    expect((await imports.start(done['id'], FINANCE)).statusCode).toBe(403);
  });

  it('is not there for another team and for a colleague', async () => {
    for (const email of [RIVAL, COLLEAGUE]) {
      for (const path of ['', '/rows', '/errors?format=csv']) {
        const answer = await test.as(email).get(`/api/v1/imports/${String(done['id'])}${path}`);
        expect([email, path, answer.statusCode, jsonOf(answer)['code']]).toEqual([
          email,
          path,
          404,
          'import.not-found',
        ]);
      }
      expect((await imports.start(done['id'], email)).statusCode).toBe(404);
      expect((await imports.cancel(done['id'], email)).statusCode).toBe(404);
      const list = jsonOf(await test.as(email).get('/api/v1/imports'))['items'] as Json[];
      expect(list.map(({ id }) => id)).not.toContain(done['id']);
    }
  });

  it('lets another team import the same sheet for itself', async () => {
    const rival = await imports.uploaded(sheetOf(3), RIVAL);
    expect(rival).toMatchObject({ state: 'previewed', preview: { goodCount: 3, skippedCount: 0 } });
  });
});

describe('rows that are wrong', () => {
  const BAD = [
    HEADER,
    '2025-10-32,거래처,,내용,1000,100,소프트웨어 활용비,',
    '2025-10-01,거래처,902-86-00564,내용,1000,100,소프트웨어 활용비,',
    '2025-10-01,거래처,,내용,천원,100,소프트웨어 활용비,',
    '2025-10-01,거래처,,내용,-1000,-100,소프트웨어 활용비,',
    '2025-10-01,거래처,,내용,1000,100,없는 비목,',
    '2025-07-01,거래처,,내용,1000,100,소프트웨어 활용비,',
    '2025-12-01,거래처,,내용,1000,100,소프트웨어 활용비,',
    '2025-10-01,,,,1000,100,,',
    '2025-10-01,거래처,,내용,3000000000,0,소프트웨어 활용비,',
    '2025-10-02,거래처,,좋은 줄,1000,100,소프트웨어 활용비,',
  ].join('\n');

  it('are each said with everything that is wrong, and the good one goes in', async () => {
    const done = await imported(BAD);
    expect([done['state'], ...countsOf(done)]).toEqual(['done', 1, 9, 0]);
    const rows = await imports.rows(done['id'], '?outcome=refused');
    expect(rows.map(codes)).toEqual([
      [['documentedOn', 'import.row.date']],
      [['businessNumber', 'expense.business-number']],
      [['supplyAmount', 'import.row.amount']],
      [
        ['supplyAmount', 'expense.amount'],
        ['taxAmount', 'expense.tax-amount'],
      ],
      [['category', 'import.row.category-unknown']],
      [['documentedOn', 'expense.outside-stage']],
      [['documentedOn', 'expense.in-future']],
      [
        ['supplierName', 'import.row.missing'],
        ['title', 'import.row.missing'],
        ['category', 'import.row.missing'],
      ],
      [['category', 'expense.over-balance']],
    ]);
  });

  it('come back in a copy of the sheet that says in Korean what to put right, and may be uploaded again', async () => {
    const done = await imported(`${BAD}\n2025-10-03,"=HYPERLINK(""x"")",,수식,1000,100,없는 비목,+82`);
    const csv = await test
      .as(RESEARCHER)
      .get(`/api/v1/imports/${String(done['id'])}/errors?format=csv&rows=refused`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = csv.body.split('\r\n');
    expect(lines[0]).toContain(`${HEADER},가져오기 결과,고칠 점`);
    expect(lines[1]).toContain(
      '오류,작성일자: 날짜를 읽을 수 없습니다: 2025-10-32. 2025-09-15처럼 적어 주세요.',
    );
    expect(csv.body).not.toContain('좋은 줄');
    expect(csv.body).toContain(`"'=HYPERLINK(""x"")"`);
    const whole = await test.as(RESEARCHER).get(`/api/v1/imports/${String(done['id'])}/errors?format=csv`);
    const repaired = await imports.uploaded(
      whole.body.replaceAll('없는 비목', '연구재료비').replaceAll("'=", '='),
    );
    expect(repaired['preview']).toMatchObject({ goodCount: 2, refusedCount: 8, skippedCount: 1 });
    const again = await test
      .as(RESEARCHER)
      .get(`/api/v1/imports/${String(repaired['id'])}/errors?format=csv`);
    expect(again.body.split('\r\n')[0]).toBe(`\uFEFF${HEADER},가져오기 결과,고칠 점`);
  });
});

describe('a workbook', () => {
  it('goes in as a CSV file does, and its copy comes back as a workbook of texts', async () => {
    const rows = [
      ['2025년 집행', '', '', '', ''],
      ['사용일자', '사용처', '적요', '금액', '세목'],
      ['2025. 10. 7.', '엑셀상사', '=1+1', '11,000', '소프트웨어 활용비'],
      ['2025. 10. 8.', '엑셀상사', '나쁜 줄', '만원', '소프트웨어 활용비'],
    ];
    const { id, preview } = await imports.uploaded(workbook(textRows(rows)), RESEARCHER, '집행.xlsx');
    expect(preview).toMatchObject({ goodCount: 1, refusedCount: 1 });
    await imports.start(id);
    await imports.work(id);
    const [first] = await imports.rows(id, '?outcome=imported');
    expect(first).toMatchObject({ rowNumber: 3 });
    const claim = jsonOf(await test.as(RESEARCHER).get(`/api/v1/expenses/${String(first?.['expenseId'])}`));
    // A total alone holds VAT, which the company gets back.
    expect(claim).toMatchObject({ title: '=1+1', claimAmount: '10000', payableAmount: '11000' });
    const copy = await test.as(RESEARCHER).get(`/api/v1/imports/${String(id)}/errors`);
    expect(copy.headers['content-disposition']).toContain("filename*=UTF-8''");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(copy.rawPayload as unknown as ExcelJS.Buffer);
    const sheet = book.worksheets[0];
    expect(sheet?.getRow(1).values).toEqual([undefined, ...(rows[1] ?? []), '가져오기 결과', '고칠 점']);
    expect(sheet?.getCell('C2').type).toBe(ExcelJS.ValueType.String);
    expect(sheet?.getCell('F2').value).toBe('가져옴');
    expect(sheet?.getCell('G3').value).toBe(
      '금액: 금액을 읽을 수 없습니다: 만원. 1,234,567처럼 원 단위 숫자로 적어 주세요.',
    );
  });
});

describe('columns that nobody knows', () => {
  const sheet = (day: string) => `언제,누구,무엇,얼마\n${day},가게,연필,11000`;

  it('are said once, tried, and known the next time, by the whole team', async () => {
    const first = await imports.uploaded(sheet('2025-10-11'));
    expect(first).toMatchObject({ state: 'uploaded', mapping: null });
    expect((await imports.start(first['id'])).statusCode).toBe(409);
    const path = `/api/v1/imports/${String(first['id'])}/mapping`;
    const wrong = await test.as(RESEARCHER).put(path, { columns: { documentedOn: 0, title: 0 } });
    expect([wrong.statusCode, (jsonOf(wrong)['errors'] as Json[]).map(({ pointer }) => pointer)]).toEqual([
      422,
      ['/columns/title', '/columns/supplierName', '/columns/supplyAmount', '/defaultTarget'],
    ]);
    const mapping = {
      columns: { documentedOn: 0, supplierName: 1, title: 2, totalAmount: 3 },
      totalVat: 'none',
      defaultTarget: { budgetLineId: world.upstage.lines.material, categoryId: world.categories.material },
    };
    const target = { budgetLineId: world.skt.lines.material, categoryId: world.categories.material };
    const others = await test.as(RESEARCHER).put(path, { ...mapping, defaultTarget: target });
    expect([others.statusCode, jsonOf(others)['code']]).toEqual([422, 'import.target-unknown']);
    const right = jsonOf(await test.as(RESEARCHER).put(path, mapping));
    expect(right).toMatchObject({ state: 'previewed', preview: { goodCount: 1 } });
    const next = await imports.uploaded(sheet('2025-10-12'), COLLEAGUE);
    expect(next).toMatchObject({
      state: 'previewed',
      mapping: { columns: mapping.columns, totalVat: 'none' },
    });
    const rival = await imports.uploaded(sheet('2025-10-12'), RIVAL);
    expect(rival).toMatchObject({ state: 'uploaded', mapping: null });
  });

  it('can’t be changed once rows are in', async () => {
    const { id } = await imported(
      '작성일자,거래처,내용,공급가액,비목\n2025-10-13,가게,지우개,100,연구재료비',
    );
    const answer = await test
      .as(RESEARCHER)
      .put(`/api/v1/imports/${String(id)}/mapping`, { columns: { documentedOn: 0 } });
    expect([answer.statusCode, jsonOf(answer)['code']]).toEqual([409, 'import.mapping-fixed']);
  });
});

describe('rows that are in already', () => {
  const row = (day: string, what: string) => `${day},같은가게,${what},5000,소프트웨어 활용비`;
  const HEAD = '작성일자,거래처,내용,공급가액,비목';

  it('are left out of a later sheet, and two alike in one sheet are two', async () => {
    const first = await imported([HEAD, row('2025-10-20', '아침'), row('2025-10-20', '저녁')].join('\n'));
    expect(countsOf(first)).toEqual([2, 0, 0]);
    const three = [row('2025-10-20', '아침 택시'), row('2025-10-20', '저녁'), row('2025-10-20', '밤')];
    const second = await imported([HEAD, ...three].join('\n'));
    expect(countsOf(second)).toEqual([1, 0, 2]);
    const rows = await imports.rows(second['id']);
    const before = await imports.rows(first['id']);
    expect(rows.map(({ outcome, expenseId }) => [outcome, outcome === 'skipped' && expenseId])).toEqual([
      ['skipped', before[0]?.['expenseId']],
      ['skipped', before[1]?.['expenseId']],
      ['imported', false],
    ]);
    expect(codes(rows[0])).toEqual([[undefined, 'import.row.imported-before']]);
  });

  it('are no sums: those below the rows are left out, too', async () => {
    const done = await imported([HEAD, row('2025-10-23', '계'), '합 계,,,5000,', ',총계,,5000,'].join('\n'));
    expect(countsOf(done)).toEqual([1, 0, 2]);
    expect(codes((await imports.rows(done['id']))[1])).toEqual([[undefined, 'import.row.sum']]);
  });

  it('go in again once their draft was discarded', async () => {
    const first = await imported([HEAD, row('2025-10-21', '하나')].join('\n'));
    const [only] = await imports.rows(first['id']);
    expect(
      (await test.as(RESEARCHER).delete(`/api/v1/expenses/${String(only?.['expenseId'])}`)).statusCode,
    ).toBe(204);
    expect((await imports.rows(first['id']))[0]).toMatchObject({ outcome: 'imported', expenseId: null });
    const second = await imported([HEAD, row('2025-10-21', '다시')].join('\n'));
    expect(countsOf(second)).toEqual([1, 0, 0]);
  });

  it('go in again once their claim was handed in, recalled and discarded', async () => {
    const first = await imported([HEAD, row('2025-10-22', '하나')].join('\n'));
    const path = `/api/v1/expenses/${String((await imports.rows(first['id']))[0]?.['expenseId'])}`;
    await test.as(RESEARCHER).post(`${path}/submission`, {});
    await test.as(RESEARCHER).post(`${path}/recall`, {});
    expect((await test.as(RESEARCHER).delete(path)).statusCode).toBe(204);
    const second = await imported([HEAD, row('2025-10-22', '다시')].join('\n'));
    expect(countsOf(second)).toEqual([1, 0, 0]);
  });

  it('are known by a tax invoice that is claimed', async () => {
    const claims = claimsOf(test, world);
    const evidenceId = await claims.invoice(RESEARCHER, { approvalNumber: '202510154100001212345678' });
    await claims.create(RESEARCHER, { evidenceIds: [evidenceId] });
    const done = await imported(
      `${HEAD},승인번호\n2025-10-15,다른가게,계산서,1,소프트웨어 활용비,20251015-41000012-12345678`,
    );
    expect(countsOf(done)).toEqual([0, 0, 1]);
    expect(codes((await imports.rows(done['id']))[0])).toEqual([
      ['documentNumber', 'import.row.claimed-before'],
    ]);
  });
});

describe('what is no sheet to import', () => {
  it.each<[string, string | Buffer, string, number, string]>([
    ['a PDF', smallPdf('no sheet').toString('latin1'), 'a.pdf', 422, 'sheet.not-a-sheet'],
    [
      'a program named .csv',
      Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(500)]),
      'a.csv',
      422,
      'file.executable',
    ],
    ['a header alone', HEADER, 'a.csv', 422, 'import.empty'],
    ['a row without end', `${HEADER}\n"${'a'.repeat(300_000)}`, 'a.csv', 422, 'sheet.unreadable'],
    [
      'a workbook that stops',
      workbook('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' }),
      'a.xlsx',
      422,
      'sheet.unreadable',
    ],
    [
      'a workbook with entities',
      workbook('', { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' }),
      'a.xlsx',
      422,
      'sheet.unreadable',
    ],
    ['too many rows', `${HEADER}\n${'2025-10-01,a\n'.repeat(200_001)}`, 'a.csv', 413, 'import.too-many-rows'],
  ])('%s is refused in plain words, and nothing is kept', async (_, content, name, status, code) => {
    const before = await everythingStored(test);
    const answer = await imports.upload(content, RESEARCHER, name);
    expect([answer.statusCode, jsonOf(answer)['code']]).toEqual([status, code]);
    expect(await everythingStored(test)).toEqual(before);
    if (content.length > 1_000_000) return;
    const page = await test.as(RESEARCHER).upload('/imports', [{ name, content, field: 'file' }]);
    expect(page.statusCode).toBe(status);
    expect(page.body).toContain('error-summary');
  });

  it('a form without a file, and people who file no claims, are told so', async () => {
    const empty = await test.as(RESEARCHER).upload('/imports', [{ name: '', content: '', field: 'file' }]);
    expect([empty.statusCode, empty.body.includes('가져올 표를 골라 주세요')]).toEqual([422, true]);
    expect((await imports.upload(sheetOf(1), 'officer@office.example')).statusCode).toBe(403);
    expect((await test.as('officer@office.example').get('/imports')).statusCode).toBe(403);
  });
});
