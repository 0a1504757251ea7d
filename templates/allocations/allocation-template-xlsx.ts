import ExcelJS from 'exceljs';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { font, headRow, writeText } from '../reports/xlsx/sheet-style.js';
import { inLocale } from '../texts.js';
import { allocationSheetTexts } from './sheet-texts.js';

/** What the template offers to choose from. */
export interface TemplateLists {
  funds: readonly string[];
  years: readonly string[];
  stages: readonly string[];
  teams: readonly string[];
  institutions: readonly { team: string; name: string }[];
  categories: readonly string[];
  means: readonly string[];
  /** Supports that a team doesn't take. */
  declined: readonly string[];
}

/** Rows that choose from the lists; a sheet may be longer, its cells are then typed. */
const CHOOSING_ROWS = 2_000;
const WIDTHS = [24, 10, 12, 20, 26, 40, 12, 18, 36];
const WON = '#,##0';

/** An empty sheet of allocations whose cells offer the programme's own words, the lists on a sheet of their own. */
export async function allocationTemplateXlsx(
  head: readonly string[],
  lists: TemplateLists,
  locale: Locale,
): Promise<Buffer> {
  const t = inLocale(allocationSheetTexts, locale);
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(t.sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  headRow(sheet, 1, head, new Set([7]));
  for (const [index, width] of WIDTHS.entries()) sheet.getColumn(index + 1).width = width;
  sheet.getColumn(8).numFmt = WON;
  const choices: readonly (readonly [column: number, name: string, values: readonly string[]])[] = [
    [1, head[0] ?? '', lists.funds],
    [2, head[1] ?? '', lists.years],
    [3, head[2] ?? '', lists.stages],
    [4, head[3] ?? '', lists.teams],
    [5, head[4] ?? '', lists.institutions.map(({ name }) => name)],
    [6, head[5] ?? '', lists.categories],
    [7, head[6] ?? '', lists.means],
  ];
  const listSheet = workbook.addWorksheet(t.lists);
  headRow(listSheet, 1, [...choices.map(([, name]) => name), t.institutionTeam, t.declined], new Set());
  for (const [index, [column, , values]] of choices.entries()) {
    listSheet.getColumn(index + 1).width = WIDTHS[column - 1];
    writeColumn(listSheet, index + 1, values);
    if (values.length > 0) offer(sheet, { column, list: t.lists, place: index + 1, count: values.length, t });
  }
  writeColumn(
    listSheet,
    8,
    lists.institutions.map(({ team, name }) => `${team} – ${name}`),
  );
  writeColumn(listSheet, 9, lists.declined);
  listSheet.getColumn(8).width = 44;
  listSheet.getColumn(9).width = 36;
  const help = workbook.addWorksheet(t.help);
  help.getColumn(1).width = 110;
  for (const [index, line] of t.helpLines.split('\n').entries())
    writeText(help.getCell(index + 1, 1), line, font({ bold: index === 0 }));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function writeColumn(sheet: ExcelJS.Worksheet, column: number, values: readonly string[]): void {
  for (const [index, value] of values.entries()) writeText(sheet.getCell(index + 2, column), value);
}

/** Other words are warned of and not refused: names and codes are understood, too. */
function offer(
  sheet: ExcelJS.Worksheet,
  by: {
    column: number;
    list: string;
    place: number;
    count: number;
    t: { invalidTitle: string; invalid: string };
  },
): void {
  const letter = String.fromCharCode(64 + by.place);
  const source = `'${by.list}'!$${letter}$2:$${letter}$${by.count + 1}`;
  const target = sheet.getColumn(by.column).letter;
  // One rule for the whole column: one a cell would make the file slow to open.
  const validations = (sheet as unknown as { dataValidations: Validations }).dataValidations;
  validations.add(`${target}2:${target}${CHOOSING_ROWS + 1}`, {
    type: 'list',
    allowBlank: true,
    formulae: [source],
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: by.t.invalidTitle,
    error: by.t.invalid,
  });
}

interface Validations {
  add(range: string, validation: ExcelJS.DataValidation): void;
}
