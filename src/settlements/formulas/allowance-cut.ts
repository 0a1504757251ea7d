import type { Won } from '../../platform/money/won.js';
import { inBoth, SOURCES, type Explained } from './explained.js';
import { percentOf, roundRatio, type Rounding } from './rational.js';

/** Planned and recognised cash of one kind of cost. */
export interface Use {
  budget: Won;
  used: Won;
}

/**
 * 연구수당: where its rate of payment is more than 20 points above the rate at which direct cost was used, what was paid is
 * disallowed as far as the points beyond: 지급액 × (지급비율 − 직접비사용비율 − 20 %). In-kind isn't counted.
 */
export function allowanceCut(allowance: Use, direct: Use, rounding: Rounding): Explained {
  const { budget: p, used } = allowance;
  const { budget: d, used: directUsed } = direct;
  // used/p − directUsed/d − 1/5, over the common denominator 5·p·d.
  const over = 5n * used * d - 5n * directUsed * p - p * d;
  const applies = p > 0n && d > 0n && over > 0n;
  const amount = applies ? roundRatio({ numerator: used * over, denominator: 5n * p * d }, rounding) : 0n;
  const formula = inBoth((won, say) => {
    const rates = `${say('지급비율', 'Paid')} ${won(used)} ÷ ${won(p)} = ${percentOf(used, p)}, ${say('직접비 사용비율', 'direct cost used')} ${won(directUsed)} ÷ ${won(d)} = ${percentOf(directUsed, d)}`;
    return applies
      ? `${rates}; ${won(used)} × (${percentOf(used, p)} − ${percentOf(directUsed, d)} − 20 %) = ${won(amount)}`
      : `${rates}; ${say('차이가 20 %p를 넘지 않아 불인정 없음', 'no more than 20 points apart: nothing disallowed')}`;
  });
  return { amount, formula, source: SOURCES.allowance };
}
