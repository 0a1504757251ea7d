import { readDay, readWon } from '../sheets/cell-values.js';
import { openSheet } from '../sheets/open-sheet.js';
import { cellText, type SheetRow } from '../sheets/sheet.js';
import { columnsNamed, missingFields, type CardColumns } from './card-columns.js';

/** Names of the company, the card and the month stand above the header of many statements. */
export const HEADER_WITHIN = 20;
/** Rows by whose values columns are told where their names say nothing. */
const LOOKED_AT = 60;
const MOST_COLUMNS = 100;
/** What is kept of a cell for people to recognise its column by. */
const SAMPLE_LENGTH = 60;

/** The beginning of a statement. */
export interface StatementSheet {
  /** Number of the row of names; data begins below it. */
  headerRow: number;
  /** Empty names where the sheet has no row of names. */
  header: string[];
  samples: string[][];
}

export async function firstRows(path: string, mediaType: string): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of openSheet(path, mediaType)) {
    rows.push(row);
    if (rows.length === LOOKED_AT) break;
  }
  return rows;
}

/** Rows that can be the row of names. */
export function headerCandidates(rows: readonly SheetRow[]): SheetRow[] {
  return rows.slice(0, HEADER_WITHIN);
}

export function textsOf(row: SheetRow): string[] {
  return row.cells
    .slice(0, MOST_COLUMNS)
    .map((cell) => cellText(cell).replaceAll('\0', '').slice(0, SAMPLE_LENGTH));
}

/** The sheet with this row as its names, or with the row most likely to be them. Pure. */
export function sheetOf(rows: readonly SheetRow[], chosen?: SheetRow): StatementSheet {
  const header = chosen ?? likelyHeader(headerCandidates(rows));
  const below = rows.filter((row) => !header || row.number > header.number);
  const samples = below.map(textsOf);
  const width = Math.max(0, ...samples.map(({ length }) => length));
  const names = header ? textsOf(header) : [];
  return {
    headerRow: header?.number ?? (below[0]?.number ?? 1) - 1,
    header: Array.from({ length: Math.max(width, names.length) }, (_, index) => names[index] ?? ''),
    samples,
  };
}

/** The first row that names all that is needed. */
export function namedHeader(rows: readonly SheetRow[]): SheetRow | undefined {
  return headerCandidates(rows).find((row) => missingFields(columnsNamed(textsOf(row))).length === 0);
}

/** The row in which most names are known, else the one above the first that holds a day and an amount. */
function likelyHeader(rows: readonly SheetRow[]): SheetRow | undefined {
  const known = (row: SheetRow) => Object.keys(columnsNamed(textsOf(row))).length;
  const best = rows.reduce<SheetRow | undefined>(
    (found, row) => (known(row) > (found ? known(found) : 1) ? row : found),
    undefined,
  );
  if (best) return best;
  const at = rows.findIndex(isData);
  if (at < 0) return rows.find((row) => row.cells.length >= 2);
  const above = rows[at - 1];
  return above && above.cells.length >= 2 ? above : undefined;
}

function isData(row: SheetRow): boolean {
  const texts = textsOf(row);
  const days = texts.filter((text) => /\D/.test(text) && readDay(text) !== undefined);
  const amounts = texts.filter((text) => readDay(text) === undefined && readWon(text) !== undefined);
  return days.length > 0 && amounts.length > 0;
}

/** A sheet whose names are all blank is like every other such sheet: nothing is remembered by them. */
export function isNamed({ header }: StatementSheet): boolean {
  return header.some((name) => name.trim() !== '');
}

/** Which columns a statement is read by. */
export interface ReadBy {
  headerRow: number;
  columns: CardColumns;
}
