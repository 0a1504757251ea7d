import ExcelJS from 'exceljs';
import type { BudgetTreeRow, StuckReservation } from '../../../templates/budgets/budgets-view.js';
import { tenthsText, gapText } from '../../../templates/budgets/figures.js';
import {
  fill,
  FILL,
  font,
  WON_FORMAT,
  writeText,
  writeWon,
} from '../../../templates/reports/xlsx/sheet-style.js';
import type { Locale, Text } from '../../platform/i18n/locale.js';
import { permilleOf, type Won } from '../../platform/money/won.js';
import { csvText } from '../../platform/web/csv.js';

/** A table that goes out as CSV or as a worksheet: amounts are numbers there, all else is text. */
export interface SheetTable {
  name: string;
  head: readonly string[];
  rows: readonly SheetRow[];
}

export interface SheetRow {
  /** How deep in the tree; folds with its parent. */
  level: number;
  bold: boolean;
  cells: readonly (string | Won | undefined)[];
}

const TREE_HEAD: readonly Text[] = [
  { ko: '구분', en: 'Part' },
  { ko: '설명', en: 'Note' },
  { ko: '표시', en: 'Mark' },
  { ko: '배정(원)', en: 'Allocated (KRW)' },
  { ko: '집행(원)', en: 'Spent (KRW)' },
  { ko: '예약(원)', en: 'Reserved (KRW)' },
  { ko: '잔액(원)', en: 'Left (KRW)' },
  { ko: '집행률(%)', en: 'Rate (%)' },
  { ko: '계획 대비(%p)', en: 'Against plan (pp)' },
  { ko: '공동 재원 분담(%)', en: 'Share of the pot (%)' },
  { ko: '공동 재원 남은 구간', en: 'Band of the pot' },
];
const STUCK_HEAD: readonly Text[] = [
  { ko: '번호', en: 'No.' },
  { ko: '팀', en: 'Team' },
  { ko: '내용', en: 'What for' },
  { ko: '거래처', en: 'Supplier' },
  { ko: '금액(원)', en: 'Amount (KRW)' },
  { ko: '머문 날', en: 'Days' },
  { ko: '멈춘 곳', en: 'Where' },
  { ko: '자세히', en: 'Details' },
  { ko: '다음 할 일', en: 'Next' },
];
const TOTAL: Text = { ko: '합계', en: 'Total' };
const INDENT = '\u00a0\u00a0';

export function treeTable(
  rows: readonly BudgetTreeRow[],
  total: { allocated: Won; spent: Won; reserved: Won; left: Won } | undefined,
  locale: Locale,
): SheetTable {
  const sheet = rows.map((row): SheetRow => {
    const { allocated, spent, planTenths, shareTenths, band } = row;
    const rate =
      allocated !== undefined && spent !== undefined && allocated > 0n
        ? permilleOf(spent, allocated)
        : undefined;
    return {
      level: row.depth,
      bold: row.depth === 0,
      cells: [
        `${INDENT.repeat(row.depth)}${row.label}`,
        row.note ?? '',
        row.marks?.join(', ') ?? '',
        allocated,
        spent,
        row.reserved,
        row.left,
        rate === undefined ? '' : tenthsText(rate),
        rate === undefined || planTenths === undefined ? '' : gapText(rate - planTenths),
        shareTenths === undefined ? '' : tenthsText(shareTenths),
        band ? `${band.fromPercent}–${band.toPercent} % (D−${band.daysAgo})` : '',
      ],
    };
  });
  const sum: SheetRow[] = total
    ? [
        {
          level: 0,
          bold: true,
          cells: [
            TOTAL[locale],
            '',
            '',
            total.allocated,
            total.spent,
            total.reserved,
            total.left,
            tenthsText(permilleOf(total.spent, total.allocated)),
            '',
            '',
            '',
          ],
        },
      ]
    : [];
  return { name: 'budget', head: TREE_HEAD.map((text) => text[locale]), rows: [...sheet, ...sum] };
}

export function stuckTable(rows: readonly StuckReservation[], locale: Locale): SheetTable {
  return {
    name: 'stuck',
    head: STUCK_HEAD.map((text) => text[locale]),
    rows: rows.map((row) => ({
      level: 0,
      bold: false,
      cells: [
        row.number,
        row.teamName ?? '',
        row.title,
        row.detail,
        row.amount,
        String(row.days),
        row.place,
        row.placeDetail ?? '',
        row.next.text,
      ],
    })),
  };
}

export function asCsv({ head, rows }: SheetTable): string {
  return csvText([head, ...rows.map(({ cells }) => cells.map((cell) => String(cell ?? '')))]);
}

/** Amounts as numbers, levels that fold, a head that stays. */
export async function asWorkbook({ name, head, rows }: SheetTable): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }],
    properties: { outlineLevelRow: 1 },
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 },
  });
  sheet.properties.outlineProperties = { summaryBelow: false, summaryRight: false };
  head.forEach((text, index) => {
    const cell = sheet.getCell(1, index + 1);
    writeText(cell, text, font({ bold: true }));
    cell.fill = fill(FILL.head);
    sheet.getColumn(index + 1).width = index === 0 ? 34 : 18;
  });
  rows.forEach(({ level, bold, cells }, at) => {
    const row = sheet.getRow(at + 2);
    if (level > 0) row.outlineLevel = Math.min(level, 7);
    cells.forEach((value, index) => {
      const cell = row.getCell(index + 1);
      if (typeof value === 'bigint') {
        writeWon(cell, value, WON_FORMAT);
        cell.numFmt = WON_FORMAT;
        cell.font = font({ bold });
      } else if (value !== undefined && value !== '') writeText(cell, value, font({ bold }));
    });
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
