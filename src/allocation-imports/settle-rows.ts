import type { AllocationMode, RowFaultCode } from './allocation-import.js';

const OF = `r.team_id = $1 AND r.import_id = $2 AND r.outcome = 'good'`;

/** The line that a row means, where it is there. */
export const SAME_LINE = `l.kind = 'line' AND l.owner_team_id = r.for_team_id AND l.fund_id = r.fund_id
  AND l.fiscal_year_id = r.fiscal_year_id AND l.stage_id = r.stage_id AND l.category_id = r.category_id AND l.means = r.means
  AND l.institution_id IS NOT DISTINCT FROM r.institution_id`;

/** Finds the lines of rows that have none yet. */
export const FIND_LINES = `UPDATE allocation_import_rows r SET line_id = l.id, before = b.available + b.reserved + b.spent
  FROM budget_lines l JOIN line_balances b ON b.line_id = l.id WHERE ${OF} AND r.line_id IS NULL AND ${SAME_LINE}`;

function mark(
  outcome: 'refused' | 'skipped',
  code: RowFaultCode,
  where: string,
  more: { as?: string; from?: string; params?: string; field?: string } = {},
): string {
  const { as = '', from = '', params, field } = more;
  const fault = [
    `'code', '${code}'`,
    ...(field ? [`'field', '${field}'`] : []),
    ...(params ? [`'params', ${params}`] : []),
  ].join(', ');
  return `${as} UPDATE allocation_import_rows r SET outcome = '${outcome}',
    problems = coalesce(r.problems, '[]') || jsonb_build_array(jsonb_build_object(${fault})) ${from} WHERE ${OF} AND ${where}`;
}

const LINE_BALANCE = 'FROM line_balances b';
/** Told once and not once a row, however few rows the planner believes there are. */
const ALIKE = `WITH d AS MATERIALIZED (SELECT n.row_number, CASE WHEN n.row_number = n.first THEN n.last ELSE n.first END AS other
    FROM (SELECT row_number, count(*) OVER same AS alike, min(row_number) OVER same AS first, max(row_number) OVER same AS last
      FROM allocation_import_rows WHERE team_id = $1 AND import_id = $2 AND outcome = 'good'
      WINDOW same AS (PARTITION BY for_team_id, fund_id, fiscal_year_id, stage_id, institution_id, category_id, means)) n
    WHERE n.alike > 1)`;

/**
 * What can be told of rows only by the budget or by each other, one statement after the other: the line each means, what
 * changes by it, and what stands in the way. Sets, however long the sheet is.
 */
export function settleRows(mode: AllocationMode): string[] {
  return [
    mark('refused', 'duplicate', 'r.row_number = d.row_number', {
      as: ALIKE,
      from: 'FROM d',
      params: `jsonb_build_object('row', d.other)`,
      field: 'category',
    }),
    FIND_LINES,
    `UPDATE allocation_import_rows r SET change = ${mode === 'add' ? 'r.amount' : 'r.amount - coalesce(r.before, 0)'} WHERE ${OF}`,
    mark('skipped', 'unchanged', 'r.change = 0'),
    mark('refused', 'line-closed', 'l.id = r.line_id AND l.closed AND r.change > 0', {
      from: 'FROM budget_lines l',
      field: 'category',
    }),
    mark('refused', 'below-used', 'b.line_id = r.line_id AND r.change < 0 AND b.available < -r.change', {
      from: LINE_BALANCE,
      params: `jsonb_build_object('least', trim(to_char(b.reserved + b.spent, '999,999,999,999,999,999,990')))`,
      field: 'amount',
    }),
  ];
}
