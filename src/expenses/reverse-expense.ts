import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ExpenseLedger } from './expense-ledger.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { mayReverse } from './expense.policy.js';

/** Takes a paid claim back, by entries that refund what was spent. */
@Injectable()
export class ReverseExpense {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly ledger: ExpenseLedger,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: { id: string; comment: string }): Promise<Expense> {
    const comment = command.comment.trim();
    return this.unit.run(actor, async () => {
      const expense = await this.store.lock(command.id);
      ensure(mayReverse(actor, expense));
      if (comment === '') throw EXPENSE_ERRORS.fail('expense.comment-missing');
      await this.store.move(expense, {
        state: 'reversed',
        stateSince: this.clock.businessNow(actor.demo),
        reversedAmount: expense.claimAmount,
      });
      await this.store.addEvent(actor, expense, { act: 'reversed', from: 'paid', comment });
      await this.audit.record(actor, {
        teamId: expense.teamId,
        act: 'expense.reversed',
        subjectType: 'expense',
        subjectId: expense.id,
        before: { state: 'paid' },
        after: { state: 'reversed', comment, reversedAmount: expense.reversedAmount },
      });
      await this.ledger.refund(actor, expense, 'reverse', comment);
      return expense;
    });
  }
}
