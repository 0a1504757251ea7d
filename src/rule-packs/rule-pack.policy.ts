import { programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { RULE_PACK_ERRORS } from './rule-pack.errors.js';

/** Everybody reads the rules they are judged by; only an officer changes them. */
export function mayEditRules(actor: Actor): Decision {
  return programmeRoleOf(actor) === 'officer'
    ? ALLOWED
    : refused(RULE_PACK_ERRORS.fail('rule-pack.not-permitted'));
}

/** What isn't in force yet may still change: the office alone reads it, auditors too. */
export function seesDrafts(actor: Actor): boolean {
  return programmeRoleOf(actor) !== '';
}
