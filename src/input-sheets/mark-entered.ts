import { Injectable } from '@nestjs/common';
import { ExpenseStore } from '../expenses/expense-store.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { INPUT_SHEET_ERRORS } from './input-sheet.errors.js';
import { mayEnter } from './input-sheet.policy.js';
import type { NationalSystem } from './layouts.js';

interface EntryCommand {
  expenseId: string;
  system: NationalSystem;
}

/** Finance says that a claim stands in the national system, or that it doesn't after all; saying it twice is saying it once. */
@Injectable()
export class MarkEntered {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async mark(actor: Actor, { expenseId, system }: EntryCommand): Promise<void> {
    await this.unit.run(actor, async () => {
      const expense = await this.store.find(expenseId);
      ensure(mayEnter(actor));
      if (expense.state !== 'approved' && expense.state !== 'paid')
        throw INPUT_SHEET_ERRORS.fail('input-sheet.not-to-enter');
      const made = await this.unit.query(
        `INSERT INTO national_entries (team_id, expense_id, system, entered_by, entered_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING 1`,
        [expense.teamId, expense.id, system, actor.userId, this.clock.businessNow(actor.demo)],
      );
      if (made.length > 0) await this.record(actor, expense, 'national-entry.made', { after: { system } });
    });
  }

  async unmark(actor: Actor, { expenseId, system }: EntryCommand): Promise<void> {
    await this.unit.run(actor, async () => {
      const expense = await this.store.find(expenseId);
      ensure(mayEnter(actor));
      const [gone] = await this.unit.query<{ entered_by: string; entered_at: Date }>(
        `DELETE FROM national_entries WHERE team_id = $1 AND expense_id = $2 AND system = $3
         RETURNING entered_by, entered_at`,
        [expense.teamId, expense.id, system],
      );
      if (gone)
        await this.record(actor, expense, 'national-entry.undone', {
          before: { system, enteredBy: gone.entered_by, enteredAt: gone.entered_at },
        });
    });
  }

  private async record(
    actor: Actor,
    { teamId, id }: { teamId: string; id: string },
    act: string,
    change: { before?: object; after?: object },
  ): Promise<void> {
    await this.audit.record(actor, { teamId, act, subjectType: 'expense', subjectId: id, ...change });
  }
}
