import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Delegation } from './deciders.js';

interface DelegationRow {
  from_user_id: string;
  to_user_id: string;
  starts_on: KstDate;
  ends_on: KstDate;
  max_amount: string | null;
  fund_ids: string[];
  from_roles: Role[] | null;
}

/** What others have lent this person for today. */
@Injectable()
export class DelegationsToday {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit in hand; what whoever delegates has lost by now isn't lent either. */
  async to(actor: Actor): Promise<Delegation[]> {
    return this.of(actor, `d.ended_at IS NULL AND $3::date BETWEEN d.starts_on AND d.ends_on`);
  }

  /** What was lent and no longer is, for as long as somebody may wonder why. */
  async endedTo(actor: Actor): Promise<Delegation[]> {
    return this.of(actor, `(d.ended_at IS NOT NULL OR d.ends_on < $3::date) AND d.ends_on > $3::date - 90`);
  }

  private async of(actor: Actor, condition: string): Promise<Delegation[]> {
    const rows = await this.unit.byKey<DelegationRow>(
      `SELECT d.from_user_id, d.to_user_id, d.starts_on, d.ends_on, d.max_amount, d.fund_ids,
         (SELECT array_agg(m.role) FROM memberships m WHERE m.team_id = d.team_id AND m.user_id = d.from_user_id) AS from_roles
       FROM delegations d JOIN users u ON u.team_id = d.team_id AND u.id = d.from_user_id AND u.status = 'active'
       WHERE d.team_id = $1 AND d.to_user_id = $2 AND ${condition}
       ORDER BY d.id`,
      [actor.team.id, actor.userId, this.clock.businessDate(actor.demo)],
    );
    return rows.map((row) => ({
      fromUserId: row.from_user_id,
      toUserId: row.to_user_id,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      maxAmount: row.max_amount === null ? undefined : BigInt(row.max_amount),
      fundIds: row.fund_ids,
      fromRoles: row.from_roles ?? [],
    }));
  }
}
