import { addDays } from '../platform/clock/kst-date.js';
import { SHEET_ERRORS } from './sheet.errors.js';
import { trimmedCells, type SheetCell, type SheetRow } from './sheet.js';
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
export async function* xlsxRows(path: string, sheet?: number): AsyncGenerator<SheetRow> {
  const parts = await openZip(path);
  try {
    const workbook = await readWorkbook(parts, sheet);
    const reader = new SheetReader(workbook);
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

/** The formats of Excel's own that show a day; 14 to 17 and 22 everywhere, the others in East Asia. */
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

async function readDateStyles(parts: ZipParts): Promise<boolean[]> {
  if (!parts.has('xl/styles.xml')) return [];
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await readWholeXml(await parts.open('xl/styles.xml', MOST_OTHER_BYTES), {
    open: (name, { numFmtId, formatCode }) => {
      const id = Number(numFmtId);
      if (name === 'numFmt') own.set(id, showsDay(formatCode ?? ''));
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) styles.push(own.get(id) ?? DATE_FORMATS.has(id));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

/** A format with a year or a day in it, outside of quoted text, colours and elapsed times. */
function showsDay(format: string): boolean {
  return /[yd]/i.test(format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, ''));
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

  constructor(private readonly workbook: Workbook) {}

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
    if (this.workbook.dateStyles[this.style] && number >= 1 && number < 2_958_466) return this.dateOf(number);
    return { kind: 'number', text: plainNumber(value, number) };
  }

  /** Days since the end of 1899; Excel believes in a 29 February 1900, which only days before March 1900 notice. */
  private dateOf(serial: number): SheetCell {
    const days = Math.floor(serial);
    const date = addDays(this.workbook.from1904 ? '1904-01-01' : '1899-12-30', days);
    const seconds = Math.round((serial - days) * 86_400);
    if (seconds === 0 || seconds === 86_400) return { kind: 'date', date };
    const part = (value: number) => String(value).padStart(2, '0');
    const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
      .map(part)
      .join(':');
    return { kind: 'date', date, time };
  }
}

/** From `BC12`, counted from 0. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (!letters) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Digits instead of `1.2E7` and `0.30000000000000004`. */
function plainNumber(text: string, number: number): string {
  if (/^-?\d{1,15}$/.test(text)) return text;
  return Number.isSafeInteger(number) ? String(number) : String(Number(number.toPrecision(15)));
}
