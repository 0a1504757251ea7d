import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ExpenseState } from '../expense.js';

const MAX_COUNTED = 1000;

type Counts = Partial<Record<ExpenseState, number>>;

/** How many claims a list holds in each state, where that is quickly counted. */
@Injectable()
export class ExpenseListQueries {
  constructor(private readonly unit: UnitOfWork) {}

  /** Undefined when there are too many to count for a page. */
  async counts(
    actor: Actor,
    filter: { scope: 'mine' | 'team'; teamId?: string },
  ): Promise<Counts | undefined> {
    const rows = await this.unit.run(actor, () =>
      filter.scope === 'mine'
        ? this.own(actor)
        : this.ofTeams(actor, filter.teamId ? [filter.teamId] : actor.readTeamIds),
    );
    const total = rows.reduce((sum, { count }) => sum + count, 0);
    if (rows.some(({ count }) => count >= MAX_COUNTED) || total >= MAX_COUNTED * 2) return undefined;
    return Object.fromEntries(
      rows.filter(({ count }) => count > 0).map(({ state, count }) => [state, count]),
    );
  }

  private own(actor: Actor) {
    return this.unit.query<{ state: ExpenseState; count: number }>(
      `SELECT state, count(*)::int AS count FROM (
         (SELECT state FROM expenses WHERE team_id = $1 AND claimant_id = $2 ORDER BY created_at DESC, id DESC LIMIT ${MAX_COUNTED})
         UNION ALL (SELECT state FROM expenses WHERE team_id = $1 AND prepared_by = $2 AND state = 'draft' AND number IS NULL
           ORDER BY created_at DESC, id DESC LIMIT ${MAX_COUNTED})) e GROUP BY state`,
      [actor.team.id, actor.userId],
    );
  }

  /**
   * A state and team at a time, in the order of the index, so that each is a walk along it that stops at the limit; of
   * drafts only the reader's own, along the index of a person's open claims.
   */
  private ofTeams(actor: Actor, teamIds: readonly string[]) {
    return this.unit.query<{ state: ExpenseState; count: number }>(
      `SELECT s.state, coalesce(sum(n.count), 0)::int AS count
       FROM unnest(ARRAY['submitted', 'returned', 'rejected', 'approved', 'paid', 'reversed']) AS s (state)
       CROSS JOIN unnest($1::uuid[]) AS t (id)
       CROSS JOIN LATERAL (SELECT count(*) AS count FROM (SELECT 1 FROM expenses e WHERE e.team_id = t.id AND e.state = s.state
         ORDER BY e.state_since, e.id LIMIT ${MAX_COUNTED}) c) n
       GROUP BY s.state
       UNION ALL SELECT 'draft', sum(n.count)::int FROM unnest($1::uuid[]) AS t (id) CROSS JOIN LATERAL (
         SELECT count(*) AS count FROM (
           (SELECT 1 FROM expenses e WHERE e.team_id = t.id AND e.claimant_id = $2 AND e.state = 'draft'
             ORDER BY e.updated_at DESC LIMIT ${MAX_COUNTED})
           UNION ALL (SELECT 1 FROM expenses e WHERE e.team_id = t.id AND e.prepared_by = $2 AND e.state = 'draft' AND e.number IS NULL
             ORDER BY e.created_at DESC, e.id DESC LIMIT ${MAX_COUNTED})) d) n`,
      [[...teamIds], actor.userId],
    );
  }
}
