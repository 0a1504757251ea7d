import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Notices } from '../notifications/notices.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { formatWon, sumWon, type Won } from '../platform/money/won.js';
import { aboutClaim } from './about-claim.js';
import { CARD_USE_ERRORS, leftOfCancelledUses } from './card-cancellations.js';
import { checkPaidOn } from './check-expense.js';
import { ExpenseLedger } from './expense-ledger.js';
import { ExpenseReferences } from './expense-references.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { mayPay } from './expense.policy.js';
import { LIVE_RUN_ERRORS, liveRunsOf } from './live-run.js';
import { holdsOf } from './payment-hold.js';

export interface PaymentCommand {
  items: readonly { expenseId: string; version?: number }[];
  /** 사용일: the day the money left the account. */
  paidOn: KstDate;
  bankReference: string;
}

export interface Payment {
  id: string;
  paidOn: KstDate;
  bankReference: string;
  expenseIds: string[];
  claimAmount: Won;
  payableAmount: Won;
}

/** Marks a set of approved claims paid, all or none. */
@Injectable()
export class PayExpenses {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly references: ExpenseReferences,
    private readonly ledger: ExpenseLedger,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  async pay(actor: Actor, command: PaymentCommand): Promise<Payment> {
    const bankReference = command.bankReference.trim();
    // Sorted, so that two payments of overlapping sets wait for each other instead of locking each other out.
    const items = [...new Map(command.items.map((item) => [item.expenseId, item])).values()].sort((a, b) =>
      a.expenseId < b.expenseId ? -1 : 1,
    );
    return this.unit.run(actor, async () => {
      const expenses: Expense[] = [];
      for (const item of items) expenses.push(await this.payable(actor, item, command.paidOn));
      const payment: Payment = {
        id: uuidv7(),
        paidOn: command.paidOn,
        bankReference,
        expenseIds: expenses.map(({ id }) => id),
        claimAmount: sumWon(expenses.map(({ claimAmount }) => claimAmount)),
        payableAmount: sumWon(expenses.map(({ payableAmount }) => payableAmount)),
      };
      await this.insert(actor, payment, expenses);
      for (const expense of expenses) await this.settle(actor, expense, payment);
      return payment;
    });
  }

  private async payable(
    actor: Actor,
    item: PaymentCommand['items'][number],
    paidOn: KstDate,
  ): Promise<Expense> {
    // Sent behind the lock and so read after it was got: a hold takes the same one.
    const [expense, runs, holds, leftOf] = await Promise.all([
      this.store.lock(item.expenseId),
      liveRunsOf(this.unit, [{ teamId: actor.team.id, id: item.expenseId }]),
      holdsOf(this.unit, [{ teamId: actor.team.id, id: item.expenseId }]),
      leftOfCancelledUses(this.unit, actor.team.id, [item.expenseId]),
    ]);
    ensure(mayPay(actor, expense, holds.get(expense.id)));
    if (item.version !== undefined && item.version !== expense.version)
      throw EXPENSE_ERRORS.fail('expense.changed');
    if (runs.has(expense.id)) throw LIVE_RUN_ERRORS.fail('expense.in-run');
    const left = leftOf.get(expense.id);
    if (left !== undefined && expense.payableAmount > left)
      throw CARD_USE_ERRORS.fail('expense.card-cancelled', { left: formatWon(left) });
    const today = this.clock.businessDate(actor.demo);
    const [stage, stopped] = await Promise.all([
      this.references.payableStage(actor, expense.stageId),
      this.references.stopped(expense, today),
    ]);
    const problems = [...(stopped ? [stopped] : []), ...checkPaidOn(expense, paidOn, stage, today)];
    if (problems.length > 0) throw invalidInput(problems);
    return expense;
  }

  private async insert(actor: Actor, payment: Payment, expenses: readonly Expense[]): Promise<void> {
    await this.unit.query(
      `INSERT INTO payments (team_id, id, paid_on, bank_reference, paid_by, claim_amount, payable_amount, item_count, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        actor.team.id,
        payment.id,
        payment.paidOn,
        payment.bankReference,
        actor.userId,
        payment.claimAmount.toString(),
        payment.payableAmount.toString(),
        expenses.length,
        this.clock.businessNow(actor.demo),
      ],
    );
    await this.unit.query(
      `INSERT INTO payment_items (team_id, payment_id, expense_id, claim_amount, payable_amount)
       SELECT $1, $2, i.expense_id, i.claim, i.payable FROM unnest($3::uuid[], $4::bigint[], $5::bigint[]) AS i (expense_id, claim, payable)`,
      [
        actor.team.id,
        payment.id,
        expenses.map(({ id }) => id),
        expenses.map(({ claimAmount }) => claimAmount.toString()),
        expenses.map(({ payableAmount }) => payableAmount.toString()),
      ],
    );
  }

  private async settle(actor: Actor, expense: Expense, payment: Payment): Promise<void> {
    await this.store.move(expense, {
      state: 'paid',
      stateSince: this.clock.businessNow(actor.demo),
      paidOn: payment.paidOn,
    });
    await this.store.addEvent(actor, expense, {
      act: 'paid',
      from: 'approved',
      comment: payment.bankReference,
    });
    await this.audit.record(actor, {
      teamId: expense.teamId,
      act: 'expense.paid',
      subjectType: 'expense',
      subjectId: expense.id,
      before: { state: 'approved' },
      after: {
        state: 'paid',
        paidOn: payment.paidOn,
        bankReference: payment.bankReference,
        paymentId: payment.id,
      },
    });
    await this.notices.tell(actor, aboutClaim('paid', expense));
    await this.ledger.spend(actor, expense, payment.paidOn, payment.bankReference);
  }
}
