import { v7 as uuidv7 } from 'uuid';
import type { PostingEntry } from '../ledger/posting.js';
import type { Won } from '../platform/money/won.js';
import type { CommitmentLine } from './commitment.js';

type Hold = Pick<CommitmentLine, 'budgetLineId' | 'held' | 'reservationId'>;

export interface HeldAnew {
  entries: PostingEntry[];
  hold: Hold;
}

/**
 * A line of an instalment that is to hold `amount` instead of what it holds: the reservation is replaced as a whole, so
 * that there is one for each line at any time. Nothing where it holds that much already. `onLineId` is where it holds from
 * now on.
 */
export function holdAnew(hold: Hold, amount: Won, onLineId = hold.budgetLineId): HeldAnew {
  if (hold.held === amount && onLineId === hold.budgetLineId) return { entries: [], hold };
  const entries: PostingEntry[] = [];
  if (hold.reservationId) entries.push({ kind: 'void-pending', pendingId: hold.reservationId });
  if (amount === 0n) return { entries, hold: { budgetLineId: onLineId, held: 0n, reservationId: undefined } };
  const id = uuidv7();
  entries.push({ kind: 'reserve', lineId: onLineId, amount, id });
  return { entries, hold: { budgetLineId: onLineId, held: amount, reservationId: id } };
}
