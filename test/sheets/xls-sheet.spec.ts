import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as xlsx from '@e965/xlsx';
import { openSheet, XLS_TYPE } from '../../src/sheets/open-sheet.js';
import { cellText, type SheetRow } from '../../src/sheets/sheet.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hanjang-xls-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function rowsOf(bytes: Buffer): Promise<SheetRow[]> {
  const file = path.join(folder, 'sheet.xls');
  await writeFile(file, bytes);
  const rows: SheetRow[] = [];
  for await (const row of openSheet(file, XLS_TYPE)) rows.push(row);
  return rows;
}

function bookOf(rows: unknown[][], change: (sheet: xlsx.WorkSheet) => void = () => undefined): Buffer {
  const sheet = xlsx.utils.aoa_to_sheet(rows);
  change(sheet);
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, '결과');
  return xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}

describe('an .xls of Excel 97', () => {
  it('gives texts, numbers and days as they stand', async () => {
    const rows = await rowsOf(
      bookOf(
        [
          ['입금계좌번호', '이체금액', '이체일자'],
          ['00123456789012', 1_234_567.5, 45_964],
          [],
          ['latin', -3, ''],
          ['작은 수', 0.1, 9_999_999_999_999],
        ],
        (sheet) => {
          Object.assign(sheet['C2'] ?? {}, { z: 'yyyy-mm-dd' });
        },
      ),
    );
    expect(rows.map(({ number, cells }) => [number, cells.map(cellText)])).toEqual([
      [1, ['입금계좌번호', '이체금액', '이체일자']],
      [2, ['00123456789012', '1234567.5', '2025-11-03']],
      [4, ['latin', '-3']],
      [5, ['작은 수', '0.1', '9999999999999']],
    ]);
  });

  it('reads long tables of texts to their end, across all their records', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => [
      `거래처 ${index} ${'가나다라'.repeat(index % 40)}`,
      index,
    ]);
    const rows = await rowsOf(bookOf(many));
    expect(rows).toHaveLength(3000);
    expect(
      rows.map(({ cells }) => [
        cells[0]?.kind === 'text' && cells[0].text,
        Number(cells[1] && cellText(cells[1])),
      ]),
    ).toEqual(many);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 1500)],
    ['a head alone', (bytes: Buffer) => bytes.subarray(0, 512)],
    [
      'a chain that goes round',
      (bytes: Buffer) => {
        const copy = Buffer.from(bytes);
        copy.fill(0, 512, 1024);
        return copy;
      },
    ],
  ])('that is %s is refused, not believed', async (_, damage) => {
    await expect(rowsOf(damage(bookOf([['a', 1]])))).rejects.toMatchObject({ code: 'sheet.unreadable' });
  });

  it('never takes the process with it, whatever bytes are turned', async () => {
    const whole = bookOf([
      ['계좌', '금액'],
      ['00123456789012', 1000],
    ]);
    for (let at = 0; at < whole.length; at += 37) {
      const turned = Buffer.from(whole);
      turned[at] = (turned[at] ?? 0) ^ 0xff;
      await rowsOf(turned).catch((error: unknown) =>
        expect(error).toMatchObject({ code: 'sheet.unreadable' }),
      );
    }
  });
});
