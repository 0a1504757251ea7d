import type ExcelJS from 'exceljs';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import type { OnePageReport } from '../../../src/reports/one-page-report/one-page-report.js';
import type { ReportEvidence } from '../../../src/reports/one-page-report/report-entries.js';
import { reportTexts } from '../one-page-report.texts.js';
import { sheetTexts } from './sheet-texts.js';
import {
  COLOUR,
  font,
  headRow,
  WON_FORMAT,
  writeDay,
  writeMinute,
  writeText,
  writeWon,
} from './sheet-style.js';

const HEAD = 3;
const FIRST = HEAD + 1;
const WIDTHS = [13, 24, 13, 28, 17, 44, 18, 66];

/** The documents behind the claims. Returns the first row of each claim. */
export function writeEvidenceSheet(
  sheet: ExcelJS.Worksheet,
  report: OnePageReport,
  evidence: readonly ReportEvidence[],
  locale: Locale,
): ReadonlyMap<string, number> {
  const s = sheetTexts;
  sheet.columns = WIDTHS.map((width) => ({ width }));
  writeText(sheet.getCell('A1'), s.evidenceSheet[locale], font({ bold: true, size: 14 }));
  if (report.demo)
    writeText(sheet.getCell('C1'), reportTexts.demo[locale], font({ bold: true, color: COLOUR.subtle }));
  const heads = [
    s.claim[locale],
    s.supplier[locale],
    s.documentedOn[locale],
    s.approvalNumber[locale],
    s.totalAmount[locale],
    s.fileName[locale],
    s.uploadedAt[locale],
    'SHA-256',
  ];
  headRow(sheet, HEAD, heads, new Set([5]));
  const own = new Set(report.total.lineIds);
  // A document of a claim that touches a line left out would tell what was left out.
  const shown = evidence
    .filter(({ lineIds }) => lineIds.length > 0 && lineIds.every((lineId) => own.has(lineId)))
    .sort((a, b) =>
      a.claimNumber === b.claimNumber ? order(a.id, b.id) : order(a.claimNumber, b.claimNumber),
    );
  const firstRows = new Map<string, number>();
  for (const [index, document] of shown.entries()) {
    const at = FIRST + index;
    writeDocument(sheet, at, document);
    if (!firstRows.has(document.claimNumber)) firstRows.set(document.claimNumber, at);
  }
  if (shown.length === 0)
    writeText(sheet.getCell(FIRST, 1), s.noEvidence[locale], font({ color: COLOUR.subtle }));
  return firstRows;
}

function writeDocument(sheet: ExcelJS.Worksheet, at: number, document: ReportEvidence): void {
  writeText(sheet.getCell(at, 1), document.claimNumber);
  writeText(sheet.getCell(at, 2), document.supplier ?? '');
  if (document.documentedOn !== null) writeDay(sheet.getCell(at, 3), document.documentedOn);
  // Twenty-four digits: as a number it would be rounded.
  writeText(sheet.getCell(at, 4), document.approvalNumber ?? '');
  if (document.totalAmount !== null) writeWon(sheet.getCell(at, 5), document.totalAmount, WON_FORMAT);
  writeText(sheet.getCell(at, 6), document.fileName);
  writeMinute(sheet.getCell(at, 7), document.uploadedAt);
  writeText(sheet.getCell(at, 8), document.sha256, font({ size: 8, color: COLOUR.subtle }));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
