import { beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { buildOnePageReport } from '../../src/reports/one-page-report/build-one-page-report.js';
import type { ReportEntry, ReportEvidence } from '../../src/reports/one-page-report/report-entries.js';
import { renderOnePageReportXlsx } from '../../templates/reports/one-page-report.xlsx.js';
import { entriesOf, evidenceOf, lineId, teamInput, text } from './one-page-report.fixture.js';

const FIRST_ROW = 8;
const input = teamInput();
const report = buildOnePageReport(input);
const rows = [...report.rows, report.total];

async function open(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // exceljs declares a Buffer of its own; it takes Node's.
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return workbook;
}

function sheetOf(workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

function formulaOf(sheet: ExcelJS.Worksheet, address: string): { formula: string; result: unknown } {
  const { value } = sheet.getCell(address);
  if (typeof value !== 'object' || value === null || !('formula' in value))
    throw new Error(`${address} is no formula`);
  return { formula: value.formula ?? '', result: value.result };
}

/** A cell's number, whether stored or the result of a formula. */
function numberAt(sheet: ExcelJS.Worksheet, address: string): number {
  const { value } = sheet.getCell(address);
  if (typeof value === 'number') return value;
  const { result } = formulaOf(sheet, address);
  // exceljs leaves a result of 0 out when it reads.
  return typeof result === 'number' ? result : 0;
}

describe('the one-page report as a worksheet', () => {
  let workbook: ExcelJS.Workbook;
  let sheet: ExcelJS.Worksheet;
  let xml: string;

  beforeAll(async () => {
    const bytes = await renderOnePageReportXlsx(report, entriesOf(input), evidenceOf(input), 'ko');
    workbook = await open(bytes);
    sheet = sheetOf(workbook, '한장');
    xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  });

  it('has four sheets', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['한장', '분개', '증빙', '읽는 법']);
  });

  it('stores every figure of the value as a number', () => {
    for (const [index, row] of rows.entries()) {
      const at = FIRST_ROW + index;
      const amounts = ['C', 'D', 'F', 'G', 'H'].map((column) => BigInt(numberAt(sheet, `${column}${at}`)));
      expect(amounts).toEqual([row.budget, row.spent, row.reserved, row.left, row.change]);
      expect(sheet.getCell(at, row.kind === 'item' ? 2 : 1).value).toBe(row.name.ko);
    }
    expect(sheet.getCell('C9').numFmt).toBe('#,##0;−#,##0;"–"');
    expect(sheet.getCell('H9').numFmt).toBe('+#,##0;[Red]−#,##0;"–"');
    expect(sheet.getCell('E9').numFmt).toBe('0.0%');
  });

  it('stores items as values and sums as SUBTOTAL(9, …) that add up', () => {
    expect(formulaOf(sheet, 'C8')).toEqual({ formula: 'SUBTOTAL(9,C9:C10)', result: 238_000_000 });
    expect(sheet.getCell('C9').value).toBe(142_000_000);
    expect(sheet.getCell('C14').value).toBe(12_000_000);
    expect(formulaOf(sheet, 'D23').formula).toBe('SUBTOTAL(9,D8:D22)');
    expect(formulaOf(sheet, 'D25')).toEqual({ formula: 'SUBTOTAL(9,D8:D24)', result: 185_955_050 });
    for (const column of ['C', 'D', 'F', 'G', 'H']) {
      for (let at = FIRST_ROW; at < FIRST_ROW + rows.length; at += 1) {
        const { value } = sheet.getCell(`${column}${at}`);
        if (typeof value === 'number') continue;
        const { formula } = formulaOf(sheet, `${column}${at}`);
        const [, from = '', to = ''] = /^SUBTOTAL\(9,[A-Z](\d+):[A-Z](\d+)\)$/.exec(formula) ?? [];
        let sum = 0;
        for (let row = Number(from); row <= Number(to); row += 1) {
          const part = sheet.getCell(`${column}${row}`).value;
          if (typeof part === 'number') sum += part;
        }
        expect([`${column}${at}`, sum]).toEqual([`${column}${at}`, numberAt(sheet, `${column}${at}`)]);
      }
    }
  });

  it('checks itself: rate and control column', () => {
    expect(formulaOf(sheet, 'E8').formula).toBe('D8/C8');
    expect(formulaOf(sheet, 'I25').formula).toBe('C25-D25-F25-G25');
    for (const [index, row] of rows.entries()) {
      expect(numberAt(sheet, `I${FIRST_ROW + index}`)).toBe(0);
      expect(Math.round(numberAt(sheet, `E${FIRST_ROW + index}`) * 1000)).toBe(row.shares?.spent);
    }
  });

  it('folds items under their group, keeps its head in sight and prints on A4', () => {
    expect([8, 9, 10, 11, 14, 25].map((row) => sheet.getRow(row).outlineLevel ?? 0)).toEqual([
      0, 1, 1, 0, 0, 0,
    ]);
    expect(xml).toContain('<outlinePr summaryBelow="0" summaryRight="0"/><pageSetUpPr fitToPage="1"/>');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 7, topLeftCell: 'C8' });
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'portrait',
      fitToWidth: 1,
      printTitlesRow: '7:7',
    });
    expect(sheet.pageSetup.printArea).toBe(`A1:H${sheet.rowCount}`);
    expect(sheet.headerFooter.oddFooter).toBe('&R원장 #48,213 · &P/&N');
    expect(xml).toContain('type="dataBar"');
  });

  it('has dates as dates', () => {
    expect(sheet.getCell('G3').value).toEqual(new Date('2025-11-14T00:00:00Z'));
    expect(sheet.getCell('G4').value).toBe(48_213);
    // The Korean clock shows 18:00.
    expect(sheet.getCell('G5').value).toEqual(new Date('2025-11-14T18:00:00Z'));
    expect(sheet.getCell('B6').value).toBe(report.sha256);
    expect(sheet.getCell('H1').value).toBe('예시 데이터 · 단위: 원');
  });

  it('lists entries that add up to the report, and links amounts to them', () => {
    const entries = sheetOf(workbook, '분개');
    expect(formulaOf(entries, 'J2')).toEqual({
      formula: `SUBTOTAL(9,J7:J${entries.rowCount})`,
      result: 185_955_050,
    });
    expect(formulaOf(entries, 'J3')).toEqual({ formula: "'한장'!D25", result: 185_955_050 });
    for (const column of ['H', 'I', 'J']) expect(numberAt(entries, `${column}4`)).toBe(0);
    expect(entries.getCell('A7').value).toBeInstanceOf(Date);
    expect([entries.getCell('B7').value, entries.getCell('C7').value]).toEqual([
      '인건비',
      '내부 인건비 (기존)',
    ]);
    const target = /<hyperlink ref="D10" location="'분개'!A(\d+)"\/>/.exec(xml)?.[1];
    expect(entries.getCell(`C${target}`).value).toBe('신규채용 인건비');
    expect(entries.getCell(`C${Number(target) - 1}`).value).toBe('내부 인건비 (기존)');
    expect(xml.match(/<hyperlink /g)).toHaveLength(5 * rows.length);
  });

  it('lists evidence with its numbers as text', () => {
    const evidence = sheetOf(workbook, '증빙');
    expect(evidence.getCell('D4').value).toBe('202508044100000000000000');
    expect(typeof evidence.getCell('E4').value).toBe('number');
    expect(evidence.rowCount).toBe(3 + evidenceOf(input).length);
  });
});

