import { startTestApp, type TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import { textOfPage } from '../support/pages.js';
import { createWorld } from '../support/world.js';
import { COLLEAGUE, importsOf, RESEARCHER, RIVAL, sheetOf } from './import-steps.js';
import { sheetXml, textRows, workbook } from './make-workbook.js';

let test: TestApp;
let imports: ReturnType<typeof importsOf>;
let serial = 0;

beforeAll(async () => {
  test = await startTestApp();
  await createWorld(test);
  imports = importsOf(test);
});
afterAll(() => test.stop());

/** Rows that no other sheet here has. */
function rowsOfSheet(count: number): string[][] {
  serial += 1;
  const own = String(serial);
  return sheetOf(count, (row) => row.toSpliced(7, 1, `시트-${own}`))
    .split('\n')
    .map((line) => line.split(','));
}

/** The hidden sheet of the workbook is its first one, the visible its second. */
const bookOf = (visible: string[][], hidden?: string[][], sheet = sheetXml(textRows(visible))) =>
  workbook('', {
    'xl/worksheets/sheet1.xml': sheet,
    'xl/worksheets/sheet2.xml': sheetXml(hidden ? textRows(hidden) : '<row r="1"><c/></row>'),
  });
const upload = (content: Buffer) => imports.uploaded(content, RESEARCHER, '집행.xlsx');
const choose = (id: unknown, sheet: unknown, email = RESEARCHER) =>
  test.as(email).put(`/api/v1/imports/${String(id)}/sheet`, { sheet });
const page = async (id: unknown) => (await test.as(RESEARCHER).get(`/imports/${String(id)}`)).body;

describe('a workbook of several sheets', () => {
  it('is read by the first that is shown, says which others hold something, and reads the one that is chosen', async () => {
    const one = await upload(bookOf(rowsOfSheet(2), rowsOfSheet(3)));
    expect(one).toMatchObject({
      state: 'previewed',
      rowCount: 2,
      book: {
        sheet: 1,
        sheets: [
          { name: '숨김', hidden: true, hasRows: true },
          { name: '집행', hidden: false, hasRows: true },
        ],
      },
    });
    const before = textOfPage(await page(one['id']));
    expect(before).toContain('내용이 있는 시트가 2개입니다. ‘집행’ 시트를 읽었습니다');
    expect(before).toContain('숨김 (숨김)');

    const posted = await test.as(RESEARCHER).form(`/imports/${String(one['id'])}/sheet`, { sheet: '0' });
    expect([posted.statusCode, posted.headers['location']]).toEqual([303, `/imports/${String(one['id'])}`]);
    const changed = await imports.read(one['id']);
    expect(changed).toMatchObject({
      state: 'previewed',
      rowCount: 3,
      preview: { goodCount: 3 },
      book: { sheet: 0 },
    });
    await imports.start(one['id']);
    await imports.work(one['id']);
    expect(await imports.read(one['id'])).toMatchObject({ state: 'done', importedCount: 3 });
    // Once rows are in, it is settled.
    expect((await choose(one['id'], 1)).statusCode).toBe(409);
    expect(textOfPage(await page(one['id']))).not.toContain('읽을 시트');
  });

  it('asks for the columns of a sheet it doesn’t know', async () => {
    const one = await upload(
      bookOf(rowsOfSheet(2), [
        ['가', '나'],
        ['1', '2'],
      ]),
    );
    expect(jsonOf(await choose(one['id'], 0))).toMatchObject({
      state: 'uploaded',
      mapping: null,
      rowCount: 1,
    });
    expect(jsonOf(await choose(one['id'], 1))).toMatchObject({ state: 'previewed', rowCount: 2 });
  });

  it('refuses a sheet that isn’t there or holds nothing, at its field, and keeps the one that was read', async () => {
    const one = await upload(bookOf(rowsOfSheet(2)));
    expect(textOfPage(await page(one['id']))).not.toContain('읽을 시트');
    for (const sheet of [0, 7]) {
      const answer = await choose(one['id'], sheet);
      expect([answer.statusCode, jsonOf(answer)['code']]).toEqual([422, 'import.sheet-unknown']);
    }
    const posted = await test.as(RESEARCHER).form(`/imports/${String(one['id'])}/sheet`, { sheet: 'x' });
    expect(posted.statusCode).toBe(422);
    expect(await imports.read(one['id'])).toMatchObject({ state: 'previewed', rowCount: 2 });
    const statuses: number[] = [];
    for (const email of [COLLEAGUE, RIVAL]) statuses.push((await choose(one['id'], 1, email)).statusCode);
    expect(statuses).toEqual([404, 404]);
  });
});

describe('what a workbook hides', () => {
  it('is read and said: rows by hand or by a filter, and columns', async () => {
    const [header = [], ...rows] = rowsOfSheet(4);
    const xml = textRows([header, ...rows]).replaceAll(/<row r="([34])">/g, '<row r="$1" hidden="1">');
    const sheet = sheetXml(xml).replace(
      '<sheetData>',
      '<cols><col min="2" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/></cols><sheetData>',
    );
    const one = await upload(bookOf([], undefined, sheet));
    expect(one).toMatchObject({ rowCount: 4, book: { hiddenRows: 2, hiddenColumns: 2 } });
    const said = textOfPage(await page(one['id']));
    expect(said).toContain('숨기거나 걸러진 줄 2개도 함께 읽습니다');
    expect(said).toContain('숨긴 열 2개도 읽습니다');
  });

  it('is said of no CSV file', async () => {
    const one: Json = await imports.uploaded(
      rowsOfSheet(1)
        .map((row) => row.join(','))
        .join('\n'),
    );
    expect(one['book']).toBeNull();
    expect(await page(one['id'])).not.toContain('book-title');
  });
});
