import type { Locale } from '../../../src/platform/i18n/locale.js';
import { formatWon } from '../../../src/platform/money/won.js';
import type { OnePageReport, ReportRow } from '../../../src/reports/one-page-report/one-page-report.js';
import { reportTexts } from '../one-page-report.texts.js';
import { monthDay, signedWon, tenths } from '../report-format.js';
import type { FittedRows } from './fit-rows.js';
import { INK, mm, type Element, type PdfCanvas, type TextStyle } from './pdf-canvas.js';
import { LEFT, RIGHT } from './page-measures.js';
import { drawBar } from './share-bar.pdf.js';
import { tableColumns, type TableColumns } from './table-columns.js';

const INDENT = mm(3.4);
const HEADER_HEIGHT = mm(4.8);
export const TOTAL_ROW = mm(5.7);

export interface TableMeasures {
  rowHeight: number;
  fitted: FittedRows;
}

/** Where the first row begins when the section's heading stands on `headingBaseline`. */
export function firstRowTop(headingBaseline: number): number {
  return headingBaseline + mm(2.6) + HEADER_HEIGHT;
}

/** The table of categories (of funds and teams, for the programme). Returns its lower edge. */
export function drawTable(
  canvas: PdfCanvas,
  root: Element,
  report: OnePageReport,
  locale: Locale,
  headingBaseline: number,
  { rowHeight, fitted }: TableMeasures,
): number {
  drawSectionHeading(
    canvas,
    root,
    rowsHeading(report, locale),
    reportTexts.rowsUnit[locale],
    LEFT,
    headingBaseline,
  );
  const top = firstRowTop(headingBaseline);
  const table = canvas.branch(root, 'Table');
  const columns = tableColumns(canvas, [...fitted.rows, report.total]);
  drawColumnHeads(canvas, table, report, locale, top, columns);
  const size = Math.min(columns.size, Math.max(6.8, 8 * Math.min(1, rowHeight / mm(4.2))));
  let y = top;
  for (const [index, row] of fitted.rows.entries()) {
    const isLast = index === fitted.rows.length - 1;
    drawRow(canvas, table, row, locale, columns, { y, height: rowHeight, size });
    if (!isLast) canvas.artifact(() => canvas.rule(LEFT, RIGHT, y + rowHeight, 0.35, INK.hairline));
    y += rowHeight;
  }
  if (fitted.rows.length === 0) y = drawEmpty(canvas, table, locale, y);
  canvas.artifact(() => {
    canvas.rule(LEFT, RIGHT, y, 1);
    canvas.rule(LEFT, RIGHT, y + TOTAL_ROW, 1);
  });
  drawRow(canvas, table, report.total, locale, columns, { y, height: TOTAL_ROW, size: columns.size });
  table.end();
  return y + TOTAL_ROW;
}

function rowsHeading(report: OnePageReport, locale: Locale): string {
  return report.scope.kind === 'team' ? reportTexts.rowsHeading[locale] : reportTexts.fundRowsHeading[locale];
}

/** A section's name with what has to be said about it, smaller, behind. */
export function drawSectionHeading(
  canvas: PdfCanvas,
  root: Element,
  heading: string,
  remark: string,
  x: number,
  baseline: number,
): void {
  let end = x;
  canvas.leaf(root, 'H2', () => {
    end += canvas.text(heading, x, baseline, { size: 10.5, weight: 'bold', color: INK.strong });
  });
  canvas.leaf(root, 'P', () =>
    canvas.text(remark, end + mm(2.6), baseline, { size: 7.2, color: INK.subtle }),
  );
}

function drawColumnHeads(
  canvas: PdfCanvas,
  table: Element,
  report: OnePageReport,
  locale: Locale,
  bottom: number,
  columns: TableColumns,
): void {
  const t = reportTexts;
  canvas.artifact(() => {
    canvas.rule(LEFT, RIGHT, bottom - HEADER_HEIGHT, 1.2);
    canvas.rule(LEFT, RIGHT, bottom, 0.6);
  });
  const baseline = bottom - mm(1.5);
  const row = canvas.branch(table, 'TR');
  const head = (text: string, x: number, align: 'left' | 'right'): void => {
    canvas.leaf(
      row,
      'TH',
      () => canvas.text(text, x, baseline, { size: 7.5, weight: 'bold', color: INK.text, align }),
      { scope: 'Column' },
    );
  };
  head(report.scope.kind === 'team' ? t.category[locale] : t.fundAndTeam[locale], LEFT, 'left');
  head(t.budget[locale], columns.budget, 'right');
  head(t.spent[locale], columns.spent, 'right');
  head(t.rate[locale], columns.rate, 'right');
  const barStyle: TextStyle = { size: 7, color: INK.subtle };
  if (canvas.width(t.bar[locale], barStyle) <= columns.barEnd - columns.bar) {
    canvas.artifact(() => canvas.text(t.bar[locale], columns.bar, baseline, barStyle));
  }
  head(t.reserved[locale], columns.reserved, 'right');
  head(t.left[locale], columns.left, 'right');
  head(t.change[locale](monthDay(report.comparedOn)), columns.change, 'right');
  row.end();
}

function drawRow(
  canvas: PdfCanvas,
  table: Element,
  row: ReportRow,
  locale: Locale,
  columns: TableColumns,
  { y, height, size }: { y: number; height: number; size: number },
): void {
  const isItem = row.kind === 'item';
  const baseline = y + height / 2 + size * 0.355;
  const barHeight = Math.min(height * (isItem ? 0.36 : 0.54), isItem ? mm(1.6) : mm(2.5));
  canvas.artifact(() => {
    if (row.kind === 'subtotal') canvas.box(LEFT, y, RIGHT - LEFT, height, INK.tint);
    const width = columns.barEnd - columns.bar;
    drawBar(canvas, columns.bar, y + (height - barHeight) / 2, width, barHeight, row.shares);
  });
  const tableRow = canvas.branch(table, 'TR');
  const name: TextStyle = {
    size,
    weight: isItem ? 'regular' : 'bold',
    color: isItem ? INK.text : INK.strong,
  };
  const x = LEFT + (isItem ? INDENT : 0);
  const nameRoom = columns.budget - columns.budgetWidth - mm(2) - x;
  canvas.leaf(tableRow, 'TH', () => canvas.clipped(row.name[locale], x, baseline, nameRoom, name), {
    scope: 'Row',
  });
  const figure = (text: string, right: number, muted: boolean): void => {
    const style: TextStyle = { ...name, align: 'right' };
    if (muted) Object.assign(style, { weight: 'regular', color: INK.subtle });
    canvas.leaf(tableRow, 'TD', () => canvas.text(text, right, baseline, style));
  };
  figure(formatWon(row.budget), columns.budget, row.budget === 0n);
  figure(formatWon(row.spent), columns.spent, row.spent === 0n);
  figure(row.shares ? tenths(row.shares.spent) : '–', columns.rate, !row.shares);
  figure(formatWon(row.reserved), columns.reserved, row.reserved === 0n);
  figure(formatWon(row.left), columns.left, row.left === 0n);
  figure(signedWon(row.change), columns.change, row.change === 0n);
  tableRow.end();
}

function drawEmpty(canvas: PdfCanvas, table: Element, locale: Locale, y: number): number {
  const row = canvas.branch(table, 'TR');
  canvas.leaf(row, 'TD', () => {
    canvas.text(reportTexts.noRows[locale], LEFT, y + mm(3.6), { size: 8, color: INK.subtle });
  });
  row.end();
  return y + mm(5.4);
}
