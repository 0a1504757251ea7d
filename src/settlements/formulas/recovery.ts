import type { Won } from '../../platform/money/won.js';
import { inBoth, SOURCES, type Explained } from './explained.js';
import { shareText } from './government-share.js';
import { least, roundRatio, type Rounding } from './rational.js';

export interface RecoveryParts {
  unspent: Won;
  disallowed: Won;
  /** Cut by formula: 연구수당 and 간접비. */
  cuts: Won;
  /** Cash that was paid out beyond what the lines hold. */
  beyondBudget: Won;
}

export function recoveryBase({ unspent, disallowed, cuts, beyondBudget }: RecoveryParts): Won {
  return unspent + disallowed + cuts + beyondBudget;
}

/** 회수액 = (미사용 + 불인정) × 지분; never more than the government paid. */
export function recovery(parts: RecoveryParts, tenths: bigint, paid: Won, rounding: Rounding): Explained {
  const base = recoveryBase(parts);
  const whole = roundRatio({ numerator: base * tenths, denominator: 1000n }, rounding);
  const amount = least(whole, paid);
  const formula = inBoth((won, say) => {
    const beyond =
      parts.beyondBudget > 0n
        ? ` + ${say('예산 밖 현금', 'cash beyond the budget')} ${won(parts.beyondBudget)}`
        : '';
    const sum = `(${say('미사용', 'unspent')} ${won(parts.unspent)} + ${say('불인정', 'disallowed')} ${won(parts.disallowed)} + ${say('수당·간접비 삭감', 'cuts')} ${won(parts.cuts)}${beyond}) × ${shareText(tenths)} = ${won(whole)}`;
    return amount < whole
      ? `${sum}; ${say('받은 정부지원금까지만', 'no more than the government paid')} ${won(amount)}`
      : sum;
  });
  return { amount, formula, source: SOURCES.recovery };
}
