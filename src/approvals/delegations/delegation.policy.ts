import { hasRole, TEAM_ROLES, type Actor } from '../../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../../platform/access/decision.js';
import { DELEGATION_ERRORS } from './delegation.errors.js';
import type { DelegationRecord } from './delegation-record.js';

/** A route may name anybody of a team, so anybody may be asked; of the office only officers are. */
export function mayLend(actor: Actor): Decision {
  const decides = actor.team.kind === 'office' ? hasRole(actor, 'officer') : hasRole(actor, ...TEAM_ROLES);
  return decides ? ALLOWED : refused(DELEGATION_ERRORS.fail('delegation.not-permitted'));
}

/** Who lent it ends it; where they can't, whoever looks after the team does. */
export function mayEnd(
  actor: Actor,
  delegation: Pick<DelegationRecord, 'teamId' | 'from' | 'state'>,
): Decision {
  if (delegation.teamId !== actor.team.id) return refused(DELEGATION_ERRORS.fail('delegation.not-found'));
  if (delegation.from.id !== actor.userId && !looksAfter(actor))
    return refused(DELEGATION_ERRORS.fail('delegation.not-yours'));
  return delegation.state === 'over' ? refused(DELEGATION_ERRORS.fail('delegation.over')) : ALLOWED;
}

/** All of the team's, not only one's own: administrators of a team, officers and auditors of the office. */
export function maySeeAll(actor: Actor): boolean {
  return looksAfter(actor) || (actor.team.kind === 'office' && hasRole(actor, 'auditor'));
}

function looksAfter(actor: Actor): boolean {
  return hasRole(actor, actor.team.kind === 'office' ? 'officer' : 'administrator');
}
