import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { COLLEAGUE, FINANCE, HEADER, importsOf, RESEARCHER, RIVAL, sheetOf } from './import-steps.js';

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
  (row?.['problems'] as Json[]).map(({ code, field }) => [field, code]);

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
  });
});
