import { splitWon } from '../../../src/platform/money/shares.js';
import { permilleOf, sumWon } from '../../../src/platform/money/won.js';
import type { Text } from '../../../src/platform/i18n/locale.js';
import type { ReportRow } from '../../../src/reports/one-page-report/one-page-report.js';
import { reportTexts } from '../one-page-report.texts.js';

export interface FittedRows {
  rows: ReportRow[];
  /** How many rows of the report aren't printed one by one. */
  folded: number;
}

/**
 * Makes a table fit a page without losing a won: first the items of the smallest groups are folded into their group's
 * row, then the smallest groups into one row for the others.
 */
export function fitRows(rows: readonly ReportRow[], most: number): FittedRows {
  let fitted = [...rows];
  for (const group of groupsWithItems(fitted)) {
    if (fitted.length <= most) break;
    fitted = fitted.filter(({ parentId }) => parentId !== group.id);
  }
  for (const direct of [true, false]) {
    if (fitted.length > most) fitted = mergeSmallest(fitted, direct, fitted.length - most);
  }
  const merged = fitted.filter(({ id }) => id.startsWith('others')).length;
  return { rows: fitted, folded: rows.length - (fitted.length - merged) };
}

/** Groups that have items, the smallest budget first. */
function groupsWithItems(rows: readonly ReportRow[]): ReportRow[] {
  const parents = new Set(rows.map(({ parentId }) => parentId));
  return bySize(rows.filter(({ kind, id }) => kind === 'group' && parents.has(id)));
}

function mergeSmallest(rows: readonly ReportRow[], direct: boolean, surplus: number): ReportRow[] {
  const groups = rows.filter((row) => row.kind === 'group' && row.direct === direct);
  if (groups.length < 2) return [...rows];
  // Merging n rows saves n − 1.
  const merged = new Set(bySize(groups).slice(0, Math.min(surplus + 1, groups.length)));
  const last = rows.findLastIndex((row) => merged.has(row));
  return rows.flatMap((row, index) => {
    if (!merged.has(row)) return [row];
    return index === last ? [othersRow([...merged], direct)] : [];
  });
}

function othersRow(rows: readonly ReportRow[], direct: boolean): ReportRow {
  const sum = (figure: 'budget' | 'spent' | 'reserved' | 'left' | 'change'): bigint =>
    sumWon(rows.map((row) => row[figure]));
  const [budget, spent, reserved, left] = [sum('budget'), sum('spent'), sum('reserved'), sum('left')];
  const rate = permilleOf(spent, budget);
  const [reservedTenths = 0n, leftTenths = 0n] = splitWon(BigInt(1000 - rate), [reserved, left]);
  const name: Text = { ko: reportTexts.otherRows.ko(rows.length), en: reportTexts.otherRows.en(rows.length) };
  return {
    id: `others-${direct ? 'direct' : 'indirect'}`,
    kind: 'group',
    name,
    parentId: null,
    direct,
    budget,
    spent,
    reserved,
    left,
    change: sum('change'),
    shares:
      budget === 0n ? null : { spent: rate, reserved: Number(reservedTenths), left: Number(leftTenths) },
    lineIds: rows.flatMap(({ lineIds }) => lineIds),
    href: '',
    nameHref: null,
  };
}

function bySize(rows: readonly ReportRow[]): ReportRow[] {
  return [...rows].sort((a, b) => (a.budget < b.budget ? -1 : a.budget > b.budget ? 1 : 0));
}
