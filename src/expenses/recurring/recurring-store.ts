import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Won } from '../../platform/money/won.js';
import type { Recurring } from './recurring.js';
import { RECURRING_ERRORS } from './recurring.errors.js';
import { recurringFrom, RECURRING_COLUMNS, type RecurringRow } from './recurring-rows.js';
import type { Period } from './recurring-dates.js';

/** Reads and writes schedules and their periods inside the unit of work in hand. */
@Injectable()
export class RecurringStore {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Locked until the unit ends; somebody else's is not found. */
  async lock(actor: Actor, id: string): Promise<Recurring> {
    const row = await this.unit.one<RecurringRow>(
      `SELECT ${RECURRING_COLUMNS} FROM recurring_expenses r WHERE r.team_id = $1 AND r.id = $2 AND r.owner_id = $3 FOR UPDATE`,
      [actor.team.id, id, actor.userId],
    );
    if (!row) throw RECURRING_ERRORS.fail('recurring.not-found');
    return recurringFrom(row);
  }

  /** The owner's that are due; locked, so that another process waits and then finds them opened. */
  async lockDue(actor: Actor, today: KstDate): Promise<Recurring[]> {
    const due = `r.team_id = $1 AND r.owner_id = $2 AND r.state = 'active' AND r.next_on <= $3::date`;
    const rows = await this.unit.query<RecurringRow>(
      `SELECT ${RECURRING_COLUMNS} FROM recurring_expenses r WHERE ${due} ORDER BY r.id FOR UPDATE`,
      [actor.team.id, actor.userId, today],
    );
    return rows.map(recurringFrom);
  }

  /** Begun from a claim, of which no other may begin before it ends. */
  insert(recurring: Recurring, sourceExpenseId: string): void {
    this.unit.write(
      `INSERT INTO recurring_expenses (team_id, id, owner_id, state, every, day, first_month, ends_on, last_period_on, next_on,
         stopped_because, supply_amount, tax_amount, version, created_at, updated_at, title, supplier_name,
         supplier_business_number, line_name, budget_line_id, category_id, vat_treatment, source_expense_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
      [
        ...changeable(recurring),
        recurring.createdAt,
        recurring.title,
        recurring.supplierName,
        recurring.supplierBusinessNumber,
        recurring.lineName,
        recurring.budgetLineId,
        recurring.categoryId,
        recurring.vatTreatment,
        sourceExpenseId,
      ],
    );
  }

  /** Whether a schedule that goes on began from this claim, or opened it. */
  async repeats({ teamId, id }: { teamId: string; id: string }): Promise<boolean> {
    const found = await this.unit.query(
      `SELECT FROM recurring_expenses r WHERE r.team_id = $1 AND r.state <> 'ended' AND (r.source_expense_id = $2
         OR EXISTS (SELECT FROM recurring_periods p WHERE p.team_id = $1 AND p.recurring_id = r.id AND p.expense_id = $2)) LIMIT 1`,
      [teamId, id],
    );
    return found.length > 0;
  }

  save(actor: Actor, recurring: Recurring): void {
    recurring.version += 1;
    recurring.updatedAt = this.clock.businessNow(actor.demo);
    this.unit.write(
      `UPDATE recurring_expenses SET owner_id = $3, state = $4, every = $5, day = $6, first_month = $7, ends_on = $8,
         last_period_on = $9, next_on = $10, stopped_because = $11, supply_amount = $12, tax_amount = $13, version = $14,
         updated_at = $15
       WHERE team_id = $1 AND id = $2`,
      [...changeable(recurring), recurring.updatedAt],
    );
  }

  /** True for the one who was first: a period is opened once, or missed once. */
  async takePeriod(
    actor: Actor,
    recurring: Recurring,
    period: Period,
    { claimAmount, missedBecause }: { claimAmount: Won; missedBecause?: 'late' | 'paused' },
  ): Promise<boolean> {
    const taken = await this.unit.query(
      `INSERT INTO recurring_periods (team_id, recurring_id, period_on, period_to, due_on, state, missed_because,
         expected_supply_amount, expected_tax_amount, expected_claim_amount, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING period_on`,
      [
        recurring.teamId,
        recurring.id,
        period.from,
        period.to,
        period.dueOn,
        missedBecause ? 'missed' : 'opened',
        missedBecause ?? null,
        recurring.supplyAmount.toString(),
        recurring.taxAmount.toString(),
        claimAmount.toString(),
        this.clock.businessNow(actor.demo),
      ],
    );
    return taken.length > 0;
  }

  /** Says which claim a period's is. */
  setClaim(recurring: Pick<Recurring, 'teamId' | 'id'>, period: Period, expenseId: string): void {
    this.unit.write(
      'UPDATE recurring_periods SET expense_id = $4 WHERE team_id = $1 AND recurring_id = $2 AND period_on = $3',
      [recurring.teamId, recurring.id, period.from, expenseId],
    );
  }
}

function changeable(recurring: Recurring): unknown[] {
  return [
    recurring.teamId,
    recurring.id,
    recurring.ownerId,
    recurring.state,
    recurring.every,
    recurring.day,
    recurring.firstMonth,
    recurring.endsOn,
    recurring.lastPeriodOn,
    recurring.nextOn,
    recurring.stoppedBecause,
    recurring.supplyAmount.toString(),
    recurring.taxAmount.toString(),
    recurring.version,
  ];
}
