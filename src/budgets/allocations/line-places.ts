import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Won } from '../../platform/money/won.js';
import type { TeamStatus } from '../../programmes/team.entity.js';
import { BUDGET_ERRORS } from '../budget.errors.js';

/** Whose a line is, and the appropriation its money comes from and goes back to. */
export interface LinePlaces {
  ownerTeamId: string;
  ownerStatus: TeamStatus;
  appropriationId?: string;
  available: Won;
}

/** Belongs to the unit of work in hand; not found for lines that the actor may not know. */
export async function linePlaces(unit: UnitOfWork, lineId: string): Promise<LinePlaces> {
  const row = await unit.one<{
    owner_team_id: string;
    status: TeamStatus;
    appropriation_id: string | null;
    available: string | null;
  }>(
    `SELECT l.owner_team_id, t.status, a.id AS appropriation_id, b.available FROM budget_lines l
     JOIN teams t ON t.id = l.owner_team_id
     LEFT JOIN line_balances b ON b.line_id = l.id
     LEFT JOIN budget_lines a ON a.kind = 'appropriation' AND a.fund_id = l.fund_id AND a.fiscal_year_id = l.fiscal_year_id
     WHERE l.id = $1 AND l.kind = 'line'`,
    [lineId],
  );
  if (!row) throw BUDGET_ERRORS.fail('budget.line-not-found');
  return {
    ownerTeamId: row.owner_team_id,
    ownerStatus: row.status,
    appropriationId: row.appropriation_id ?? undefined,
    available: BigInt(row.available ?? '0'),
  };
}
