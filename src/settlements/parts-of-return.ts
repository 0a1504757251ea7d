import type { Won } from '../platform/money/won.js';
import { atLeastZero, least } from './formulas/rational.js';
import type { DueOfFund, SettlementResult } from './settlement-result.js';

/**
 * What of a payment closes what is owed to each fund's year, in their order. Payments fill one after the other, so that
 * several make the same as one; what comes after them closes what never lay on a line: interest, in-kind, other cash.
 */
export function partsOfReturn(
  { dues }: Pick<SettlementResult, 'dues'>,
  before: Won,
  amount: Won,
): DueOfFund[] {
  let from = before;
  let left = amount;
  return dues.flatMap((due): DueOfFund[] => {
    const closed = least(from, due.amount);
    from -= closed;
    const part = least(left, atLeastZero(due.amount - closed));
    left -= part;
    return part > 0n ? [{ ...due, amount: part }] : [];
  });
}
