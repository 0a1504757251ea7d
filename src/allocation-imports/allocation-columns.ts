import type { Won } from '../platform/money/won.js';
import type { Text } from '../platform/i18n/locale.js';
import { headerAmong, type DataRow } from '../sheets/sheet-rows.js';
import { columnWord } from '../sheets/words.js';
import { ALLOCATION_FIELDS, type AllocationField, type AllocationMode } from './allocation-import.js';
import { ALLOCATION_IMPORT_ERRORS } from './allocation-import.errors.js';
import { unitIn } from './read-amount.js';

/** What the product calls the columns, in the order of its own sheets. */
export const COLUMN_LABELS: Record<AllocationField, Text> = {
  fund: { ko: '재원', en: 'Fund' },
  year: { ko: '회계연도', en: 'Fiscal year' },
  stage: { ko: '단계', en: 'Stage' },
  team: { ko: '팀', en: 'Team' },
  institution: { ko: '기관', en: 'Institution' },
  category: { ko: '비목', en: 'Category' },
  means: { ko: '현금·현물', en: 'Cash or in kind' },
  amount: { ko: '배정액', en: 'Amount' },
  reason: { ko: '사유', en: 'Reason' },
};

/** The amount's column where a sheet says what lines should have in all. */
export const TOTAL_LABEL: Text = { ko: '배정 합계', en: 'Allocated total' };

const NAMES: Record<AllocationField, readonly string[]> = {
  fund: ['재원', '재원명', '재원코드', 'fund'],
  year: ['회계연도', '연도', '년도', 'fiscal year', 'year'],
  stage: ['단계', '단계명', 'stage'],
  team: ['팀', '팀명', '정예팀', '팀코드', 'team'],
  institution: ['기관', '기관명', '연구개발기관', 'institution'],
  category: ['비목', '세목', '비목명', '세목명', '비목세목', 'category'],
  means: ['현금현물', '현금/현물', '재원구분', 'means', 'cash or in kind'],
  amount: ['배정액', '배정금액', '배정할금액', '배정합계', '금액', 'amount', 'allocated total'],
  reason: ['사유', '비고', '적요', 'reason'],
};
/** Names that say themselves what the amount means. */
const MODE_NAMES: Record<AllocationMode, readonly string[]> = {
  add: ['배정액', '배정할금액'],
  set: ['배정합계', 'allocated total'],
};
const NEEDED: readonly AllocationField[] = ['fund', 'year', 'category', 'amount'];

const BY_WORD: ReadonlyMap<string, AllocationField> = new Map(
  ALLOCATION_FIELDS.flatMap((field) =>
    NAMES[field].map((name): [string, AllocationField] => [columnWord(name), field]),
  ),
);

export interface SheetColumns {
  headerRow: number;
  columns: Partial<Record<AllocationField, number>>;
  /** What plain figures count. */
  unit?: Won;
}

export function headerOfAllocations(rows: readonly DataRow[]): DataRow | undefined {
  return headerAmong(rows, (name) => BY_WORD.has(columnWord(name)));
}

/** Finds the columns by their names; refuses a sheet that lacks one, has one twice, or means something else by its amounts. */
export function columnsOf(rows: readonly DataRow[], mode: AllocationMode): SheetColumns {
  const header = headerOfAllocations(rows);
  if (!header) throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.empty');
  const columns: SheetColumns['columns'] = {};
  for (const [index, name] of header.cells.entries()) {
    const field = BY_WORD.get(columnWord(name));
    if (field === undefined) continue;
    if (columns[field] !== undefined)
      throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.column-twice', { column: name.trim() });
    columns[field] = index;
  }
  const missing = NEEDED.filter((field) => columns[field] === undefined);
  if (missing.length > 0)
    throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.columns-missing', {
      columns: missing.map((field) => COLUMN_LABELS[field].ko).join(', '),
      columnsEn: missing.map((field) => COLUMN_LABELS[field].en).join(', '),
      row: header.number,
    });
  const amountName = header.cells[columns.amount ?? -1] ?? '';
  refuseOtherMode(amountName, mode);
  const above = rows.filter(({ number }) => number < header.number).flatMap(({ cells }) => cells);
  const unit =
    unitIn(amountName) ??
    above.map((cell) => (cell.includes('단위') ? unitIn(cell) : undefined)).find((one) => one !== undefined);
  return { headerRow: header.number, columns, unit };
}

function refuseOtherMode(amountName: string, mode: AllocationMode): void {
  const word = columnWord(amountName);
  const other = mode === 'add' ? 'set' : 'add';
  if (MODE_NAMES[other].some((name) => columnWord(name) === word))
    throw ALLOCATION_IMPORT_ERRORS.fail(`allocation-import.means-${other}`, { column: amountName.trim() });
}
