import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { addDays, isKstDate, type KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import type { Won } from '../../platform/money/won.js';
import { lineAmounts } from '../amounts.js';
import { EXPENSE_ERRORS } from '../expense.errors.js';
import { duePeriods, periodAfter } from './recurring-dates.js';
import { RECURRING_ERRORS } from './recurring.errors.js';
import { mayChange, type RecurringAct } from './recurring.policy.js';
import { RecurringStore } from './recurring-store.js';
import type { Recurring } from './recurring.js';

export interface RecurringChange {
  day?: number;
  until?: KstDate;
  supplyAmount?: Won;
  taxAmount?: Won;
}

/** So many missed periods are told; nobody reads about more. */
const TOLD = 12;

/** What an owner does with a schedule: change, pause, resume and end it. Drafts that are open stay as they are. */
@Injectable()
export class ChangeRecurring {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: RecurringStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async change(actor: Actor, id: string, change: RecurringChange): Promise<Recurring> {
    return this.act(actor, id, 'change', (recurring) => {
      const problems = problemsOf(change);
      if (problems.length > 0) throw invalidInput(problems);
      const next: Recurring = {
        ...recurring,
        day: change.day ?? recurring.day,
        endsOn: change.until ?? recurring.endsOn,
        supplyAmount: change.supplyAmount ?? recurring.supplyAmount,
        taxAmount: change.taxAmount ?? recurring.taxAmount,
      };
      const due = periodAfter(next, next.lastPeriodOn);
      if (!due) throw RECURRING_ERRORS.fail('recurring.until');
      return { ...next, nextOn: due.dueOn };
    });
  }

  async pause(actor: Actor, id: string): Promise<Recurring> {
    return this.act(actor, id, 'pause', (recurring) => ({ ...recurring, state: 'paused' }));
  }

  /** What fell into the pause is missed, and said to be; what is due today is opened. */
  async resume(actor: Actor, id: string): Promise<Recurring> {
    return this.act(actor, id, 'resume', async (recurring) => {
      const yesterday = addDays(this.clock.businessDate(actor.demo), -1);
      const missed = duePeriods(recurring, recurring.lastPeriodOn, yesterday);
      const { claimAmount } = lineAmounts(
        recurring.supplyAmount,
        recurring.taxAmount,
        recurring.vatTreatment,
      );
      for (const period of missed.slice(-TOLD))
        await this.store.takePeriod(actor, recurring, period, { claimAmount, missedBecause: 'paused' });
      const lastPeriodOn = missed.at(-1)?.from ?? recurring.lastPeriodOn;
      const next = periodAfter(recurring, lastPeriodOn);
      return { ...recurring, state: next ? 'active' : 'ended', lastPeriodOn, nextOn: next?.dueOn };
    });
  }

  async end(actor: Actor, id: string): Promise<Recurring> {
    return this.act(actor, id, 'end', (recurring) => ({ ...recurring, state: 'ended', nextOn: undefined }));
  }

  private async act(
    actor: Actor,
    id: string,
    act: RecurringAct,
    change: (recurring: Recurring) => Recurring | Promise<Recurring>,
  ): Promise<Recurring> {
    return this.unit.run(actor, async () => {
      const before = await this.store.lock(actor, id);
      ensure(mayChange(act, actor, before));
      const after = await change(before);
      this.store.save(actor, after);
      await this.audit.record(actor, {
        teamId: after.teamId,
        act: `recurring-expense.${PAST[act]}`,
        subjectType: 'recurring-expense',
        subjectId: id,
        before: facts(before),
        after: facts(after),
      });
      return after;
    });
  }
}

const PAST: Record<RecurringAct, string> = {
  change: 'changed',
  pause: 'paused',
  resume: 'resumed',
  end: 'ended',
};

function problemsOf({ day, until, supplyAmount, taxAmount }: RecurringChange): FieldProblem[] {
  const { problem } = RECURRING_ERRORS;
  const problems: FieldProblem[] = [];
  if (day !== undefined && (!Number.isInteger(day) || day < 1 || day > 31))
    problems.push(problem('recurring.day', '/day'));
  if (until !== undefined && !isKstDate(until))
    problems.push(EXPENSE_ERRORS.problem('expense.date', '/until'));
  if (supplyAmount !== undefined && supplyAmount <= 0n)
    problems.push(problem('recurring.amount', '/supplyAmount'));
  if (taxAmount !== undefined && taxAmount < 0n) problems.push(problem('recurring.tax-amount', '/taxAmount'));
  return problems;
}

function facts({ state, day, endsOn, nextOn, supplyAmount, taxAmount }: Recurring): object {
  return { state, day, endsOn, nextOn, supplyAmount, taxAmount };
}
