import type { YAMLMap } from 'yaml';
import { bankOf } from '../../platform/ids/banks.js';
import { YamlReader } from '../../rules/engine/yaml-reader.js';
import { PackError } from '../../rules/pack.js';
import { CELL_TYPES, COLUMN_VALUES, FILE_TYPES, type BankColumn, type BankLayout } from './layout.js';

/** As many as Excel 97 names a sheet with. */
const MAX_SHEET_NAME = 31;
/** Rows of a sheet of Excel 97, without its header. */
const MAX_ROWS = 65_535;
const NEEDED = ['account.bank', 'account.number', 'amount'] as const;

/** Reads and checks a bank's layout. @throws PackError with every problem found, each with its line. */
export function readBankLayout(text: string, file: string): BankLayout {
  const reader = new YamlReader(text, file);
  const layout = reader.root && readRoot(reader, reader.root);
  if (!layout || reader.problems.length > 0)
    throw new PackError(reader.problems.toSorted((a, b) => a.line - b.line));
  return layout;
}

function readRoot(reader: YamlReader, root: YAMLMap): BankLayout {
  reader.keys(root, ['layout', 'bank', 'name', 'file', 'sheet', 'maxRows', 'columns']);
  const bank = reader.string(root, 'bank');
  if (bank !== undefined && !bankOf(bank))
    reader.problem(reader.node(root, 'bank'), `모르는 은행: ${bank}`, `Unknown bank: ${bank}`);
  const sheet = reader.required(root, 'sheet');
  if (sheet.length > MAX_SHEET_NAME || /[\\/?*[\]:]/.test(sheet))
    reader.problem(reader.node(root, 'sheet'), '시트 이름으로 쓸 수 없습니다.', 'no name for a sheet');
  const columns = reader.maps(root, 'columns').map((map) => readColumn(reader, map));
  for (const value of NEEDED)
    if (columns.filter((column) => column.value === value).length !== 1)
      reader.problem(root, `${value} 열이 하나 필요합니다.`, `one column of ${value} is needed`);
  return {
    layout: reader.required(root, 'layout'),
    ...(bank === undefined ? {} : { bank }),
    name: reader.text(root, 'name'),
    file: reader.choice(root, 'file', FILE_TYPES),
    sheet,
    maxRows: whole(reader, root, 'maxRows', MAX_ROWS) ?? MAX_ROWS,
    columns,
  };
}

function readColumn(reader: YamlReader, map: YAMLMap): BankColumn {
  reader.keys(map, ['header', 'value', 'cell', 'limit']);
  const value = reader.choice(map, 'value', COLUMN_VALUES);
  const cell = reader.choice(map, 'cell', CELL_TYPES);
  // A number loses its leading zeros, and a sum of texts is none.
  if ((cell === 'number') !== (value === 'amount'))
    reader.problem(map, '금액만 number로 적습니다.', 'the amount is a number, and nothing else is');
  const limit = whole(reader, map, 'limit', 255);
  if (limit !== undefined && ['account.bank', 'account.number', 'amount'].includes(value))
    reader.problem(map, '은행·계좌·금액은 자를 수 없습니다.', 'bank, account and amount are never cut');
  // Not trimmed: the bank compares blanks, too.
  const given: unknown = map.get('header');
  const header = typeof given === 'string' ? given : '';
  if (header.trim() === '') reader.problem(map, 'header가 필요합니다.', 'a header is needed');
  return { header, value, cell, ...(limit === undefined ? {} : { limit }) };
}

function whole(reader: YamlReader, map: YAMLMap, key: string, most: number): number | undefined {
  const text = reader.string(map, key);
  if (text === undefined) return undefined;
  if (/^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= most) return Number(text);
  reader.problem(reader.node(map, key), `${key}: 1에서 ${most}까지`, `${key}: 1 to ${most}`);
  return undefined;
}
