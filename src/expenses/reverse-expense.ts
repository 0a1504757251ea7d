import { Injectable } from '@nestjs/common';
import { Notices } from '../notifications/notices.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { formatWon, type Won } from '../platform/money/won.js';
import { aboutClaim } from './about-claim.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { mayReverse } from './expense.policy.js';
import { REFUND_ERRORS } from './refunds/refund.errors.js';
import type { OwedBy, ReversalReason } from './refunds/reversal.js';
import { fillLines, leftOf, leftOfLine, vatOf } from './refunds/shares-back.js';
import { TakeBack, type LineAmount } from './refunds/take-back.js';

export interface ReversalCommand {
  id: string;
  version?: number;
  comment: string;
  reason?: ReversalReason;
  /** Nobody where absent: the grant has its part back at once. */
  owedBy?: OwedBy;
  /** What is taken back of each line, which may be nothing; all that is left where absent. */
  lines?: readonly { lineId: string; amount?: Won }[];
}

/**
 * Takes a paid claim back, whole or in part, by entries. Where somebody owes the money back it is awaited, and the grant
 * has its part again when it came in: until then it is out of the account, and nobody may plan with it.
 */
@Injectable()
export class ReverseExpense {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly takeBack: TakeBack,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
  ) {}

  async execute(actor: Actor, command: ReversalCommand): Promise<Expense> {
    const comment = command.comment.trim();
    const { owedBy = 'nobody', reason = 'other' } = command;
    return this.unit.run(actor, async () => {
      const expense = await this.store.lock(command.id);
      ensure(mayReverse(actor, expense));
      if (command.version !== undefined && command.version !== expense.version)
        throw EXPENSE_ERRORS.fail('expense.changed');
      const amounts = amountsOf(expense, command.lines);
      if (comment === '') throw EXPENSE_ERRORS.fail('expense.comment-missing');
      const vat = owedBy === 'supplier' ? least(vatOf(expense.lines, amounts), leftOf(expense).vat) : 0n;
      const reversal = this.takeBack.decide(actor, expense, { reason, comment, owedBy, amounts, vat });
      if (owedBy === 'nobody')
        await this.takeBack.giveBack(actor, expense, { act: 'reverse', reason: comment, amounts });
      else await this.store.move(expense, {});
      const act =
        owedBy !== 'nobody' ? 'money-awaited' : expense.state === 'paid' ? 'part-reversed' : 'reversed';
      await this.store.addEvent(actor, expense, { act, from: 'paid', comment });
      await this.audit.record(actor, {
        teamId: expense.teamId,
        act: `expense.${act}`,
        subjectType: 'expense',
        subjectId: expense.id,
        before: { state: 'paid' },
        after: {
          state: expense.state,
          comment,
          reason,
          owedBy,
          reversalId: reversal.id,
          grantAmount: reversal.grantAmount,
          vatAmount: reversal.vatAmount,
          reversedAmount: expense.reversedAmount,
        },
      });
      const whole = act === 'reversed';
      await this.notices.tell(actor, aboutClaim(whole ? 'reversed' : 'partly-reversed', expense));
      return expense;
    });
  }
}

/** What is asked for each line; each thing wrong at its field. */
function amountsOf(expense: Expense, asked: ReversalCommand['lines']): LineAmount[] {
  const { grant } = leftOf(expense);
  const rooms = expense.lines.map((line) => ({ lineId: line.id, room: leftOfLine(line) }));
  if (!asked) {
    if (grant === 0n) throw REFUND_ERRORS.fail('reversal.more-than-left', { left: '0' });
    return fillLines(grant, rooms);
  }
  const problems: FieldProblem[] = [];
  const amounts = new Map<string, Won>();
  for (const [index, { lineId, amount }] of asked.entries()) {
    const at = `/lines/${index}/amount`;
    const room = rooms.find((line) => line.lineId === lineId)?.room;
    if (room === undefined || amounts.has(lineId))
      problems.push(REFUND_ERRORS.problem('reversal.line-unknown', at));
    else if (amount === undefined || amount < 0n) problems.push(REFUND_ERRORS.problem('reversal.amount', at));
    else if (amount > room)
      problems.push(REFUND_ERRORS.problem('reversal.more-than-left', at, { left: formatWon(room) }));
    else if (amount > 0n) amounts.set(lineId, amount);
  }
  if (problems.length > 0) throw invalidInput(problems);
  if (amounts.size === 0) throw REFUND_ERRORS.fail('reversal.nothing-chosen');
  // In the claim's order, as money coming back fills them.
  return rooms.flatMap(({ lineId }) => {
    const amount = amounts.get(lineId);
    return amount === undefined ? [] : [{ lineId, amount }];
  });
}

function least(a: Won, b: Won): Won {
  return a < b ? a : b;
}
