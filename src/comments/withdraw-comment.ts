import { Injectable } from '@nestjs/common';
import { ExpenseStore } from '../expenses/expense-store.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { COMMENT_ERRORS } from './comment.errors.js';
import { mayWithdraw } from './comment.policy.js';
import { CommentQueries } from './comment.queries.js';

/** Takes one's own comment back; that there was one stays to be seen. */
@Injectable()
export class WithdrawComment {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly expenses: ExpenseStore,
    private readonly comments: CommentQueries,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: { expenseId: string; commentId: string }): Promise<void> {
    await this.unit.run(actor, async () => {
      const expense = await this.expenses.find(command.expenseId);
      const comment = await this.comments.find(expense, command.commentId);
      if (!comment) throw COMMENT_ERRORS.fail('comment.not-found');
      ensure(mayWithdraw(actor, comment, this.clock.businessDate(actor.demo)));
      const onBehalfOf = actor.team.kind === 'office' ? expense.teamId : undefined;
      await this.unit.run(
        actor,
        async () => {
          this.unit.write(
            'UPDATE expense_comments SET withdrawn_at = $3 WHERE team_id = $1 AND id = $2 AND withdrawn_at IS NULL',
            [expense.teamId, comment.id, this.clock.businessNow(actor.demo)],
          );
          await this.audit.record(actor, {
            teamId: expense.teamId,
            act: 'expense.comment-withdrawn',
            subjectType: 'expense',
            subjectId: expense.id,
            after: { commentId: comment.id },
          });
        },
        { onBehalfOf },
      );
    });
  }
}
