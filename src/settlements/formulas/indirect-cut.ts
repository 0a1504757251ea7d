import type { Won } from '../../platform/money/won.js';
import type { Use } from './allowance-cut.js';
import { inBoth, SOURCES, type Explained } from './explained.js';
import { percentOf, roundRatio, type Rounding } from './rational.js';

/**
 * 간접비: where at most half of direct cost was used, and a larger part of indirect cost, the difference is recovered:
 * 간접비 총액 × (간접비비율 − 직접비비율). In-kind isn't counted.
 */
export function indirectCut(indirect: Use, direct: Use, rounding: Rounding): Explained {
  const { budget: total, used } = indirect;
  const { budget: d, used: directUsed } = direct;
  const over = used * d - directUsed * total;
  const applies = total > 0n && d > 0n && 2n * directUsed <= d && over > 0n;
  // total × (used/total − directUsed/d) is over/d; it never exceeds what was used.
  const amount = applies ? roundRatio({ numerator: over, denominator: d }, rounding) : 0n;
  const formula = inBoth((won, say) => {
    const rates = `${say('직접비 집행비율', 'Direct cost used')} ${won(directUsed)} ÷ ${won(d)} = ${percentOf(directUsed, d)}, ${say('간접비 집행비율', 'indirect cost used')} ${won(used)} ÷ ${won(total)} = ${percentOf(used, total)}`;
    return applies
      ? `${rates}; ${won(total)} × (${percentOf(used, total)} − ${percentOf(directUsed, d)}) = ${won(amount)}`
      : `${rates}; ${say('직접비를 절반 넘게 썼거나 간접비를 더 쓰지 않아 회수 없음', 'more than half of direct cost used, or no more of indirect cost: nothing recovered')}`;
  });
  return { amount, formula, source: SOURCES.indirect };
}

/** What is left of indirect cost goes back where the institution works for profit, or where its team was cut. */
export function indirectLeftIsRecovered(forProfit: boolean, cut: boolean): boolean {
  return forProfit || cut;
}

export function indirectLeft(left: Won, { forProfit, cut }: { forProfit: boolean; cut: boolean }): Explained {
  const recovered = indirectLeftIsRecovered(forProfit, cut);
  const formula = inBoth((won, say) =>
    recovered
      ? `${say('간접비 잔액', 'Indirect cost left')} ${won(left)} ${cut ? say('(협약이 끝난 팀이라 회수)', '(recovered: the team’s agreement ended)') : say('(영리기관이라 회수)', '(recovered: works for profit)')}`
      : `${say('간접비 잔액', 'Indirect cost left')} ${won(left)} ${say('은 기관에 남음(비영리기관·공기업)', 'stays with the institution (non-profit or public corporation)')}`,
  );
  return {
    amount: recovered ? left : 0n,
    formula,
    source: cut ? SOURCES.indirectOfCut : SOURCES.indirectUnspent,
  };
}
