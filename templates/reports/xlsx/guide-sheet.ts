import type ExcelJS from 'exceljs';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import type { OnePageReport } from '../../../src/reports/one-page-report/one-page-report.js';
import { reportTexts } from '../one-page-report.texts.js';
import { guideLines, sheetTexts } from './sheet-texts.js';
import { COLOUR, font, writeText } from './sheet-style.js';

/** 읽는 법: what figures, formulas and links mean. */
export function writeGuideSheet(sheet: ExcelJS.Worksheet, report: OnePageReport, locale: Locale): void {
  sheet.columns = [{ width: 18 }, { width: 92 }];
  sheet.views = [{ state: 'normal', showGridLines: false }];
  writeText(sheet.getCell('A1'), sheetTexts.guideSheet[locale], font({ bold: true, size: 14 }));
  const lines = guideLines.map(({ head, body }) => [head[locale], body[locale]] as const);
  const proof = [
    [reportTexts.digest[locale], report.sha256],
    ...(report.demo ? [[reportTexts.demo[locale], reportTexts.demo[locale]] as const] : []),
  ] as const;
  for (const [index, [head, body]] of [...lines, ...proof].entries()) {
    const at = index + 3;
    writeText(sheet.getCell(at, 1), head, font({ bold: true }));
    writeText(sheet.getCell(at, 2), body, font({ color: COLOUR.text }));
    for (const column of [1, 2]) sheet.getCell(at, column).alignment = { wrapText: true, vertical: 'top' };
    sheet.getRow(at).height = 16 * Math.max(1, Math.ceil(body.length / 62));
  }
}
