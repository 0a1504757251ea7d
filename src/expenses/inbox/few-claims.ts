import type { InboxFilter } from '../../approvals/inbox/inbox-filter.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { claimConditions, Parameters } from './claim-list-sql.js';

const FEW = 300;

/**
 * Which claims a filter names by what stands in them, where they are few; undefined where it names none, or many: then
 * the list walks in its order and comes upon them soon. Inside the unit in hand.
 */
export async function fewClaims(
  unit: UnitOfWork,
  filter: InboxFilter,
  teamIds: readonly string[],
): Promise<readonly string[] | undefined> {
  const parameters = new Parameters([[...teamIds]]);
  const conditions = claimConditions(filter, parameters);
  if (conditions.length === 0) return undefined;
  // Planned by itself: for the sake of the limit alone it would read the table from its beginning.
  const rows = await unit.query<{ id: string }>(
    `WITH e AS MATERIALIZED (SELECT id, title, supplier_name, number, number_year, claimant_id FROM expenses
       WHERE team_id = ANY ($1::uuid[]) AND state = 'submitted')
     SELECT e.id FROM e WHERE ${conditions.join(' AND ')} LIMIT ${FEW + 1}`,
    parameters.values,
  );
  return rows.length > FEW ? undefined : rows.map(({ id }) => id);
}
