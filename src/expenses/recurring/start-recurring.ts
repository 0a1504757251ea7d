import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { addMonths, isKstDate, type KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { EXPENSE_ERRORS } from '../expense.errors.js';
import { ExpenseReferences } from '../expense-references.js';
import { ExpenseStore } from '../expense-store.js';
import type { Expense } from '../expense.js';
import { firstMonthFor, periodAfter, startOfMonth, type Cadence, type Rhythm } from './recurring-dates.js';
import { RECURRING_ERRORS } from './recurring.errors.js';
import { mayRepeat } from './recurring.policy.js';
import { RecurringStore } from './recurring-store.js';
import type { Recurring } from './recurring.js';

export interface StartCommand {
  expenseId: string;
  every: Cadence;
  /** Of the month; that of the claim's document where absent. */
  day?: number;
  /** The first day a draft may be opened on; the month after the claim's document where absent. */
  from?: KstDate;
  /** The end of the stage where absent. */
  until?: KstDate;
}

/** What a schedule for a claim begins with, before anything is chosen. */
export interface Proposed {
  day: number;
  from: KstDate;
  until: KstDate;
}

/** Has a claim come again: its supplier, purpose, target and amounts are kept as those expected. */
@Injectable()
export class StartRecurring {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly expenses: ExpenseStore,
    private readonly references: ExpenseReferences,
    private readonly store: RecurringStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The claim to repeat, and the schedule that suggests itself. */
  async propose(actor: Actor, expenseId: string): Promise<{ expense: Expense; proposed: Proposed }> {
    return this.unit.run(actor, async () => {
      const expense = await this.expenses.find(expenseId);
      ensure(mayRepeat(actor, expense));
      refuseIncomplete(expense);
      if (await this.store.repeats(expense)) throw RECURRING_ERRORS.fail('recurring.repeats-already');
      const today = this.clock.businessDate(actor.demo);
      const stage = await this.references.stageFor(actor, undefined);
      return { expense, proposed: proposedFor(expense, today, stage.endsOn) };
    });
  }

  async execute(actor: Actor, command: StartCommand): Promise<Recurring> {
    return this.unit.run(actor, async () => {
      const { expense, proposed } = await this.propose(actor, command.expenseId);
      const wanted = { ...proposed, ...given(command) };
      const today = this.clock.businessDate(actor.demo);
      const problems = problemsOf(wanted, today);
      if (problems.length > 0) throw invalidInput(problems);
      const rhythm: Rhythm = {
        every: command.every,
        day: wanted.day,
        firstMonth: firstMonthFor(wanted.from, wanted.day),
        endsOn: wanted.until,
      };
      const next = periodAfter(rhythm, undefined);
      if (!next) throw RECURRING_ERRORS.fail('recurring.until');
      const recurring = scheduleOf(expense, rhythm, next.dueOn, this.clock.businessNow(actor.demo));
      this.store.insert(recurring, expense.id);
      await this.audit.record(actor, {
        teamId: recurring.teamId,
        act: 'recurring-expense.started',
        subjectType: 'recurring-expense',
        subjectId: recurring.id,
        after: { ...rhythm, expenseId: expense.id, supplyAmount: recurring.supplyAmount },
      });
      return recurring;
    });
  }
}

function given({ day, from, until }: StartCommand): Partial<Proposed> {
  const chosen = { day, from, until };
  return Object.fromEntries(
    Object.entries(chosen).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** The month after the document's, on its day: what was just claimed isn't opened again. */
export function proposedFor(
  expense: Pick<Expense, 'documentedOn'>,
  today: KstDate,
  endsOn: KstDate,
): Proposed {
  const documentedOn = expense.documentedOn ?? today;
  const after = addMonths(startOfMonth(documentedOn), 1);
  return { day: Number(documentedOn.slice(8)), from: after > today ? after : today, until: endsOn };
}

function problemsOf({ day, from, until }: Proposed, today: KstDate): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!Number.isInteger(day) || day < 1 || day > 31)
    problems.push(RECURRING_ERRORS.problem('recurring.day', '/day'));
  for (const [field, value] of Object.entries({ from, until }))
    if (!isKstDate(value)) problems.push(EXPENSE_ERRORS.problem('expense.date', `/${field}`));
  if (isKstDate(from) && from < today)
    problems.push(RECURRING_ERRORS.problem('recurring.from', '/from', { today }));
  return problems;
}

function refuseIncomplete({ title, supplierName, supplyAmount }: Expense): void {
  if (title === '' || supplierName === '' || supplyAmount <= 0n)
    throw RECURRING_ERRORS.fail('recurring.incomplete');
}

/** One line of what the claim was in all, on the target of its heaviest line. */
function scheduleOf(expense: Expense, rhythm: Rhythm, nextOn: KstDate, now: Date): Recurring {
  const [heaviest] = [...expense.lines].sort((a, b) => (a.claimAmount < b.claimAmount ? 1 : -1));
  return {
    ...rhythm,
    teamId: expense.teamId,
    id: uuidv7(),
    ownerId: expense.claimantId,
    state: 'active',
    nextOn,
    title: expense.title,
    supplierName: expense.supplierName,
    supplierBusinessNumber: expense.supplierBusinessNumber,
    lineName: expense.lines.length === 1 ? (heaviest?.name ?? expense.title) : expense.title,
    budgetLineId: heaviest?.budgetLineId,
    categoryId: heaviest?.categoryId,
    vatTreatment: heaviest?.vatTreatment ?? 'recovered',
    supplyAmount: expense.supplyAmount,
    taxAmount: expense.taxAmount,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}
