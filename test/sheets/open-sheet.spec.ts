import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { CSV_TYPE, openSheet, XLSX_TYPE } from '../../src/sheets/open-sheet.js';
import { cellText, type SheetRow } from '../../src/sheets/sheet.js';
import { textRows, workbook } from '../imports/make-workbook.js';

let folder: string;
let serial = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hanjang-sheets-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: Buffer | string, mediaType = XLSX_TYPE): Promise<SheetRow[]> {
  serial += 1;
  const file = path.join(folder, String(serial));
  await writeFile(file, content);
  const rows: SheetRow[] = [];
  for await (const row of openSheet(file, mediaType)) rows.push(row);
  return rows;
}
const texts = async (content: Buffer | string, mediaType?: string) =>
  (await read(content, mediaType)).map(({ number, cells }) => [number, ...cells.map(cellText)]);

describe('a CSV file', () => {
  const TEXT = '일자,거래처\r\n2025-10-01,"한빛, 데이터\n둘째 줄"\r\n,,\r\n\r\n2025-10-02,"따옴표 ""안"""';
  const ROWS = [
    [1, '일자', '거래처'],
    [2, '2025-10-01', '한빛, 데이터\n둘째 줄'],
    [5, '2025-10-02', '따옴표 "안"'],
  ];

  it.each(['utf8', 'cp949', 'utf16le', 'utf16be'])('is read in %s', async (encoding) => {
    expect(
      await texts(iconv.encode(TEXT, encoding, { addBOM: encoding.startsWith('utf16') }), CSV_TYPE),
    ).toEqual(ROWS);
  });

  it('is read with a byte-order mark, tabs and semicolons', async () => {
    expect(await texts(`\uFEFF${TEXT}`, CSV_TYPE)).toEqual(ROWS);
    expect(await texts('가\t나,다\n1\t2,3', CSV_TYPE)).toEqual([
      [1, '가', '나,다'],
      [2, '1', '2,3'],
    ]);
    expect(await texts('가;나\n1,5;2', CSV_TYPE)).toEqual([
      [1, '가', '나'],
      [2, '1,5', '2'],
    ]);
  });

  it('keeps a character that is cut by the look at its beginning', async () => {
    const long = `가,나\n${'값'.repeat(30_000)},끝`;
    expect((await texts(long, CSV_TYPE))[1]?.[2]).toBe('끝');
  });

  it('is refused when a row has no end', async () => {
    await expect(read(`가,나\n"${'값'.repeat(400_000)}`, CSV_TYPE)).rejects.toMatchObject({
      code: 'sheet.unreadable',
    });
  });
});

describe('a workbook', () => {
  it('is read by the first sheet that can be seen, with numbers, days and gaps', async () => {
    const rows = `<row r="3"><c r="A3" s="2"><v>45931</v></c><c r="C3" s="1"><v>45931.5</v></c><c r="D3"><v>1.2E7</v></c>
      <c r="E3" s="3"><v>30</v></c><c r="F3" t="b"><v>1</v></c><c r="G3" t="str"><f>A1</f><v>식</v></c><c r="H3"><v>0.30000000000000004</v></c></row>
      <row r="4"><c r="A4"/></row><row r="7"><c r="B7" t="s"><v>1</v></c></row>`;
    const shared =
      '<sst><si><t>없음</t></si><si><r><t>한</t></r><r><t xml:space="preserve"> 장</t></r><rPh sb="0" eb="1"><t>ハン</t></rPh></si></sst>';
    expect(await texts(workbook(rows, { 'xl/sharedStrings.xml': shared }))).toEqual([
      [3, '2025-10-01', '', '2025-10-01 12:00:00', '12000000', '30', '1', '식', '0.3'],
      [7, '', '한 장'],
    ]);
  });

  it('counts from 1904 where it says so', async () => {
    const book =
      '<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>';
    const rows = '<row r="1"><c r="A1" s="1"><v>44469</v></c></row>';
    expect(await texts(workbook(rows, { 'xl/workbook.xml': book }))).toEqual([[1, '2025-10-01']]);
  });

  it('is read at one pace however long it is', async () => {
    const many = textRows(
      Array.from({ length: 30_000 }, (_, index) => ['2025-10-01', `거래처 ${index}`, '1000']),
    );
    expect((await read(workbook(many))).at(-1)?.number).toBe(30_000);
  });

  const ROW = textRows([['가', '나']]);
  const zeros = new Uint8Array(70 * 1024 * 1024).fill(32);
  it.each<[string, () => Buffer, string]>([
    [
      'a document type',
      () =>
        workbook('', {
          'xl/worksheets/sheet1.xml': `<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>`,
        }),
      'sheet.unreadable',
    ],
    [
      'a sheet that stops',
      () => workbook('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c><v>1' }),
      'sheet.unreadable',
    ],
    ['no sheet', () => workbook(ROW, { 'xl/worksheets/sheet1.xml': undefined }), 'sheet.unreadable'],
    ['no workbook', () => workbook(ROW, { 'xl/workbook.xml': undefined }), 'sheet.unreadable'],
    [
      'a sheet outside of it',
      () =>
        workbook(ROW, {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Target="../../../../etc/passwd"/></Relationships>',
        }),
      'sheet.unreadable',
    ],
    [
      'texts that unpack without end',
      () => workbook(ROW, { 'xl/sharedStrings.xml': zeros }),
      'sheet.too-large',
    ],
    ['a cell of a million letters', () => workbook(textRows([['가'.repeat(1_000_000)]])), 'sheet.too-large'],
    [
      'a column that there isn’t',
      () => workbook('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'),
      'sheet.unreadable',
    ],
    ['a row of no number', () => workbook('<row r="-5"><c r="A1"><v>1</v></c></row>'), 'sheet.unreadable'],
    ['half of itself', () => workbook(ROW).subarray(0, 400), 'sheet.unreadable'],
    ['other bytes', () => Buffer.from('PK\u0003\u0004 and so on'), 'sheet.unreadable'],
  ])('is refused with %s', async (_, content, code) => {
    await expect(read(content())).rejects.toMatchObject({ code });
  });
});
