import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { checkPaidOn } from '../../expenses/check-expense.js';
import { ExpenseReferences } from '../../expenses/expense-references.js';
import { ExpenseStore } from '../../expenses/expense-store.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { jobPerson } from '../../platform/jobs/job-person.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { PAY_RUN_ERRORS } from '../pay-run.errors.js';
import { mayHandle, mayKeepRuns } from '../pay-run.policy.js';
import { nextRunNumber } from '../run-number.js';
import { CardBillQueries, type BilledClaim, type BillFilter } from './card-bill.queries.js';

export interface SettleCommand extends BillFilter {
  /** The day the card company took the bill. */
  paidOn: KstDate;
  items: readonly { expenseId: string; version?: number }[];
}

/** 카드대금 정산: approved claims of a card's bill are paid by it. No file goes to a bank; the money has left already. */
@Injectable()
export class SettleCards {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly bills: CardBillQueries,
    private readonly expenses: ExpenseStore,
    private readonly references: ExpenseReferences,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    command: SettleCommand,
  ): Promise<{ id: string; number: number; itemCount: number }> {
    ensure(mayKeepRuns(actor));
    const chosen = new Map(command.items.map(({ expenseId, version }) => [expenseId, version]));
    if (chosen.size === 0) throw PAY_RUN_ERRORS.fail('pay-run.none-chosen');
    return this.unit.run(actor, async () => {
      await this.unit.query(
        'SELECT id FROM expenses WHERE team_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE',
        [actor.team.id, [...chosen.keys()]],
      );
      const bill = await this.bills.bill(actor, command);
      const claims = bill.claims.filter(({ id, version }) => {
        const seen = chosen.get(id);
        return chosen.has(id) && (seen === undefined || seen === version);
      });
      if (claims.length < chosen.size) throw PAY_RUN_ERRORS.fail('pay-run.not-on-bill');
      ensure(
        mayHandle(
          actor,
          claims.map(({ number, hands }) => ({ number, people: hands })),
        ),
      );
      for (const claim of claims) await this.ensureDay(actor, claim, command.paidOn);
      return this.settle(actor, command, {
        claims,
        reference: `카드대금 ${bill.statementName}`.slice(0, 200),
      });
    });
  }

  private async ensureDay(actor: Actor, { id, number }: BilledClaim, day: KstDate): Promise<void> {
    const expense = await this.expenses.find(id);
    const stage = await this.references.payableStage(actor, expense.stageId);
    if (checkPaidOn(expense, day, stage, this.clock.businessDate(actor.demo)).length > 0)
      throw PAY_RUN_ERRORS.fail('pay-run.paid-on', { number, day });
  }

  private async settle(
    actor: Actor,
    { statementId, paidOn }: SettleCommand,
    { claims, reference }: { claims: readonly BilledClaim[]; reference: string },
  ): Promise<{ id: string; number: number; itemCount: number }> {
    const run = { id: uuidv7(), number: await nextRunNumber(this.unit, actor.team.id) };
    const at = this.clock.businessNow(actor.demo);
    this.unit.write(
      `INSERT INTO pay_runs (team_id, id, number, kind, state, statement_id, transfer_on, prepared_by, prepared_at)
       VALUES ($1, $2, $3, 'card', 'filed', $4, $5, $6, $7)`,
      [actor.team.id, run.id, run.number, statementId, paidOn, actor.userId, at],
    );
    this.unit.write(
      `INSERT INTO pay_run_items (team_id, id, run_id, position, expense_id, expense_version, claim_amount, payable_amount, state, paid_on,
         bank_reference, added_by, decided_by, decided_at)
       SELECT $1, i.id, $2, i.position, i.expense_id, i.version, i.claim, i.payable, 'succeeded', $4, $5, $3, $3, $6
       FROM unnest($7::uuid[], $8::uuid[], $9::int[], $10::bigint[], $11::bigint[])
         WITH ORDINALITY AS i (id, expense_id, version, claim, payable, position)`,
      [
        actor.team.id,
        run.id,
        actor.userId,
        paidOn,
        reference,
        at,
        claims.map(() => uuidv7()),
        claims.map(({ id }) => id),
        claims.map(({ version }) => version),
        claims.map(({ claimAmount }) => claimAmount.toString()),
        claims.map(({ payableAmount }) => payableAmount.toString()),
      ],
    );
    await this.audit.record(actor, {
      teamId: actor.team.id,
      act: 'pay-run.cards-settled',
      subjectType: 'pay-run',
      subjectId: run.id,
      after: { number: run.number, statementId, paidOn, expenseIds: claims.map(({ id }) => id) },
    });
    await this.jobs.send('post-pay-run', { person: jobPerson(actor), runId: run.id });
    return { ...run, itemCount: claims.length };
  }
}
