import * as xlsx from '@e965/xlsx';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { freeText, writeBankFile, type Transfer } from '../../src/pay-runs/bank-file.js';
import { bankLayout, bankLayouts } from '../../src/pay-runs/layouts/bank-layouts.js';
import { readBankLayout } from '../../src/pay-runs/layouts/read-layout.js';
import { PackError } from '../../src/rules/pack.js';

const TRANSFERS: readonly Transfer[] = [
  {
    bankCode: '004',
    accountNumber: '00123456789012',
    holder: '(주)한빛데이터',
    amount: 1_100_000n,
    supplierName: '(주)한빛데이터(예시)',
    institutionName: '업스테이지',
  },
  {
    bankCode: '089',
    accountNumber: '1234567890123456',
    holder: '=HYPERLINK("http://x.example")',
    amount: 9_999_999_999_999n,
    supplierName: '+82 거래처',
    institutionName: '@기관이름이아주길어서잘립니다',
  },
];

const layoutOf = (name: string) => {
  const layout = bankLayout(name);
  if (!layout) throw new Error(`no layout ${name}`);
  return layout;
};

/** Each cell as type, value and number format. */
async function cellsOfXlsx(name: string): Promise<{ sheets: string[]; rows: unknown[][] }> {
  const workbook = new ExcelJS.Workbook();
  const bytes = await writeBankFile(layoutOf(name), TRANSFERS, '2025-11-03');
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const [sheet] = workbook.worksheets;
  const rows: unknown[][] = [];
  sheet?.eachRow((row) => {
    const cells: unknown[] = [];
    row.eachCell({ includeEmpty: true }, (cell) =>
      cells.push([cell.type === ExcelJS.ValueType.Number ? 'n' : 's', cell.value, cell.numFmt ?? 'General']),
    );
    rows.push(cells);
  });
  return { sheets: workbook.worksheets.map((each) => each.name), rows };
}

const s = (value: string, format = '@') => ['s', value, format];
const head = (...names: string[]) => names.map((name) => s(name, 'General'));

describe('the file of 케이뱅크', () => {
  it('is an .xlsx of one sheet, cell by cell as the bank takes it', async () => {
    expect(await cellsOfXlsx('kbank')).toEqual({
      sheets: ['대량이체등록정보'],
      rows: [
        head(
          '* 입금은행(코드/은행명/증권사명)',
          '* 입금계좌',
          '* 이체금액(원)',
          '받는분 통장표시 ',
          '예금주',
        ),
        [s('004'), s('00123456789012'), ['n', 1_100_000, 'General'], s('업스테이지'), s('(주)한빛데이터')],
        [
          s('089'),
          s('1234567890123456'),
          ['n', 9_999_999_999_999, 'General'],
          s('기관이름이아주길어서'),
          s('HYPERLINK("http://x.'),
        ],
      ],
    });
  });
});

describe('the third file', () => {
  it('is an .xlsx of four columns', async () => {
    expect(await cellsOfXlsx('common')).toEqual({
      sheets: ['대량이체'],
      rows: [
        head('*입금은행', '*입금계좌', '*입금액', '고객관리성명'),
        [s('004'), s('00123456789012'), ['n', 1_100_000, 'General'], s('(주)한빛데이터')],
        [s('089'), s('1234567890123456'), ['n', 9_999_999_999_999, 'General'], s('HYPERLINK("http://x.')],
      ],
    });
  });
});

describe('the file of 하나', () => {
  it('is an .xls of Excel 97, cell by cell as the bank takes it', async () => {
    const bytes = await writeBankFile(layoutOf('hana'), TRANSFERS, '2025-11-03');
    expect(bytes.subarray(0, 8).toString('hex')).toBe('d0cf11e0a1b11ae1');
    const book = xlsx.read(bytes, { cellNF: true });
    expect(book.SheetNames).toEqual(['다건이체']);
    const sheet = book.Sheets['다건이체'] ?? {};
    const row = (number: number) =>
      [...'ABCDEFG'].map((column) => {
        const cell = sheet[`${column}${number}`] as xlsx.CellObject | undefined;
        return cell && [cell.t, cell.v, cell.z];
      });
    expect(row(1)).toEqual(
      head(
        '입금은행코드',
        '입금계좌번호',
        '이체금액',
        '예상예금주',
        '보내는분 통장표시내용',
        '받는분 통장표시내용',
        'CMS/모집인코드',
      ),
    );
    expect(row(2)).toEqual([
      s('004'),
      s('00123456789012'),
      ['n', 1_100_000, '0'],
      s('(주)한빛데이터'),
      s('(주)한빛데이'),
      s('업스테이지'),
      undefined,
    ]);
    expect(row(3).slice(0, 3)).toEqual([s('089'), s('1234567890123456'), ['n', 9_999_999_999_999, '0']]);
    expect(row(4).every((cell) => cell === undefined)).toBe(true);
  });
});

describe('every amount', () => {
  it('stands in the .xls as it is', async () => {
    const [first] = TRANSFERS;
    if (!first) throw new Error('no transfer');
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 9_999_999_999_999n }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(amounts, async (list) => {
        const transfers = list.map((amount) => ({ ...first, amount }));
        const bytes = await writeBankFile(layoutOf('hana'), transfers, '2025-11-03');
        const sheet = xlsx.read(bytes).Sheets['다건이체'] ?? {};
        const seen = list.map((_, index) => (sheet[`C${index + 2}`] as xlsx.CellObject | undefined)?.v);
        expect(seen).toEqual(list.map(Number));
      }),
      { numRuns: 40 },
    );
  });
});

describe('free text', () => {
  it('never begins like a formula, and is never longer than the bank takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const written = freeText(text, limit);
        expect(written).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/u);
        expect([...written].length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('an account that isn’t digits is no row', async () => {
    const [first] = TRANSFERS;
    if (!first) throw new Error('no transfer');
    const bad = { ...first, accountNumber: '001-234' };
    await expect(async () => writeBankFile(layoutOf('kbank'), [bad], '2025-11-03')).rejects.toThrow('digits');
  });
});

describe('a layout', () => {
  it('is checked as it is read', () => {
    expect([...bankLayouts().keys()]).toEqual(['common', 'hana', 'kbank']);
    const text = `
layout: x
bank: '999'
name: { ko: 가, en: A }
file: xlsx
sheet: 'a/b'
maxRows: 0
columns:
  - { header: 계좌, value: account.number, cell: number }
  - { header: 은행, value: account.bank, cell: text, limit: 2 }
  - { header: 금액, value: amount, cell: text }
  - { header: '', value: nothing, cell: text }
`;
    const problems = (): readonly { line: number }[] => {
      try {
        readBankLayout(text, 'x.yaml');
      } catch (error) {
        if (error instanceof PackError) return error.problems;
        throw error;
      }
      return [];
    };
    expect(problems().map(({ line }) => line)).toEqual([2, 3, 6, 7, 9, 10, 11, 12, 12]);
  });
});
