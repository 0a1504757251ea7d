import { createRequire } from 'node:module';
import ExcelJS from 'exceljs';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Won } from '../platform/money/won.js';
import type { BankColumn, BankLayout } from './layouts/layout.js';

/** What is known of one transfer. */
export interface Transfer {
  bankCode: string;
  accountNumber: string;
  holder: string;
  amount: Won;
  supplierName: string;
  institutionName: string;
}

type Cell = { text: string } | { number: number };

const TEXT = '@';
/** Loaded when the first .xls is written: most installations never write one. */
const require = createRequire(import.meta.url);

/** The bank's file: its header as it is, and one row a transfer. */
export function writeBankFile(
  layout: BankLayout,
  transfers: readonly Transfer[],
  madeOn: KstDate,
): Promise<Buffer> {
  const rows = transfers.map((transfer) => layout.columns.map((column) => cellOf(column, transfer)));
  return layout.file === 'xls' ? Promise.resolve(writeXls(layout, rows)) : writeXlsx(layout, rows, madeOn);
}

/** What a cell holds: account and bank as their digits, free text as what can't be taken for a formula. Pure. */
export function cellOf({ value, cell, limit }: BankColumn, transfer: Transfer): Cell {
  if (cell === 'number') return { number: exact(transfer.amount) };
  switch (value) {
    case 'account.bank':
      return { text: digits(transfer.bankCode) };
    case 'account.number':
      return { text: digits(transfer.accountNumber) };
    case 'account.holder':
      return { text: freeText(transfer.holder, limit) };
    case 'supplier.name':
      return { text: freeText(transfer.supplierName, limit) };
    case 'institution.name':
      return { text: freeText(transfer.institutionName, limit) };
    default:
      return { text: '' };
  }
}

/**
 * Cut to what the bank takes. A leading sign would make a formula of it wherever the file is opened as text, and an
 * apostrophe before it would stand in the supplier's bank book: the signs go.
 */
export function freeText(text: string, limit = 255): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return [...plain.replace(/^[=+\-@＝＋－＠\s]+/u, '')].slice(0, limit).join('').trim();
}

function digits(text: string): string {
  if (!/^\d+$/.test(text)) throw new RangeError('digits only');
  return text;
}

/** More than any account holds, and far below where a cell's number begins to skip. */
const MOST_AMOUNT = 9_999_999_999_999n;

function exact(amount: Won): number {
  if (amount <= 0n || amount > MOST_AMOUNT) throw new RangeError('not an amount a cell holds');
  return Number(amount);
}

async function writeXlsx(layout: BankLayout, rows: readonly Cell[][], madeOn: KstDate): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Hanjang';
  workbook.created = workbook.modified = new Date(`${madeOn}T00:00:00Z`);
  const sheet = workbook.addWorksheet(layout.sheet);
  sheet.columns = layout.columns.map(() => ({ width: 20 }));
  for (const [index, { header }] of layout.columns.entries()) sheet.getCell(1, index + 1).value = header;
  for (const [at, row] of rows.entries())
    for (const [index, cell] of row.entries()) {
      const place = sheet.getCell(at + 2, index + 1);
      if ('number' in cell) place.value = cell.number;
      else {
        place.value = cell.text === '' ? null : cell.text;
        place.numFmt = TEXT;
      }
    }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function writeXls(layout: BankLayout, rows: readonly Cell[][]): Buffer {
  const xlsx = require('@e965/xlsx') as typeof import('@e965/xlsx');
  const sheet: import('@e965/xlsx').WorkSheet = {
    '!ref': xlsx.utils.encode_range({
      s: { r: 0, c: 0 },
      e: { r: rows.length, c: layout.columns.length - 1 },
    }),
  };
  const put = (row: number, column: number, cell: import('@e965/xlsx').CellObject) => {
    sheet[xlsx.utils.encode_cell({ r: row, c: column })] = cell;
  };
  for (const [index, { header }] of layout.columns.entries()) put(0, index, { t: 's', v: header });
  for (const [at, row] of rows.entries())
    for (const [index, cell] of row.entries()) {
      if ('number' in cell) put(at + 1, index, { t: 'n', v: cell.number, z: '0' });
      else if (cell.text !== '') put(at + 1, index, { t: 's', v: cell.text, z: TEXT });
    }
  const book = { SheetNames: [layout.sheet], Sheets: { [layout.sheet]: sheet } };
  return xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}
