import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import type { ApprovalRequest } from './approval-request.js';
import { ApprovalStore } from './approval-store.js';
import { isAsked, rightOf, type Delegation, type Right } from './deciders.js';
import { DelegationsToday } from './delegations.queries.js';
import { openOf, voicesOf } from './next-step.js';

/** How a subject's approval stands, for the one who looks at it. */
export interface Standing {
  readonly round: readonly ApprovalRequest[];
  readonly open?: ApprovalRequest;
  /** By which right this person may decide on the open step; absent where they may not. */
  readonly right?: Right;
  /** Why they may not though the round asks them, or somebody who lent them their right. */
  readonly because?: 'excluded' | 'already-decided' | 'delegate-of-claimant' | 'not-asked';
}

/** Reads how an approval stands, inside the unit in hand. */
@Injectable()
export class ReadStanding {
  constructor(
    private readonly store: ApprovalStore,
    private readonly delegations: DelegationsToday,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, subject: { teamId: string; id: string }): Promise<Standing> {
    const [round, delegations] = await Promise.all([
      this.store.round(subject.teamId, subject.id),
      this.delegations.to(actor),
    ]);
    return standingFor(actor, round, delegations, this.clock.businessDate(actor.demo));
  }
}

/** Pure. */
export function standingFor(
  actor: Actor,
  round: readonly ApprovalRequest[],
  delegations: readonly Delegation[],
  today: string,
): Standing {
  const open = openOf(round);
  if (!open) return { round };
  const voices = voicesOf(round);
  const right = isOnSide(actor, open) ? rightOf(open, actor, { voices, delegations, today }) : undefined;
  return { round, open, right, because: right ? undefined : reasonAgainst(actor, open, round, delegations) };
}

/** A team's step is decided in that team; the office's, or one that fell to it, in the office. */
function isOnSide(actor: Actor, request: ApprovalRequest): boolean {
  if (actor.team.kind === 'office')
    return request.office || (request.widened?.roles.includes('officer') ?? false);
  return !request.office && actor.team.id === request.teamId;
}

function reasonAgainst(
  actor: Actor,
  open: ApprovalRequest,
  round: readonly ApprovalRequest[],
  delegations: readonly Delegation[],
): Standing['because'] {
  if (round.some((request) => isOnSide(actor, request) && isAsked(request, actor))) {
    if (open.excludedIds.includes(actor.userId)) return 'excluded';
    const spoke = voicesOf(round).some(({ userId }) => userId === actor.userId);
    return spoke && isOnSide(actor, open) && isAsked(open, actor) ? 'already-decided' : 'not-asked';
  }
  const lentByClaimant = delegations.some(
    ({ fromUserId, fromRoles }) =>
      open.excludedIds.includes(fromUserId) && isAsked(open, { userId: fromUserId, roles: fromRoles }),
  );
  return lentByClaimant && isOnSide(actor, open) ? 'delegate-of-claimant' : undefined;
}
