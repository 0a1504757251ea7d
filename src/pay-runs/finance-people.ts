import type { UnitOfWork } from '../platform/database/unit-of-work.js';

/** How many people of the team could release a run as finance; inside the unit in hand. */
export async function financeCount(unit: UnitOfWork, teamId: string): Promise<number> {
  const row = await unit.one<{ count: number }>(
    `SELECT count(*)::int AS count FROM memberships m JOIN users u ON u.team_id = m.team_id AND u.id = m.user_id
     WHERE m.team_id = $1 AND m.role = 'finance' AND u.status = 'active'`,
    [teamId],
  );
  return row?.count ?? 0;
}
