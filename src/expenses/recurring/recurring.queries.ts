import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Won } from '../../platform/money/won.js';
import { EXPENSE_ERRORS } from '../expense.errors.js';
import { mayFile } from '../expense.policy.js';
import { formatExpenseNumber, isDiscarded, type ExpenseState } from '../expense.js';
import type { Cadence } from './recurring-dates.js';
import { RECURRING_ERRORS } from './recurring.errors.js';
import { recurringFrom, RECURRING_COLUMNS, type RecurringRow } from './recurring-rows.js';
import type { Recurring, RecurringPeriod } from './recurring.js';

const MOST = 200;
const SHOWN_PERIODS = 24;

/** A period with what became of its claim. */
export interface PeriodSummary extends RecurringPeriod {
  number?: string;
  expenseState?: ExpenseState;
  /** Its draft was handed in, recalled and thrown away. */
  isDiscarded: boolean;
  claimAmount?: Won;
  /** Its draft has no document yet. */
  waits: boolean;
}

/** The schedule a claim was opened by. */
export interface RecurrenceOfClaim {
  recurringId: string;
  /** The reader's own schedule. */
  mine: boolean;
  title: string;
  every: Cadence;
  periodOn: KstDate;
  periodTo: KstDate;
  expectedClaimAmount: Won;
}

interface PeriodRow {
  period_on: KstDate;
  period_to: KstDate;
  due_on: KstDate;
  missed_because: 'late' | 'paused' | null;
  expense_id: string | null;
  expected_claim_amount: string;
  number: number | null;
  number_year: number | null;
  expense_state: ExpenseState | null;
  paid_on: KstDate | null;
  submitted_at: Date | null;
  claim_amount: string | null;
  waits: boolean | null;
}

/** Reads a person's own schedules. */
@Injectable()
export class RecurringQueries {
  constructor(private readonly unit: UnitOfWork) {}

  /** Those that go on first, by their next day. */
  async list(actor: Actor): Promise<Recurring[]> {
    this.ensureFiles(actor);
    const rows = await this.unit.run(actor, () =>
      this.unit.query<RecurringRow>(
        `SELECT ${RECURRING_COLUMNS} FROM recurring_expenses r WHERE r.team_id = $1 AND r.owner_id = $2
         ORDER BY r.state = 'ended', r.state, r.next_on, r.created_at DESC, r.id LIMIT ${MOST}`,
        [actor.team.id, actor.userId],
      ),
    );
    return rows.map(recurringFrom);
  }

  /** @throws recurring.not-found, also for somebody else's. */
  async read(actor: Actor, id: string): Promise<{ recurring: Recurring; periods: PeriodSummary[] }> {
    this.ensureFiles(actor);
    return this.unit.run(actor, async () => {
      const row = await this.unit.one<RecurringRow>(
        `SELECT ${RECURRING_COLUMNS} FROM recurring_expenses r WHERE r.team_id = $1 AND r.owner_id = $2 AND r.id = $3`,
        [actor.team.id, actor.userId, id],
      );
      if (!row) throw RECURRING_ERRORS.fail('recurring.not-found');
      const periods = await this.unit.query<PeriodRow>(
        `SELECT p.period_on, p.period_to, p.due_on, p.missed_because, p.expense_id, p.expected_claim_amount, e.number, e.number_year,
           e.state AS expense_state, e.paid_on, e.submitted_at, e.claim_amount, e.state = 'draft' AND e.documented_on IS NULL AS waits
         FROM recurring_periods p LEFT JOIN expenses e ON e.team_id = p.team_id AND e.id = p.expense_id
         WHERE p.team_id = $1 AND p.recurring_id = $2 ORDER BY p.period_on DESC LIMIT ${SHOWN_PERIODS}`,
        [actor.team.id, id],
      );
      return { recurring: recurringFrom(row), periods: periods.map(periodFrom) };
    });
  }

  /** Inside the unit in hand; undefined for a claim that came by itself. */
  async ofClaim(
    actor: Actor,
    expense: { teamId: string; id: string },
  ): Promise<RecurrenceOfClaim | undefined> {
    const [row] = await this.unit.byKey<
      Omit<RecurrenceOfClaim, 'expectedClaimAmount'> & { expected: string }
    >(
      `SELECT r.id AS "recurringId", r.owner_id = $3 AS mine, r.title, r.every, p.period_on AS "periodOn", p.period_to AS "periodTo",
         p.expected_claim_amount AS expected
       FROM recurring_periods p JOIN recurring_expenses r ON r.team_id = p.team_id AND r.id = p.recurring_id
       WHERE p.team_id = $1 AND p.expense_id = $2`,
      [expense.teamId, expense.id, actor.userId],
    );
    if (!row) return undefined;
    const { expected, ...rest } = row;
    return { ...rest, expectedClaimAmount: BigInt(expected) };
  }

  private ensureFiles(actor: Actor): void {
    if (!mayFile(actor).allowed) throw EXPENSE_ERRORS.fail('expense.not-permitted');
  }
}

function periodFrom(row: PeriodRow): PeriodSummary {
  const { number_year: year, expense_state: state } = row;
  const number = row.number === null || year === null ? undefined : formatExpenseNumber(year, row.number);
  return {
    periodOn: row.period_on,
    periodTo: row.period_to,
    dueOn: row.due_on,
    missedBecause: row.missed_because ?? undefined,
    expenseId: row.expense_id ?? undefined,
    expectedClaimAmount: BigInt(row.expected_claim_amount),
    number,
    expenseState: state ?? undefined,
    isDiscarded:
      state !== null &&
      isDiscarded({
        state,
        number,
        paidOn: row.paid_on ?? undefined,
        submittedAt: row.submitted_at ?? undefined,
      }),
    claimAmount: row.claim_amount === null ? undefined : BigInt(row.claim_amount),
    waits: row.waits ?? false,
  };
}
