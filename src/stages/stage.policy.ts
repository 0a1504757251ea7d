import { programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { PROGRAMME_ERRORS } from '../programmes/programme.errors.js';
import { STAGE_ERRORS } from './stage.errors.js';

/** Officers alone change stages, deadlines and days off, and close years; every member reads them. */
export function mayChangeStages(actor: Actor): Decision {
  return programmeRoleOf(actor) === 'officer' ? ALLOWED : refused(STAGE_ERRORS.fail('stages.not-permitted'));
}

/** What is open in a year is of all teams, so the office alone sees it; for anybody else there is no such page. */
export function maySeeYearEnd(actor: Actor): Decision {
  return programmeRoleOf(actor) === '' ? refused(PROGRAMME_ERRORS.fail('programme.not-found')) : ALLOWED;
}
