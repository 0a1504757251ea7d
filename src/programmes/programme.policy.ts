import { programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { WEB_ERRORS } from '../platform/web/web.errors.js';

/** Only officers of the programme set up its funds, years, stages, categories, teams and their institutions. */
export function maySetUpProgramme(actor: Actor): Decision {
  return programmeRoleOf(actor) === 'officer' ? ALLOWED : refused(WEB_ERRORS.fail('web.not-permitted'));
}

/** Whether the actor may see totals of pay: in a small team they give salaries away, so plain researchers may not. */
export function maySeeLabour(actor: Actor): boolean {
  return actor.roles.some((role) => role !== 'researcher');
}
