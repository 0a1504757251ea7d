import type { UnitOfWork } from '../platform/database/unit-of-work.js';

/** The team's next number of a run; the team's other new runs wait until this unit ends. */
export async function nextRunNumber(unit: UnitOfWork, teamId: string): Promise<number> {
  await unit.query("SELECT pg_advisory_xact_lock(hashtextextended('pay-run:' || $1, 0))", [teamId]);
  const row = await unit.one<{ number: number }>(
    'SELECT coalesce(max(number), 0) + 1 AS number FROM pay_runs WHERE team_id = $1',
    [teamId],
  );
  return row?.number ?? 1;
}
