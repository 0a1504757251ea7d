import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DELEGATION_ERRORS } from './delegation.errors.js';
import type { DelegationRecord, DelegationState, NamedPerson } from './delegation-record.js';

interface RecordRow {
  team_id: string;
  id: string;
  from_user_id: string;
  from_name: string;
  to_user_id: string;
  to_name: string;
  starts_on: KstDate;
  ends_on: KstDate;
  max_amount: string | null;
  fund_ids: string[];
  reason: string;
  created_at: Date;
  ended_at: Date | null;
  ended_by: string | null;
  ended_by_name: string | null;
  state: DelegationState;
}

/** `$1` is the day. Whoever is gone neither lends nor decides. */
const RECORD = `SELECT d.*, f.name AS from_name, t.name AS to_name, e.name AS ended_by_name,
    CASE WHEN d.ended_at IS NOT NULL OR d.ends_on < $1::date OR f.status <> 'active' OR t.status <> 'active' THEN 'over'
      WHEN d.starts_on > $1::date THEN 'upcoming' ELSE 'live' END AS state
  FROM delegations d JOIN users f ON f.team_id = d.team_id AND f.id = d.from_user_id
  JOIN users t ON t.team_id = d.team_id AND t.id = d.to_user_id LEFT JOIN users e ON e.id = d.ended_by`;

/** Rows of delegations, inside the unit of work in hand. */
@Injectable()
export class DelegationStore {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** One's own, or all of the team's; a team's newest first. */
  async list(
    actor: Actor,
    { all, over, before, limit }: { all: boolean; over?: boolean; before?: string; limit: number },
  ): Promise<DelegationRecord[]> {
    const rows = await this.unit.query<RecordRow>(
      `SELECT * FROM (${RECORD} WHERE d.team_id = $2 AND ($3 OR $4 IN (d.from_user_id, d.to_user_id)) AND ($5::uuid IS NULL OR d.id < $5)) d
       WHERE $6::boolean IS NULL OR (state = 'over') = $6 ORDER BY id DESC LIMIT $7`,
      [
        this.clock.businessDate(actor.demo),
        actor.team.id,
        all,
        actor.userId,
        before ?? null,
        over ?? null,
        limit,
      ],
    );
    return rows.map(recordFrom);
  }

  /** One of the actor's own team; anything else is not found. */
  async find(actor: Actor, id: string): Promise<DelegationRecord> {
    return this.load(actor, id, '');
  }

  async lock(actor: Actor, id: string): Promise<DelegationRecord> {
    return this.load(actor, id, 'FOR UPDATE OF d');
  }

  /** Those of one person that aren't over. The person's own acts take turns until the unit ends. */
  async lockGivenBy(actor: Actor): Promise<DelegationRecord[]> {
    await this.unit.query(`SELECT pg_advisory_xact_lock(hashtextextended('delegations ' || $1, 0))`, [
      actor.userId,
    ]);
    const rows = await this.unit.query<RecordRow>(
      `SELECT * FROM (${RECORD} WHERE d.team_id = $2 AND d.from_user_id = $3) d WHERE state <> 'over'`,
      [this.clock.businessDate(actor.demo), actor.team.id, actor.userId],
    );
    return rows.map(recordFrom);
  }

  /** Those that a person lent or was lent and that nobody has ended, whatever their days. */
  async openOf(
    actor: Actor,
    { teamId, userId }: { teamId: string; userId: string },
  ): Promise<DelegationRecord[]> {
    const rows = await this.unit.query<RecordRow>(
      `${RECORD} WHERE d.team_id = $2 AND $3 IN (d.from_user_id, d.to_user_id) AND d.ended_at IS NULL AND d.ends_on >= $1::date
       ORDER BY d.id FOR UPDATE OF d`,
      [this.clock.businessDate(actor.demo), teamId, userId],
    );
    return rows.map(recordFrom);
  }

  /** Colleagues to whom it may be lent: active, of the same team, and in the office officers. */
  async candidates(actor: Actor): Promise<NamedPerson[]> {
    return this.unit.query<{ id: string; name: string }>(
      `SELECT u.id, u.name FROM users u WHERE u.team_id = $1 AND u.id <> $2 AND u.status = 'active'
         AND ($3 OR EXISTS (SELECT 1 FROM memberships m WHERE m.team_id = u.team_id AND m.user_id = u.id AND m.role = 'officer'))
       ORDER BY u.name, u.id`,
      [actor.team.id, actor.userId, actor.team.kind === 'team'],
    );
  }

  insert(delegation: DelegationRecord): void {
    this.unit.write(
      `INSERT INTO delegations (team_id, id, from_user_id, to_user_id, starts_on, ends_on, max_amount, fund_ids, reason, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        delegation.teamId,
        delegation.id,
        delegation.from.id,
        delegation.to.id,
        delegation.startsOn,
        delegation.endsOn,
        delegation.maxAmount?.toString(),
        delegation.fundIds,
        delegation.reason,
        delegation.createdAt,
      ],
    );
  }

  end(actor: Actor, { teamId, id }: Pick<DelegationRecord, 'teamId' | 'id'>): void {
    this.unit.write(
      `UPDATE delegations SET ended_at = $3, ended_by = $4 WHERE team_id = $1 AND id = $2 AND ended_at IS NULL`,
      [teamId, id, this.clock.businessNow(actor.demo), actor.userId],
    );
  }

  private async load(actor: Actor, id: string, lock: string): Promise<DelegationRecord> {
    const row = await this.unit.one<RecordRow>(`${RECORD} WHERE d.team_id = $2 AND d.id = $3 ${lock}`, [
      this.clock.businessDate(actor.demo),
      actor.team.id,
      id,
    ]);
    if (!row) throw DELEGATION_ERRORS.fail('delegation.not-found');
    return recordFrom(row);
  }
}

function recordFrom(row: RecordRow): DelegationRecord {
  return {
    teamId: row.team_id,
    id: row.id,
    from: { id: row.from_user_id, name: row.from_name },
    to: { id: row.to_user_id, name: row.to_name },
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    maxAmount: row.max_amount === null ? undefined : BigInt(row.max_amount),
    fundIds: row.fund_ids,
    reason: row.reason,
    createdAt: row.created_at,
    endedAt: row.ended_at ?? undefined,
    endedBy: row.ended_by && row.ended_by_name ? { id: row.ended_by, name: row.ended_by_name } : undefined,
    state: row.state,
  };
}
