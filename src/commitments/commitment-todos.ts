import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WaitingWork } from '../notifications/waiting-work.js';
import { hasRole, type Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { KstDate } from '../platform/clock/kst-date.js';

export interface CommitmentTodo {
  id: string;
  title: string;
  count: number;
}

export interface CommitmentTodos {
  /** Contracts and changes that wait for this person as the second one. */
  toConfirm?: CommitmentTodo;
  /** Instalments past their day of which no invoice came. */
  overdue?: CommitmentTodo & { dueOn: KstDate };
}

/** What contracts wait for, counted from how things stand, for the home page, the list of notices and mails. */
@Injectable()
export class CommitmentTodoQueries implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly waiting: WaitingWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.waiting.countBy('commitment-waits', async (actor) => (await this.toConfirm(actor))?.count);
    this.waiting.countBy('instalment-overdue', async (actor) => (await this.overdue(actor))?.count);
  }

  /** Inside the unit in hand. */
  async of(actor: Actor): Promise<CommitmentTodos> {
    return { toConfirm: await this.toConfirm(actor), overdue: await this.overdue(actor) };
  }

  private async toConfirm(actor: Actor): Promise<CommitmentTodo | undefined> {
    if (actor.team.kind !== 'team' || actor.team.status !== 'active' || !hasRole(actor, 'administrator'))
      return undefined;
    return this.unit.one<CommitmentTodo & object>(
      `SELECT c.id, c.title, (count(*) OVER ())::int AS count FROM commitments c
       LEFT JOIN commitment_changes h ON h.team_id = c.team_id AND h.commitment_id = c.id AND h.state = 'proposed'
       WHERE c.team_id = $1 AND ((c.state = 'draft' AND NOT $2 = ANY (c.entered_by))
         OR (c.state = 'active' AND h.proposed_by <> $2)) ORDER BY c.updated_at, c.id LIMIT 1`,
      [actor.team.id, actor.userId],
    );
  }

  private async overdue(actor: Actor): Promise<(CommitmentTodo & { dueOn: KstDate }) | undefined> {
    if (actor.team.kind !== 'team' || !hasRole(actor, 'finance')) return undefined;
    return this.unit.one<CommitmentTodo & { dueOn: KstDate } & object>(
      `SELECT c.id, c.title, i.due_on AS "dueOn", (count(*) OVER ())::int AS count FROM commitment_instalments i
       JOIN commitments c ON c.team_id = i.team_id AND c.id = i.commitment_id
       WHERE i.team_id = $1 AND i.state = 'open' AND i.due_on < $2::date AND c.state = 'active' ORDER BY i.due_on, i.id LIMIT 1`,
      [actor.team.id, this.clock.businessDate(actor.demo)],
    );
  }
}
