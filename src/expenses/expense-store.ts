import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Row } from '../platform/database/unit-of-work.js';
import { totalsOf } from './amounts.js';
import { formatExpenseNumber, type Expense, type ExpenseLine } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { EXPENSE_COLUMNS, expenseFrom, lineFrom, type ExpenseRow, type LineRow } from './expense-rows.js';

export interface ExpenseEvent {
  act: string;
  from?: string;
  comment?: string;
  findings?: readonly object[];
  facts?: object;
}

/** Reads and writes claims inside the unit of work in hand; what may be done is decided by the use cases. */
@Injectable()
export class ExpenseStore {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The claim, locked until the unit ends so that two people can't decide on it at once. */
  async lock(id: string): Promise<Expense> {
    return this.load(id, 'FOR UPDATE OF e');
  }

  async find(id: string): Promise<Expense> {
    return this.load(id, '');
  }

  async insert(expense: Expense): Promise<void> {
    this.unit.write(
      `INSERT INTO expenses (team_id, id, state, claimant_id, institution_id, stage_id, on_pot, title, supplier_name,
         supplier_business_number, documented_on, committed_on, approval_number, corrects_expense_id, waits_for, supply_amount,
         tax_amount, claim_amount, payable_amount, origins, created_at, updated_at, state_since, version, details, prepared_by,
         foreign_currency, foreign_amount, exchange_rate)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $21, $21, $22, $23, $24, $25, $26, $27)`,
      [
        expense.teamId,
        expense.id,
        expense.state,
        expense.claimantId,
        expense.institutionId,
        expense.stageId,
        expense.onPot,
        expense.title,
        expense.supplierName,
        expense.supplierBusinessNumber,
        expense.documentedOn,
        expense.committedOn,
        expense.approvalNumber,
        expense.correctsExpenseId,
        expense.waitsFor,
        expense.supplyAmount.toString(),
        expense.taxAmount.toString(),
        expense.claimAmount.toString(),
        expense.payableAmount.toString(),
        JSON.stringify(expense.origins),
        expense.createdAt,
        expense.version,
        JSON.stringify(expense.details),
        expense.preparedBy,
        expense.foreign?.currency,
        expense.foreign?.amount,
        expense.foreign?.rate,
      ],
    );
    this.insertLines(expense);
  }

  /** Writes all that a draft may change and counts the version up; the lines are replaced. */
  async save(actor: Actor, expense: Expense): Promise<void> {
    Object.assign(expense, totalsOf(expense.lines), {
      version: expense.version + 1,
      updatedAt: this.clock.businessNow(actor.demo),
    });
    this.unit.write(
      `UPDATE expenses SET state = $3, stage_id = $4, on_pot = $5, title = $6, supplier_name = $7, supplier_business_number = $8,
         documented_on = $9, committed_on = $10, supply_amount = $11, tax_amount = $12, claim_amount = $13, payable_amount = $14,
         origins = $15, version = $16, updated_at = $17, state_since = $18, waits_for = $19, corrects_expense_id = $20, approval_number = $21,
         details = $22
       WHERE team_id = $1 AND id = $2`,
      [
        expense.teamId,
        expense.id,
        expense.state,
        expense.stageId,
        expense.onPot,
        expense.title,
        expense.supplierName,
        expense.supplierBusinessNumber,
        expense.documentedOn,
        expense.committedOn,
        expense.supplyAmount.toString(),
        expense.taxAmount.toString(),
        expense.claimAmount.toString(),
        expense.payableAmount.toString(),
        JSON.stringify(expense.origins),
        expense.version,
        expense.updatedAt,
        expense.stateSince,
        expense.waitsFor,
        expense.correctsExpenseId,
        expense.approvalNumber,
        JSON.stringify(expense.details),
      ],
    );
    this.unit.write('DELETE FROM expense_lines WHERE team_id = $1 AND expense_id = $2', [
      expense.teamId,
      expense.id,
    ]);
    this.insertLines(expense);
  }

  /**
   * Moves a claim to another state with the facts that go with it; the version counts up.
   */
  async move(expense: Expense, change: Partial<Expense>): Promise<void> {
    Object.assign(expense, change, { version: expense.version + 1 });
    this.unit.write(
      `UPDATE expenses SET state = $3, version = $4, state_since = $5, submitted_at = $6, decided_at = $7, approver_id = $8,
         paid_on = $9, reversed_amount = $10, updated_at = $5, approver_ids = $11, questioned = $12
       WHERE team_id = $1 AND id = $2`,
      [
        expense.teamId,
        expense.id,
        expense.state,
        expense.version,
        expense.stateSince,
        expense.submittedAt,
        expense.decidedAt,
        expense.approverId,
        expense.paidOn,
        expense.reversedAmount.toString(),
        expense.approverIds,
        expense.questioned && JSON.stringify(expense.questioned),
      ],
    );
  }

  /** Who has approved so far, while others are still to be asked; what was read of the claim stays current. */
  keepApprovers(expense: Expense, approverIds: readonly string[]): void {
    Object.assign(expense, { approverIds });
    this.unit.write('UPDATE expenses SET approver_ids = $3 WHERE team_id = $1 AND id = $2', [
      expense.teamId,
      expense.id,
      approverIds,
    ]);
  }

  /** What a returned claim was sent back for; nothing named opens all of it. */
  keepQuestioned(expense: Expense, questioned: Expense['questioned']): void {
    Object.assign(expense, { questioned });
    this.unit.write('UPDATE expenses SET questioned = $3 WHERE team_id = $1 AND id = $2', [
      expense.teamId,
      expense.id,
      questioned && JSON.stringify(questioned),
    ]);
  }

