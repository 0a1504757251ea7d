import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { currentRequestId } from '../platform/web/request-context.js';
import type { Expense, ExpenseLine } from './expense.js';

/**
 * Writes many drafts without documents in a few statements, with what opening them one by one leaves behind. What they
 * are put to beforehand is the caller's.
 */
@Injectable()
export class InsertDrafts {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Sent without waiting, inside the unit in hand. */
  write(actor: Actor, expenses: readonly Expense[]): void {
    if (expenses.length === 0) return;
    this.writeClaims(actor, expenses);
    this.writeLines(actor, expenses);
    this.writeAudit(actor, expenses);
  }

  private writeClaims(actor: Actor, expenses: readonly Expense[]): void {
    const column = <T>(pick: (expense: Expense) => T) => expenses.map(pick);
    this.unit.write(
      `INSERT INTO expenses (team_id, state, id, claimant_id, institution_id, stage_id, on_pot, title, supplier_name,
         supplier_business_number, documented_on, committed_on, supply_amount, tax_amount, claim_amount, payable_amount, origins,
         created_at, updated_at, state_since)
       SELECT $1, 'draft', e.id, e.claimant, e.institution, e.stage, e.on_pot, e.title, e.supplier, e.number, e.documented, e.committed,
         e.supply, e.tax, e.claim, e.payable, e.origins, e.at, e.at, e.at
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::boolean[], $7::text[], $8::text[], $9::text[], $10::date[],
         $11::date[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[], $16::jsonb[], $17::timestamptz[])
         AS e (id, claimant, institution, stage, on_pot, title, supplier, number, documented, committed, supply, tax, claim, payable, origins, at)`,
      [
        actor.team.id,
        column(({ id }) => id),
        column(({ claimantId }) => claimantId),
        column(({ institutionId }) => institutionId),
        column(({ stageId }) => stageId),
        column(({ onPot }) => onPot),
        column(({ title }) => title),
        column(({ supplierName }) => supplierName),
        column(({ supplierBusinessNumber }) => supplierBusinessNumber),
        column(({ documentedOn }) => documentedOn),
        column(({ committedOn }) => committedOn),
        column(({ supplyAmount }) => supplyAmount.toString()),
        column(({ taxAmount }) => taxAmount.toString()),
        column(({ claimAmount }) => claimAmount.toString()),
        column(({ payableAmount }) => payableAmount.toString()),
        column(({ origins }) => JSON.stringify(origins)),
        column(({ createdAt }) => createdAt),
      ],
    );
  }

  private writeLines(actor: Actor, expenses: readonly Expense[]): void {
    const lines = expenses.flatMap(({ id, lines: own }) =>
      own.map((line, index) => ({ ...line, expenseId: id, position: index + 1 })),
    );
    const column = <T>(pick: (line: ExpenseLine & { expenseId: string; position: number }) => T) =>
      lines.map(pick);
    this.unit.write(
      `INSERT INTO expense_lines (team_id, expense_id, position, id, name, purchased_on, category_id, budget_line_id, vat_treatment,
         supply_amount, tax_amount, claim_amount, payable_amount)
       SELECT $1, * FROM unnest($2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::date[], $7::uuid[], $8::uuid[], $9::text[],
         $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[])`,
      [
        actor.team.id,
        column(({ expenseId }) => expenseId),
        column(({ position }) => position),
        column(({ id }) => id),
        column(({ name }) => name),
        column(({ purchasedOn }) => purchasedOn),
        column(({ categoryId }) => categoryId),
        column(({ budgetLineId }) => budgetLineId),
        column(({ vatTreatment }) => vatTreatment),
        column(({ supplyAmount }) => supplyAmount.toString()),
        column(({ taxAmount }) => taxAmount.toString()),
        column(({ claimAmount }) => claimAmount.toString()),
        column(({ payableAmount }) => payableAmount.toString()),
      ],
    );
  }

  private writeAudit(actor: Actor, expenses: readonly Expense[]): void {
    this.unit.write(
      `INSERT INTO audit_events (team_id, id, at, actor_id, act, subject_type, subject_id, after, request_id)
       SELECT $1, e.id, $2, $3, 'expense.created', 'expense', e.subject, e.after, $4
       FROM unnest($5::uuid[], $6::uuid[], $7::jsonb[]) AS e (id, subject, after)`,
      [
        actor.team.id,
        this.clock.now(),
        actor.userId,
        currentRequestId(),
        expenses.map(() => uuidv7()),
        expenses.map(({ id }) => id),
        expenses.map(({ title, claimAmount }) =>
          JSON.stringify({ title, claimAmount: claimAmount.toString() }),
        ),
      ],
    );
  }
}
