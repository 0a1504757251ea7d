import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Notices } from '../notifications/notices.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { aboutClaim } from './about-claim.js';
import { Claimants } from './claimants.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { mayGiveBack, mayHandOver } from './expense.policy.js';

interface Handover {
  act: 'handed-over' | 'given-back';
  toId: string;
  comment?: string;
}

/** The way of a prepared draft between the two people: handed over to be confirmed, given back with a word. */
@Injectable()
export class HandOverDraft {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly claimants: Claimants,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /** 확인 요청: from now on the draft stands among what its claimant has to do. */
  async handOver(actor: Actor, command: { id: string; version?: number }): Promise<Expense> {
    return this.unit.run(actor, async () => {
      const expense = await this.locked(command);
      ensure(mayHandOver(actor, expense));
      // Somebody who has left meanwhile would never answer.
      await this.claimants.find(expense.teamId, expense.claimantId);
      return this.pass(actor, expense, { act: 'handed-over', toId: expense.claimantId });
    });
  }

  /** 되돌려 보내기: the preparer's turn again, told why. */
  async giveBack(
    actor: Actor,
    command: { id: string; version?: number; comment?: string },
  ): Promise<Expense> {
    const comment = command.comment?.trim() ?? '';
    return this.unit.run(actor, async () => {
      const expense = await this.locked(command);
      ensure(mayGiveBack(actor, expense));
      if (comment === '') throw EXPENSE_ERRORS.fail('expense.give-back-comment');
      return this.pass(actor, expense, {
        act: 'given-back',
        toId: expense.preparedBy ?? expense.claimantId,
        comment,
      });
    });
  }

  private async locked({ id, version }: { id: string; version?: number }): Promise<Expense> {
    const expense = await this.store.lock(id);
    if (version !== undefined && version !== expense.version) throw EXPENSE_ERRORS.fail('expense.changed');
    return expense;
  }

  private async pass(actor: Actor, before: Expense, handover: Handover): Promise<Expense> {
    const expense: Expense = {
      ...before,
      version: before.version + 1,
      handedAt: handover.act === 'handed-over' ? this.clock.businessNow(actor.demo) : undefined,
    };
    this.store.assign(expense);
    this.keep(actor, expense, handover);
    await this.notices.tell(actor, aboutClaim(handover.act, expense, [handover.toId]));
    await this.audit.record(actor, {
      teamId: expense.teamId,
      act: `expense.${handover.act}`,
      subjectType: 'expense',
      subjectId: expense.id,
      after: { toId: handover.toId, comment: handover.comment },
    });
    return expense;
  }

  /** What the two hands of a draft did with it goes with the draft, while the audit trail stays. */
  private keep(actor: Actor, expense: Expense, { act, toId, comment = '' }: Handover): void {
    this.unit.write(
      `INSERT INTO draft_handovers (team_id, id, expense_id, act, actor_id, to_id, at, comment) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        expense.teamId,
        uuidv7(),
        expense.id,
        act,
        actor.userId,
        toId,
        this.clock.businessNow(actor.demo),
        comment,
      ],
    );
  }
}
