import type ExcelJS from 'exceljs';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import type { OnePageReport } from '../../../src/reports/one-page-report/one-page-report.js';
import type { ReportEntry } from '../../../src/reports/one-page-report/report-entries.js';
import { reportTexts } from '../one-page-report.texts.js';
import { entryKinds, sheetTexts } from './sheet-texts.js';
import {
  CHANGE_FORMAT,
  COLOUR,
  font,
  headRow,
  isExact,
  writeDay,
  writeMinute,
  writeText,
  writeWon,
} from './sheet-style.js';

export const ENTRIES_HEAD = 6;
const FIRST = ENTRIES_HEAD + 1;
const WIDTHS = [12, 19, 25, 14, 13, 22, 38, 16, 16, 16, 18, 38];
const CHANGES = [
  ['H', 'C', 'budgetChange'],
  ['I', 'F', 'reservedChange'],
  ['J', 'D', 'spentChange'],
] as const;

/** Entry and the row of the report it belongs to. */
interface PlacedEntry {
  entry: ReportEntry;
  group: string;
  item: string;
  rowIndex: number;
}

export interface EntriesSheet {
  /** First entry of each row of the report, by the row's index; a row without entries is missing. */
  firstRows: ReadonlyMap<number, number>;
  /** Row numbers by claim number, for the links to evidence. */
  claimRows: { row: number; claimNumber: string }[];
}

/** Every entry behind the report, in the order of its rows, with sums that must equal the report's. */
export function writeEntriesSheet(
  sheet: ExcelJS.Worksheet,
  report: OnePageReport,
  entries: readonly ReportEntry[],
  locale: Locale,
  totalRow: number,
): EntriesSheet {
  const s = sheetTexts;
  const isTeam = report.scope.kind === 'team';
  sheet.columns = WIDTHS.map((width) => ({ width }));
  writeText(sheet.getCell('A1'), s.entriesSheet[locale], font({ bold: true, size: 14 }));
  if (report.demo)
    writeText(sheet.getCell('C1'), reportTexts.demo[locale], font({ bold: true, color: COLOUR.subtle }));
  const heads = [
    s.date[locale],
    isTeam ? s.group[locale] : s.fundGroup[locale],
    isTeam ? s.item[locale] : s.teamItem[locale],
    s.kind[locale],
    s.claim[locale],
    s.supplier[locale],
    s.description[locale],
    s.budgetChange[locale],
    s.reservedChange[locale],
    s.spentChange[locale],
    s.recordedAt[locale],
    s.entryId[locale],
  ];
  headRow(sheet, ENTRIES_HEAD, heads, new Set([8, 9, 10]));
  const placed = placeEntries(report, entries, locale);
  const firstRows = new Map<number, number>();
  const claimRows: EntriesSheet['claimRows'] = [];
  for (const [index, { entry, rowIndex, ...names }] of placed.entries()) {
    const at = FIRST + index;
    writeEntry(sheet, at, entry, names, locale);
    if (!firstRows.has(rowIndex)) firstRows.set(rowIndex, at);
    if (entry.claimNumber !== null) claimRows.push({ row: at, claimNumber: entry.claimNumber });
  }
  if (placed.length === 0)
    writeText(sheet.getCell(FIRST, 1), s.noEntries[locale], font({ color: COLOUR.subtle }));
  writeSums(sheet, report, placed, locale, totalRow);
  return { firstRows, claimRows };
}

/** Entries of lines that aren't in the report (labour that was left out) are dropped here, whatever was handed in. */
function placeEntries(report: OnePageReport, entries: readonly ReportEntry[], locale: Locale): PlacedEntry[] {
  const places = new Map<string, Omit<PlacedEntry, 'entry'>>();
  const names = new Map(report.rows.map((row) => [row.id, row.name[locale]]));
  const parents = new Set(report.rows.map(({ parentId }) => parentId));
  for (const [rowIndex, row] of report.rows.entries()) {
    if (row.kind === 'subtotal' || parents.has(row.id)) continue;
    const group = row.parentId === null ? row.name[locale] : (names.get(row.parentId) ?? '');
    const item = row.parentId === null ? '' : row.name[locale];
    for (const lineId of row.lineIds) places.set(lineId, { group, item, rowIndex });
  }
  return entries
    .flatMap((entry) => {
      const place = places.get(entry.lineId);
      return place ? [{ entry, ...place }] : [];
    })
    .sort((a, b) => a.rowIndex - b.rowIndex || compareEntries(a.entry, b.entry));
}

function compareEntries(a: ReportEntry, b: ReportEntry): number {
  if (a.occurredOn !== b.occurredOn) return a.occurredOn < b.occurredOn ? -1 : 1;
  const between = a.recordedAt.getTime() - b.recordedAt.getTime();
  return between !== 0 ? between : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function writeEntry(
  sheet: ExcelJS.Worksheet,
  at: number,
  entry: ReportEntry,
  { group, item }: { group: string; item: string },
  locale: Locale,
): void {
  writeDay(sheet.getCell(at, 1), entry.occurredOn);
  const texts = [
    group,
    item,
    entryKinds[entry.kind][locale],
    entry.claimNumber ?? '',
    entry.supplier ?? '',
    entry.description,
  ];
  for (const [index, text] of texts.entries()) writeText(sheet.getCell(at, index + 2), text);
  for (const [column, , change] of CHANGES)
    writeWon(sheet.getCell(`${column}${at}`), entry[change], CHANGE_FORMAT);
  writeMinute(sheet.getCell(at, 11), entry.recordedAt);
  writeText(sheet.getCell(at, 12), entry.id, font({ size: 8, color: COLOUR.subtle }));
}

/** The sum of what is shown, the report's own, and the difference, which is 0. */
function writeSums(
  sheet: ExcelJS.Worksheet,
  report: OnePageReport,
  placed: readonly PlacedEntry[],
  locale: Locale,
  totalRow: number,
): void {
  const s = sheetTexts;
  const totals = {
    budgetChange: report.total.budget,
    reservedChange: report.total.reserved,
    spentChange: report.total.spent,
  };
  const labels = [s.shownSum[locale], s.reportSum[locale], s.difference[locale]];
  for (const [index, label] of labels.entries()) {
    writeText(sheet.getCell(index + 2, 7), label, font({ color: COLOUR.subtle }));
    sheet.getCell(index + 2, 7).alignment = { horizontal: 'right' };
  }
  const last = Math.max(FIRST, FIRST + placed.length - 1);
  const name = `'${sheetTexts.reportSheet[locale]}'`;
  const areExact = isExact(report.total.budget) && placed.every(({ entry }) => isExact(entry.budgetChange));
  for (const [column, reportColumn, change] of CHANGES) {
    const sum = placed.reduce((total, { entry }) => total + entry[change], 0n);
    const range = `${column}${FIRST}:${column}${last}`;
    const formulas = [
      `SUBTOTAL(9,${range})`,
      `${name}!${reportColumn}${totalRow}`,
      `SUM(${range})-${name}!${reportColumn}${totalRow}`,
    ];
    const values = [sum, totals[change], sum - totals[change]];
    for (const [index, formula] of formulas.entries()) {
      const cell = sheet.getCell(`${column}${index + 2}`);
      writeWon(cell, values[index] ?? 0n, CHANGE_FORMAT, areExact ? formula : undefined);
      cell.font = font({ bold: index === 0 });
    }
  }
}
