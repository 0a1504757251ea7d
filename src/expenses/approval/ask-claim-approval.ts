import { Injectable } from '@nestjs/common';
import { AskApproval, type AskGround, type Asked } from '../../approvals/ask-approval.js';
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
    const { claimantId, preparedBy, teamId, id } = expense;
    const facts = routeFacts(expense, known.named, known.findings);
    return this.approval.execute(
      actor,
      {
        teamId,
        type: 'expense',
        id,
        claimantId,
        excludedIds: preparedBy ? [claimantId, preparedBy] : [claimantId],
        amount: expense.claimAmount,
        fundIds: facts.fundIds,
      },
      ground,
      { facts, parts: claimParts(expense, known.evidences) },
    );
  }
}
