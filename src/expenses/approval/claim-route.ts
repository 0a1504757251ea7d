import { Injectable } from '@nestjs/common';
import type { ApprovalRequest } from '../../approvals/approval-request.js';
import type { PlannedRequest } from '../../approvals/plan-round.js';
import { RoutePeopleQueries, type RoutePeople } from '../../approvals/route-people.js';
import type { Actor } from '../../platform/access/actor.js';
import { ClaimFindings, type ExaminedClaim } from '../claim-findings.js';
import type { Expense } from '../expense.js';
import { AskClaimApproval, type KnownOfClaim } from './ask-claim-approval.js';

/** A claim's way through its approvals, with what it is told with. */
export interface ClaimRoute {
  readonly steps: readonly (ApprovalRequest | PlannedRequest)[];
  readonly people: RoutePeople;
  /** Not handed in: whom it would ask. */
  readonly planned: boolean;
  readonly routeName?: string;
}

/** Tells whom a claim asks, or would ask if it were handed in as it is. */
@Injectable()
export class ClaimRoutes {
  constructor(
    private readonly findings: ClaimFindings,
    private readonly approval: AskClaimApproval,
    private readonly people: RoutePeopleQueries,
  ) {}

  /** What is found of a claim, with its route. Inside the unit in hand. */
  async examine(
    actor: Actor,
    expense: Expense,
    round: readonly ApprovalRequest[],
  ): Promise<ExaminedClaim & { route?: ClaimRoute }> {
    const examined = await this.findings.examine(actor, expense);
    return { ...examined, route: await this.of(actor, expense, examined, round) };
  }

  /** Undefined while the claim doesn't say which money it is about. */
  private async of(
    actor: Actor,
    expense: Expense,
    known: KnownOfClaim,
    round: readonly ApprovalRequest[],
  ): Promise<ClaimRoute | undefined> {
    const planned = expense.state === 'draft' || expense.state === 'returned';
    if (!planned)
      return round.length === 0
        ? undefined
        : { steps: round, people: await this.people.of(expense.teamId, round), planned };
    const targeted = expense.lines.length > 0 && expense.lines.every(({ budgetLineId }) => budgetLineId);
    if (!targeted) return undefined;
    const { route, planned: steps } = await this.approval.plan(actor, expense, {
      ...known,
      findings: known.findings.filter(staysAtSubmission),
    });
    return { steps, people: await this.people.of(expense.teamId, steps), planned, routeName: route?.name };
  }
}

/** What still keeps the claim from being handed in is settled before a route is chosen. */
function staysAtSubmission({ byRule, outcome, reason }: KnownOfClaim['findings'][number]): boolean {
  return byRule === true && (outcome !== 'needs-more' || reason !== undefined);
}
