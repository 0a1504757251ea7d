import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Notices } from '../../notifications/notices.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { aboutClaim } from '../about-claim.js';
import type { ClaimFinding } from '../claim-finding.js';
import { ClaimFindings } from '../claim-findings.js';
import { ExpenseStore } from '../expense-store.js';
import type { Expense, ExpenseState, Questioned } from '../expense.js';
import { ClaimMarks } from './claim-marks.js';
import { claimParts } from './claim-parts.js';

export type Outcome = 'approved' | 'returned' | 'rejected';

export interface Answer {
  readonly outcome: Outcome;
  readonly comment: string;
  readonly requestId?: string;
  readonly forUserId?: string;
  readonly questioned?: Questioned;
  readonly declined?: ReadonlyMap<string, string>;
}

interface Told {
  readonly outcome: Outcome | 'step-approved';
  readonly from: ExpenseState;
  readonly comment: string;
  readonly facts: object;
  /** What the approver had before them. */
  readonly findings: readonly ClaimFinding[];
}

/** Keeps what an approver answered and what they had before them: later rules and edits don't change what was decided. */
@Injectable()
export class DecisionLog {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly findings: ClaimFindings,
    private readonly marks: ClaimMarks,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /** Writes the answer itself; gives its id and what was found of the claim. */
  async write(
    actor: Actor,
    expense: Expense,
    answer: Answer,
  ): Promise<{ approvalId: string; findings: readonly ClaimFinding[] }> {
    const id = uuidv7();
    const { findings, evidences } = await this.findings.examine(actor, expense);
    this.unit.write(
      `INSERT INTO approvals (team_id, id, expense_id, expense_version, decision, decided_by, decided_at, comment, request_id, for_user_id,
         seen, questioned, declined)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        expense.teamId,
        id,
        expense.id,
        expense.version,
        answer.outcome,
        actor.userId,
        this.clock.businessNow(actor.demo),
        answer.comment,
        answer.requestId,
        answer.forUserId,
        JSON.stringify(claimParts(expense, evidences)),
        answer.questioned && JSON.stringify(answer.questioned),
        answer.declined?.size ? JSON.stringify(Object.fromEntries(answer.declined)) : undefined,
      ],
    );
    return { approvalId: id, findings };
  }

  /** Writes it into the claim's history and the team's log; what lies on others of its supplier follows. */
  async tell(
    actor: Actor,
    expense: Expense,
    { outcome, from, comment, facts, findings }: Told,
  ): Promise<void> {
    await this.store.addEvent(actor, expense, { act: outcome, from, comment, findings, facts });
    if (outcome !== 'step-approved') await this.notices.tell(actor, aboutClaim(outcome, expense));
    if (outcome !== 'step-approved')
      await this.marks.siblingsChanged(
        actor,
        expense,
        outcome === 'approved' && !expense.lines.some(({ declined }) => declined) ? 'approval' : 'change',
      );
    await this.audit.record(actor, {
      teamId: expense.teamId,
      act: `expense.${outcome}`,
      subjectType: 'expense',
      subjectId: expense.id,
      before: { state: from },
      after: {
        state: expense.state,
        version: expense.version,
        comment,
        claimAmount: expense.claimAmount,
        ...facts,
      },
    });
  }
}
