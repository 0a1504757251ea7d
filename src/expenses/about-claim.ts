import type { Told } from '../notifications/notices.js';
import type { Expense } from './expense.js';

/** What is told of a claim: to its claimant and its preparer, unless others are named. Whoever acts isn't told. */
export function aboutClaim(
  kind: Told['kind'],
  { teamId, id, claimantId, preparedBy }: Expense,
  userIds: Told['userIds'] = [claimantId, preparedBy],
): Told {
  return { teamId, kind, userIds, subject: { type: 'expense', id } };
}
