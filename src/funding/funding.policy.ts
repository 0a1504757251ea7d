import { hasRole, programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import type { DisbursementKind } from './disbursement.js';
import { FUNDING_ERRORS } from './funding.errors.js';

/** Only officers decide where an institution's money comes from, and what rates the programme asks for. */
export function mayPlanFunding(actor: Actor): Decision {
  return programmeRoleOf(actor) === 'officer'
    ? ALLOWED
    : refused(FUNDING_ERRORS.fail('funding.not-permitted'));
}

/** What the office paid out is the officer's to say; what came into the team's account also its finance people's. */
export function mayRecord(actor: Actor, kind: DisbursementKind): Decision {
  if (programmeRoleOf(actor) === 'officer') return ALLOWED;
  const own = actor.team.kind === 'team' && hasRole(actor, 'finance', 'administrator');
  return own && kind !== 'instalment' ? ALLOWED : refused(FUNDING_ERRORS.fail('funding.not-permitted'));
}

/** Plain researchers have no need to know how an institution pays its part. */
export function maySeeFunding(actor: Actor): Decision {
  return actor.roles.some((role) => role !== 'researcher')
    ? ALLOWED
    : refused(FUNDING_ERRORS.fail('funding.not-permitted'));
}
