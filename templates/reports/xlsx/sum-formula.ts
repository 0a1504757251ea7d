import type { OnePageReport, ReportRow } from '../../../src/reports/one-page-report/one-page-report.js';
import { isExact } from './sheet-style.js';

/**
 * The formula of a row that stands for others, or undefined for a row of values. SUBTOTAL(9, …) skips other subtotals
 * and doesn't change when a group is folded, as 109 would. Without formulas when an amount below is text.
 */
export function sumFormula(
  report: OnePageReport,
  row: ReportRow,
  column: string,
  firstRow: number,
): string | undefined {
  // Every amount is within the total budget, so that the total tells for all.
  if (!isExact(report.total.budget) || report.rows.length === 0) return undefined;
  const at = (index: number): string => `${column}${firstRow + index}`;
  if (row.kind === 'total') return `SUBTOTAL(9,${at(0)}:${at(report.rows.length - 1)})`;
  const index = report.rows.indexOf(row);
  if (row.kind === 'subtotal') return `SUBTOTAL(9,${at(0)}:${at(index - 1)})`;
  const items = report.rows.filter(({ parentId }) => parentId === row.id).length;
  return row.kind === 'group' && items > 0 ? `SUBTOTAL(9,${at(index + 1)}:${at(index + items)})` : undefined;
}
