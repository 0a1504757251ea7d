import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure, type Decision } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ClaimFindings } from './claim-findings.js';
import { EndHold } from './end-hold.js';
import { ExpenseLedger } from './expense-ledger.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { mayApprove, mayReject, mayReturn } from './expense.policy.js';
import { Fingerprints } from './fingerprints.js';

export interface DecisionCommand {
  id: string;
  /** The version the approver read; a claim changed since then is refused. */
  version?: number;
  comment?: string;
}

type Outcome = 'approved' | 'returned' | 'rejected';

const POLICIES: Record<Outcome, (actor: Actor, expense: Expense) => Decision> = {
  approved: mayApprove,
  returned: mayReturn,
  rejected: mayReject,
};

/** The approver's three answers; each is kept with the version of the claim that was read. */
@Injectable()
export class DecideExpense {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly ledger: ExpenseLedger,
    private readonly fingerprints: Fingerprints,
    private readonly holds: EndHold,
    private readonly findings: ClaimFindings,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** What is reserved stays so; a request on a common pot is reserved now, and refused when the pot can't bear it. */
  async approve(actor: Actor, command: DecisionCommand): Promise<Expense> {
    return this.decide(actor, command, 'approved', async (expense) => {
      if (expense.onPot) await this.ledger.reserve(actor, expense, 'approve');
    });
  }

  async return(actor: Actor, command: DecisionCommand): Promise<Expense> {
    return this.decide(actor, command, 'returned', (expense) =>
      this.ledger.release(actor, expense, 'return'),
    );
  }

  async reject(actor: Actor, command: DecisionCommand): Promise<Expense> {
    return this.decide(actor, command, 'rejected', async (expense) => {
      await this.fingerprints.release(expense);
      await this.ledger.release(actor, expense, 'reject');
    });
  }

  private async decide(
    actor: Actor,
    command: DecisionCommand,
    outcome: Outcome,
    effect: (expense: Expense) => Promise<void>,
  ): Promise<Expense> {
    const comment = command.comment?.trim() ?? '';
    return this.unit.run(actor, async () => {
      const seen = await this.store.find(command.id);
      // Asked before the row is locked, too: whoever may only read it can't lock it in a team's name.
      ensure(POLICIES[outcome](actor, seen));
      return this.unit.run(
        actor,
        async () => {
          const expense = await this.store.lock(seen.id);
          ensure(POLICIES[outcome](actor, expense));
          if (command.version !== undefined && expense.version !== command.version)
            throw EXPENSE_ERRORS.fail('expense.changed');
          if (outcome !== 'approved' && comment === '') throw EXPENSE_ERRORS.fail('expense.comment-missing');
          await this.write(actor, expense, outcome, comment);
          await effect(expense);
          return expense;
        },
        { onBehalfOf: actor.team.kind === 'office' ? seen.teamId : undefined },
      );
    });
  }

  private async write(actor: Actor, expense: Expense, outcome: Outcome, comment: string): Promise<void> {
    const from = expense.state;
    const readVersion = expense.version;
    // What the approver had before them, kept as it was: later rules don't change what was decided.
    const findings = await this.findings.of(actor, expense);
    const now = this.clock.businessNow(actor.demo);
    const approverId = outcome === 'approved' ? actor.userId : undefined;
    await this.store.move(expense, { state: outcome, stateSince: now, decidedAt: now, approverId });
    await this.unit.query(
      `INSERT INTO approvals (team_id, id, expense_id, expense_version, decision, decided_by, decided_at, comment)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [expense.teamId, uuidv7(), expense.id, readVersion, outcome, actor.userId, now, comment],
    );
    await this.store.addEvent(actor, expense, { act: outcome, from, comment, findings });
    if (outcome !== 'approved') await this.holds.execute(actor, expense);
    await this.audit.record(actor, {
      teamId: expense.teamId,
      act: `expense.${outcome}`,
      subjectType: 'expense',
      subjectId: expense.id,
      before: { state: from, version: readVersion },
      after: { state: outcome, comment, claimAmount: expense.claimAmount },
    });
  }
}
