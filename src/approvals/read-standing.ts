import { Injectable } from '@nestjs/common';
import { hasRole, type Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { ApprovalRequest } from './approval-request.js';
import { ApprovalStore } from './approval-store.js';
import { isAsked, peopleOf, rightOf, type Delegation, type Member, type Right } from './deciders.js';
import { DelegationsToday } from './delegations.queries.js';
import { openOf, voicesOf } from './next-step.js';

/** How a subject's approval stands, for the one who looks at it. */
export interface Standing {
  readonly round: readonly ApprovalRequest[];
  readonly open?: ApprovalRequest;
  /** By which right this person may decide on the open step; absent where they may not. */
  readonly right?: Right;
  /** Nothing is open any more, and the round asked them: somebody was quicker. */
  readonly wasAsked?: boolean;
  /** Why they may not though the round asks them, or somebody who lent them their right. */
  readonly because?:
    | 'excluded'
    | 'already-decided'
    | 'delegate-of-claimant'
    | 'delegation-over'
    | 'delegation-limits'
    | 'not-asked';
}

/** Reads how an approval stands, inside the unit in hand. */
@Injectable()
export class ReadStanding {
  constructor(
    private readonly store: ApprovalStore,
    private readonly delegations: DelegationsToday,
    private readonly clock: Clock,
  ) {}

  /** Those who decide for the office, for one of them: a team isn't told who they are. */
  async officers(actor: Actor): Promise<Member[] | undefined> {
    if (actor.team.kind !== 'office') return undefined;
    return (await this.store.members(actor.team.id)).filter(({ roles }) => roles.includes('officer'));
  }

  async execute(actor: Actor, subject: { teamId: string; id: string }): Promise<Standing> {
    const [round, delegations, officers] = await Promise.all([
      this.store.round(subject.teamId, subject.id),
      this.delegations.to(actor),
      this.officers(actor),
    ]);
    const today = this.clock.businessDate(actor.demo);
    const standing = standingFor(actor, round, { delegations, officers, today });
    if (!standing.open || standing.right || standing.because || actor.team.kind === 'office') return standing;
    const lent = { now: delegations, before: await this.delegations.endedTo(actor) };
    return { ...standing, because: lostRight(actor, standing.open, lent) };
  }
}

interface Known {
  readonly delegations: readonly Delegation[];
  readonly officers?: readonly Member[];
  readonly today: KstDate;
}

/** Pure. */
export function standingFor(
  actor: Actor,
  round: readonly ApprovalRequest[],
  { delegations, officers, today }: Known,
): Standing {
  const open = openOf(round);
  if (!open) return { round, wasAsked: round.some((request) => reaches(actor, request, delegations)) };
  const voices = voicesOf(round);
  const right = isOnSide(actor, open)
    ? rightOf(open, actor, { voices, delegations, officers, today })
    : undefined;
  return { round, open, right, because: right ? undefined : reasonAgainst(actor, open, round, delegations) };
}

/** Why a right that was lent doesn't reach this request: it never went so far, or it has ended. */
function lostRight(
  actor: Actor,
  open: ApprovalRequest,
  lent: { now: readonly Delegation[]; before: readonly Delegation[] },
): Standing['because'] {
  const reaches = ({ fromUserId, fromRoles }: Delegation) =>
    isOnSide(actor, open) && isAsked(open, { userId: fromUserId, roles: fromRoles });
  if (lent.now.some(reaches)) return 'delegation-limits';
  return lent.before.some(reaches) ? 'delegation-over' : undefined;
}

/** Whether the request asks them, or somebody who lent them their right. */
function reaches(actor: Actor, request: ApprovalRequest, delegations: readonly Delegation[]): boolean {
  if (!isOnSide(actor, request)) return false;
  return (
    isAsked(request, actor) ||
    delegations.some(({ fromUserId, fromRoles }) =>
      isAsked(request, { userId: fromUserId, roles: fromRoles }),
    )
  );
}

/** A team's step is decided in that team; the office's, or one that fell to it, by an officer. */
function isOnSide(actor: Actor, request: ApprovalRequest): boolean {
  if (actor.team.kind === 'office')
    return (
      hasRole(actor, 'officer') && (request.office || (request.widened?.roles.includes('officer') ?? false))
    );
  return !request.office && actor.team.id === request.teamId;
}

function reasonAgainst(
  actor: Actor,
  open: ApprovalRequest,
  round: readonly ApprovalRequest[],
  delegations: readonly Delegation[],
): Standing['because'] {
  const lent = delegations.filter(
    ({ fromUserId, fromRoles }) =>
      isOnSide(actor, open) && isAsked(open, { userId: fromUserId, roles: fromRoles }),
  );
  const own = round.some((request) => isOnSide(actor, request) && isAsked(request, actor));
  if (!own && lent.length === 0) return undefined;
  if (open.excludedIds.includes(actor.userId)) return 'excluded';
  const asked = isOnSide(actor, open) && (lent.length > 0 || isAsked(open, actor));
  if (asked && peopleOf(voicesOf(round)).has(actor.userId)) return 'already-decided';
  if (own) return 'not-asked';
  return lent.some(({ fromUserId }) => open.excludedIds.includes(fromUserId))
    ? 'delegate-of-claimant'
    : undefined;
}
