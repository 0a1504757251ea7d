import type { UnitOfWork } from '../platform/database/unit-of-work.js';

/** The finance people of a team: who prepare runs and release those of others; inside the unit in hand. */
export async function financePeople(unit: UnitOfWork, teamId: string): Promise<string[]> {
  const rows = await unit.query<{ id: string }>(
    `SELECT u.id FROM memberships m JOIN users u ON u.team_id = m.team_id AND u.id = m.user_id
     WHERE m.team_id = $1 AND m.role = 'finance' AND u.status = 'active' ORDER BY u.id`,
    [teamId],
  );
  return rows.map(({ id }) => id);
}

/** How many people of the team could release a run as finance; inside the unit in hand. */
export async function financeCount(unit: UnitOfWork, teamId: string): Promise<number> {
  const row = await unit.one<{ count: number }>(
    `SELECT count(*)::int AS count FROM memberships m JOIN users u ON u.team_id = m.team_id AND u.id = m.user_id
     WHERE m.team_id = $1 AND m.role = 'finance' AND u.status = 'active'`,
    [teamId],
  );
  return row?.count ?? 0;
}
