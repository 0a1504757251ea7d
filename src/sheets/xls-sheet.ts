import { readFile, stat } from 'node:fs/promises';
import { biffRecords, biffText, sharedTexts, type BiffRecord } from './biff-records.js';
import { compoundStream } from './compound-stream.js';
import { dayCell, isDateFormat, numberCell } from './number-cells.js';
import { SHEET_ERRORS } from './sheet.errors.js';
import { trimmedCells, type SheetCell, type SheetRow } from './sheet.js';

/** It is read whole; banks' and people's files of this kind are far smaller. */
const MOST_BYTES = 16 * 1024 * 1024;

const BOUNDSHEET = 0x85;
const SST = 0xfc;
const XF = 0xe0;
const FORMAT = 0x41e;
const DATE_MODE = 0x22;
const PASSWORD = 0x2f;
const END = 0x0a;
const LABEL_SST = 0xfd;
const LABEL = 0x204;
const NUMBER = 0x203;
const RK = 0x27e;
const MUL_RK = 0xbd;
const FORMULA = 0x06;
const STRING = 0x207;

interface Book {
  texts: readonly string[];
  /** By the number of a cell's style: whether it shows a date. */
  dateStyles: readonly boolean[];
  from1904: boolean;
  sheetAt: number;
}

/** The rows of the first visible sheet of a workbook of Excel 97 to 2003. Formulas count by the value they were saved with. */
export async function* xlsRows(path: string): AsyncGenerator<SheetRow> {
  if ((await stat(path)).size > MOST_BYTES) throw SHEET_ERRORS.fail('sheet.too-large');
  const stream = compoundStream(await readFile(path), ['Workbook']);
  let rows: SheetRow[];
  try {
    rows = readRows(stream, readBook(stream));
  } catch (error) {
    if (error instanceof RangeError) throw SHEET_ERRORS.fail('sheet.unreadable');
    throw error;
  }
  yield* rows;
}

function readBook(stream: Buffer): Book {
  const records: BiffRecord[] = [];
  for (const record of biffRecords(stream)) {
    if (record.type === PASSWORD) throw new RangeError('locked');
    if (record.type === END) break;
    records.push(record);
  }
  const of = (type: number) => records.filter((record) => record.type === type).map(({ data }) => data);
  const sheets = of(BOUNDSHEET).filter((data) => data[5] === 0);
  const chosen = sheets.find((data) => data[4] === 0) ?? sheets[0];
  if (!chosen) throw new RangeError('no sheet');
  const formats = new Map(of(FORMAT).map((data) => [data.readUInt16LE(0), biffText(data, 2)]));
  const table = records.findIndex(({ type }) => type === SST);
  return {
    texts: table < 0 ? [] : sharedTexts(records, table),
    dateStyles: of(XF).map((data) => {
      const id = data.readUInt16LE(2);
      return isDateFormat(id, formats.get(id));
    }),
    from1904: of(DATE_MODE).some((data) => data.readUInt16LE(0) === 1),
    sheetAt: chosen.readUInt32LE(0),
  };
}

function readRows(stream: Buffer, book: Book): SheetRow[] {
  const rows = new Map<number, (SheetCell | undefined)[]>();
  const put = (row: number, column: number, cell: SheetCell | undefined) => {
    const cells = rows.get(row) ?? [];
    cells[column] = cell;
    rows.set(row, cells);
  };
  let formula: { row: number; column: number } | undefined;
  for (const { type, data } of biffRecords(stream, book.sheetAt)) {
    if (type === END) break;
    const place = () => ({
      row: data.readUInt16LE(0),
      column: data.readUInt16LE(2),
      style: data.readUInt16LE(4),
    });
    if (type === LABEL_SST) put(place().row, place().column, textCell(book.texts[data.readUInt32LE(6)]));
    else if (type === LABEL) put(place().row, place().column, textCell(biffText(data, 6)));
    else if (type === NUMBER)
      put(place().row, place().column, valueCell(book, place().style, data.readDoubleLE(6)));
    else if (type === RK)
      put(place().row, place().column, valueCell(book, place().style, rkOf(data.readUInt32LE(6))));
    else if (type === MUL_RK) putMany(data, book, put);
    else if (type === FORMULA) {
      const { row, column, style } = place();
      // Two full bytes at the end say that the value is no number; a text follows in a record of its own.
      if (data.readUInt16LE(12) === 0xffff) formula = data[6] === 0 ? { row, column } : undefined;
      else put(row, column, valueCell(book, style, data.readDoubleLE(6)));
    } else if (type === STRING && formula) {
      put(formula.row, formula.column, textCell(biffText(data, 0)));
      formula = undefined;
    }
  }
  return [...rows]
    .toSorted(([one], [other]) => one - other)
    .flatMap(([row, cells]) => {
      const trimmed = trimmedCells(cells);
      return trimmed.length > 0 ? [{ number: row + 1, cells: trimmed }] : [];
    });
}

function putMany(
  data: Buffer,
  book: Book,
  put: (row: number, column: number, cell: SheetCell | undefined) => void,
): void {
  const [row, first] = [data.readUInt16LE(0), data.readUInt16LE(2)];
  for (let at = 4, column = first; at + 8 <= data.length; at += 6, column += 1)
    put(row, column, valueCell(book, data.readUInt16LE(at), rkOf(data.readUInt32LE(at + 2))));
}

function textCell(text: string | undefined): SheetCell {
  return { kind: 'text', text: text ?? '' };
}

function valueCell({ dateStyles, from1904 }: Book, style: number, value: number): SheetCell | undefined {
  if (!Number.isFinite(value)) return undefined;
  const isDay = dateStyles[style] === true && value >= 1 && value < 2_958_466;
  return isDay ? dayCell(value, from1904) : numberCell(String(value), value);
}

/** A number as Excel packs it into four bytes. */
function rkOf(packed: number): number {
  const double = Buffer.alloc(8);
  double.writeUInt32LE((packed & 0xfffffffc) >>> 0, 4);
  const value = (packed & 2) === 2 ? (packed | 0) >> 2 : double.readDoubleLE(0);
  return (packed & 1) === 1 ? value / 100 : value;
}
