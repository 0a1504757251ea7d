import { hasRole, programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { EVALUATION_ERRORS } from './evaluation.errors.js';
import type { StageEvaluation } from './stage-evaluation.js';

type Known = Pick<StageEvaluation, 'state' | 'recordedBy'>;

/** Officers alone decide about teams. */
export function mayEvaluate(actor: Actor): Decision {
  return programmeRoleOf(actor) === 'officer'
    ? ALLOWED
    : refused(EVALUATION_ERRORS.fail('evaluation.not-permitted'));
}

/** The second officer, once there is a result. */
export function mayConfirm(actor: Actor, evaluation: Known): Decision {
  const decision = mayEvaluate(actor);
  if (!decision.allowed) return decision;
  if (evaluation.state !== 'recorded') return refused(EVALUATION_ERRORS.fail('evaluation.wrong-state'));
  return evaluation.recordedBy === actor.userId
    ? refused(EVALUATION_ERRORS.fail('evaluation.own-record'))
    : ALLOWED;
}

/** Any officer, until the second one has confirmed. */
export function mayWithdraw(actor: Actor, evaluation: Known): Decision {
  const decision = mayEvaluate(actor);
  if (!decision.allowed) return decision;
  return evaluation.state === 'noticed' || evaluation.state === 'recorded'
    ? ALLOWED
    : refused(EVALUATION_ERRORS.fail('evaluation.wrong-state'));
}

/** The result of a special evaluation that was noticed. */
export function mayGiveResult(actor: Actor, evaluation: Known): Decision {
  const decision = mayEvaluate(actor);
  if (!decision.allowed) return decision;
  return evaluation.state === 'noticed' ? ALLOWED : refused(EVALUATION_ERRORS.fail('evaluation.wrong-state'));
}

/** The office, and those of a team who answer for it. */
export function maySeeEvaluations(actor: Actor): Decision {
  return hasRole(actor, 'officer', 'auditor', 'administrator', 'principal-investigator', 'finance')
    ? ALLOWED
    : refused(EVALUATION_ERRORS.fail('evaluation.not-permitted'));
}
