import { Injectable } from '@nestjs/common';
import type { Evidence } from '../../evidence/evidence.js';
import type { Actor } from '../../platform/access/actor.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Won } from '../../platform/money/won.js';
import { lineAmounts } from '../amounts.js';
import type { Expense } from '../expense.js';
import { periodOf, type Cadence } from './recurring-dates.js';
import { recurringFrom, RECURRING_COLUMNS, type RecurringRow } from './recurring-rows.js';
import { RecurringStore } from './recurring-store.js';

/** What a document says of its purchase, as far as a waiting draft is found by it. */
interface Told {
  businessNumber: string;
  day: KstDate;
  totalAmount?: Won;
}

/** A draft that somebody else's schedule opened for a document. */
export interface ColleaguesDraft {
  expenseId: string;
  claimantName: string;
  title: string;
  every: Cadence;
  from: KstDate;
  to: KstDate;
}

/** Finds the drafts that documents were waited for with; inside the unit in hand. */
@Injectable()
export class WaitingDrafts {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: RecurringStore,
  ) {}

  /**
   * The claimant's draft that waits for one of these documents: of the same supplier, in the period of its day. Of several
   * the one whose expected amount is nearest.
   */
  async find(actor: Actor, evidences: readonly Evidence[]): Promise<string | undefined> {
    for (const evidence of evidences) {
      const told = toldBy(evidence);
      if (!told) continue;
      const row = await this.unit.one<{ id: string }>(
        `SELECT e.id FROM recurring_periods p JOIN expenses e ON e.team_id = p.team_id AND e.id = p.expense_id
         WHERE p.team_id = $1 AND e.claimant_id = $2 AND e.state = 'draft' AND e.documented_on IS NULL AND e.approval_number IS NULL
           AND e.supplier_business_number = $3 AND $4::date BETWEEN p.period_on AND p.period_to
         ORDER BY abs(p.expected_supply_amount + p.expected_tax_amount - coalesce($5::bigint, 0)), p.due_on LIMIT 1`,
        [actor.team.id, actor.userId, told.businessNumber, told.day, told.totalAmount?.toString() ?? null],
      );
      if (row) return row.id;
    }
    return undefined;
  }

  /** A colleague's draft that waits for one of these documents, as far as their schedule opened it. */
  async ofColleague(actor: Actor, evidences: readonly Evidence[]): Promise<ColleaguesDraft | undefined> {
    for (const evidence of evidences) {
      const told = toldBy(evidence);
      if (!told) continue;
      const row = await this.unit.one<ColleaguesDraft & object>(
        `SELECT e.id AS "expenseId", u.name AS "claimantName", r.title, r.every, p.period_on AS "from", p.period_to AS "to"
         FROM recurring_periods p JOIN expenses e ON e.team_id = p.team_id AND e.id = p.expense_id
         JOIN recurring_expenses r ON r.team_id = p.team_id AND r.id = p.recurring_id JOIN users u ON u.id = e.claimant_id
         WHERE p.team_id = $1 AND e.claimant_id <> $2 AND e.state = 'draft' AND e.documented_on IS NULL
           AND e.approval_number IS NULL AND e.prepared_by IS NULL AND e.supplier_business_number = $3
           AND $4::date BETWEEN p.period_on AND p.period_to
           AND NOT EXISTS (SELECT FROM expense_evidence x WHERE x.team_id = e.team_id AND x.expense_id = e.id)
         ORDER BY abs(p.expected_supply_amount + p.expected_tax_amount - coalesce($5::bigint, 0)), p.due_on, e.id LIMIT 1`,
        [actor.team.id, actor.userId, told.businessNumber, told.day, told.totalAmount?.toString() ?? null],
      );
      if (row) return row;
    }
    return undefined;
  }

  /** A document that came before its period was due is that period's claim: none is opened beside it. */
  async takeEarly(actor: Actor, expense: Expense): Promise<void> {
    const { teamId, claimantId, supplierBusinessNumber, documentedOn } = expense;
    if (!supplierBusinessNumber || !documentedOn) return;
    const rows = await this.unit.query<RecurringRow>(
      `SELECT ${RECURRING_COLUMNS} FROM recurring_expenses r WHERE r.team_id = $1 AND r.owner_id = $2 AND r.state = 'active'
         AND r.supplier_business_number = $3 ORDER BY r.next_on, r.id`,
      [teamId, claimantId, supplierBusinessNumber],
    );
    for (const recurring of rows.map(recurringFrom)) {
      const period = periodOf(recurring, documentedOn);
      if (!period || period.from <= (recurring.lastPeriodOn ?? '')) continue;
      const { supplyAmount, taxAmount, vatTreatment } = recurring;
      const { claimAmount } = lineAmounts(supplyAmount, taxAmount, vatTreatment);
      if (!(await this.store.takePeriod(actor, recurring, period, { claimAmount }))) continue;
      this.store.setClaim(recurring, period, expense.id);
      return;
    }
  }
}

function toldBy({ invoice, reading }: Evidence): Told | undefined {
  if (invoice)
    return {
      businessNumber: invoice.supplier.businessNumber,
      day: invoice.issuedOn,
      totalAmount: invoice.totalAmount,
    };
  const { businessNumber, documentedOn, totalAmount } = reading?.state === 'read' ? reading.fields : {};
  return businessNumber && documentedOn
    ? { businessNumber: businessNumber.value, day: documentedOn.value, totalAmount: totalAmount?.value }
    : undefined;
}
