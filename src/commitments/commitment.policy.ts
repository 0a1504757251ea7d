import { mayFile } from '../expenses/expense.policy.js';
import { hasRole, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Commitment, Instalment } from './commitment.js';
import { COMMITMENT_ERRORS } from './commitment.errors.js';

type Contract = Pick<Commitment, 'teamId' | 'state' | 'enteredBy'>;

/** Whoever keeps the team's books enters contracts; a team that is frozen or cut commits to nothing new. */
export function mayEnter(actor: Actor): Decision {
  if (!keepsBooks(actor)) return refused(COMMITMENT_ERRORS.fail('commitment.not-permitted'));
  return actor.team.status === 'active' ? ALLOWED : refused(COMMITMENT_ERRORS.fail('commitment.team-closed'));
}

export function mayEdit(actor: Actor, commitment: Contract): Decision {
  if (actor.team.id !== commitment.teamId) return refused(COMMITMENT_ERRORS.fail('commitment.not-permitted'));
  const decision = mayEnter(actor);
  if (!decision.allowed || commitment.state === 'draft') return decision;
  return refused(COMMITMENT_ERRORS.fail('commitment.not-draft'));
}

/** Putting in force reserves money: it takes an administrator whose hand wasn't in what was entered. */
export function mayActivate(actor: Actor, commitment: Contract): Decision {
  const decision = asSecond(actor, commitment);
  if (!decision.allowed) return decision;
  if (commitment.enteredBy.includes(actor.userId))
    return refused(COMMITMENT_ERRORS.fail('commitment.own-entry'));
  return commitment.state === 'draft' ? ALLOWED : refused(COMMITMENT_ERRORS.fail('commitment.not-draft'));
}

/** What takes more money waits for a second person; what only frees some, or moves a day, is in force at once. */
export function mayChange(actor: Actor, commitment: Contract): Decision {
  if (actor.team.id !== commitment.teamId || !keepsBooks(actor))
    return refused(COMMITMENT_ERRORS.fail('commitment.not-permitted'));
  return commitment.state === 'active' ? ALLOWED : refused(COMMITMENT_ERRORS.fail('commitment.not-active'));
}

export function mayConfirmChange(
  actor: Actor,
  commitment: Contract,
  change: { proposedBy: string },
): Decision {
  const decision = asSecond(actor, commitment);
  if (!decision.allowed) return decision;
  if (change.proposedBy === actor.userId) return refused(COMMITMENT_ERRORS.fail('commitment.own-change'));
  return commitment.state === 'active' ? ALLOWED : refused(COMMITMENT_ERRORS.fail('commitment.not-active'));
}

/** The proposer takes it back; an administrator refuses it. */
export function mayDropChange(actor: Actor, commitment: Contract, change: { proposedBy: string }): Decision {
  const decides = hasRole(actor, 'administrator') || change.proposedBy === actor.userId;
  return actor.team.id === commitment.teamId && keepsBooks(actor) && decides
    ? ALLOWED
    : refused(COMMITMENT_ERRORS.fail('commitment.not-administrator'));
}

/** A draft is thrown away, a contract in force is ended and what it holds is free. A frozen team may, too. */
export function mayCancel(actor: Actor, commitment: Contract): Decision {
  if (actor.team.id !== commitment.teamId || !keepsBooks(actor))
    return refused(COMMITMENT_ERRORS.fail('commitment.not-permitted'));
  return commitment.state === 'draft' || commitment.state === 'active'
    ? ALLOWED
    : refused(COMMITMENT_ERRORS.fail('commitment.not-active'));
}

/** Adds papers for as long as the contract isn't over. */
export const mayAddDocuments = mayCancel;

/** Who files claims files them on a contract of their institution, while the instalment is open. */
export function mayClaim(
  actor: Actor,
  commitment: Pick<Commitment, 'teamId' | 'state' | 'institutionId'>,
  instalment: Pick<Instalment, 'state'>,
): Decision {
  const files = mayFile(actor);
  if (!files.allowed || actor.team.id !== commitment.teamId)
    return files.allowed ? refused(COMMITMENT_ERRORS.fail('commitment.not-permitted')) : files;
  if (commitment.state !== 'active') return refused(COMMITMENT_ERRORS.fail('commitment.not-active'));
  if (instalment.state !== 'open') return refused(COMMITMENT_ERRORS.fail('commitment.instalment-taken'));
  return actor.institutionId === commitment.institutionId
    ? ALLOWED
    : refused(COMMITMENT_ERRORS.fail('commitment.other-institution'));
}

/**
 * 사용 기준 제22조 4항: what was committed by the last day of a stage, or by the day a team was cut, stays payable after it.
 * A contract that was never put in force committed nobody to anything.
 */
export function payableAfterEnd(
  commitment: Pick<Commitment, 'state' | 'signedOn'>,
  lastOn: KstDate,
): boolean {
  return (commitment.state === 'active' || commitment.state === 'completed') && commitment.signedOn <= lastOn;
}

function keepsBooks(actor: Actor): boolean {
  return actor.team.kind === 'team' && hasRole(actor, 'finance', 'administrator');
}

function asSecond(actor: Actor, { teamId }: Contract): Decision {
  if (actor.team.kind !== 'team' || actor.team.id !== teamId || !hasRole(actor, 'administrator'))
    return refused(COMMITMENT_ERRORS.fail('commitment.not-administrator'));
  return actor.team.status === 'active' ? ALLOWED : refused(COMMITMENT_ERRORS.fail('commitment.team-closed'));
}
