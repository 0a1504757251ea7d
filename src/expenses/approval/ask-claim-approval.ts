import { Injectable } from '@nestjs/common';
import { AskApproval, type AskGround, type Asked, type Plan } from '../../approvals/ask-approval.js';
import type { Parts } from '../../approvals/earlier-voices.js';
import type { Subject } from '../../approvals/plan-round.js';
import type { RouteFacts } from '../../approvals/route.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { CheckContext } from '../check-expense.js';
import type { ClaimFinding } from '../claim-finding.js';
import type { Expense } from '../expense.js';
import { claimParts } from './claim-parts.js';
import { routeFacts } from './route-facts.js';

/** What is known of a claim when it is handed in. */
export interface KnownOfClaim {
  readonly named: Pick<CheckContext, 'lines' | 'categoryPaths'>;
  readonly findings: readonly ClaimFinding[];
  readonly evidences: readonly Evidence[];
}

/** Asks whoever has to approve a claim. */
@Injectable()
export class AskClaimApproval {
  constructor(private readonly approval: AskApproval) {}

  /** Inside the unit in hand; only a claim that has a number was handed in before. */
  async ground(actor: Actor, expense: Expense): Promise<AskGround> {
    return this.approval.ground(actor, expense, { before: expense.number !== undefined });
  }

  execute(actor: Actor, expense: Expense, ground: AskGround, known: KnownOfClaim): Asked {
    const { subject, facts, parts } = askedFor(expense, known);
    return this.approval.execute(actor, subject, ground, { facts, parts });
  }

  /** Whom it would ask if it were handed in as it is. Inside the unit in hand. */
  async plan(actor: Actor, expense: Expense, known: KnownOfClaim): Promise<Plan> {
    const { subject, facts, parts } = askedFor(expense, known);
    return this.approval.plan(actor, subject, await this.ground(actor, expense), { facts, parts });
  }
}

function askedFor(
  expense: Expense,
  known: KnownOfClaim,
): { subject: Subject; facts: RouteFacts; parts: Parts } {
  const { claimantId, preparedBy, teamId, id } = expense;
  const facts = routeFacts(expense, known.named, known.findings);
  const subject = {
    teamId,
    type: 'expense',
    id,
    claimantId,
    excludedIds: preparedBy ? [claimantId, preparedBy] : [claimantId],
    amount: expense.claimAmount,
    fundIds: facts.fundIds,
  };
  return { subject, facts, parts: claimParts(expense, known.evidences) };
}
