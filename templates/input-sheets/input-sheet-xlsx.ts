import ExcelJS from 'exceljs';
import type { SheetTable } from '../../src/input-sheets/sheet-table.js';
import { cleanText } from '../reports/report-format.js';
import { headRow, isExact, writeText } from '../reports/xlsx/sheet-style.js';

/** Whole won as they are typed, zero included. */
const AMOUNT_FORMAT = '0';
const TEXT_FORMAT = '@';
const WIDTH = { least: 12, most: 40 };
const HEAD = 1;

/** The sheet as a workbook: text cells for all but amounts, so that codes and accounts keep their zeros. */
export async function renderInputSheetXlsx(
  table: SheetTable,
  { name, madeAt }: { name: string; madeAt: Date },
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Hanjang';
  workbook.lastModifiedBy = 'Hanjang';
  workbook.created = madeAt;
  workbook.modified = madeAt;
  const sheet = workbook.addWorksheet(cleanText(name).slice(0, 31));
  sheet.columns = table.head.map((head, index) => ({
    width: Math.min(WIDTH.most, Math.max(WIDTH.least, widest(head.name, table, index) + 2)),
  }));
  headRow(
    sheet,
    HEAD,
    table.head.map((head) => head.name),
    new Set(table.head.flatMap(({ isAmount }, index) => (isAmount ? [index + 1] : []))),
  );
  for (const [at, row] of table.rows.entries()) {
    for (const [index, { text, amount }] of row.entries()) {
      const cell = sheet.getCell(HEAD + 1 + at, index + 1);
      if (amount !== undefined && isExact(amount)) {
        cell.value = Number(amount);
        cell.numFmt = AMOUNT_FORMAT;
      } else {
        writeText(cell, text);
        cell.numFmt = TEXT_FORMAT;
      }
    }
  }
  return Buffer.from(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** Hangul takes the room of two letters. */
function widest(head: string, { rows }: SheetTable, index: number): number {
  const room = (text: string) => [...text].reduce((sum, sign) => sum + (sign > '\u1100' ? 2 : 1), 0);
  return Math.max(room(head), ...rows.slice(0, 200).map((row) => room(row[index]?.text ?? '')));
}
