/** Parts of queries over uses of cards `t`, in one place for lists and counts. */

export const CANCELLED = `coalesce((SELECT -sum(c.amount) FROM card_transactions c WHERE c.team_id = t.team_id AND c.cancels_id = t.id), 0)`;

/** The link `k` of a row; one to a claim that is no more counts for nothing. */
export const LINK = `LEFT JOIN LATERAL (SELECT l.* FROM card_links l JOIN expenses o ON o.team_id = l.team_id AND o.id = l.expense_id
  WHERE l.team_id = t.team_id AND l.transaction_id = t.id AND o.state NOT IN ('rejected', 'reversed')) k ON true`;

/** With its link: a purchase taken back as a whole asks for no claim. */
export const STATE = `CASE WHEN t.amount < 0 OR ${CANCELLED} >= t.amount THEN 'cancelled' WHEN k.expense_id IS NULL THEN 'open' ELSE 'linked' END`;

/** Approval numbers come again after months: the days have to fit too. */
const SAME_TIME = `(e.documented_on IS NULL OR e.documented_on BETWEEN t.used_on - 31 AND t.used_on + 31)`;
const NUMBERED = `k.expense_id IS NULL AND t.approval_number <> ''`;

/**
 * The claim `m` that a row without a link seems to belong to: by the approval number of the claim or of a document of it;
 * else by supplier, amount and nearest day, where no other use is put to it and nothing
 * names another approval number.
 */
export const MATCH = `LEFT JOIN LATERAL (
  SELECT c.id, c.days_apart, c.matched_by FROM (
    (SELECT e.id, 0 AS days_apart, 'approval-number' AS matched_by, 0 AS turn FROM expenses e
     WHERE ${NUMBERED} AND e.team_id = t.team_id AND e.approval_number = t.approval_number
       AND e.state NOT IN ('rejected', 'reversed') AND ${SAME_TIME}
     ORDER BY e.id LIMIT 1)
    UNION ALL
    (SELECT e.id, 0, 'approval-number', 1 FROM expenses e
     WHERE ${NUMBERED} AND e.team_id = t.team_id AND e.id = ANY (ARRAY (SELECT x.expense_id FROM evidence_readings r
         JOIN expense_evidence x ON x.team_id = r.team_id AND x.evidence_id = r.evidence_id
         WHERE r.team_id = t.team_id AND r.approval_number = t.approval_number))
       AND e.state NOT IN ('rejected', 'reversed') AND ${SAME_TIME}
     ORDER BY e.id LIMIT 1)
    UNION ALL
    (SELECT e.id, abs(e.documented_on - t.used_on), 'amount', 2 FROM expenses e
     WHERE k.expense_id IS NULL AND e.team_id = t.team_id AND e.supplier_business_number = t.merchant_business_number
       AND e.payable_amount = t.amount AND e.documented_on BETWEEN t.used_on - 7 AND t.used_on + 7
       AND e.state NOT IN ('draft', 'rejected', 'reversed')
       AND (e.approval_number IS NULL OR t.approval_number = '' OR length(e.approval_number) = 24)
       AND NOT EXISTS (SELECT 1 FROM evidence_readings r
         WHERE t.approval_number <> '' AND r.team_id = t.team_id AND r.approval_number = t.approval_number)
       AND NOT EXISTS (SELECT 1 FROM card_links o WHERE o.team_id = e.team_id AND o.expense_id = e.id)
     ORDER BY 2, e.id LIMIT 1)) c
  ORDER BY c.turn LIMIT 1) m ON true`;

/** The document `d` that tells of a row without a claim, by the approval number read on it. */
export const DOCUMENT = `LEFT JOIN LATERAL (SELECT v.id, v.original_name FROM evidence_readings r
  JOIN evidence v ON v.team_id = r.team_id AND v.id = r.evidence_id
  WHERE ${NUMBERED} AND m.id IS NULL AND r.team_id = t.team_id AND r.approval_number = t.approval_number
    AND v.uploaded_at BETWEEN t.used_on - 31 AND t.used_on + 366
    AND NOT EXISTS (SELECT 1 FROM expenses e WHERE e.team_id = v.team_id AND e.state NOT IN ('rejected', 'reversed')
      AND e.id = ANY (ARRAY (SELECT x.expense_id FROM expense_evidence x WHERE x.team_id = v.team_id AND x.evidence_id = v.id)))
  ORDER BY v.uploaded_at DESC, v.id LIMIT 1) d ON true`;

/** Who is asked for the document of a row, `q`. */
export const REQUEST = `LEFT JOIN card_requests q ON q.team_id = t.team_id AND q.transaction_id = t.id
  LEFT JOIN users w ON w.team_id = q.team_id AND w.id = q.person_id`;

/** What a row says of itself and of what it belongs to; `t`, `k`, `m`, `d`, `q` joined. */
export const USE_COLUMNS = `t.*, ${CANCELLED} AS cancelled_amount, m.id AS expense_id, m.days_apart, m.matched_by, k.expense_id AS linked_id,
  k.linked_at, u.name AS linked_by_name, x.number, x.number_year, x.title, x.state AS claim_state, d.id AS document_id,
  d.original_name AS document_name, q.person_id AS asked_id, w.name AS asked_name`;

export const USE_JOINS = `${LINK} LEFT JOIN users u ON u.id = k.linked_by ${MATCH} ${DOCUMENT} ${REQUEST}
  LEFT JOIN expenses x ON x.team_id = t.team_id AND x.id = coalesce(k.expense_id, m.id)`;
