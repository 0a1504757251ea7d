import type ExcelJS from 'exceljs';
import { formatWon } from '../../../src/platform/money/won.js';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import type { OnePageReport, ReportRow } from '../../../src/reports/one-page-report/one-page-report.js';
import { reportTexts } from '../one-page-report.texts.js';
import { monthDay } from '../report-format.js';
import { noteText } from '../report-note-texts.js';
import { reportHead, tableCaption } from '../report-sentences.js';
import { sheetTexts } from './sheet-texts.js';
import { sumFormula } from './sum-formula.js';
import {
  CHANGE_FORMAT,
  COLOUR,
  edge,
  FILL,
  fill,
  font,
  isExact,
  RATE_FORMAT,
  WON_FORMAT,
  writeDay,
  writeMinute,
  writeText,
  writeWon,
} from './sheet-style.js';

export const HEAD_ROW = 7;
export const FIRST_ROW = HEAD_ROW + 1;
/** Columns of money: budget, spent, reserved, left, change. */
export const MONEY_COLUMNS = ['C', 'D', 'F', 'G', 'H'] as const;

const COLUMNS = 9;
const WIDTHS = [19, 25, 17, 17, 10.5, 17, 17, 17, 7];
/** How many letters fit the merged cell of a note's sentence. */
const NOTE_LETTERS = 46;

/** exceljs draws a bar's colour, but its types forget it. */
interface ColouredDataBar extends ExcelJS.DataBarRuleType {
  color: { argb: string };
}

/** The first sheet: the report as a table that can be folded, checked and printed. Returns the number of its total row. */
export function writeReportSheet(sheet: ExcelJS.Worksheet, report: OnePageReport, locale: Locale): number {
  sheet.columns = WIDTHS.map((width) => ({ width }));
  writeFacts(sheet, report, locale);
  writeHeads(sheet, report, locale);
  const rows = [...report.rows, report.total];
  for (const [index, row] of rows.entries()) writeRow(sheet, FIRST_ROW + index, row, report, locale);
  const totalRow = FIRST_ROW + report.rows.length;
  const last = writeNotes(sheet, report, locale, totalRow + 2);
  decorate(sheet, totalRow);
  setUpPage(sheet, report, locale, last);
  return totalRow;
}

function writeFacts(sheet: ExcelJS.Worksheet, report: OnePageReport, locale: Locale): void {
  const t = reportTexts;
  const s = sheetTexts;
  const head = reportHead(report, locale);
  writeText(sheet.getCell('A1'), head.title, font({ bold: true, size: 14 }));
  const corner = report.demo ? `${t.demo[locale]} · ${s.wonUnit[locale]}` : s.wonUnit[locale];
  writeText(sheet.getCell('H1'), corner, font({ color: COLOUR.subtle, bold: report.demo }));
  sheet.getCell('H1').alignment = { horizontal: 'right' };
  sheet.getRow(1).height = 26;
  const label = (address: string, text: string): void =>
    writeText(sheet.getCell(address), text, font({ color: COLOUR.subtle }));
  const left = [
    [t.programme[locale], head.programme],
    [t.team[locale], head.team],
    [t.stage[locale], `${head.stage} ${head.stageDays}`],
    [t.madeBy[locale], report.madeBy],
    [t.digest[locale], report.sha256],
  ] as const;
  for (const [index, [name, value]] of left.entries()) {
    label(`A${index + 2}`, name);
    writeText(sheet.getCell(`B${index + 2}`), value);
  }
  label('F2', t.funds[locale]);
  writeText(sheet.getCell('G2'), head.funds);
  label('F3', t.basis[locale]);
  writeDay(sheet.getCell('G3'), report.basedOn);
  label('F4', t.ledgerPosition[locale]);
  writeWon(sheet.getCell('G4'), report.ledgerPosition, '"#"#,##0');
  sheet.getCell('G4').alignment = { horizontal: 'left' };
  label('F5', t.madeAt[locale]);
  writeMinute(sheet.getCell('G5'), new Date(report.madeAt));
  for (const address of ['G3', 'G4', 'G5']) sheet.getCell(address).font = font();
  sheet.getCell('B6').font = font({ size: 8, color: COLOUR.subtle });
}

function writeHeads(sheet: ExcelJS.Worksheet, report: OnePageReport, locale: Locale): void {
  const t = reportTexts;
  const s = sheetTexts;
  const isTeam = report.scope.kind === 'team';
  const heads = [
    isTeam ? s.group[locale] : s.fundGroup[locale],
    isTeam ? s.item[locale] : s.teamItem[locale],
    t.budget[locale],
    t.spent[locale],
    t.rate[locale],
    t.reserved[locale],
    t.left[locale],
    t.change[locale](monthDay(report.comparedOn)),
    s.check[locale],
  ];
  for (const [index, head] of heads.entries()) {
    const cell = sheet.getCell(HEAD_ROW, index + 1);
    writeText(cell, head, font({ bold: true }));
    cell.fill = fill(FILL.head);
    cell.border = { top: edge(COLOUR.rule, 'medium'), bottom: edge(COLOUR.rule) };
    cell.alignment = { horizontal: index < 2 ? 'left' : 'right' };
  }
  sheet.getRow(HEAD_ROW).height = 20;
}

