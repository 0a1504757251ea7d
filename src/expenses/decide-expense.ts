import { Injectable } from '@nestjs/common';
import { afterNo, afterYes } from '../approvals/next-step.js';
import { ApprovalStore } from '../approvals/approval-store.js';
import { peopleOf, type Member } from '../approvals/deciders.js';
import { ReadStanding, type Standing } from '../approvals/read-standing.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure, type Decision } from '../platform/access/decision.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DecisionLog, type Outcome } from './approval/decision-log.js';
import { declinedLines, type DeclinedLine } from './approval/decline-lines.js';
import { questionedOf } from './approval/questioned.js';
import { withDeclined } from './amounts.js';
import { EndHold } from './end-hold.js';
import { ExpenseLedger } from './expense-ledger.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense, Questioned } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { mayApprove, mayReject, mayReturn } from './expense.policy.js';
import { Fingerprints } from './fingerprints.js';

export interface DecisionCommand {
  id: string;
  /** The version the approver read; a claim changed since then is refused. */
  version?: number;
  comment?: string;
  /** Of an approval: lines left out of it, each with the reason. */
  declined?: readonly DeclinedLine[];
  /** Of a return: what it asks about; only that may be changed then. Nothing named: everything. */
  questioned?: Questioned;
}

const POLICIES: Record<Outcome, (actor: Actor, expense: Expense, standing: Standing) => Decision> = {
  approved: mayApprove,
  returned: mayReturn,
  rejected: mayReject,
};

/** What a decision is taken on, behind the claim's lock. */
interface Deciding {
  readonly expense: Expense;
  readonly standing: Standing;
  readonly comment: string;
}