describe('a worksheet of hostile text', () => {
  const HOSTILE = [
    '=1+1',
    '+82',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    "='x'!A1",
    '=HYPERLINK("http://x")',
  ];

  it('keeps text as text', async () => {
    const lines = input.lines.map((line, index) => ({
      ...line,
      category: {
        ...line.category,
        path: line.category.path.map((node) => ({
          ...node,
          name: text(`${HOSTILE[index % HOSTILE.length]}`),
        })),
      },
    }));
    const hostile = buildOnePageReport(teamInput({ lines, madeBy: '=cmd|1', programmeName: text('@x') }));
    const entries = HOSTILE.map((each, index): ReportEntry => ({
      ...(entriesOf(input)[0] as ReportEntry),
      id: `h${index}`,
      claimNumber: each,
      supplier: each,
      description: each,
    }));
    const evidence = HOSTILE.map((each, index): ReportEvidence => ({
      ...(evidenceOf(input)[0] as ReportEvidence),
      id: `h${index}`,
      claimNumber: each,
      fileName: each,
      approvalNumber: each,
    }));
    const workbook = await open(await renderOnePageReportXlsx(hostile, entries, evidence, 'ko'));
    const own =
      /^(SUBTOTAL\(9,[A-J]\d+:[A-J]\d+\)|D\d+\/C\d+|C\d+-D\d+-F\d+-G\d+|'한장'!\w+|SUM\(.*\)-'한장'!\w+)$/;
    const texts: string[] = [];
    for (const sheet of workbook.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.type === ExcelJS.ValueType.Formula) expect(cell.formula).toMatch(own);
          else if (cell.type === ExcelJS.ValueType.String) texts.push(cell.text);
          else
            expect([
              ExcelJS.ValueType.Number,
              ExcelJS.ValueType.Date,
              ExcelJS.ValueType.Merge,
              ExcelJS.ValueType.Null,
            ]).toContain(cell.type);
        }),
      );
    }
    for (const each of HOSTILE) expect(texts).toContain(each.replace(/^[\t\r]/, ' '));
  });

  it('survives characters that XML forbids', async () => {
    const odd = buildOnePageReport(
      teamInput({ madeBy: 'a\u0000b\u000bc\ud800d\uffff', programmeName: text('<&">') }),
    );
    const workbook = await open(await renderOnePageReportXlsx(odd, [], [], 'ko'));
    expect(sheetOf(workbook, '한장').getCell('B5').value).toBe('a b c\ufffdd\ufffd');
    expect(sheetOf(workbook, '한장').getCell('B2').value).toBe('<&">');
  });
});

