import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Notices } from '../notifications/notices.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { aboutClaim } from './about-claim.js';
import { ExpenseStore } from './expense-store.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { mayHold, mayRelease } from './expense.policy.js';
import type { Expense } from './expense.js';
import { holdReasons, holdsOf, type HoldReason } from './payment-hold.js';

/**
 * The officer keeps a claim from being paid, and lets it go. Both are written to the team's log with the listed reason
 * alone: a hold after a match and one for a plain check leave the same rows, the reading that came before them included.
 */
@Injectable()
export class HoldPayment {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  async hold(actor: Actor, command: { id: string; reason: string }): Promise<Expense> {
    return this.decide(actor, command.id, async (expense) => {
      ensure(mayHold(actor, expense));
      const reason = (await this.reasons(actor)).find(({ code }) => code === command.reason);
      if (!reason) throw invalidInput([EXPENSE_ERRORS.problem('expense.hold-reason', '/reason')]);
      const held = await holdsOf(this.unit, [expense]);
      if (held.has(expense.id)) throw EXPENSE_ERRORS.fail('expense.already-held');
      this.unit.write(
        'INSERT INTO payment_holds (team_id, id, expense_id, owner_team_id, reason_code, held_by, held_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [
          expense.teamId,
          uuidv7(),
          expense.id,
          actor.programme.officeTeamId,
          reason.code,
          actor.userId,
          this.clock.businessNow(actor.demo),
        ],
      );
      await this.record(actor, expense, 'held', reason.code);
    });
  }

  async release(actor: Actor, command: { id: string }): Promise<Expense> {
    return this.decide(actor, command.id, async (expense) => {
      ensure(mayRelease(actor));
      const hold = (await holdsOf(this.unit, [expense])).get(expense.id);
      if (!hold) throw EXPENSE_ERRORS.fail('expense.not-held');
      this.unit.write(
        `UPDATE payment_holds SET released_by = $3, released_at = $4 WHERE team_id = $1 AND expense_id = $2 AND released_at IS NULL`,
        [expense.teamId, expense.id, actor.userId, this.clock.businessNow(actor.demo)],
      );
      await this.record(actor, expense, 'released', hold.reason.code);
    });
  }

  async reasons(actor: Actor): Promise<HoldReason[]> {
    return this.unit.run(actor, () => holdReasons(this.unit));
  }

  /** The claim is locked as paying locks it: one of the two sees what the other did. */
  private async decide(actor: Actor, id: string, act: (expense: Expense) => Promise<void>): Promise<Expense> {
    return this.unit.run(actor, async () => {
      const seen = await this.store.find(id);
      ensure(mayRelease(actor));
      return this.unit.run(
        actor,
        async () => {
          const expense = await this.store.lock(seen.id);
          await act(expense);
          return expense;
        },
        { onBehalfOf: seen.teamId },
      );
    });
  }

  private async record(
    actor: Actor,
    expense: Expense,
    act: 'held' | 'released',
    reason: string,
  ): Promise<void> {
    await this.store.addEvent(actor, expense, { act, from: expense.state, comment: reason });
    await this.notices.tell(actor, aboutClaim(act, expense));
    const subject = { teamId: expense.teamId, subjectType: 'expense', subjectId: expense.id };
    await this.audit.record(actor, { ...subject, act: `expense.${act}`, after: { reason } });
    await this.audit.recordRead(actor, subject);
  }
}
