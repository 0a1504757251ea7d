import { Injectable } from '@nestjs/common';
import { afterNo } from '../approvals/next-step.js';
import { ApprovalStore } from '../approvals/approval-store.js';
import { Notices } from '../notifications/notices.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { aboutClaim } from './about-claim.js';
import { EndHold } from './end-hold.js';
import { ClaimMarks } from './approval/claim-marks.js';
import { ExpenseLedger } from './expense-ledger.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense } from './expense.js';
import { mayDiscard, mayRecall } from './expense.policy.js';
import { Fingerprints } from './fingerprints.js';

/** What a claimant takes back before anybody decided. */
@Injectable()
export class WithdrawExpense {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly approvals: ApprovalStore,
    private readonly marks: ClaimMarks,
    private readonly ledger: ExpenseLedger,
    private readonly fingerprints: Fingerprints,
    private readonly holds: EndHold,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /** A submitted claim becomes a draft again; what it held is free. */
  async recall(actor: Actor, id: string): Promise<Expense> {
    return this.unit.run(actor, async () => {
      const expense = await this.store.lock(id);
      ensure(mayRecall(actor, expense));
      const now = this.clock.businessNow(actor.demo);
      const round = await this.approvals.round(expense.teamId, expense.id);
      this.approvals.update(afterNo(round, 'withdrawn', now));
      await this.store.move(expense, {
        state: 'draft',
        stateSince: now,
        submittedAt: undefined,
        approverId: undefined,
        approverIds: [],
      });
      await this.store.addEvent(actor, expense, { act: 'recalled', from: 'submitted' });
      await this.marks.siblingsChanged(actor, expense);
      await this.record(actor, expense, 'expense.recalled');
      await this.ledger.release(actor, expense, 'recall');
      return expense;
    });
  }

  /** A draft goes away; one that was handed in before stays in the books as taken back. */
  async discard(actor: Actor, id: string): Promise<void> {
    await this.unit.run(actor, async () => {
      const expense = await this.store.lock(id);
      ensure(mayDiscard(actor, expense));
      await this.record(actor, expense, 'expense.discarded');
      const known = await this.unit.one(
        'SELECT 1 FROM expense_events WHERE team_id = $1 AND expense_id = $2 LIMIT 1',
        [expense.teamId, id],
      );
      if (!known && !expense.number) return this.store.remove(expense);
      await this.fingerprints.release(expense);
      await this.store.move(expense, { state: 'reversed', stateSince: this.clock.businessNow(actor.demo) });
      await this.store.addEvent(actor, expense, { act: 'discarded', from: 'draft' });
      await this.holds.execute(actor, expense);
    });
  }

  private async record(actor: Actor, expense: Expense, act: string): Promise<void> {
    // What one of two people never showed the other is gone without a word.
    if (expense.handedAt ?? expense.number) await this.notices.tell(actor, aboutClaim('withdrawn', expense));
    await this.audit.record(actor, {
      teamId: expense.teamId,
      act,
      subjectType: 'expense',
      subjectId: expense.id,
      after: { state: expense.state, number: expense.number, claimAmount: expense.claimAmount },
    });
  }
}
