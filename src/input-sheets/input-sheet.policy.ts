import { hasRole, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { INPUT_SHEET_ERRORS } from './input-sheet.errors.js';

/** Those who answer for the team's money read its sheet; of the programme's office the auditor, who reads payments anyway. */
export function maySeeInputSheet(actor: Actor): Decision {
  const sees =
    actor.team.kind === 'office'
      ? hasRole(actor, 'auditor')
      : hasRole(actor, 'finance', 'administrator', 'principal-investigator');
  return sees ? ALLOWED : refused(INPUT_SHEET_ERRORS.fail('input-sheet.not-permitted'));
}

/** Who types into the national system: ticks, and sees account numbers whole. */
export function mayEnter(actor: Actor): Decision {
  return actor.team.kind === 'team' && hasRole(actor, 'finance')
    ? ALLOWED
    : refused(INPUT_SHEET_ERRORS.fail('input-sheet.not-finance'));
}
