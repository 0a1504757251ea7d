import { hasRole, programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { CLOSE_OUT_ERRORS } from './close-out.errors.js';

/** Officers close teams out. */
export function mayCloseOut(actor: Actor): Decision {
  return programmeRoleOf(actor) === 'officer'
    ? ALLOWED
    : refused(CLOSE_OUT_ERRORS.fail('close-out.not-permitted'));
}

/** The office, and those of the team who have to finish it. */
export function maySeeCloseOut(actor: Actor): Decision {
  return hasRole(actor, 'officer', 'auditor', 'administrator', 'principal-investigator', 'finance')
    ? ALLOWED
    : refused(CLOSE_OUT_ERRORS.fail('close-out.not-permitted'));
}
