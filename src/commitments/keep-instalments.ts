import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ClaimContractView } from '../../templates/commitments/claim-contract-view.js';
import { claimByBudgetLine } from '../expenses/amounts.js';
import {
  ClaimInstalments,
  type InstalmentKeeper,
  type InstalmentTerms,
} from '../expenses/claim-instalments.js';
import type { Expense } from '../expenses/expense.js';
import type { PostingEntry } from '../ledger/posting.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import type { Won } from '../platform/money/won.js';
import { ClaimContracts } from './claim-contracts.js';
import type { Commitment, CommitmentLine, Instalment } from './commitment.js';
import { COMMITMENT_ERRORS } from './commitment.errors.js';
import { CommitmentStore } from './commitment-store.js';
import { holdAnew } from './hold-anew.js';

/**
 * What claims do to the instalments they are for. The contract is locked behind the claim, never the other way round, so
 * of two claims on one instalment the second one finds it taken.
 */
@Injectable()
export class KeepInstalments implements InstalmentKeeper, OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CommitmentStore,
    private readonly contracts: ClaimContracts,
    private readonly place: ClaimInstalments,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.place.keptBy(this);
  }

  async terms(expense: Expense): Promise<InstalmentTerms> {
    const { commitment, instalment } = found(await this.store.ofInstalment(idOf(expense)), expense);
    const stages = await this.unit.query<{ stage_id: string }>(
      'SELECT DISTINCT stage_id FROM budget_lines WHERE id = ANY ($1::uuid[])',
      [liveLines(instalment).map(({ budgetLineId }) => budgetLineId)],
    );
    return {
      held: new Map(instalment.lines.map(({ budgetLineId, held }) => [budgetLineId, held])),
      problems: problemsOf(
        expense,
        commitment,
        instalment,
        stages.map(({ stage_id: id }) => id),
      ),
    };
  }

  /** The whole reservation is free; what remains is held again where more invoices come, or else free for good. */
  async take(actor: Actor, expense: Expense): Promise<PostingEntry[]> {
    const { commitment, instalment } = found(await this.store.lockOfInstalment(idOf(expense)), expense);
    if (commitment.state !== 'active' || instalment.state !== 'open')
      throw COMMITMENT_ERRORS.fail('commitment.instalment-taken', {}, '/instalment');
    const claimed = claimByBudgetLine(expense.lines);
    const entries: PostingEntry[] = [];
    const lines = instalment.lines.map((line): CommitmentLine => {
      const taken = least(claimed.get(line.budgetLineId) ?? 0n, line.held);
      if (taken > 0n) this.use(expense, line, taken);
      const rest = expense.instalment?.goesOn ? line.held - taken : 0n;
      const anew = holdAnew(line, rest);
      entries.push(...anew.entries);
      return { ...line, ...anew.hold };
    });
    const isOver = lines.every(({ held }) => held === 0n);
    const settled: Instalment = isOver
      ? { ...instalment, lines, state: 'consumed', expenseId: expense.id }
      : { ...instalment, lines };
    this.store.addEvent(actor, commitment, {
      act: isOver ? 'consumed' : 'part-consumed',
      facts: { instalmentId: instalment.id, expenseId: expense.id },
    });
    this.store.settle(actor, commitment, [settled]);
    return entries;
  }

  /** Never more than the claim frees, so that giving back can't fail for want of money. */
  async giveBack(actor: Actor, expense: Expense, freed: ReadonlyMap<string, Won>): Promise<PostingEntry[]> {
    const { commitment, instalment } = found(await this.store.lockOfInstalment(idOf(expense)), expense);
    const used = await this.endUses(actor, expense);
    if (used.size === 0 && instalment.expenseId !== expense.id) return [];
    // A contract that was ended, or an instalment that was given up, holds nothing any more.
    if (commitment.state === 'cancelled' || instalment.state === 'released') return [];
    const closed = await this.closedLines(instalment);
    const entries: PostingEntry[] = [];
    const lines = instalment.lines.map((line): CommitmentLine => {
      if (closed.has(line.budgetLineId)) return line;
      const back = least(used.get(line.budgetLineId) ?? 0n, freed.get(line.budgetLineId) ?? 0n);
      const anew = holdAnew(line, line.held + back);
      entries.push(...anew.entries);
      return { ...line, ...anew.hold };
    });
    this.store.addEvent(actor, commitment, {
      act: 'given-back',
      facts: { instalmentId: instalment.id, expenseId: expense.id },
    });
    this.store.settle(actor, commitment, [{ ...instalment, lines, state: 'open', expenseId: undefined }]);
    return entries;
  }

  view(actor: Actor, expense: Expense): Promise<ClaimContractView | undefined> {
    return this.contracts.view(actor, expense);
  }

  private use(expense: Expense, { budgetLineId }: CommitmentLine, amount: Won): void {
    this.unit.write(
      `INSERT INTO commitment_uses (team_id, instalment_id, expense_id, budget_line_id, amount) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (team_id, instalment_id, expense_id, budget_line_id) DO UPDATE SET amount = EXCLUDED.amount, given_back_at = NULL`,
      [expense.teamId, idOf(expense), expense.id, budgetLineId, amount.toString()],
    );
  }

  private async endUses(actor: Actor, expense: Expense): Promise<ReadonlyMap<string, Won>> {
    const rows = await this.unit.query<{ budget_line_id: string; amount: string }>(
      `UPDATE commitment_uses SET given_back_at = $4 WHERE team_id = $1 AND instalment_id = $2 AND expense_id = $3 AND given_back_at IS NULL
       RETURNING budget_line_id, amount`,
      [expense.teamId, idOf(expense), expense.id, this.clock.businessNow(actor.demo)],
    );
    return new Map(rows.map((row) => [row.budget_line_id, BigInt(row.amount)]));
  }

  /** Nothing can be reserved on them; what the claim frees there stays free. */
  private async closedLines(instalment: Instalment): Promise<ReadonlySet<string>> {
    const rows = await this.unit.query<{ id: string }>(
      'SELECT id FROM budget_lines WHERE id = ANY ($1::uuid[]) AND closed',
      [instalment.lines.map(({ budgetLineId }) => budgetLineId)],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

function idOf({ instalment }: Expense): string {
  if (!instalment) throw new Error('the claim is for no instalment');
  return instalment.id;
}

function found(commitment: Commitment, expense: Expense) {
  const instalment = commitment.instalments.find(({ id }) => id === expense.instalment?.id);
  if (!instalment || commitment.teamId !== expense.teamId)
    throw COMMITMENT_ERRORS.fail('commitment.instalment-not-found');
  return { commitment, instalment };
}

/** Lines it still comes to something on. */
export function liveLines({ lines }: Pick<Instalment, 'lines'>): CommitmentLine[] {
  return lines.filter(({ amount, held }) => amount > 0n || held > 0n);
}

function problemsOf(
  expense: Expense,
  commitment: Commitment,
  instalment: Instalment,
  stageIds: readonly string[],
): FieldProblem[] {
  const { problem } = COMMITMENT_ERRORS;
  // What is handed in took its instalment already.
  if (expense.state !== 'draft' && expense.state !== 'returned') return [];
  if (commitment.state !== 'active' || instalment.state !== 'open')
    return [problem('commitment.instalment-taken', '/instalment')];
  if (!stageIds.includes(expense.stageId)) return [problem('commitment.carried-over', '/instalment')];
  const problems: FieldProblem[] = [];
  if (expense.institutionId !== commitment.institutionId)
    problems.push(problem('commitment.other-institution', '/instalment'));
  const number = commitment.supplierBusinessNumber;
  if (number !== undefined && expense.supplierBusinessNumber !== number)
    problems.push(
      problem('commitment.other-supplier', '/supplierBusinessNumber', { supplier: commitment.supplierName }),
    );
  const own = new Set(liveLines(instalment).map(({ budgetLineId }) => budgetLineId));
  const charged = [...claimByBudgetLine(expense.lines).keys()];
  if (charged.length > 0 && !charged.some((id) => own.has(id)))
    problems.push(problem('commitment.other-lines', '/lines/0/budgetLineId'));
  return problems;
}

function least(a: Won, b: Won): Won {
  return a < b ? a : b;
}
