import type ExcelJS from 'exceljs';
import { formatWon, type Won } from '../../../src/platform/money/won.js';
import { cleanText } from '../report-format.js';

/** Number formats with a true minus; zero is a dash. */
export const WON_FORMAT = '#,##0;−#,##0;"–"';
export const CHANGE_FORMAT = '+#,##0;[Red]−#,##0;"–"';
export const RATE_FORMAT = '0.0%';
export const DAY_FORMAT = 'yyyy-mm-dd';
export const MINUTE_FORMAT = 'yyyy-mm-dd hh:mm';

export const FILL = { head: 'FFE6E8EA', group: 'FFEDF1F5', subtotal: 'FFD5DFEA' } as const;
export const COLOUR = {
  text: 'FF1E2124',
  subtle: 'FF58616A',
  faint: 'FF8A949E',
  rule: 'FF131416',
  hairline: 'FFE6E8EA',
  bar: 'FFB8CAE0',
  red: 'FFBD2C0F',
  check: 'FF256EF4',
} as const;

const KST_OFFSET_MS = 9 * 60 * 60 * 1000;
const MOST_CELL_TEXT = 32_767;

/** Beyond this a worksheet's number, a double, would lose won. */
const MAX_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

export function isExact(amount: Won): boolean {
  return amount <= MAX_EXACT && amount >= -MAX_EXACT;
}

export function font(options: { bold?: boolean; size?: number; color?: string } = {}): Partial<ExcelJS.Font> {
  const { bold = false, size = 10, color = COLOUR.text } = options;
  return { name: '맑은 고딕', size, bold, color: { argb: color } };
}

export function fill(argb: string): ExcelJS.Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

export function edge(argb: string, style: ExcelJS.BorderStyle = 'thin'): Partial<ExcelJS.Border> {
  return { style, color: { argb } };
}

/** Writes what a person typed: always as a string, so that no text ever becomes a formula or a link. */
export function writeText(cell: ExcelJS.Cell, text: string, style: Partial<ExcelJS.Font> = font()): void {
  cell.value = cleanText(text).slice(0, MOST_CELL_TEXT);
  cell.font = style;
}

/** Writes an amount as a number, or as marked text when a double can't hold it; `formula` may stand for an exact one. */
export function writeWon(cell: ExcelJS.Cell, amount: Won, format: string, formula?: string): void {
  cell.alignment = { horizontal: 'right' };
  if (!isExact(amount)) {
    cell.value = `${formatWon(amount)}*`;
    return;
  }
  cell.value = formula === undefined ? Number(amount) : { formula, result: Number(amount) };
  cell.numFmt = format;
}

/** Writes a business day as a date. */
export function writeDay(cell: ExcelJS.Cell, day: string): void {
  cell.value = new Date(`${day}T00:00:00Z`);
  cell.numFmt = DAY_FORMAT;
  cell.alignment = { horizontal: 'left' };
}

/** Writes an instant as the Korean clock shows it: a worksheet knows no time zones. */
export function writeMinute(cell: ExcelJS.Cell, instant: Date): void {
  cell.value = new Date(instant.getTime() + KST_OFFSET_MS);
  cell.numFmt = MINUTE_FORMAT;
  cell.alignment = { horizontal: 'left' };
}

/** A heading row of a plain list: names, tint, filter and a frozen pane below it. */
export function headRow(
  sheet: ExcelJS.Worksheet,
  rowNumber: number,
  heads: readonly string[],
  numeric: ReadonlySet<number>,
): void {
  const row = sheet.getRow(rowNumber);
  for (const [index, head] of heads.entries()) {
    const cell = row.getCell(index + 1);
    writeText(cell, head, font({ bold: true }));
    cell.fill = fill(FILL.head);
    cell.border = { top: edge(COLOUR.rule), bottom: edge(COLOUR.rule) };
    cell.alignment = { horizontal: numeric.has(index + 1) ? 'right' : 'left' };
  }
  sheet.autoFilter = { from: { row: rowNumber, column: 1 }, to: { row: rowNumber, column: heads.length } };
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: rowNumber, showGridLines: false }];
}
