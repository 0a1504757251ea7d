import { Injectable } from '@nestjs/common';
import { ensureQuestioned } from '../expenses/approval/questioned.js';
import { CreateExpense } from '../expenses/create-expense.js';
import { ExpenseReferences } from '../expenses/expense-references.js';
import { ExpenseStore } from '../expenses/expense-store.js';
import type { Expense } from '../expenses/expense.js';
import { keepInstalment } from '../expenses/keep-instalment.js';
import { mayEdit } from '../expenses/expense.policy.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { claimOfInstalment, type ChargedLine } from './claim-of-instalment.js';
import { COMMITMENT_ERRORS } from './commitment.errors.js';
import type { Commitment, Instalment } from './commitment.js';
import { mayClaim } from './commitment.policy.js';
import { CommitmentStore } from './commitment-store.js';
import { liveLines } from './keep-instalments.js';

/** Makes a draft one for an instalment of a contract. The money moves when the claim is handed in, not before. */
@Injectable()
export class LinkClaim {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CommitmentStore,
    private readonly expenses: ExpenseStore,
    private readonly references: ExpenseReferences,
    private readonly creation: CreateExpense,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** 이 계약으로 신청: a draft with all that the contract says; the one that this person has begun for it already, if any. */
  async begin(actor: Actor, instalmentId: string, commitmentId: string): Promise<string> {
    return this.unit.run(actor, async () => {
      const { commitment, instalment } = await this.find(instalmentId);
      if (commitment.id !== commitmentId) throw COMMITMENT_ERRORS.fail('commitment.instalment-not-found');
      ensure(mayClaim(actor, commitment, instalment));
      const begun = await this.unit.one<{ id: string }>(
        `SELECT id FROM expenses WHERE team_id = $1 AND instalment_id = $2 AND claimant_id = $3 AND state IN ('draft', 'returned')
         ORDER BY created_at DESC LIMIT 1`,
        [actor.team.id, instalmentId, actor.userId],
      );
      if (begun) return begun.id;
      const draft = await this.creation.execute(actor, { evidenceIds: [] });
      await this.put(actor, draft, commitment, instalment);
      return draft.id;
    });
  }

  /** A draft that is there already, such as one of an invoice that came, is for this instalment from now on. */
  async choose(
    actor: Actor,
    command: { expenseId: string; instalmentId: string; goesOn?: boolean },
  ): Promise<void> {
    await this.unit.run(actor, async () => {
      const before = await this.editable(actor, command.expenseId);
      const { commitment, instalment } = await this.find(command.instalmentId);
      if (commitment.teamId !== before.teamId)
        throw COMMITMENT_ERRORS.fail('commitment.instalment-not-found');
      if (commitment.state !== 'active' || instalment.state !== 'open')
        throw COMMITMENT_ERRORS.fail('commitment.instalment-taken');
      if (commitment.institutionId !== before.institutionId)
        throw COMMITMENT_ERRORS.fail('commitment.other-institution');
      const number = before.supplierBusinessNumber;
      if (number !== undefined && number !== commitment.supplierBusinessNumber)
        throw COMMITMENT_ERRORS.fail('commitment.other-supplier', { supplier: commitment.supplierName });
      await this.put(actor, before, commitment, instalment, command.goesOn);
    });
  }

  /** Whether more invoices come for the instalment, so that what remains of it stays reserved. */
  async goOn(actor: Actor, command: { expenseId: string; goesOn: boolean }): Promise<void> {
    await this.unit.run(actor, async () => {
      const before = await this.editable(actor, command.expenseId);
      if (!before.instalment) throw COMMITMENT_ERRORS.fail('commitment.instalment-not-found');
      await this.save(actor, before, {
        ...before,
        instalment: { ...before.instalment, goesOn: command.goesOn },
      });
    });
  }

  async unlink(actor: Actor, expenseId: string): Promise<void> {
    await this.unit.run(actor, async () => {
      const before = await this.editable(actor, expenseId);
      if (!before.instalment) return;
      const stage = await this.references.stageFor(actor, before.documentedOn);
      await this.save(actor, before, {
        ...before,
        instalment: undefined,
        committedOn: undefined,
        stageId: stage.id,
      });
    });
  }

  private async editable(actor: Actor, expenseId: string): Promise<Expense> {
    const expense = await this.expenses.lock(expenseId);
    ensure(mayEdit(actor, expense));
    return expense;
  }

  private async find(instalmentId: string): Promise<{ commitment: Commitment; instalment: Instalment }> {
    const commitment = await this.store.ofInstalment(instalmentId);
    const instalment = commitment.instalments.find(({ id }) => id === instalmentId);
    if (!instalment) throw COMMITMENT_ERRORS.fail('commitment.instalment-not-found');
    return { commitment, instalment };
  }

  private async put(
    actor: Actor,
    before: Expense,
    commitment: Commitment,
    instalment: Instalment,
    goesOn = false,
  ): Promise<void> {
    const [institution, lines] = await Promise.all([
      this.references.institution(before.teamId, before.institutionId),
      this.charged(instalment),
    ]);
    const next = claimOfInstalment(before, {
      commitment,
      instalment,
      lines,
      recovery: institution.vatRecovery,
    });
    await this.save(actor, before, { ...next, instalment: { id: instalment.id, goesOn } });
    // The contract is among the papers that are asked for, and it is here already.
    this.unit.write(
      `INSERT INTO expense_evidence (team_id, expense_id, evidence_id, attached_at, document_kind)
       SELECT team_id, $2, evidence_id, $4, 'contract' FROM commitment_evidence WHERE team_id = $1 AND commitment_id = $3
       ON CONFLICT DO NOTHING`,
      [before.teamId, before.id, commitment.id, this.clock.businessNow(actor.demo)],
    );
  }

  private async save(actor: Actor, before: Expense, next: Expense): Promise<void> {
    ensureQuestioned(before, next);
    await this.expenses.save(actor, next);
    keepInstalment(this.unit, next);
    await this.audit.record(actor, {
      teamId: next.teamId,
      act: 'expense.contract-chosen',
      subjectType: 'expense',
      subjectId: next.id,
      before: { instalment: before.instalment ?? null, claimAmount: before.claimAmount },
      after: { instalment: next.instalment ?? null, claimAmount: next.claimAmount, version: next.version },
    });
  }

  private async charged(instalment: Instalment): Promise<ChargedLine[]> {
    const live = liveLines(instalment);
    const rows = await this.unit.query<{ id: string; stage_id: string; categories: string[] }>(
      `SELECT b.id, b.stage_id, ARRAY(SELECT k.id FROM categories k WHERE (k.path = c.path OR starts_with(k.path, c.path || '.'))
           AND k.claimable AND NOT k.labour AND NOT EXISTS (SELECT FROM categories x WHERE x.parent_id = k.id)) AS categories
       FROM budget_lines b JOIN categories c ON c.id = b.category_id WHERE b.id = ANY ($1::uuid[])`,
      [live.map(({ budgetLineId }) => budgetLineId)],
    );
    return live.flatMap((line) => {
      const row = rows.find(({ id }) => id === line.budgetLineId);
      if (!row) return [];
      const [only, ...others] = row.categories;
      const categoryId = others.length === 0 ? only : undefined;
      return [{ ...line, stageId: row.stage_id, categoryId, categoryIds: row.categories }];
    });
  }
}
