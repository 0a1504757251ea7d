import type { Category } from '../programmes/category.entity.js';
import type { CategoryTree } from '../programmes/category-tree.js';
import type { ReportFund } from './one-page-report/one-page-report.js';
import type { ReportLine } from './one-page-report/one-page-report-input.js';

/** A budget line with its balance as the database gives it. */
export interface ReportLineRow {
  id: string;
  audience: 'office' | 'team' | 'programme';
  category_id: string;
  fund_code: string;
  fund_ko: string;
  fund_en: string;
  fund_position: number;
  year: number;
  team_id: string;
  team_code: string;
  team_ko: string;
  team_en: string;
  team_position: number;
  available: string;
  reserved: string;
  spent: string;
}

/** By category where a tree is given, a team's table; else by fund and team, the programme's. */
export function inPrintOrder(
  rows: readonly ReportLineRow[],
  categories: CategoryTree<Category> | undefined,
): ReportLineRow[] {
  const places = new Map(categories?.inOrder.map(({ id }, index) => [id, index]));
  const keysOf = (row: ReportLineRow): readonly (number | string)[] => [
    places.get(row.category_id) ?? 0,
    row.fund_position,
    row.fund_code,
    row.team_position,
    row.team_code,
    row.id,
  ];
  return rows
    .map((row) => ({ row, keys: keysOf(row) }))
    .sort((a, b) => compareKeys(a.keys, b.keys))
    .map(({ row }) => row);
}

function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [index, key] of a.entries()) {
    const other = b[index] ?? key;
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
}

export function reportLine(row: ReportLineRow, categories: CategoryTree<Category>): ReportLine {
  const [available, reserved, spent] = [BigInt(row.available), BigInt(row.reserved), BigInt(row.spent)];
  const category = categories.get(row.category_id);
  if (!category) throw new Error(`budget line ${row.id} has no category`);
  const isTeams = row.audience === 'team';
  return {
    id: row.id,
    budget: available + reserved + spent,
    spent,
    reserved,
    fund: { code: row.fund_code, name: { ko: row.fund_ko, en: row.fund_en } },
    team: isTeams
      ? { id: row.team_id, code: row.team_code, name: { ko: row.team_ko, en: row.team_en } }
      : null,
    category: {
      path: categories.lineage(row.category_id).map(({ path, name }) => ({ code: path, name })),
      cost: category.cost,
      labour: category.labour,
    },
  };
}

/** The funds of the lines, each year's once, in the programme's order. */
export function fundsOf(rows: readonly ReportLineRow[]): ReportFund[] {
  const funds = new Map<string, ReportLineRow>();
  for (const row of rows) funds.set(`${row.year} ${row.fund_code}`, row);
  return [...funds.values()]
    .sort((a, b) => a.year - b.year || a.fund_position - b.fund_position)
    .map((row) => ({ name: { ko: row.fund_ko, en: row.fund_en }, fiscalYear: row.year }));
}
