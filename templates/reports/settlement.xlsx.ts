import ExcelJS from 'exceljs';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { LineView, StatementView } from '../settlements/settlements-view.js';
import { settlementTexts } from '../settlements/texts.js';
import { inLocale } from '../texts.js';
import { cleanText } from './report-format.js';
import { packWorkbook } from './xlsx/pack-workbook.js';
import {
  COLOUR,
  edge,
  font,
  headRow,
  isExact,
  WON_FORMAT,
  writeDay,
  writeMinute,
  writeText,
  writeWon,
} from './xlsx/sheet-style.js';

const AMOUNTS = [
  'budget',
  'spent',
  'reserved',
  'unspent',
  'disallowed',
  'undisbursed',
  'returnDue',
  'kept',
] as const;

/** The statement as a workbook: figures with their formulas, lines that add up, what was disallowed and what came in. */
export async function renderSettlementXlsx(view: StatementView, locale: Locale): Promise<Buffer> {
  const t = inLocale(settlementTexts, locale);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Hanjang';
  workbook.lastModifiedBy = 'Hanjang';
  workbook.created = view.madeAt;
  workbook.modified = view.madeAt;
  workbook.title = cleanText(t.statementOf(view.team, view.stage));
  workbook.calcProperties.fullCalcOnLoad = true;
  writeFigures(workbook.addWorksheet(t.title), view, locale);
  writeLines(workbook.addWorksheet(t.lines), view, locale);
  writeDisallowed(workbook.addWorksheet(t.disallowances), view, locale);
  writeReceipts(workbook.addWorksheet(t.receipts), view, locale);
  // exceljs calls what it returns a Buffer of its own; in Node it is Node's.
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  return packWorkbook(bytes, new Map(), view.madeAt);
}

const FACTS = 7;

function writeFigures(sheet: ExcelJS.Worksheet, view: StatementView, locale: Locale): void {
  const t = inLocale(settlementTexts, locale);
  sheet.columns = [24, 26, 20, 92, 44].map((width) => ({ width }));
  writeText(sheet.getCell('A1'), t.statementOf(view.team, view.stage), font({ bold: true, size: 14 }));
  const label = (row: number, text: string) =>
    writeText(sheet.getCell(row, 1), text, font({ color: COLOUR.subtle }));
  label(2, t.asOf);
  writeDay(sheet.getCell('B2'), view.asOf);
  label(3, t.state);
  writeText(sheet.getCell('B3'), t[view.state]);
  label(4, t.basis);
  writeText(sheet.getCell('B4'), view.rules.join(' · '));
  label(5, t.digest);
  writeText(sheet.getCell('B5'), view.digest);
  writeText(sheet.getCell('D2'), view.madeBy);
  writeMinute(sheet.getCell('D3'), view.madeAt);
  headRow(sheet, FACTS, [t.byInstitution, t.figure, t.amount, t.howComputed, t.source], new Set([3]));
  let row = FACTS;
  const write = (
    cells: readonly [string, string, bigint | string, string, string],
    bold = false,
    formula?: string,
  ) => {
    row += 1;
    const [who, name, amount, how, source] = cells;
    writeText(sheet.getCell(row, 1), who, font({ bold }));
    writeText(sheet.getCell(row, 2), name, font({ bold }));
    const cell = sheet.getCell(row, 3);
    cell.font = font({ bold });
    if (typeof amount === 'bigint') writeWon(cell, amount, WON_FORMAT, formula);
    else {
      writeText(cell, amount, font({ bold }));
      cell.alignment = { horizontal: 'right' };
    }
    writeText(sheet.getCell(row, 4), how);
    writeText(sheet.getCell(row, 5), source, font({ color: COLOUR.subtle }));
  };
  const totals: string[] = [];
  for (const { name, share, figures, total } of view.institutions) {
    write([name, t.share, share.text, share.formula, share.source]);
    for (const figure of figures) write([name, figure.label, figure.amount, figure.formula, figure.source]);
    write([name, total.label, total.amount, total.formula, total.source], true);
    totals.push(`C${row}`);
  }
  if (view.pot) {
    write(['', view.pot.label, view.pot.amount, view.pot.formula, view.pot.source]);
    totals.push(`C${row}`);
  }
  const exact = view.institutions.every(({ total }) => isExact(total.amount));
  write(
    [t.sum, t.toReturn, view.totals.total, '', ''],
    true,
    exact && totals.length > 0 ? totals.join('+') : undefined,
  );
  for (let column = 1; column <= 5; column += 1)
    sheet.getCell(row, column).border = { top: edge(COLOUR.rule), bottom: edge(COLOUR.rule, 'double') };
}

