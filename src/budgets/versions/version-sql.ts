import { BUDGET_KINDS, POSTING_EFFECTS } from '../../ledger/posting-effects.js';

/** Causes of which each posting group is an act of its own; all others are named after the act itself. */
const SINGLE_ACTS = `('allocation', 'appropriation', 'budget')`;

/**
 * What moved the budget of a year ($1), as far as the reader may know: one row for each line and posting, with the version it
 * belongs to. A version is what one act moved: a form's group, or all that a sheet, a change or a close-out posted on one day.
 * $2: whether totals of pay may be seen. Numbers count the reader's own list, so that no gap tells of a rival's.
 */
export const VERSIONS = `moved AS (
    SELECT e.line_id, e.allocated, e.kind, e.id, e.team_id, e.cause_type, e.cause_id, e.occurred_on, e.recorded_at, e.actor_id, e.reason,
      l.kind = 'line' AS is_line,
      CASE WHEN e.cause_type IN ${SINGLE_ACTS} THEN e.group_id::text
        ELSE e.cause_type || e.cause_id::text || e.occurred_on::text END AS act
    FROM budget_lines l LEFT JOIN categories c ON c.id = l.category_id
    JOIN ${POSTING_EFFECTS} e ON e.line_id = l.id
    WHERE l.fiscal_year_id = $1 AND ($2 OR NOT coalesce(c.labour, false)) AND e.allocated <> 0
      AND e.kind IN (${BUDGET_KINDS.map((kind) => `'${kind}'`).join(', ')})
  ), version AS (
    SELECT act, min(id::text)::uuid AS id, row_number() OVER (ORDER BY min(recorded_at), min(id::text)) AS number,
      min(recorded_at) AS recorded_at, min(occurred_on) AS occurred_on, min(cause_type) AS cause_type,
      (array_agg(cause_id ORDER BY id))[1] AS cause_id, (array_agg(actor_id ORDER BY id))[1] AS actor_id,
      (array_agg(reason ORDER BY id))[1] AS reason, count(DISTINCT reason) AS reason_count,
      array_agg(DISTINCT kind) AS kinds, count(DISTINCT line_id) AS line_count,
      array_agg(DISTINCT team_id) AS team_ids
    FROM moved GROUP BY act
  )`;

/** Each place of the budget at two versions ($3, $4), those alike left out unless $5; a page of it ($6, $7). */
export const COMPARISON = `WITH ${VERSIONS}, place AS (
    SELECT m.line_id, coalesce(sum(m.allocated) FILTER (WHERE v.number <= $3), 0) AS before,
      coalesce(sum(m.allocated) FILTER (WHERE v.number <= $4), 0) AS after
    FROM moved m JOIN version v USING (act) GROUP BY m.line_id
  )
  SELECT p.line_id, f.id AS fund_id, f.code AS fund_code, f.name_ko AS fund_ko, f.name_en AS fund_en, s.id AS stage_id,
    s.name_ko AS stage_ko, s.name_en AS stage_en, t.id AS team_id, t.name_ko AS team_ko, t.name_en AS team_en,
    l.audience = 'team' AS is_team, i.id AS institution_id, i.name AS institution_name, c.id AS category_id,
    c.code AS category_code, c.name_ko AS category_ko, c.name_en AS category_en, l.means, p.before, p.after,
    sum(p.before) OVER () AS sum_before, sum(p.after) OVER () AS sum_after, count(*) OVER () AS lines
  FROM place p JOIN budget_lines l ON l.id = p.line_id JOIN funds f ON f.id = l.fund_id JOIN teams t ON t.id = l.owner_team_id
  LEFT JOIN stages s ON s.id = l.stage_id LEFT JOIN categories c ON c.id = l.category_id
  LEFT JOIN institutions i ON i.team_id = l.owner_team_id AND i.id = l.institution_id
  WHERE p.before <> p.after OR ($5 AND (p.before <> 0 OR p.after <> 0))
  ORDER BY f.position, f.code, l.kind = 'appropriation', s.number, t.position, t.id, i.position, i.id, c.path, l.means, l.id
  OFFSET $6 LIMIT $7`;
