import { programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { TEAM_JOIN_ERRORS } from './team-join.errors.js';
import type { TeamJoin } from './team-join.js';

export function mayLetJoin(actor: Actor): Decision {
  return programmeRoleOf(actor) === 'officer'
    ? ALLOWED
    : refused(TEAM_JOIN_ERRORS.fail('team-join.not-permitted'));
}

/** The office alone knows who may join before it is so. */
export function maySeeJoins(actor: Actor): Decision {
  return programmeRoleOf(actor) === '' ? refused(TEAM_JOIN_ERRORS.fail('team-join.not-permitted')) : ALLOWED;
}

/** The second officer's word. */
export function mayConfirmJoin(actor: Actor, join: Pick<TeamJoin, 'state' | 'proposedBy'>): Decision {
  const decision = mayLetJoin(actor);
  if (!decision.allowed) return decision;
  if (join.state !== 'proposed') return refused(TEAM_JOIN_ERRORS.fail('team-join.decided'));
  return join.proposedBy === actor.userId
    ? refused(TEAM_JOIN_ERRORS.fail('team-join.own-proposal'))
    : ALLOWED;
}
