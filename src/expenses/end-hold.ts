import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense } from './expense.js';

/**
 * A hold ends with what it held: a claim that was rejected or taken back waits for no payment. It outlasts a return, or a
 * team could shake it off by handing the same claim in again.
 */
@Injectable()
export class EndHold {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit in hand, after the claim has moved; the row policy lets go of no hold before that. */
  async execute(actor: Actor, expense: Expense): Promise<void> {
    const [ended] = await this.unit.byKey<{ reason_code: string }>(
      `UPDATE payment_holds SET released_by = $3, released_at = $4
       WHERE team_id = $1 AND expense_id = $2 AND released_at IS NULL RETURNING reason_code`,
      [expense.teamId, expense.id, actor.userId, this.clock.businessNow(actor.demo)],
    );
    if (!ended) return;
    const { reason_code: reason } = ended;
    await this.store.addEvent(actor, expense, { act: 'released', from: expense.state, comment: reason });
    await this.audit.record(actor, {
      teamId: expense.teamId,
      subjectType: 'expense',
      subjectId: expense.id,
      act: 'expense.released',
      after: { reason, state: expense.state },
    });
  }
}