function writeLines(sheet: ExcelJS.Worksheet, view: StatementView, locale: Locale): void {
  const t = inLocale(settlementTexts, locale);
  sheet.columns = [24, 40, 28, 10, ...AMOUNTS.map(() => 18)].map((width) => ({ width }));
  const heads = AMOUNTS.map((name) => (name === 'disallowed' ? t.disallowedColumn : t[name]));
  headRow(
    sheet,
    1,
    [t.byInstitution, t.category, t.fund, t.inKindMark, ...heads],
    new Set(AMOUNTS.map((_, at) => at + 5)),
  );
  let row = 1;
  const lines: LineView[] = [];
  for (const { name, lines: own } of view.institutions) {
    for (const line of own) {
      row += 1;
      lines.push(line);
      for (const [index, text] of [name, line.category, line.fund, line.inKind ? t.inKindMark : ''].entries())
        writeText(sheet.getCell(row, index + 1), text);
      for (const [index, column] of AMOUNTS.entries())
        writeWon(sheet.getCell(row, index + 5), line[column], WON_FORMAT);
    }
  }
  if (lines.length === 0) return;
  writeText(sheet.getCell(row + 1, 1), t.sum, font({ bold: true }));
  for (const [index, column] of AMOUNTS.entries()) {
    const cell = sheet.getCell(row + 1, index + 5);
    const letter = sheet.getColumn(index + 5).letter;
    const sum = lines.reduce((total, line) => total + line[column], 0n);
    const exact = lines.every((line) => isExact(line[column]));
    writeWon(cell, sum, WON_FORMAT, exact ? `SUM(${letter}2:${letter}${row})` : undefined);
    cell.font = font({ bold: true });
    cell.border = { top: edge(COLOUR.rule), bottom: edge(COLOUR.rule, 'double') };
  }
}

function writeDisallowed(sheet: ExcelJS.Worksheet, view: StatementView, locale: Locale): void {
  const t = inLocale(settlementTexts, locale);
  sheet.columns = [16, 40, 18, 60, 34].map((width) => ({ width }));
  headRow(sheet, 1, [t.claim, '', t.amount, t.reason, t.article], new Set([3]));
  for (const [index, { number, title, amount, reason, article }] of view.disallowances.entries()) {
    const row = index + 2;
    writeText(sheet.getCell(row, 1), number);
    writeText(sheet.getCell(row, 2), title);
    writeWon(sheet.getCell(row, 3), amount, WON_FORMAT);
    writeText(sheet.getCell(row, 4), reason);
    writeText(sheet.getCell(row, 5), article);
  }
}

function writeReceipts(sheet: ExcelJS.Worksheet, view: StatementView, locale: Locale): void {
  const t = inLocale(settlementTexts, locale);
  sheet.columns = [16, 18, 20, 40].map((width) => ({ width }));
  headRow(sheet, 1, [t.paidOn, t.amount, t.destination, t.bankReference], new Set([2]));
  for (const [index, { paidOn, amount, destination, bankReference }] of view.receipts.entries()) {
    const row = index + 2;
    writeDay(sheet.getCell(row, 1), paidOn);
    writeWon(sheet.getCell(row, 2), amount, WON_FORMAT);
    writeText(sheet.getCell(row, 3), t[destination]);
    writeText(sheet.getCell(row, 4), bankReference);
  }
}
