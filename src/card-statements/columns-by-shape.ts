import { parseBusinessNumber } from '../platform/ids/business-number.js';
import type { Won } from '../platform/money/won.js';
import { readDay, readWon } from '../sheets/cell-values.js';
import type { CardColumns, CardField } from './card-columns.js';

/** Rows of sums and remarks stand between the others: a column is what most of its cells are. */
const MOST = 0.7;
const CARD_NUMBER =
  /^(?=.*\d)(?:\d{4}[\s-]?[\d*xX•]{4}[\s-]?[\d*xX•]{4}[\s-]?[\d*xX•]{3,4}|\d{3,6}[*xX•]{3,}\d{3,4})$/;
const CARD_APPROVAL = /^\d{6,10}$/;
const TIME = /^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
const WORDS = /\p{L}{2}/u;

interface Column {
  index: number;
  /** Its cells that say something. */
  cells: string[];
}

/**
 * The columns completed by the shape of their values, where names say nothing: a proposal for a person to look at, since a
 * column of days may be that of payment. Columns that are named stay what they are. Pure.
 */
export function columnsByShape(rows: readonly (readonly string[])[], named: CardColumns): CardColumns {
  const columns: CardColumns = { ...named };
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const all = Array.from({ length: width }, (_, index): Column => ({
    index,
    cells: rows.map((cells) => cells[index]?.trim() ?? '').filter((cell) => cell !== ''),
  }));
  const free = () => all.filter(({ index }) => !Object.values(columns).includes(index));
  const put = (field: CardField, column: Column | undefined): void => {
    if (columns[field] === undefined && column) columns[field] = column.index;
  };
  const firstOf = (is: (cell: string) => boolean) => free().find((column) => mostly(column, is));
  put(
    'usedOn',
    firstOf((cell) => readDay(cell) !== undefined && (/\D/.test(cell) || cell.length === 8)),
  );
  put(
    'usedAt',
    firstOf((cell) => TIME.test(cell)),
  );
  put(
    'merchantBusinessNumber',
    firstOf((cell) => parseBusinessNumber(cell) !== undefined),
  );
  put(
    'cardNumber',
    firstOf((cell) => CARD_NUMBER.test(cell)),
  );
  put('approvalNumber', free().find(isApproval));
  putAmounts(free(), columns, put);
  put('merchantName', wordiest(free()));
  return columns;
}

function mostly({ cells }: Column, is: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(is).length >= cells.length * MOST;
}

/** Of one length, never twice the same but for a cancellation, and written as a name rather than as an amount. */
function isApproval(column: Column): boolean {
  const { cells } = column;
  const lengths = new Set(cells.map(({ length }) => length));
  return (
    cells.length > 1 &&
    mostly(column, (cell) => CARD_APPROVAL.test(cell)) &&
    lengths.size <= 2 &&
    new Set(cells).size >= cells.length * MOST
  );
}

/** The largest of several amounts is the whole; two others that add up to it are its parts. */
function putAmounts(
  free: readonly Column[],
  columns: CardColumns,
  put: (field: CardField, column: Column | undefined) => void,
): void {
  const amounts = free
    .filter((column) => mostly(column, (cell) => readWon(cell) !== undefined))
    .sort((a, b) => compare(sizeOf(b), sizeOf(a)));
  const [whole, ...parts] = amounts;
  if (columns.amount !== undefined || !whole) return;
  put('amount', whole);
  const pair = parts.flatMap((tax) =>
    parts.filter((supply) => supply !== tax && addUp(whole, supply, tax)).map((supply) => ({ supply, tax })),
  );
  const [found] = pair.sort((a, b) => compare(sizeOf(b.supply), sizeOf(a.supply)));
  put('supplyAmount', found?.supply);
  put('taxAmount', found?.tax);
}

function addUp(whole: Column, supply: Column, tax: Column): boolean {
  const lengths = new Set([whole, supply, tax].map(({ cells }) => cells.length));
  if (lengths.size > 1) return false;
  const right = whole.cells.filter(
    (cell, row) =>
      readWon(cell) === (readWon(supply.cells[row] ?? '') ?? 0n) + (readWon(tax.cells[row] ?? '') ?? 0n),
  );
  return right.length >= whole.cells.length * MOST;
}

function sizeOf({ cells }: Column): Won {
  return cells.reduce((sum, cell) => {
    const amount = readWon(cell) ?? 0n;
    return sum + (amount < 0n ? -amount : amount);
  }, 0n);
}

function compare(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The column of words that says the most different things. */
function wordiest(free: readonly Column[]): Column | undefined {
  const different = ({ cells }: Column) => new Set(cells).size;
  return free
    .filter((column) => mostly(column, (cell) => WORDS.test(cell)))
    .reduce<Column | undefined>(
      (best, column) => (best && different(best) >= different(column) ? best : column),
      undefined,
    );
}
