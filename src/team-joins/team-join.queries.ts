import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { TeamJoin } from './team-join.js';
import { joinFrom, type JoinRow } from './team-join-store.js';
import { maySeeJoins } from './team-join.policy.js';

export interface ListedJoin extends TeamJoin {
  proposedByName: string;
  decidedByName?: string;
  decidedAt?: Date;
}

/** Teams that are about to join or have joined so; the office's alone to know. */
@Injectable()
export class TeamJoinQueries {
  constructor(private readonly unit: UnitOfWork) {}

  list(actor: Actor): Promise<ListedJoin[]> {
    ensure(maySeeJoins(actor));
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<
        JoinRow & { proposed_name: string | null; decided_name: string | null; decided_at: Date | null }
      >(
        `SELECT j.*, p.name AS proposed_name, d.name AS decided_name FROM team_joins j
         LEFT JOIN users p ON p.id = j.proposed_by LEFT JOIN users d ON d.id = j.decided_by
         ORDER BY j.state = 'proposed' DESC, j.proposed_at DESC`,
      );
      return rows.map((row) => ({
        ...joinFrom(row),
        proposedByName: row.proposed_name ?? '',
        decidedByName: row.decided_name ?? undefined,
        decidedAt: row.decided_at ?? undefined,
      }));
    });
  }
}
