import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Expense } from '../expense.js';
import { ExpenseStore } from '../expense-store.js';
import { mayEdit } from '../expense.policy.js';
import { DECISION_ERRORS } from './decision.errors.js';

/** The way out of a narrow return: what was asked can't always be put right alone. */
@Injectable()
export class OpenWholeClaim {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly audit: AuditLog,
  ) {}

  /** @throws expense.all-open where nothing is closed. */
  async execute(actor: Actor, command: { id: string }): Promise<Expense> {
    return this.unit.run(actor, async () => {
      const expense = await this.store.lock(command.id);
      ensure(mayEdit(actor, expense));
      if (expense.state !== 'returned' || expense.questioned === undefined)
        throw DECISION_ERRORS.fail('expense.all-open');
      const { questioned } = expense;
      this.store.keepQuestioned(expense, undefined);
      await this.store.addEvent(actor, expense, { act: 'opened-whole', from: expense.state });
      await this.audit.record(actor, {
        teamId: expense.teamId,
        act: 'expense.opened-whole',
        subjectType: 'expense',
        subjectId: expense.id,
        before: { questioned },
        after: { questioned: null },
      });
      return expense;
    });
  }
}
