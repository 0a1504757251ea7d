import type { Won } from '../../platform/money/won.js';
import { inBoth, SOURCES, type Explained } from './explained.js';
import { plannedCash, type PlannedCash } from './government-share.js';
import { atLeastZero, least, roundRatio, type Rounding } from './rational.js';

/** By the plan's shares, or as what each source earned was written down (건별). */
export const INTEREST_METHODS = ['share', 'actual'] as const;
export type InterestMethod = (typeof INTEREST_METHODS)[number];

export interface EarnedInterest {
  total: Won;
  /** What is written down under a fund: the government's own. */
  government: Won;
}

/** 정부지원금이자 = 발생이자 × (정부지원금 ÷ 현금 합계), or actual. The institution's own part is its own. */
export function interestDue(
  earned: EarnedInterest,
  plan: PlannedCash,
  { method, rounding }: { method: InterestMethod; rounding: Rounding },
): Explained {
  const total = atLeastZero(earned.total);
  if (method === 'actual') {
    const amount = least(atLeastZero(earned.government), total);
    return {
      amount,
      formula: inBoth(
        (won, say) =>
          `${say('건별: 정부지원금에서 생긴 이자', 'Actual: interest on government money')} ${won(amount)} (${say('전체', 'of')} ${won(total)})`,
      ),
      source: SOURCES.interest,
    };
  }
  const cash = plannedCash(plan);
  const amount = roundRatio({ numerator: total * plan.government, denominator: cash }, rounding);
  return {
    amount,
    formula: inBoth(
      (won, say) =>
        `${say('발생이자', 'Interest')} ${won(total)} × (${say('정부지원금', 'government')} ${won(plan.government)} ÷ ${say('현금 합계', 'all cash')} ${won(cash)}) = ${won(amount)}`,
    ),
    source: SOURCES.interest,
  };
}