describe('a worksheet at its limits', () => {
  it('writes amounts beyond 2^53 as marked text and then sums without formulas', async () => {
    const huge = 9_007_199_254_740_993n;
    const lines = input.lines.map((line, index) =>
      index === 2 ? { ...line, budget: huge, reserved: 0n } : line,
    );
    const workbook = await open(
      await renderOnePageReportXlsx(buildOnePageReport(teamInput({ lines })), [], [], 'ko'),
    );
    const sheet = sheetOf(workbook, '한장');
    expect(sheet.getCell('C12').value).toBe('9,007,199,254,740,993*');
    expect(sheet.getCell('C13').value).toBe(12_000_000);
    expect(sheet.getCell('C8').value).toBe(238_000_000);
    expect(sheet.getCell('C25').value).toBe('9,007,199,640,740,993*');
    expect(sheet.getCell('I25').value).toBe(0);
  });

  it('opens without lines, entries or evidence', async () => {
    const empty = buildOnePageReport(teamInput({ lines: [], spending: [], commonPot: [] }));
    const workbook = await open(await renderOnePageReportXlsx(empty, [], [], 'ko'));
    expect(sheetOf(workbook, '한장').getCell('A8').value).toBe('합계');
    expect(sheetOf(workbook, '분개').getCell('A7').value).toBe('분개가 없습니다.');
  });

  it('drops entries and evidence of labour that was left out', async () => {
    const hidden = buildOnePageReport(teamInput({ hideLabour: true }));
    const split = {
      ...(evidenceOf(input)[0] as ReportEvidence),
      id: 'split',
      lineIds: [lineId(0), lineId(6)],
      fileName: '급여대장.pdf',
    };
    const bytes = await renderOnePageReportXlsx(
      hidden,
      entriesOf(input),
      [...evidenceOf(input), split],
      'ko',
    );
    const workbook = await open(bytes);
    const content = Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join('');
    expect(content).not.toContain('내부 인건비');
    expect(content).not.toContain('급여대장');
    for (const entry of entriesOf(input).filter((each) => each.lineId === lineId(0)))
      expect(content).not.toContain(`>${entry.id}<`);
    expect(content).not.toContain('185955050');
    for (const column of ['H', 'I', 'J']) expect(numberAt(sheetOf(workbook, '분개'), `${column}4`)).toBe(0);
  });

  it('has the same bytes for the same value, with the time of making on the Korean clock', async () => {
    const once = await renderOnePageReportXlsx(report, entriesOf(input), evidenceOf(input), 'ko');
    // Zip times have a step of two seconds: what is written at another moment would show.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const again = await renderOnePageReportXlsx(report, entriesOf(input), evidenceOf(input), 'ko');
    expect(Buffer.compare(once, again)).toBe(0);
    const [time, date] = [once.readUInt16LE(10), once.readUInt16LE(12)];
    expect([time >> 11, (time >> 5) & 63]).toEqual([18, 0]);
    expect([1980 + (date >> 9), (date >> 5) & 15, date & 31]).toEqual([2025, 11, 14]);
  });

  it('speaks English', async () => {
    const workbook = await open(await renderOnePageReportXlsx(report, entriesOf(input), [], 'en'));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      'Report',
      'Entries',
      'Evidence',
      'How to read',
    ]);
    expect(sheetOf(workbook, 'Report').getCell('A8').value).toBe('Labour');
    expect(formulaOf(sheetOf(workbook, 'Entries'), 'J3').formula).toBe("'Report'!D25");
  });
});