  /** Puts a draft into another pair of hands; what it says is written by `save`. */
  assign(expense: Expense): void {
    this.unit.write(
      `UPDATE expenses SET claimant_id = $3, prepared_by = $4, handed_at = $5, institution_id = $6, version = $7
       WHERE team_id = $1 AND id = $2`,
      [
        expense.teamId,
        expense.id,
        expense.claimantId,
        expense.preparedBy,
        expense.handedAt,
        expense.institutionId,
        expense.version,
      ],
    );
  }

  async remove(expense: Expense): Promise<void> {
    // What was to correct it stands by itself.
    await this.unit.query(
      'UPDATE expenses SET corrects_expense_id = NULL WHERE team_id = $1 AND corrects_expense_id = $2',
      [expense.teamId, expense.id],
    );
    // A period whose draft was discarded was opened all the same.
    await this.unit.query(
      'UPDATE recurring_periods SET expense_id = NULL WHERE team_id = $1 AND expense_id = $2',
      [expense.teamId, expense.id],
    );
    for (const table of [
      'claim_fingerprints',
      'card_links',
      'draft_handovers',
      'expense_comment_mentions',
      'expense_comment_evidence',
      'expense_comments',
      'expense_evidence',
      'expense_lines',
    ]) {
      await this.unit.query(`DELETE FROM ${table} WHERE team_id = $1 AND expense_id = $2`, [
        expense.teamId,
        expense.id,
      ]);
    }
    await this.unit.query('DELETE FROM expenses WHERE team_id = $1 AND id = $2', [
      expense.teamId,
      expense.id,
    ]);
  }

  /**
   * Hands a claim in; at its first time it takes the team's next number of `year`. As late as can be, because that makes
   * the team's other submissions wait: with COMMIT where the unit is this act alone, so that `expense.number` is there
   * when the unit has ended.
   */
  async submit(expense: Expense, at: Date, year: number, { goesOn = false } = {}): Promise<void> {
    const takesNumber = expense.number === undefined;
    Object.assign(expense, { state: 'submitted', stateSince: at, submittedAt: at, updatedAt: at });
    expense.version += 1;
    const sql = `SELECT claim_number, claim_year FROM submit_claim($1, $2, $3, $4, ${takesNumber ? '$5' : 'NULL'})`;
    const parameters = [expense.teamId, expense.id, expense.version, at.toISOString(), year].slice(
      0,
      takesNumber ? 5 : 4,
    );
    const take = ([row]: Row[]) => {
      if (row) expense.number = formatExpenseNumber(Number(row['claim_year']), Number(row['claim_number']));
    };
    if (goesOn || this.unit.isJoined) take(await this.unit.byKey(sql, parameters));
    else this.unit.atTheEnd(sql, parameters, take);
  }

  async addEvent(actor: Actor, expense: Expense, event: ExpenseEvent): Promise<void> {
    this.unit.write(
      `INSERT INTO expense_events (team_id, id, expense_id, act, from_state, to_state, actor_id, at, comment, findings, version, facts)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        expense.teamId,
        uuidv7(),
        expense.id,
        event.act,
        event.from,
        expense.state,
        actor.userId,
        this.clock.businessNow(actor.demo),
        event.comment ?? '',
        JSON.stringify(event.findings ?? []),
        expense.version,
        JSON.stringify(event.facts ?? {}),
      ],
    );
  }

  private async load(id: string, lock: string): Promise<Expense> {
    const [[row], lines] = await Promise.all([
      this.unit.byKey<ExpenseRow>(`SELECT ${EXPENSE_COLUMNS} FROM expenses e WHERE e.id = $1 ${lock}`, [id]),
      // Sent behind, so that it reads what the lock has waited for.
      this.unit.byKey<LineRow>('SELECT * FROM expense_lines WHERE expense_id = $1 ORDER BY position', [id]),
    ]);
    if (!row) throw EXPENSE_ERRORS.fail('expense.not-found');
    return expenseFrom(row, lines.filter(({ team_id }) => team_id === row.team_id).map(lineFrom));
  }

  private insertLines(expense: Expense): void {
    if (expense.lines.length === 0) return;
    const column = <T>(pick: (line: ExpenseLine) => T) => expense.lines.map(pick);
    this.unit.write(
      `INSERT INTO expense_lines (team_id, expense_id, position, id, name, purchased_on, category_id, budget_line_id, vat_treatment,
         supply_amount, tax_amount, claim_amount, payable_amount, declined)
       SELECT $1, $2, l.position, l.id, l.name, l.purchased_on, l.category_id, l.budget_line_id, l.vat_treatment, l.supply, l.tax, l.claim,
         l.payable, l.declined
       FROM unnest($3::uuid[], $4::text[], $5::date[], $6::uuid[], $7::uuid[], $8::text[], $9::bigint[], $10::bigint[], $11::bigint[],
         $12::bigint[], $13::text[]) WITH ORDINALITY AS l (id, name, purchased_on, category_id, budget_line_id, vat_treatment, supply, tax, claim,
         payable, declined, position)`,
      [
        expense.teamId,
        expense.id,
        column((line) => line.id),
        column((line) => line.name),
        column((line) => line.purchasedOn),
        column((line) => line.categoryId),
        column((line) => line.budgetLineId),
        column((line) => line.vatTreatment),
        column((line) => line.supplyAmount.toString()),
        column((line) => line.taxAmount.toString()),
        column((line) => line.claimAmount.toString()),
        column((line) => line.payableAmount.toString()),
        column((line) => line.declined),
      ],
    );
  }
}
