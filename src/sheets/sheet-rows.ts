import { openSheet } from './open-sheet.js';
import { cellText, type SheetNotes } from './sheet.js';
import { firstShown, sheetsIn } from './workbook-sheets.js';

/** One data row of a sheet; its cells are texts. */
export interface DataRow {
  number: number;
  cells: readonly string[];
}

/** A file, and which sheet of it where it is a workbook. */
export interface SheetFile {
  path: string;
  mediaType: string;
  sheet?: number;
}

/** The workbook that a sheet was read of; a CSV file is none. */
export interface SheetBook {
  /** Number of the sheet that is read, from 0. */
  sheet: number;
  sheets: { name: string; hidden: boolean; hasRows: boolean }[];
  /** What the workbook doesn't show of the sheet; it is read all the same. */
  hiddenRows: number;
  hiddenColumns: number;
}

/** What is kept of a sheet's name. */
const NAME_LENGTH = 60;

/** The sheets of a workbook and which of them is read: the one chosen, or the first that is shown. */
export async function bookOf(path: string, chosen?: number): Promise<SheetBook> {
  const sheets = await sheetsIn(path);
  const sheet = chosen ?? firstShown(sheets);
  return {
    sheet,
    sheets: sheets.map(({ name, hidden, hasRows }) => ({
      name: name.slice(0, NAME_LENGTH),
      hidden,
      hasRows,
    })),
    hiddenRows: 0,
    hiddenColumns: sheets[sheet]?.hiddenColumns ?? 0,
  };
}

/** All rows that say something, as they are asked for. `notes` gathers what else the workbook tells of the sheet. */
export async function* rowsOf(
  { path, mediaType, sheet }: SheetFile,
  notes?: SheetNotes,
): AsyncGenerator<DataRow & { hidden?: boolean }> {
  for await (const { number, cells, hidden } of openSheet(path, mediaType, sheet, notes))
    yield { number, cells: cells.map(cellText), hidden };
}

/** The rows below row `after`, blank ones left out, in sets of `size`. */
export async function* dataRows(file: SheetFile, after: number, size: number): AsyncGenerator<DataRow[]> {
  let set: DataRow[] = [];
  for await (const row of rowsOf(file)) {
    if (row.number <= after) continue;
    set.push(row);
    if (set.length < size) continue;
    yield set;
    set = [];
  }
  if (set.length > 0) yield set;
}

/** The row of names: the one among the first that most columns are known in, else the first with two cells. Pure. */
export function headerAmong(
  rows: readonly DataRow[],
  isKnown: (name: string) => boolean,
): DataRow | undefined {
  const known = (row: DataRow) => row.cells.filter(isKnown).length;
  const best = rows.reduce<DataRow | undefined>(
    (found, row) => (known(row) > (found ? known(found) : 1) ? row : found),
    undefined,
  );
  return best ?? rows.find(({ cells }) => cells.filter((cell) => cell.trim() !== '').length >= 2);
}
