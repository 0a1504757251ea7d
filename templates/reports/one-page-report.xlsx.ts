import ExcelJS from 'exceljs';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { OnePageReport } from '../../src/reports/one-page-report/one-page-report.js';
import type { ReportEntry, ReportEvidence } from '../../src/reports/one-page-report/report-entries.js';
import { cleanText } from './report-format.js';
import { reportHead } from './report-sentences.js';
import { ENTRIES_HEAD, writeEntriesSheet, type EntriesSheet } from './xlsx/entries-sheet.js';
import { writeEvidenceSheet } from './xlsx/evidence-sheet.js';
import { writeGuideSheet } from './xlsx/guide-sheet.js';
import { packWorkbook, type CellLink } from './xlsx/pack-workbook.js';
import { FIRST_ROW, MONEY_COLUMNS, writeReportSheet } from './xlsx/report-sheet.js';
import { sheetTexts } from './xlsx/sheet-texts.js';

/**
 * The one-page report as a workbook: 한장 · 분개 · 증빙 · 읽는 법. `entries` are all entries of the report's budget lines
 * up to its day, `evidence` the documents of their claims; what belongs to lines that the report leaves out is dropped.
 */
export async function renderOnePageReportXlsx(
  report: OnePageReport,
  entries: readonly ReportEntry[],
  evidence: readonly ReportEvidence[],
  locale: Locale,
): Promise<Buffer> {
  const madeAt = new Date(report.madeAt);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Hanjang';
  workbook.lastModifiedBy = 'Hanjang';
  workbook.created = madeAt;
  workbook.modified = madeAt;
  workbook.title = cleanText(`${reportHead(report, locale).title} ${reportHead(report, locale).subject}`);
  workbook.calcProperties.fullCalcOnLoad = true;
  const s = sheetTexts;
  const sheets = [s.reportSheet, s.entriesSheet, s.evidenceSheet, s.guideSheet] as const;
  const [first, second, third, fourth] = sheets.map((name) => workbook.addWorksheet(name[locale]));
  if (!first || !second || !third || !fourth) throw new Error('a workbook of four sheets has four sheets');
  const totalRow = writeReportSheet(first, report, locale);
  const written = writeEntriesSheet(second, report, entries, locale, totalRow);
  const evidenceRows = writeEvidenceSheet(third, report, evidence, locale);
  writeGuideSheet(fourth, report, locale);
  const links = new Map([
    ['xl/worksheets/sheet1.xml', linksToEntries(report, written, totalRow, s.entriesSheet[locale])],
    ['xl/worksheets/sheet2.xml', linksToEvidence(written, evidenceRows, s.evidenceSheet[locale])],
  ]);
  // exceljs calls what it returns a Buffer of its own; in Node it is Node's.
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  return packWorkbook(bytes, links, madeAt);
}

/** Every amount of the report leads to the first entry of its row; groups and totals to the first of theirs. */
function linksToEntries(
  report: OnePageReport,
  { firstRows }: EntriesSheet,
  totalRow: number,
  sheet: string,
): CellLink[] {
  const first = Math.min(...firstRows.values(), Number.POSITIVE_INFINITY);
  const start = Number.isFinite(first) ? first : ENTRIES_HEAD;
  const links = report.rows.flatMap((row, index): CellLink[] => {
    const members = report.rows.flatMap(({ parentId }, at) => (parentId === row.id ? [at] : []));
    const targets = [index, ...members].flatMap((at) => firstRows.get(at) ?? []);
    const target = row.kind === 'subtotal' ? start : Math.min(...targets, Number.POSITIVE_INFINITY);
    return Number.isFinite(target) ? linkAmounts(FIRST_ROW + index, sheet, target) : [];
  });
  return [...links, ...linkAmounts(totalRow, sheet, start)];
}

function linkAmounts(row: number, sheet: string, target: number): CellLink[] {
  return MONEY_COLUMNS.map((column) => ({ from: `${column}${row}`, to: `'${sheet}'!A${target}` }));
}

function linksToEvidence(
  { claimRows }: EntriesSheet,
  evidenceRows: ReadonlyMap<string, number>,
  sheet: string,
): CellLink[] {
  return claimRows.flatMap(({ row, claimNumber }) => {
    const target = evidenceRows.get(claimNumber);
    return target === undefined ? [] : [{ from: `E${row}`, to: `'${sheet}'!A${target}` }];
  });
}
