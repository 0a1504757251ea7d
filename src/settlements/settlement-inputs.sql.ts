import { POSTING_EFFECTS } from '../ledger/posting-effects.js';

/** Lines of the teams $1 in the stages $2 with their balances as they stand. */
export const LINES = `
  SELECT l.owner_team_id AS team_id, l.stage_id, l.id, l.institution_id, l.category_id, l.means, l.fund_id, f.name_ko AS fund_ko,
    f.name_en AS fund_en, l.fiscal_year_id, y.year, b.available + b.reserved + b.spent AS budget, b.reserved, b.spent, b.version
  FROM budget_lines l
  JOIN line_balances b ON b.line_id = l.id
  JOIN funds f ON f.id = l.fund_id
  JOIN fiscal_years y ON y.id = l.fiscal_year_id
  WHERE l.kind = 'line' AND l.owner_team_id = ANY ($1::uuid[]) AND l.stage_id = ANY ($2::uuid[])
  ORDER BY l.id`;

/** What the entries up to the day $2 made of the lines $1. */
export const BALANCES_ON = `
  SELECT e.line_id AS id, sum(e.allocated) AS budget, sum(e.reserved) AS reserved, sum(e.spent) AS spent
  FROM ${POSTING_EFFECTS} e WHERE e.line_id = ANY ($1::uuid[]) AND e.occurred_on <= $2 GROUP BY e.line_id`;

/** Carried over into and out of the lines $1 up to the day $2. */
export const CARRIED = `
  SELECT id, sum(carried_in) AS carried_in, sum(carried_out) AS carried_out FROM (
    SELECT line_id AS id, amount AS carried_in, 0 AS carried_out, occurred_on FROM postings WHERE kind = 'carry-over'
    UNION ALL
    SELECT counter_line_id, 0, amount, occurred_on FROM postings WHERE kind = 'carry-over') c
  WHERE id = ANY ($1::uuid[]) AND occurred_on <= $2 GROUP BY id`;

export const INSTITUTIONS = `
  SELECT team_id, id, name, kind, position FROM institutions WHERE team_id = ANY ($1::uuid[]) ORDER BY team_id, position, id`;

export const PLANS = `
  SELECT team_id, stage_id, institution_id, government, own_cash, other_cash, in_kind FROM funding_plans
  WHERE team_id = ANY ($1::uuid[]) AND stage_id = ANY ($2::uuid[])`;

/** Paid up to the day $3; interest written down under a fund is the government's. */
export const PAID = `
  SELECT team_id, stage_id, institution_id, kind, sum(amount) AS amount,
    coalesce(sum(amount) FILTER (WHERE fund_id IS NOT NULL), 0) AS of_funds
  FROM disbursements WHERE team_id = ANY ($1::uuid[]) AND stage_id = ANY ($2::uuid[]) AND paid_on <= $3
  GROUP BY team_id, stage_id, institution_id, kind`;

/** Disallowed so far, by line; lines of a common pot are the office's. */
export const DISALLOWED = `
  SELECT s.team_id, s.stage_id, d.line_id, l.owner_team_id <> s.team_id AS on_pot, l.fund_id, f.name_ko AS fund_ko, f.name_en AS fund_en,
    l.fiscal_year_id, y.year, sum(d.amount) AS amount
  FROM settlements s
  JOIN settlement_disallowances d ON d.team_id = s.team_id AND d.settlement_id = s.id AND d.withdrawn_at IS NULL
  JOIN budget_lines l ON l.id = d.line_id
  JOIN funds f ON f.id = l.fund_id
  JOIN fiscal_years y ON y.id = l.fiscal_year_id
  WHERE s.team_id = ANY ($1::uuid[]) AND s.stage_id = ANY ($2::uuid[])
  GROUP BY s.team_id, s.stage_id, d.line_id, l.owner_team_id, l.fund_id, f.name_ko, f.name_en, l.fiscal_year_id, y.year`;
