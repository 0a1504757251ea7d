import { formatWon } from '../../../src/platform/money/won.js';
import type { ReportRow } from '../../../src/reports/one-page-report/one-page-report.js';
import { signedWon } from '../report-format.js';
import { LEFT, RIGHT } from './page-measures.js';
import { mm, type PdfCanvas } from './pdf-canvas.js';

/** Where the columns of the table stand: right edges of figures, both edges of the bar, and the type that lets them fit. */
export interface TableColumns {
  budget: number;
  spent: number;
  rate: number;
  bar: number;
  barEnd: number;
  reserved: number;
  left: number;
  change: number;
  /** The widest budget: names end before it. */
  budgetWidth: number;
  size: number;
}

const FULL_BAR = mm(22);
const SHORT_BAR = mm(11);
const LEAST_NAME = mm(30);
const GAP = mm(2.6);
const RATE_WIDTH = mm(11.5);
const TYPE = 8.5;
const STEP = 0.25;

/** Columns as wide as their longest figure. Trillions take room from the bar first, then smaller type. */
export function tableColumns(canvas: PdfCanvas, rows: readonly ReportRow[]): TableColumns {
  for (const bar of [FULL_BAR, SHORT_BAR]) {
    const columns = placeColumns(canvas, rows, bar, TYPE);
    if (hasNameRoom(columns)) return columns;
  }
  let size = TYPE - STEP;
  let columns = placeColumns(canvas, rows, SHORT_BAR, size);
  while (!hasNameRoom(columns) && size > STEP) {
    size -= STEP;
    columns = placeColumns(canvas, rows, SHORT_BAR, size);
  }
  return columns;
}

function hasNameRoom({ budget, budgetWidth }: TableColumns): boolean {
  return budget - budgetWidth - LEFT >= LEAST_NAME;
}

function placeColumns(
  canvas: PdfCanvas,
  rows: readonly ReportRow[],
  barWidth: number,
  size: number,
): TableColumns {
  const widest = (textOf: (row: ReportRow) => string): number =>
    Math.max(...rows.map((row) => canvas.width(textOf(row), { size, weight: 'bold' })));
  const left = RIGHT - Math.max(widest(({ change }) => signedWon(change)) + GAP, mm(21.5));
  const reserved = left - Math.max(widest((row) => formatWon(row.left)) + GAP, mm(21.5));
  const barEnd = reserved - Math.max(widest((row) => formatWon(row.reserved)) + GAP, mm(19));
  const bar = barEnd - barWidth;
  const rate = bar - mm(2.5);
  const spent = rate - RATE_WIDTH;
  const budget = spent - Math.max(widest((row) => formatWon(row.spent)) + GAP, mm(22));
  const budgetWidth = widest((row) => formatWon(row.budget));
  return { budget, spent, rate, bar, barEnd, reserved, left, change: RIGHT, budgetWidth, size };
}
