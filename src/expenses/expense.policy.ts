import { APPROVAL_ERRORS } from '../approvals/approvals.errors.js';
import type { Standing } from '../approvals/read-standing.js';
import { hasRole, programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import type { Expense } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import type { PaymentHold } from './payment-hold.js';
import { permitsFrom, type ExpenseAct } from './expense.workflow.js';
import { wrongState } from './wrong-state.js';

type Claim = Pick<
  Expense,
  | 'teamId'
  | 'claimantId'
  | 'preparedBy'
  | 'handedAt'
  | 'number'
  | 'instalment'
  | 'state'
  | 'onPot'
  | 'approverId'
  | 'approverIds'
>;
/** How a claim's approval stands for whoever asks. */
type Approval = Pick<Standing, 'open' | 'right' | 'wasAsked' | 'because'>;

export function mayFile(actor: Actor): Decision {
  const files =
    actor.team.kind === 'team' &&
    hasRole(actor, 'researcher', 'principal-investigator', 'administrator', 'finance');
  return files ? ALLOWED : refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
}

/** Before it was ever handed in, a draft is its claimant's and its preparer's; after that the claimant's alone. */
export const mayEdit = (actor: Actor, expense: Claim) => asAuthor('edit', actor, expense);
export const mayDiscard = (actor: Actor, expense: Claim) => asAuthor('discard', actor, expense);
export const mayRecall = (actor: Actor, expense: Claim) => asClaimant('recall', actor, expense);

/** Who claims is settled by who makes the draft, and fixed once it was handed in. */
export function mayAssign(actor: Actor, expense: Claim): Decision {
  const maker = expense.preparedBy ?? expense.claimantId;
  if (!mayFile(actor).allowed || actor.team.id !== expense.teamId)
    return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  if (actor.userId !== maker || expense.number !== undefined)
    return refused(EXPENSE_ERRORS.fail('expense.claimant-fixed'));
  return inState('assign', expense);
}

/** Asks the claimant to confirm what was prepared for them. */
export function mayHandOver(actor: Actor, expense: Claim): Decision {
  if (actor.userId !== expense.preparedBy || expense.number !== undefined)
    return refused(EXPENSE_ERRORS.fail('expense.not-preparer'));
  if (expense.handedAt) return refused(EXPENSE_ERRORS.fail('expense.already-handed'));
  return inState('hand-over', expense);
}

/** The claimant sends a draft that waits for their word back to whoever prepared it. */
export function mayGiveBack(actor: Actor, expense: Claim): Decision {
  if (actor.userId !== expense.claimantId) return refused(EXPENSE_ERRORS.fail('expense.not-claimant'));
  if (!expense.preparedBy || !expense.handedAt || expense.number !== undefined)
    return refused(EXPENSE_ERRORS.fail('expense.not-handed'));
  return inState('give-back', expense);
}

/**
 * A frozen or cut team submits nothing new. What it committed before stays payable (사용 기준 제22조 4항): a claim that was
 * handed in before and came back, and an invoice for a contract that was signed before.
 */
export function maySubmit(actor: Actor, expense: Claim): Decision {
  if (isPreparing(actor, expense)) return refused(EXPENSE_ERRORS.fail('expense.claimant-submits'));
  const decision = asClaimant('submit', actor, expense);
  if (!decision.allowed || actor.team.status === 'active') return decision;
  const before = expense.number !== undefined || expense.instalment !== undefined;
  if (actor.team.status === 'frozen' && before) return decision;
  return refused(EXPENSE_ERRORS.fail('expense.team-closed'));
}

export const mayApprove = (actor: Actor, expense: Claim, approval: Approval) =>
  asApprover('approve', actor, expense, approval);
export const mayReject = (actor: Actor, expense: Claim, approval: Approval) =>
  asApprover('reject', actor, expense, approval);

/** What waits is sent back by whoever is asked; what is approved by finance before it pays, or by an approver who looks again. */
export function mayReturn(actor: Actor, expense: Claim, approval: Approval): Decision {
  if (expense.state !== 'approved') return asApprover('return', actor, expense, approval);
  const pays = actor.team.id === expense.teamId && hasRole(actor, 'finance');
  // Who is no officer any more only looks.
  const decides = actor.team.kind === 'team' || programmeRoleOf(actor) === 'officer';
  if (!pays && !(decides && expense.approverIds.includes(actor.userId)))
    return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  if (actor.userId === expense.claimantId) return refused(EXPENSE_ERRORS.fail('expense.own-claim'));
  if (prepared(actor, expense)) return refused(EXPENSE_ERRORS.fail('expense.own-preparation'));
  return ALLOWED;
}

/** Whoever claimed, prepared or approved it doesn't pay it, administrators included; what the office holds nobody does. */
export function mayPay(actor: Actor, expense: Claim, hold?: PaymentHold): Decision {
  if (actor.team.id !== expense.teamId || !hasRole(actor, 'finance'))
    return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  const approved = actor.userId === expense.approverId || expense.approverIds.includes(actor.userId);
  if (actor.userId === expense.claimantId || approved)
    return refused(EXPENSE_ERRORS.fail('expense.own-approval'));
  if (prepared(actor, expense)) return refused(EXPENSE_ERRORS.fail('expense.own-preparation'));
  if (hold) return refused(EXPENSE_ERRORS.fail('expense.held', { number: expense.number ?? '' }));
  return inState('pay', expense);
}

/** Any team's claim that waits for a decision or for its payment, and by the officer alone. */
export function mayHold(actor: Actor, expense: Claim): Decision {
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
export const mayReverse = (actor: Actor, expense: Claim) => asTreasurer('reverse', actor, expense);

/** Of money that was awaited: that it came in, or that it is awaited no more. */
export const mayRecordRefund = (actor: Actor, expense: Claim) => asTreasurer('refund', actor, expense);

/** Those who answer for money, and the programme's office to read. */
export function maySeeRefunds(actor: Actor): Decision {
  return hasRole(actor, 'finance', 'administrator', 'principal-investigator', 'officer', 'auditor')
    ? ALLOWED
    : refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
}

function asTreasurer(act: 'reverse' | 'refund', actor: Actor, expense: Claim): Decision {
  if (actor.team.id !== expense.teamId || !hasRole(actor, 'finance'))
    return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  if (actor.userId === expense.claimantId) return refused(EXPENSE_ERRORS.fail('expense.own-claim'));
  if (prepared(actor, expense)) return refused(EXPENSE_ERRORS.fail('expense.own-preparation'));
  return inState(act, expense);
}

function prepared(actor: Actor, expense: Claim): boolean {
  return actor.userId === expense.preparedBy;
}

/** The preparer's hand is in it until the claimant hands it in for the first time. */
function isPreparing(actor: Actor, expense: Claim): boolean {
  return prepared(actor, expense) && expense.state === 'draft' && expense.number === undefined;
}

function asAuthor(act: 'edit' | 'discard', actor: Actor, expense: Claim): Decision {
  return isPreparing(actor, expense) ? inState(act, expense) : asClaimant(act, actor, expense);
}

function asClaimant(act: ExpenseAct, actor: Actor, expense: Claim): Decision {
  if (actor.userId !== expense.claimantId) return refused(EXPENSE_ERRORS.fail('expense.not-claimant'));
  return inState(act, expense);
}

/** Whoever the claim's route asks, in whose stead it may be; never who claimed or prepared it. */
function asApprover(
  act: 'approve' | 'return' | 'reject',
  actor: Actor,
  expense: Claim,
  { open, right, wasAsked, because }: Approval,
): Decision {
  const isOfficer = programmeRoleOf(actor) === 'officer';
  if (actor.team.kind === 'office' ? !isOfficer : actor.team.id !== expense.teamId)
    return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  if (right) return inState(act, expense);
  if (because === 'excluded')
    return refused(
      EXPENSE_ERRORS.fail(
        actor.userId === expense.claimantId ? 'expense.own-claim' : 'expense.own-preparation',
      ),
    );
  if (because) return refused(APPROVAL_ERRORS.fail(`approval.${because}`));
  const decides = expense.onPot ? isOfficer : hasRole(actor, 'administrator', 'principal-investigator');
  return !open && (decides || wasAsked) && !permitsFrom(act, expense.state)
    ? inState(act, expense)
    : refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
}

function inState(act: ExpenseAct, expense: Claim): Decision {
  return permitsFrom(act, expense.state) ? ALLOWED : refused(wrongState(expense.state));
}
