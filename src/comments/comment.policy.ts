import type { Expense } from '../expenses/expense.js';
import { mayFile } from '../expenses/expense.policy.js';
import { programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { kstDateOf, type KstDate } from '../platform/clock/kst-date.js';
import { COMMENT_ERRORS } from './comment.errors.js';
import type { Comment } from './comment.js';

type Claim = Pick<Expense, 'teamId' | 'claimantId' | 'preparedBy' | 'state'>;

/** Whoever may see a claim talks at it, except the auditor; a draft is its claimant's and its preparer's. */
export function mayComment(actor: Actor, expense: Claim): Decision {
  if (!mayTalk(actor, expense)) return refused(COMMENT_ERRORS.fail('comment.not-permitted'));
  const own = actor.userId === expense.claimantId || actor.userId === expense.preparedBy;
  return expense.state !== 'draft' || own ? ALLOWED : refused(COMMENT_ERRORS.fail('comment.draft'));
}

/** Its author takes it back on the day it was written; later others have acted on it. */
export function mayWithdraw(
  actor: Actor,
  comment: Pick<Comment, 'authorId' | 'at' | 'withdrawnAt'>,
  today: KstDate,
): Decision {
  if (actor.userId !== comment.authorId) return refused(COMMENT_ERRORS.fail('comment.not-author'));
  if (comment.withdrawnAt) return refused(COMMENT_ERRORS.fail('comment.withdrawn'));
  return kstDateOf(comment.at) === today ? ALLOWED : refused(COMMENT_ERRORS.fail('comment.too-late'));
}

function mayTalk(actor: Actor, expense: Claim): boolean {
  if (actor.team.kind === 'office') return programmeRoleOf(actor) === 'officer';
  return actor.team.id === expense.teamId && mayFile(actor).allowed;
}
