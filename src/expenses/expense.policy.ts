import { hasRole, programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import type { Expense } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import type { PaymentHold } from './payment-hold.js';
import { permitsFrom, type ExpenseAct } from './expense.workflow.js';

type Standing = Pick<
  Expense,
  'teamId' | 'claimantId' | 'preparedBy' | 'handedAt' | 'number' | 'state' | 'onPot' | 'approverId'
>;

export function mayFile(actor: Actor): Decision {
  const files =
    actor.team.kind === 'team' &&
    hasRole(actor, 'researcher', 'principal-investigator', 'administrator', 'finance');
  return files ? ALLOWED : refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
}

/** Before it was ever handed in, a draft is its claimant's and its preparer's; after that the claimant's alone. */
export const mayEdit = (actor: Actor, expense: Standing) => asAuthor('edit', actor, expense);
export const mayDiscard = (actor: Actor, expense: Standing) => asAuthor('discard', actor, expense);
export const mayRecall = (actor: Actor, expense: Standing) => asClaimant('recall', actor, expense);

/** Who claims is settled by who makes the draft, and fixed once it was handed in. */
export function mayAssign(actor: Actor, expense: Standing): Decision {
  const maker = expense.preparedBy ?? expense.claimantId;
  if (!mayFile(actor).allowed || actor.team.id !== expense.teamId)
    return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  if (actor.userId !== maker || expense.number !== undefined)
    return refused(EXPENSE_ERRORS.fail('expense.claimant-fixed'));
  return inState('assign', expense);
}

/** Asks the claimant to confirm what was prepared for them. */
export function mayHandOver(actor: Actor, expense: Standing): Decision {
  if (actor.userId !== expense.preparedBy || expense.number !== undefined)
    return refused(EXPENSE_ERRORS.fail('expense.not-preparer'));
  if (expense.handedAt) return refused(EXPENSE_ERRORS.fail('expense.already-handed'));
  return inState('hand-over', expense);
}

/** The claimant sends a draft that waits for their word back to whoever prepared it. */
export function mayGiveBack(actor: Actor, expense: Standing): Decision {
  if (actor.userId !== expense.claimantId) return refused(EXPENSE_ERRORS.fail('expense.not-claimant'));
  if (!expense.preparedBy || !expense.handedAt || expense.number !== undefined)
    return refused(EXPENSE_ERRORS.fail('expense.not-handed'));
  return inState('give-back', expense);
}

/** A frozen or cut team submits nothing new; what it committed before stays payable. */
export function maySubmit(actor: Actor, expense: Standing): Decision {
  if (isPreparing(actor, expense)) return refused(EXPENSE_ERRORS.fail('expense.claimant-submits'));
  const decision = asClaimant('submit', actor, expense);
  if (!decision.allowed || actor.team.status === 'active') return decision;
  return refused(EXPENSE_ERRORS.fail('expense.team-closed'));
}

export const mayApprove = (actor: Actor, expense: Standing) => asApprover('approve', actor, expense);
export const mayReturn = (actor: Actor, expense: Standing) => asApprover('return', actor, expense);
export const mayReject = (actor: Actor, expense: Standing) => asApprover('reject', actor, expense);

/** Whoever claimed, prepared or approved it doesn't pay it, administrators included; what the office holds nobody does. */
export function mayPay(actor: Actor, expense: Standing, hold?: PaymentHold): Decision {
  if (actor.team.id !== expense.teamId || !hasRole(actor, 'finance'))
    return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  if (actor.userId === expense.claimantId || actor.userId === expense.approverId)
    return refused(EXPENSE_ERRORS.fail('expense.own-approval'));
  if (prepared(actor, expense)) return refused(EXPENSE_ERRORS.fail('expense.own-preparation'));
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

/**
 * Money taken back is decided like money given: by finance, and by nobody who claimed or prepared it. Whoever approved it
 * may: taking back undoes their decision and gives them nothing.
 */
export const mayReverse = (actor: Actor, expense: Standing) => asTreasurer('reverse', actor, expense);

/** Of money that was awaited: that it came in, or that it is awaited no more. */
export const mayRecordRefund = (actor: Actor, expense: Standing) => asTreasurer('refund', actor, expense);

/** Those who answer for money, and the programme's office to read. */
export function maySeeRefunds(actor: Actor): Decision {
  return hasRole(actor, 'finance', 'administrator', 'principal-investigator', 'officer', 'auditor')
    ? ALLOWED
    : refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
}

function asTreasurer(act: 'reverse' | 'refund', actor: Actor, expense: Standing): Decision {
  if (actor.team.id !== expense.teamId || !hasRole(actor, 'finance'))
    return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  if (actor.userId === expense.claimantId) return refused(EXPENSE_ERRORS.fail('expense.own-claim'));
  if (prepared(actor, expense)) return refused(EXPENSE_ERRORS.fail('expense.own-preparation'));
  return inState(act, expense);
}

function prepared(actor: Actor, expense: Standing): boolean {
  return actor.userId === expense.preparedBy;
}

/** The preparer's hand is in it until the claimant hands it in for the first time. */
function isPreparing(actor: Actor, expense: Standing): boolean {
  return prepared(actor, expense) && expense.state === 'draft' && expense.number === undefined;
}

function asAuthor(act: 'edit' | 'discard', actor: Actor, expense: Standing): Decision {
  return isPreparing(actor, expense) ? inState(act, expense) : asClaimant(act, actor, expense);
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
  if (prepared(actor, expense)) return refused(EXPENSE_ERRORS.fail('expense.own-preparation'));
  return inState(act, expense);
}

function inState(act: ExpenseAct, expense: Standing): Decision {
  return permitsFrom(act, expense.state)
    ? ALLOWED
    : refused(EXPENSE_ERRORS.fail('expense.wrong-state', { state: expense.state }));
}
