import { dayCell, isDateFormat, numberCell } from './number-cells.js';
import { SHEET_ERRORS } from './sheet.errors.js';
import {
  MOST_MERGED,
  trimmedCells,
  type MergedCells,
  type SheetCell,
  type SheetNotes,
  type SheetRow,
} from './sheet.js';
import { firstShown, readSheetList } from './workbook-sheets.js';
import { isHidden, readWholeXml, readXml } from './xml-events.js';
import { openZip, type ZipParts } from './zip-parts.js';

const MEGABYTE = 1024 * 1024;
const MOST_SHEET_BYTES = 400 * MEGABYTE;
/** The texts of a workbook are kept while it is read. */
const MOST_TEXT_BYTES = 64 * MEGABYTE;
const MOST_OTHER_BYTES = 8 * MEGABYTE;
/** As many columns as Excel has. */
const MOST_COLUMNS = 16_384;
const MOST_CELL_CHARACTERS = 32_768;

interface Workbook {
  sheetPart: string;
  texts: readonly string[];
  /** By the number of a cell's style: whether it shows a date. */
  dateStyles: readonly boolean[];
  /** Days are counted from 1904, as on old Macs. */
  from1904: boolean;
}

/**
 * The rows of a sheet of a workbook, hidden ones too: number `sheet` of its list, or the first that is shown. Formulas count by
 * the value they had when it was saved.
 */
export async function* xlsxRows(path: string, sheet?: number, notes?: SheetNotes): AsyncGenerator<SheetRow> {
  const parts = await openZip(path);
  try {
    const workbook = await readWorkbook(parts, sheet);
    const reader = new SheetReader(workbook, notes);
    const part = await parts.open(workbook.sheetPart, MOST_SHEET_BYTES);
    for await (const _ of readXml(part, reader)) yield* reader.take();
  } finally {
    parts.close();
  }
}

async function readWorkbook(parts: ZipParts, sheet: number | undefined): Promise<Workbook> {
  const { sheets, from1904 } = await readSheetList(parts);
  const sheetPart = sheets[sheet ?? firstShown(sheets)]?.part;
  if (sheetPart === undefined) throw SHEET_ERRORS.fail('sheet.unreadable');
  return {
    sheetPart,
    texts: await readTexts(parts),
    dateStyles: await readDateStyles(parts),
    from1904,
  };
}

async function readTexts(parts: ZipParts): Promise<string[]> {
  if (!parts.has('xl/sharedStrings.xml')) return [];
  const texts: string[] = [];
  let text = '';
  let inText = false;
  let inReading = false;
  await readWholeXml(await parts.open('xl/sharedStrings.xml', MOST_TEXT_BYTES), {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') inReading = true;
      inText = name === 't' && !inReading;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (name) => {
      if (name === 'si') texts.push(text);
      if (name === 'rPh') inReading = false;
      if (name === 't') inText = false;
    },
  });
  return texts;
}

async function readDateStyles(parts: ZipParts): Promise<boolean[]> {
  if (!parts.has('xl/styles.xml')) return [];
  const own = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await readWholeXml(await parts.open('xl/styles.xml', MOST_OTHER_BYTES), {
    open: (name, { numFmtId, formatCode }) => {
      const id = Number(numFmtId);
      if (name === 'numFmt') own.set(id, formatCode ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) styles.push(isDateFormat(id, own.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

/** Gathers the cells of each row as the sheet's XML goes by. */
class SheetReader {
  private readonly rows: SheetRow[] = [];
  private number = 0;
  private hidden = false;
  private cells: (SheetCell | undefined)[] = [];
  private column = 0;
  private type = '';
  private style = -1;
  private value = '';
  private inValue = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly notes?: SheetNotes,
  ) {}

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') {
      this.number = attributes['r'] ? Number(attributes['r']) : this.number + 1;
      this.hidden = isHidden(attributes);
      this.cells = [];
      this.column = -1;
    } else if (name === 'c') {
      this.column = columnOf(attributes['r'] ?? '') ?? this.column + 1;
      if (this.column >= MOST_COLUMNS) throw SHEET_ERRORS.fail('sheet.unreadable');
      this.type = attributes['t'] ?? 'n';
      this.style = attributes['s'] === undefined ? -1 : Number(attributes['s']);
      this.value = '';
    } else if (name === 'v' || name === 't') this.inValue = true;
    else if (this.notes) note(this.notes, name, attributes);
  };

  readonly text = (text: string): void => {
    if (!this.inValue) return;
    this.value += text;
    if (this.value.length > MOST_CELL_CHARACTERS) throw SHEET_ERRORS.fail('sheet.too-large');
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'c') this.cells[this.column] = this.cell();
    else if (name === 'row') {
      if (!Number.isSafeInteger(this.number) || this.number < 1) throw SHEET_ERRORS.fail('sheet.unreadable');
      const cells = trimmedCells(this.cells);
      if (cells.length > 0) this.rows.push({ number: this.number, cells, hidden: this.hidden });
    }
  };

  take(): SheetRow[] {
    return this.rows.splice(0);
  }

  private cell(): SheetCell | undefined {
    const { type, value } = this;
    if (type === 's') return { kind: 'text', text: this.workbook.texts[Number(value)] ?? '' };
    if (type === 'd') return { kind: 'text', text: value };
    if (type !== 'n') return { kind: 'text', text: value };
    const number = Number(value);
    if (value === '' || !Number.isFinite(number)) return undefined;
    if (this.workbook.dateStyles[this.style] && number >= 1 && number < 2_958_466)
      return dayCell(number, this.workbook.from1904);
    return numberCell(value, number);
  }
}

/** Merged cells stand behind the rows, a formula beside its value. */
function note(notes: SheetNotes, name: string, attributes: Readonly<Record<string, string>>): void {
  if (name === 'f') notes.formulas += 1;
  if (name !== 'mergeCell' || notes.merged.length >= MOST_MERGED) return;
  const merged = mergedCells(attributes['ref'] ?? '');
  if (merged) notes.merged.push(merged);
}

function mergedCells(reference: string): MergedCells | undefined {
  const [from = '', to = ''] = reference.split(':');
  const [fromColumn, toColumn] = [columnOf(from), columnOf(to)];
  const [fromRow, toRow] = [from, to].map((one) => Number(/\d+$/.exec(one)?.[0]));
  if (fromColumn === undefined || toColumn === undefined || !fromRow || !toRow) return undefined;
  return { fromRow, toRow, fromColumn, toColumn };
}

/** From `BC12`, counted from 0. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (!letters) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
