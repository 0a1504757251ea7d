import type { Actor } from '../platform/access/actor.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import { EXPENSE_NUMBER } from '../platform/ids/expense-number-sql.js';

/** A claim whose reservation hasn't moved for this many days is worth a question; after the second, an alarm. */
export const STUCK_DAYS = 14;
export const LONG_STUCK_DAYS = 30;

const DAY_MS = 24 * 60 * 60 * 1000;
const SHOWN = 50;

export interface Stuck {
  expenseId: string;
  number: string;
  title: string;
  supplierName: string;
  teamName: Text;
  amount: Won;
  days: number;
  /** Waits for a decision, or for payment. */
  state: 'submitted' | 'approved';
}

interface StuckRow {
  id: string;
  number: string | null;
  title: string;
  supplier_name: string;
  team_ko: string;
  team_en: string;
  amount: string;
  state_since: Date;
  state: 'submitted' | 'approved';
}

/** Claims that hold money and haven't moved for two weeks, the longest first. A request on a common pot holds none. */
export async function stuckReservations(unit: UnitOfWork, actor: Actor, now: Date): Promise<Stuck[]> {
  const rows = await unit.query<StuckRow>(
    `SELECT e.id, ${EXPENSE_NUMBER} AS number, e.title, e.supplier_name,
       t.name_ko AS team_ko, t.name_en AS team_en, e.claim_amount AS amount, e.state_since, e.state
     FROM expenses e JOIN teams t ON t.id = e.team_id
     WHERE e.team_id = ANY ($1::uuid[]) AND e.state_since < $2
       AND (e.state = 'approved' OR (e.state = 'submitted' AND NOT e.on_pot)) AND e.corrects_expense_id IS NULL
     ORDER BY e.state_since, e.id LIMIT $3`,
    [actor.readTeamIds, new Date(now.getTime() - STUCK_DAYS * DAY_MS), SHOWN],
  );
  return rows.map((row) => ({
    expenseId: row.id,
    number: row.number ?? '',
    title: row.title,
    supplierName: row.supplier_name,
    teamName: { ko: row.team_ko, en: row.team_en },
    amount: BigInt(row.amount),
    days: Math.floor((now.getTime() - row.state_since.getTime()) / DAY_MS),
    state: row.state,
  }));
}
