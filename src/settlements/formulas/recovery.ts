import type { Won } from '../../platform/money/won.js';
import { inBoth, SOURCES, type Explained } from './explained.js';
import { shareText } from './government-share.js';
import { least, roundRatio, type Rounding } from './rational.js';

export interface RecoveryParts {
  unspent: Won;
  /** Of `unspent`, indirect cost that stays with the institution. */
  indirectKept: Won;
  disallowed: Won;
  /** Cut by formula: 연구수당 and 간접비. */
  cuts: Won;
  /** Cash that was paid out beyond what the lines hold. */
  beyondBudget: Won;
}

export function recoveryBase(parts: RecoveryParts): Won {
  const { unspent, indirectKept, disallowed, cuts, beyondBudget } = parts;
  return unspent - indirectKept + disallowed + cuts + beyondBudget;
}

/** 회수액 = (미사용 + 불인정) × 지분; never more than the government paid. */
export function recovery(parts: RecoveryParts, tenths: bigint, paid: Won, rounding: Rounding): Explained {
  const base = recoveryBase(parts);
  const whole = roundRatio({ numerator: base * tenths, denominator: 1000n }, rounding);
  const amount = least(whole, paid);
  const formula = inBoth((won, say) => {
    const kept =
      parts.indirectKept > 0n
        ? ` − ${say('기관에 남는 간접비', 'indirect cost that stays')} ${won(parts.indirectKept)}`
        : '';
    const beyond =
      parts.beyondBudget > 0n
        ? ` + ${say('예산 밖 현금', 'cash beyond the budget')} ${won(parts.beyondBudget)}`
        : '';
    const sum = `(${say('미사용', 'unspent')} ${won(parts.unspent)}${kept} + ${say('불인정', 'disallowed')} ${won(parts.disallowed)} + ${say('수당·간접비 삭감', 'cuts')} ${won(parts.cuts)}${beyond}) × ${shareText(tenths)} = ${won(whole)}`;
    return amount < whole
      ? `${sum}; ${say('받은 정부지원금까지만', 'no more than the government paid')} ${won(amount)}`
      : sum;
  });
  return { amount, formula, source: SOURCES.recovery };
}
