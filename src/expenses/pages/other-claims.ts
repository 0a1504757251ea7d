import { Injectable } from '@nestjs/common';
import { EvidenceQueries } from '../../evidence/evidence.queries.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';
import { numberOf } from '../expense-rows.js';
import type { Expense } from '../expense.js';

export interface RelatedClaim {
  id: string;
  number?: string;
  title: string;
  relation: 'amends' | 'amended-by';
}

/** An amended invoice that takes part of this paid claim away and isn't put in yet. */
export interface WaitingAmendment {
  id: string;
  issuedOn: KstDate;
  /** Below zero. */
  supplyAmount: Won;
}

export interface SeenElsewhere {
  expenseId: string;
  number?: string;
  teamName: Text;
}

type NumberedRow = { id: string; number: number | null; number_year: number | null };

/** The claims that a claim's own page speaks of besides; inside the unit in hand. */
@Injectable()
export class OtherClaims {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly evidence: EvidenceQueries,
  ) {}

  async related(expense: Expense): Promise<RelatedClaim[]> {
    const rows = await this.unit.query<NumberedRow & { title: string; relation: RelatedClaim['relation'] }>(
      `SELECT id, number, number_year, title, 'amends' AS relation FROM expenses WHERE team_id = $1 AND id = $3
       UNION ALL SELECT id, number, number_year, title, 'amended-by' FROM expenses WHERE team_id = $1 AND corrects_expense_id = $2 LIMIT 20`,
      [expense.teamId, expense.id, expense.correctsExpenseId ?? null],
    );
    return rows.map((row) => ({
      id: row.id,
      number: numberOf(row),
      title: row.title,
      relation: row.relation,
    }));
  }

  /** Amended invoices that wait for somebody who may take the money back. */
  async amendments(expense: Expense): Promise<WaitingAmendment[]> {
    const waiting = await this.unit.query<{ id: string }>(
      `SELECT id FROM expenses WHERE team_id = $1 AND corrects_expense_id = $2 AND waits_for IS NOT NULL ORDER BY created_at LIMIT 20`,
      [expense.teamId, expense.id],
    );
    const documents = await this.evidence.attachedToAll(waiting.map(({ id }) => id));
    return waiting.flatMap(({ id }) => {
      const invoice = documents.get(id)?.find((one) => one.invoice)?.invoice;
      return invoice ? [{ id, supplyAmount: invoice.supplyAmount, issuedOn: invoice.issuedOn }] : [];
    });
  }

  async matches(expense: Expense): Promise<SeenElsewhere[]> {
    const rows = await this.unit.query<NumberedRow & Text>(
      `SELECT DISTINCT e.id, e.number, e.number_year, t.name_ko AS ko, t.name_en AS en FROM (
         SELECT second_team_id AS team_id, second_expense_id AS expense_id FROM match_standings WHERE first_expense_id = $1 AND standing IN ('open', 'held')
         UNION SELECT first_team_id, first_expense_id FROM match_standings WHERE second_expense_id = $1 AND standing IN ('open', 'held')) m
       JOIN expenses e ON e.team_id = m.team_id AND e.id = m.expense_id JOIN teams t ON t.id = e.team_id LIMIT 20`,
      [expense.id],
    );
    return rows.map((row) => ({
      expenseId: row.id,
      number: numberOf(row),
      teamName: { ko: row.ko, en: row.en },
    }));
  }
}
