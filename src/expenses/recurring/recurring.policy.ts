import type { Actor } from '../../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../../platform/access/decision.js';
import type { Expense } from '../expense.js';
import { EXPENSE_ERRORS } from '../expense.errors.js';
import { mayFile } from '../expense.policy.js';
import type { Recurring, StopReason } from './recurring.js';
import { RECURRING_ERRORS } from './recurring.errors.js';

/** Whoever claimed it may have it come again, under their own name. */
export function mayRepeat(actor: Actor, expense: Pick<Expense, 'teamId' | 'claimantId' | 'state'>): Decision {
  if (!mayFile(actor).allowed) return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  if (expense.teamId !== actor.team.id || expense.claimantId !== actor.userId)
    return refused(RECURRING_ERRORS.fail('recurring.not-claimant'));
  if (expense.state === 'rejected' || expense.state === 'reversed')
    return refused(RECURRING_ERRORS.fail('recurring.not-repeatable'));
  return ALLOWED;
}

/** A draft of one's own that was never handed in nor prepared for anybody may become a colleague's document. */
export function mayPutIntoWaiting(
  actor: Actor,
  draft: Pick<Expense, 'teamId' | 'claimantId' | 'preparedBy' | 'state' | 'number'>,
): Decision {
  if (!mayFile(actor).allowed || draft.teamId !== actor.team.id)
    return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  if (draft.claimantId !== actor.userId || draft.preparedBy)
    return refused(EXPENSE_ERRORS.fail('expense.not-claimant'));
  return draft.state === 'draft' && draft.number === undefined
    ? ALLOWED
    : refused(RECURRING_ERRORS.fail('recurring.nothing-waits'));
}

/** From which states each act leads; an ended one is over. */
const ACTS = {
  change: ['active', 'paused'],
  pause: ['active'],
  resume: ['paused'],
  end: ['active', 'paused'],
} as const;
export type RecurringAct = keyof typeof ACTS;

/** Schedules are their owner's own; for everybody else there is none. */
export function mayChange(
  act: RecurringAct,
  actor: Actor,
  recurring: Pick<Recurring, 'teamId' | 'ownerId' | 'state'>,
): Decision {
  if (recurring.teamId !== actor.team.id || recurring.ownerId !== actor.userId)
    return refused(RECURRING_ERRORS.fail('recurring.not-found'));
  if (!mayFile(actor).allowed) return refused(EXPENSE_ERRORS.fail('expense.not-permitted'));
  return ACTS[act].some((state) => state === recurring.state)
    ? ALLOWED
    : refused(RECURRING_ERRORS.fail('recurring.wrong-state'));
}

/** Why no draft may be opened in this person's name now, by their rights of now. */
export function stopReasonOf(owner: Actor): StopReason | undefined {
  if (owner.team.status !== 'active') return 'team';
  return mayFile(owner).allowed ? undefined : 'owner';
}
