import { programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { WEB_ERRORS } from '../platform/web/web.errors.js';

/** Only officers make budget lines and give money to funds and lines. */
export function mayAllocate(actor: Actor): Decision {
  return programmeRoleOf(actor) === 'officer' ? ALLOWED : refused(WEB_ERRORS.fail('web.not-permitted'));
}

/** What each team is given is the office's to see as a whole; a team sees its own lines in its budget. */
export function maySeeAllocations(actor: Actor): Decision {
  return programmeRoleOf(actor) === '' ? refused(WEB_ERRORS.fail('web.not-permitted')) : ALLOWED;
}

/** Teams are rivals: only the office sees them beside one another. For a team such a page isn't there. */
export function mayCompareTeams(actor: Actor): Decision {
  return programmeRoleOf(actor) === '' ? refused(WEB_ERRORS.fail('web.not-found')) : ALLOWED;
}
