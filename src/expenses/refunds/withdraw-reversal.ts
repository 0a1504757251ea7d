import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EXPENSE_ERRORS } from '../expense.errors.js';
import { mayRecordRefund } from '../expense.policy.js';
import { ExpenseStore } from '../expense-store.js';
import type { Expense } from '../expense.js';
import { REFUND_ERRORS } from './refund.errors.js';
import { ReversalStore } from './reversal-store.js';
import { openOf } from './shares-back.js';

/** Awaits the rest of a reversal's money no more; what came back stays back, and the rest counts as spent. */
@Injectable()
export class WithdrawReversal {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly reversals: ReversalStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    command: { expenseId: string; reversalId: string; version?: number; comment: string },
  ): Promise<Expense> {
    const comment = command.comment.trim();
    return this.unit.run(actor, async () => {
      const expense = await this.store.lock(command.expenseId);
      ensure(mayRecordRefund(actor, expense));
      const reversal = (await this.reversals.of(expense)).find(({ id }) => id === command.reversalId);
      if (!reversal) throw REFUND_ERRORS.fail('reversal.not-found');
      if (command.version !== undefined && command.version !== expense.version)
        throw EXPENSE_ERRORS.fail('expense.changed');
      const { grant, vat } = openOf(reversal);
      if (grant + vat === 0n) throw REFUND_ERRORS.fail('reversal.not-open');
      if (comment === '') throw EXPENSE_ERRORS.fail('expense.comment-missing');
      const at = this.clock.businessNow(actor.demo);
      this.reversals.withdraw(reversal, { userId: actor.userId, at, comment });
      this.reversals.awaitMoney(expense, { owed: -grant, vatBack: -vat });
      await this.store.move(expense, {});
      await this.store.addEvent(actor, expense, { act: 'reversal-withdrawn', from: expense.state, comment });
      await this.audit.record(actor, {
        teamId: expense.teamId,
        act: 'expense.reversal-withdrawn',
        subjectType: 'expense',
        subjectId: expense.id,
        before: { owed: grant + vat },
        after: { comment, reversalId: reversal.id, owed: 0n },
      });
      return expense;
    });
  }
}
