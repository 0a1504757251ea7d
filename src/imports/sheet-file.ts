import { openSheet, XLSX_TYPE } from '../sheets/open-sheet.js';
import { cellText } from '../sheets/sheet.js';
import { firstShown, sheetsIn } from '../sheets/workbook-sheets.js';
import type { ImportBook } from './import.js';
import { IMPORT_ERRORS } from './import.errors.js';
import type { DataRow } from './judge-rows.js';
import { headerAmong } from './recognise.js';

export const MOST_ROWS = 200_000;
const MOST_COLUMNS = 100;
/** Titles, dates and names of departments stand above the header of many sheets, but not more than these. */
const HEADER_WITHIN = 20;
const SAMPLES = 3;
/** What is kept of a cell for people to recognise its column by. */
const SAMPLE_LENGTH = 60;

export interface ScannedSheet {
  headerRow: number;
  header: string[];
  samples: string[][];
  rowCount: number;
  book?: ImportBook;
}

/** A file, and which sheet of it where it is a workbook. */
export interface SheetFile {
  path: string;
  mediaType: string;
  sheet?: number;
}

/** Walks through the whole sheet once, so that nothing is kept of one that can't be read to its end. */
export async function scanSheet(path: string, mediaType: string, sheet?: number): Promise<ScannedSheet> {
  const book = mediaType === XLSX_TYPE ? await bookOf(path, sheet) : undefined;
  const first: (DataRow & { hidden?: boolean })[] = [];
  let header: DataRow | undefined;
  const samples: string[][] = [];
  let rowCount = 0;
  const take = (row: DataRow & { hidden?: boolean }): void => {
    rowCount += 1;
    if (row.hidden && book) book.hiddenRows += 1;
    if (samples.length < SAMPLES) samples.push(row.cells.map((cell) => cell.slice(0, SAMPLE_LENGTH)));
    if (rowCount > MOST_ROWS)
      throw IMPORT_ERRORS.fail('import.too-many-rows', { limit: MOST_ROWS.toLocaleString('en') });
  };
  const settle = (): void => {
    header = headerAmong(first);
    const from = header?.number ?? 0;
    for (const row of first) if (row.number > from) take(row);
  };
  for await (const row of rowsOf({ path, mediaType, sheet: book?.sheet })) {
    if (header) take(row);
    else if (first.push(row) === HEADER_WITHIN) settle();
  }
  if (!header) settle();
  if (!header || rowCount === 0) throw IMPORT_ERRORS.fail('import.empty');
  return {
    headerRow: header.number,
    header: header.cells.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, SAMPLE_LENGTH)),
    samples,
    rowCount,
    book,
  };
}

async function bookOf(path: string, chosen: number | undefined): Promise<ImportBook> {
  const sheets = await sheetsIn(path);
  const sheet = chosen ?? firstShown(sheets);
  return {
    sheet,
    sheets: sheets.map(({ name, hidden, hasRows }) => ({
      name: name.slice(0, SAMPLE_LENGTH),
      hidden,
      hasRows,
    })),
    hiddenRows: 0,
    hiddenColumns: sheets[sheet]?.hiddenColumns ?? 0,
  };
}

/** The row of names, as far as one stands among the first rows. */
export async function headerOf(path: string, mediaType: string): Promise<string[] | undefined> {
  const first: DataRow[] = [];
  for await (const row of rowsOf({ path, mediaType })) if (first.push(row) === HEADER_WITHIN) break;
  return headerAmong(first)
    ?.cells.slice(0, MOST_COLUMNS)
    .map((cell) => cell.slice(0, SAMPLE_LENGTH));
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

async function* rowsOf({
  path,
  mediaType,
  sheet,
}: SheetFile): AsyncGenerator<DataRow & { hidden?: boolean }> {
  for await (const { number, cells, hidden } of openSheet(path, mediaType, sheet))
    yield { number, cells: cells.map(cellText), hidden };
}
