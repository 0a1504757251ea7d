import { hasRole, programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import type { Expense } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import type { PaymentHold } from './payment-hold.js';
import { permitsFrom, type ExpenseAct } from './expense.workflow.js';

type Standing = Pick<Expense, 'teamId' | 'claimantId' | 'state' | 'onPot' | 'approverId'>;

export function mayFile(actor: Actor): Decision {
  const files =
    actor.team.kind === 'team' &&
    hasRole(actor, 'researcher', 'principal-investigator', 'administrator', 'finance');
  return files ? ALLOWED : refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
}

export const mayEdit = (actor: Actor, expense: Standing) => asClaimant('edit', actor, expense);
export const mayDiscard = (actor: Actor, expense: Standing) => asClaimant('discard', actor, expense);
export const mayRecall = (actor: Actor, expense: Standing) => asClaimant('recall', actor, expense);

/** A frozen or cut team submits nothing new; what it committed before stays payable. */
export function maySubmit(actor: Actor, expense: Standing): Decision {
  const decision = asClaimant('submit', actor, expense);
  if (!decision.allowed || actor.team.status === 'active') return decision;
  return refused(EXPENSE_ERRORS.fail('expense.team-closed'));
}

export const mayApprove = (actor: Actor, expense: Standing) => asApprover('approve', actor, expense);
export const mayReturn = (actor: Actor, expense: Standing) => asApprover('return', actor, expense);
export const mayReject = (actor: Actor, expense: Standing) => asApprover('reject', actor, expense);

/** Whoever claimed or approved it doesn't pay it, administrators included; what the office holds nobody does. */
export function mayPay(actor: Actor, expense: Standing & { number?: string }, hold?: PaymentHold): Decision {
  if (actor.team.id !== expense.teamId || !hasRole(actor, 'finance'))
    return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  if (actor.userId === expense.claimantId || actor.userId === expense.approverId)
    return refused(EXPENSE_ERRORS.fail('expense.own-approval'));
  if (hold) return refused(EXPENSE_ERRORS.fail('expense.held', { number: expense.number ?? '' }));
  return inState('pay', expense);
}

/** Any team's claim that waits for a decision or for its payment, and by the officer alone. */
export function mayHold(actor: Actor, expense: Standing): Decision {
  const decision = mayRelease(actor);
  return decision.allowed ? inState('hold', expense) : decision;
}

export function mayRelease(actor: Actor): Decision {
  return programmeRoleOf(actor) === 'officer'
    ? ALLOWED
    : refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
}

/** Money taken back is decided like money given: by finance, and not by the claimant. */
export function mayReverse(actor: Actor, expense: Standing): Decision {
  if (actor.team.id !== expense.teamId || !hasRole(actor, 'finance'))
    return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  if (actor.userId === expense.claimantId) return refused(EXPENSE_ERRORS.fail('expense.own-claim'));
  return inState('reverse', expense);
}

function asClaimant(act: ExpenseAct, actor: Actor, expense: Standing): Decision {
  if (actor.userId !== expense.claimantId) return refused(EXPENSE_ERRORS.fail('expense.not-claimant'));
  return inState(act, expense);
}

/** A team's own claim is decided by its administrator, one on the common pot by the programme's officer. */
function asApprover(act: ExpenseAct, actor: Actor, expense: Standing): Decision {
  const permitted = expense.onPot
    ? hasRole(actor, 'officer')
    : actor.team.id === expense.teamId && hasRole(actor, 'administrator');
  if (!permitted) return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  if (actor.userId === expense.claimantId) return refused(EXPENSE_ERRORS.fail('expense.own-claim'));
  return inState(act, expense);
}

function inState(act: ExpenseAct, expense: Standing): Decision {
  return permitsFrom(act, expense.state)
    ? ALLOWED
    : refused(EXPENSE_ERRORS.fail('expense.wrong-state', { state: expense.state }));
}
