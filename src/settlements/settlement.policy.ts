import { hasRole, programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { SETTLEMENT_ERRORS } from './settlement.errors.js';
import type { KeptState, Settlement } from './settlement.js';

const FORBIDDEN = () => refused(SETTLEMENT_ERRORS.fail('settlement.not-permitted'));

/** Totals of pay are in it, so plain researchers may not; officers and auditors see every team's. */
export function maySeeSettlements(actor: Actor): Decision {
  if (programmeRoleOf(actor) !== '') return ALLOWED;
  return hasRole(actor, 'principal-investigator', 'administrator', 'finance') ? ALLOWED : FORBIDDEN();
}

/** Officers begin, disallow, confirm, answer and record. */
export function maySettle(actor: Actor): Decision {
  return programmeRoleOf(actor) === 'officer' ? ALLOWED : FORBIDDEN();
}

/** Whether a settlement in this state is still written at. */
export function mayChangeDraft(actor: Actor, state: KeptState): Decision {
  const settles = maySettle(actor);
  if (!settles.allowed) return settles;
  if (state === 'draft') return ALLOWED;
  return refused(SETTLEMENT_ERRORS.fail(state === 'final' ? 'settlement.final' : 'settlement.changed'));
}

/** Until the second officer's word everything can be taken back. */
export function mayReopen(actor: Actor, state: KeptState): Decision {
  const settles = maySettle(actor);
  if (!settles.allowed) return settles;
  if (state === 'confirmed') return ALLOWED;
  const code =
    state === 'final'
      ? 'settlement.final'
      : state === 'objected'
        ? 'settlement.objection-open'
        : 'settlement.changed';
  return refused(SETTLEMENT_ERRORS.fail(code));
}

/** The second officer is another person. */
export function mayFinalise(
  actor: Actor,
  { state, confirmedBy }: Pick<Settlement, 'state' | 'confirmedBy'>,
): Decision {
  const settles = maySettle(actor);
  if (!settles.allowed) return settles;
  if (state === 'final') return refused(SETTLEMENT_ERRORS.fail('settlement.final'));
  if (state === 'objected') return refused(SETTLEMENT_ERRORS.fail('settlement.objection-open'));
  if (state === 'draft') return refused(SETTLEMENT_ERRORS.fail('settlement.changed'));
  return confirmedBy === actor.userId ? refused(SETTLEMENT_ERRORS.fail('settlement.other-officer')) : ALLOWED;
}

/** The team's word on a confirmed result: to accept it, or to object. */
export function mayAnswer(actor: Actor, { teamId, state }: Pick<Settlement, 'teamId' | 'state'>): Decision {
  if (actor.team.id !== teamId || !hasRole(actor, 'principal-investigator', 'administrator'))
    return FORBIDDEN();
  return state === 'confirmed' ? ALLOWED : refused(SETTLEMENT_ERRORS.fail('settlement.changed'));
}

export function mayDecideObjection(actor: Actor, state: KeptState): Decision {
  const settles = maySettle(actor);
  if (!settles.allowed) return settles;
  return state === 'objected' ? ALLOWED : refused(SETTLEMENT_ERRORS.fail('settlement.changed'));
}

export function mayRecordReceipt(actor: Actor, state: KeptState): Decision {
  const settles = maySettle(actor);
  if (!settles.allowed) return settles;
  return state === 'final' ? ALLOWED : refused(SETTLEMENT_ERRORS.fail('settlement.changed'));
}
