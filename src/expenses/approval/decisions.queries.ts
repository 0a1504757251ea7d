import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Expense } from '../expense.js';
import type { Outcome } from './decision-log.js';

/** What somebody answered, and in whose stead. */
export interface DecisionOfClaim {
  readonly decision: Outcome;
  /** The step's own name; '' where no route names it. */
  readonly step: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly insteadOf?: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly comment: string;
}

interface DecisionRow {
  decision: Outcome;
  step: string | null;
  by_id: string;
  by_name: string;
  for_id: string | null;
  for_name: string | null;
  at: Date;
  comment: string;
}

/** The answers to a claim in their order, inside the unit in hand. */
export async function decisionsOf(
  unit: UnitOfWork,
  expense: Pick<Expense, 'teamId' | 'id' | 'number'>,
): Promise<DecisionOfClaim[]> {
  if (expense.number === undefined) return [];
  const rows = await unit.byKey<DecisionRow>(
    `SELECT a.decision, r.name AS step, u.id AS by_id, u.name AS by_name, f.id AS for_id, f.name AS for_name, a.decided_at AS at, a.comment
     FROM approvals a JOIN users u ON u.id = a.decided_by LEFT JOIN users f ON f.id = a.for_user_id
     LEFT JOIN approval_requests r ON r.team_id = a.team_id AND r.id = a.request_id
     WHERE a.team_id = $1 AND a.expense_id = $2 ORDER BY a.id`,
    [expense.teamId, expense.id],
  );
  return rows.map((row) => ({
    decision: row.decision,
    step: row.step ?? '',
    by: { id: row.by_id, name: row.by_name },
    insteadOf: row.for_id && row.for_name ? { id: row.for_id, name: row.for_name } : undefined,
    at: row.at,
    comment: row.comment,
  }));
}
