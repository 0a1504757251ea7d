import { POSTING_EFFECTS } from '../ledger/posting-effects.js';

/** The lines of a stage with their balances: of the team $2, or of all that may be read. */
export const LINES = `
  SELECT l.id, l.audience, l.category_id, f.code AS fund_code, f.name_ko AS fund_ko, f.name_en AS fund_en,
    f.position AS fund_position, y.year, t.id AS team_id, t.code AS team_code, t.name_ko AS team_ko, t.name_en AS team_en,
    t.position AS team_position, b.available, b.reserved, b.spent
  FROM budget_lines l
  JOIN line_balances b ON b.line_id = l.id
  JOIN funds f ON f.id = l.fund_id
  JOIN fiscal_years y ON y.id = l.fiscal_year_id
  JOIN teams t ON t.id = l.owner_team_id
  WHERE l.kind = 'line' AND l.stage_id = $1 AND ($2::uuid IS NULL OR l.owner_team_id = $2)`;

/** How often the lines of the team $1 (of all that may be read) have moved. */
export const LEDGER_POSITION = `
  SELECT coalesce(sum(b.version), 0) AS position FROM line_balances b WHERE $1::uuid IS NULL OR b.owner_team_id = $1`;

/** Won spent on the lines $1 by day; the ledger counts what it has, so nothing lies after the report's day $2. */
export const SPENDING = `
  SELECT d.line_id, least(d.spent_on, $2::date) AS spent_on, sum(d.spent) AS amount
  FROM spending_days d
  WHERE d.line_id = ANY ($1::uuid[])
  GROUP BY 1, 2 ORDER BY 1, 2`;

/**
 * Reservations on the lines $1 that are neither spent nor freed. Claims make them, and only those of the teams $2 that
 * are on their way hold any: a few, found by state, among the many that are done.
 */
export const OPEN_RESERVATIONS = `
  SELECT p.line_id, p.amount, least(p.occurred_on, $3::date) AS since
  FROM expenses e
  JOIN postings p ON p.team_id = e.team_id AND p.cause_id = e.id AND p.kind = 'reserve'
  WHERE e.team_id = ANY ($2::uuid[]) AND e.state IN ('submitted', 'approved') AND p.line_id = ANY ($1::uuid[])
    AND NOT EXISTS (SELECT 1 FROM postings r
      WHERE r.team_id = p.team_id AND r.pending_id = p.id AND r.kind IN ('post-pending', 'void-pending'))
  ORDER BY p.id`;

/** Claims of the teams $2 that wait for a decision or for their claimant, by budget line. */
export const OPEN_CLAIMS = `
  SELECT e.id, e.state, e.state_since, x.budget_line_id, sum(x.claim_amount) AS amount
  FROM expenses e
  JOIN expense_lines x ON x.team_id = e.team_id AND x.expense_id = e.id
  WHERE e.team_id = ANY ($2::uuid[]) AND e.state IN ('submitted', 'returned') AND x.budget_line_id = ANY ($1::uuid[])
  GROUP BY e.team_id, e.id, x.budget_line_id ORDER BY e.id, x.budget_line_id`;

/** Claims of the teams $2 in the stage $3 that count without a document, with what of them counts still. */
export const CLAIMS_WITHOUT_EVIDENCE = `
  SELECT e.id, x.budget_line_id, sum(x.claim_amount - b.amount) AS amount
  FROM expenses e
  JOIN expense_lines x ON x.team_id = e.team_id AND x.expense_id = e.id
  CROSS JOIN LATERAL (SELECT coalesce(sum(r.returned), 0) AS amount FROM expense_reversal_lines r
    WHERE r.team_id = x.team_id AND r.line_id = x.id AND x.reversed_amount > 0) b
  WHERE e.team_id = ANY ($2::uuid[]) AND e.stage_id = $3 AND e.state IN ('submitted', 'approved', 'paid')
    AND x.budget_line_id = ANY ($1::uuid[])
    AND NOT EXISTS (SELECT 1 FROM expense_evidence v WHERE v.team_id = e.team_id AND v.expense_id = e.id)
  GROUP BY e.team_id, e.id, x.budget_line_id HAVING sum(x.claim_amount - b.amount) > 0 ORDER BY e.id, x.budget_line_id`;

export const POT_LINES = `
  SELECT l.id FROM budget_lines l WHERE l.stage_id = $1 AND l.kind = 'line' AND l.audience = 'programme'`;

/** What the teams $2 have spent and reserved on the lines $1, which are common pots. */
export const POT_SHARES = `
  SELECT t.name_ko, t.name_en, sum(e.spent) AS spent, sum(e.reserved) AS reserved
  FROM ${POSTING_EFFECTS} e
  JOIN teams t ON t.id = e.team_id
  WHERE e.line_id = ANY ($1::uuid[]) AND e.team_id = ANY ($2::uuid[]) AND (e.spent <> 0 OR e.reserved <> 0)
  GROUP BY t.id, t.name_ko, t.name_en, t.position ORDER BY t.position, t.id`;

/** Entries of the lines $1, oldest first, each with what it did to the line; one more than fit says that there are more. */
export const ENTRIES = `
  SELECT p.id, e.line_id, least(p.occurred_on, $2::date) AS occurred_on, p.recorded_at, p.kind, x.number, x.number_year,
    x.supplier_name, coalesce(nullif(x.title, ''), p.reason) AS description, e.allocated, e.reserved, e.spent
  FROM ${POSTING_EFFECTS} e
  JOIN postings p ON p.team_id = e.team_id AND p.id = e.id
  LEFT JOIN expenses x ON p.cause_type = 'expense' AND x.team_id = p.team_id AND x.id = p.cause_id
  WHERE e.line_id = ANY ($1::uuid[])
  ORDER BY p.id, e.line_id LIMIT $3`;

/** The documents of the claims that made entries on the lines $1, with all the lines of each claim. */
export const EVIDENCE = `
  SELECT v.id, v.original_name, v.sha256, v.uploaded_at, x.number, x.number_year, x.supplier_name, c.line_ids,
    r.reading->>'issuedOn' AS issued_on, r.reading->>'approvalNumber' AS approval_number,
    r.reading->>'totalAmount' AS total_amount
  FROM (
    SELECT DISTINCT p.team_id, p.cause_id FROM postings p
    WHERE p.line_id = ANY ($1::uuid[]) AND p.cause_type = 'expense'
  ) k
  JOIN expenses x ON x.team_id = k.team_id AND x.id = k.cause_id AND x.number IS NOT NULL
  JOIN expense_evidence a ON a.team_id = x.team_id AND a.expense_id = x.id
  JOIN evidence v ON v.team_id = a.team_id AND v.id = a.evidence_id
  CROSS JOIN LATERAL (
    SELECT array_agg(DISTINCT l.budget_line_id::text) AS line_ids FROM expense_lines l
    WHERE l.team_id = x.team_id AND l.expense_id = x.id AND l.budget_line_id IS NOT NULL
  ) c
  LEFT JOIN LATERAL (
    SELECT g.reading FROM evidence_readings g WHERE g.team_id = v.team_id AND g.evidence_id = v.id
    ORDER BY g.reader_version DESC LIMIT 1
  ) r ON true
  WHERE c.line_ids IS NOT NULL
  ORDER BY x.team_id, x.number_year, x.number, v.id`;
