import { XLSX_TYPE } from '../sheets/open-sheet.js';
import { bookOf, rowsOf, type DataRow, type SheetBook } from '../sheets/sheet-rows.js';
import { IMPORT_ERRORS } from './import.errors.js';
import { headerOfExpenses } from './recognise.js';

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
  book?: SheetBook;
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
    header = headerOfExpenses(first);
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

/** The row of names, as far as one stands among the first rows. */
export async function headerOf(path: string, mediaType: string): Promise<string[] | undefined> {
  const first: DataRow[] = [];
  for await (const row of rowsOf({ path, mediaType })) if (first.push(row) === HEADER_WITHIN) break;
  return headerOfExpenses(first)
    ?.cells.slice(0, MOST_COLUMNS)
    .map((cell) => cell.slice(0, SAMPLE_LENGTH));
}