function writeRow(
  sheet: ExcelJS.Worksheet,
  at: number,
  row: ReportRow,
  report: OnePageReport,
  locale: Locale,
): void {
  const isItem = row.kind === 'item';
  const bold = !isItem;
  writeText(sheet.getCell(at, isItem ? 2 : 1), row.name[locale], font({ bold }));
  const amounts = [row.budget, row.spent, row.reserved, row.left, row.change];
  for (const [index, column] of MONEY_COLUMNS.entries()) {
    const cell = sheet.getCell(`${column}${at}`);
    cell.font = font({ bold });
    const format = column === 'H' ? CHANGE_FORMAT : WON_FORMAT;
    writeWon(cell, amounts[index] ?? 0n, format, sumFormula(report, row, column, FIRST_ROW));
  }
  const areExact = amounts.every(isExact);
  const rate = sheet.getCell(`E${at}`);
  rate.font = font({ bold });
  rate.alignment = { horizontal: 'right' };
  if (row.budget === 0n) rate.value = '–';
  else if (areExact)
    rate.value = { formula: `D${at}/C${at}`, result: Number(row.spent) / Number(row.budget) };
  else rate.value = (row.shares?.spent ?? 0) / 1000;
  rate.numFmt = RATE_FORMAT;
  const check = sheet.getCell(`I${at}`);
  check.value = areExact ? { formula: `C${at}-D${at}-F${at}-G${at}`, result: 0 } : 0;
  check.font = font({ color: COLOUR.faint });
  check.alignment = { horizontal: 'right' };
  if (isItem) sheet.getRow(at).outlineLevel = 1;
  styleRow(sheet, at, row);
}

function styleRow(sheet: ExcelJS.Worksheet, at: number, row: ReportRow): void {
  const tint = row.kind === 'group' ? FILL.group : row.kind === 'subtotal' ? FILL.subtotal : undefined;
  for (let column = 1; column <= COLUMNS; column += 1) {
    const cell = sheet.getCell(at, column);
    if (tint && column < COLUMNS) cell.fill = fill(tint);
    const isTotal = row.kind === 'total';
    cell.border = {
      top: isTotal ? edge(COLOUR.rule, 'medium') : undefined,
      bottom: isTotal ? edge(COLOUR.rule, 'double') : edge(COLOUR.hairline),
      left:
        column === 3
          ? edge(COLOUR.subtle)
          : column === COLUMNS
            ? edge(COLOUR.check, 'mediumDashed')
            : undefined,
    };
  }
}

/** Notes, then what the table means. Returns the last row written. */
function writeNotes(sheet: ExcelJS.Worksheet, report: OnePageReport, locale: Locale, from: number): number {
  const s = sheetTexts;
  writeText(sheet.getCell(from, 1), s.notes[locale](report.notes.length), font({ bold: true }));
  for (let column = 1; column < COLUMNS; column += 1) {
    sheet.getCell(from, column).border = { bottom: edge(COLOUR.subtle) };
  }
  let at = from;
  const wrapped = (
    text: string,
    style: Partial<ExcelJS.Font>,
    first: number,
    last: number,
    letters: number,
  ): void => {
    sheet.mergeCells(at, first, at, last);
    const cell = sheet.getCell(at, first);
    writeText(cell, text, style);
    cell.alignment = { wrapText: true, vertical: 'top' };
    const lines = Math.max(1, Math.ceil(text.length / letters));
    sheet.getRow(at).height = Math.max(sheet.getRow(at).height ?? 0, 15.5 * lines);
  };
  if (report.notes.length === 0) {
    at += 1;
    writeText(sheet.getCell(at, 1), reportTexts.noNotes[locale], font({ color: COLOUR.subtle }));
  }
  for (const note of report.notes) {
    at += 1;
    const { title, body, articles } = noteText(note, locale);
    writeText(sheet.getCell(at, 1), title, font({ bold: true }));
    sheet.getCell(at, 1).alignment = { vertical: 'top' };
    wrapped(body, font(), 2, 6, NOTE_LETTERS);
    wrapped(articles, font({ color: COLOUR.subtle }), 7, 8, 22);
  }
  at += 1;
  for (const sentence of [
    ...tableCaption(report, locale),
    s.sheetFoot[locale](formatWon(report.ledgerPosition)),
  ]) {
    at += 1;
    wrapped(sentence, font({ size: 9, color: COLOUR.subtle }), 1, 8, 76);
  }
  return at;
}

function decorate(sheet: ExcelJS.Worksheet, totalRow: number): void {
  const bar: ColouredDataBar = {
    type: 'dataBar',
    priority: 1,
    gradient: false,
    minLength: 0,
    maxLength: 100,
    cfvo: [
      { type: 'num', value: 0 },
      // Twice the whole: a full bar ends at the cell's middle, before the figure.
      { type: 'num', value: 2 },
    ],
    color: { argb: COLOUR.bar },
  };
  sheet.addConditionalFormatting({ ref: `E${FIRST_ROW}:E${totalRow}`, rules: [bar] });
  sheet.addConditionalFormatting({
    ref: `I${FIRST_ROW}:I${totalRow}`,
    rules: [
      {
        type: 'expression',
        priority: 2,
        formulae: [`I${FIRST_ROW}<>0`],
        style: { font: { color: { argb: COLOUR.red }, bold: true } },
      },
    ],
  });
}

function setUpPage(sheet: ExcelJS.Worksheet, report: OnePageReport, locale: Locale, last: number): void {
  // A group's own row stands above its items.
  sheet.properties.outlineProperties = { summaryBelow: false, summaryRight: false };
  sheet.properties.outlineLevelRow = report.rows.some(({ kind }) => kind === 'item') ? 1 : 0;
  sheet.views = [
    {
      state: 'frozen',
      xSplit: 2,
      ySplit: HEAD_ROW,
      topLeftCell: `C${FIRST_ROW}`,
      activeCell: `C${FIRST_ROW}`,
    },
  ];
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printArea: `A1:H${last}`,
    printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
    margins: { left: 0.55, right: 0.55, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
  };
  sheet.headerFooter.oddFooter = `&R${sheetTexts.pageFoot[locale](formatWon(report.ledgerPosition))}`;
}
