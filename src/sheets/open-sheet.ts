import { csvRows } from './csv-sheet.js';
import { SHEET_ERRORS } from './sheet.errors.js';
import type { SheetNotes, SheetRow } from './sheet.js';
import { xlsRows } from './xls-sheet.js';
import { xlsxRows } from './xlsx-sheet.js';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Of Excel 97 to 2003: read where banks still give it, and no document of a claim. */
export const XLS_TYPE = 'application/vnd.ms-excel';
export const CSV_TYPE = 'text/csv';

export function isSheetType(mediaType: string): boolean {
  return mediaType === CSV_TYPE || mediaType === XLSX_TYPE;
}

/**
 * The rows of a CSV file or of a sheet of a workbook (the first that is shown where none is given), read as they are asked for: memory stays flat however long
 * the sheet is. Throws `sheet.…` where it can't be read or unpacks to more than a sheet of people's does.
 */
export function openSheet(
  path: string,
  mediaType: string,
  sheet?: number,
  notes?: SheetNotes,
): AsyncIterable<SheetRow> {
  if (mediaType === CSV_TYPE) return csvRows(path);
  if (mediaType === XLSX_TYPE) return xlsxRows(path, sheet, notes);
  if (mediaType === XLS_TYPE) return xlsRows(path);
  throw SHEET_ERRORS.fail('sheet.not-a-sheet');
}