/** The approver's three answers; each is kept with what was read of the claim. */
@Injectable()
export class DecideExpense {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly approvals: ApprovalStore,
    private readonly standings: ReadStanding,
    private readonly log: DecisionLog,
    private readonly holds: EndHold,
    private readonly ledger: ExpenseLedger,
    private readonly fingerprints: Fingerprints,
    private readonly clock: Clock,
  ) {}

  /**
   * Says yes to the step whose turn it is. With the last one the claim is approved: what is reserved stays so, while a
   * request on a common pot is reserved now, and refused when the pot can't bear it.
   */
  async approve(actor: Actor, command: DecisionCommand): Promise<Expense> {
    return this.decide(actor, command, 'approved', async ({ expense, standing, comment }) => {
      const { open, right } = standing;
      if (!open || !right) throw new Error('the policy let somebody approve who is not asked');
      const declined = declinedLines(expense, command.declined ?? []);
      if (declined.size > 0) await this.leaveOut(actor, expense, declined);
      const [{ approvalId, findings }, members, officers] = await Promise.all([
        this.log.write(actor, expense, {
          outcome: 'approved',
          comment,
          requestId: open.id,
          forUserId: right.forUserId,
          declined,
        }),
        this.membersFor(actor, expense),
        this.standings.officers(actor),
      ]);
      const { changed, done } = afterYes(
        standing.round.map((request) => ({ ...request, amount: expense.claimAmount })),
        { approvalId, userId: actor.userId, forUserId: right.forUserId },
        {
          members,
          now: this.clock.businessNow(actor.demo),
          settles: actor.team.kind === 'office' && !open.office,
          officers,
        },
      );
      this.approvals.update(changed);
      const heard = standing.round.flatMap(({ voices }) => voices);
      const approverIds = [
        ...peopleOf([...heard, { approvalId, userId: actor.userId, forUserId: right.forUserId }]),
      ];
      if (done) await this.finish(actor, expense, approverIds);
      else this.store.keepApprovers(expense, approverIds);
      await this.log.tell(actor, expense, {
        outcome: done ? 'approved' : 'step-approved',
        from: 'submitted',
        comment,
        findings,
        facts: {
          step: open.name,
          kind: open.kind,
          forUserId: right.forUserId,
          declined: [...declined.keys()],
        },
      });
      if (done && expense.onPot) await this.ledger.reserve(actor, expense, 'approve');
    });
  }

  /** Sends it back to the claimant, with what is in question; what was reserved is free. */
  async return(actor: Actor, command: DecisionCommand): Promise<Expense> {
    return this.decide(actor, command, 'returned', async (deciding) => {
      const questioned = questionedOf(deciding.expense, command.questioned);
      await this.close(actor, deciding, 'returned', questioned);
      await this.ledger.release(actor, deciding.expense, 'return');
    });
  }

  async reject(actor: Actor, command: DecisionCommand): Promise<Expense> {
    return this.decide(actor, command, 'rejected', async (deciding) => {
      await this.close(actor, deciding, 'rejected');
      await this.fingerprints.release(deciding.expense);
      await this.holds.execute(actor, deciding.expense);
      await this.ledger.release(actor, deciding.expense, 'reject');
    });
  }

  /** Of the team, and of the office where one of it decides: a team doesn't know who belongs there. */
  private async membersFor({ team }: Actor, { teamId }: Expense): Promise<Member[]> {
    const [own, office] = await Promise.all([
      this.approvals.members(teamId),
      team.kind === 'office' ? this.approvals.members(team.id) : [],
    ]);
    return [...own, ...office];
  }

  private async decide(
    actor: Actor,
    command: DecisionCommand,
    outcome: Outcome,
    effect: (deciding: Deciding) => Promise<void>,
  ): Promise<Expense> {
    const comment = command.comment?.trim() ?? '';
    return this.unit.run(actor, async () => {
      const office = actor.team.kind === 'office';
      const teamId = office ? await this.ownerOf(actor, command.id, outcome) : undefined;
      return this.unit.run(
        actor,
        async () => {
          const expense = await this.store.lock(command.id);
          const standing = await this.standings.execute(actor, expense);
          ensure(POLICIES[outcome](actor, expense, standing));
          if (command.version !== undefined && expense.version !== command.version)
            throw EXPENSE_ERRORS.fail('expense.changed');
          if (outcome !== 'approved' && comment === '') throw EXPENSE_ERRORS.fail('expense.comment-missing');
          await effect({ expense, standing, comment });
          return expense;
        },
        { onBehalfOf: teamId },
      );
    });
  }

  /** For the office, asked before the row is locked: whoever may only read it can't lock it in a team's name. */
  private async ownerOf(actor: Actor, id: string, outcome: Outcome): Promise<string> {
    const { expense, standing } = await this.read(actor, id);
    ensure(POLICIES[outcome](actor, expense, standing));
    return expense.teamId;
  }

  private async read(actor: Actor, id: string): Promise<Pick<Deciding, 'expense' | 'standing'>> {
    const expense = await this.store.find(id);
    const standing = await this.standings.execute(actor, expense);
    // Somebody was quicker, between the two: what they did is told.
    const isOver = expense.state === 'submitted' && !standing.open;
    return { expense: isOver ? await this.store.find(id) : expense, standing };
  }

  /** Lines that aren't approved claim nothing from now on; what they held is free. */
  private async leaveOut(
    actor: Actor,
    expense: Expense,
    declined: ReadonlyMap<string, string>,
  ): Promise<void> {
    expense.lines = withDeclined(expense.lines, declined);
    await this.store.save(actor, expense);
    if (!expense.onPot) await this.ledger.reserve(actor, expense, 'leave-out');
  }

  private async finish(actor: Actor, expense: Expense, approverIds: readonly string[]): Promise<void> {
    const now = this.clock.businessNow(actor.demo);
    await this.store.move(expense, {
      state: 'approved',
      stateSince: now,
      decidedAt: now,
      approverId: actor.userId,
      approverIds,
    });
  }

  private async close(
    actor: Actor,
    { expense, standing, comment }: Deciding,
    outcome: 'returned' | 'rejected',
    questioned?: Questioned,
  ): Promise<void> {
    const from = expense.state;
    const now = this.clock.businessNow(actor.demo);
    const { findings } = await this.log.write(actor, expense, {
      outcome,
      comment,
      requestId: standing.open?.id,
      forUserId: standing.right?.forUserId,
      questioned,
    });
    this.approvals.update(afterNo(standing.round, outcome, now));
    await this.store.move(expense, {
      state: outcome,
      stateSince: now,
      decidedAt: now,
      approverId: undefined,
      approverIds: [],
      questioned,
    });
    await this.log.tell(actor, expense, {
      outcome,
      from,
      comment,
      findings,
      facts: {
        step: standing.open?.name,
        kind: standing.open?.kind,
        forUserId: standing.right?.forUserId,
        questioned,
      },
    });
  }
}
