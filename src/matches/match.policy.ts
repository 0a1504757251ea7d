import { programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { MATCH_ERRORS } from './match.errors.js';

/** The office alone, auditors too; no team hears of it. */
export function maySeeMatches(actor: Actor): Decision {
  return programmeRoleOf(actor) !== '' ? ALLOWED : refused(MATCH_ERRORS.fail('match.not-permitted'));
}

export function mayDecideMatches(actor: Actor): Decision {
  return programmeRoleOf(actor) === 'officer' ? ALLOWED : refused(MATCH_ERRORS.fail('match.not-permitted'));
}
