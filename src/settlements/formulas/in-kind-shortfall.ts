import type { Won } from '../../platform/money/won.js';
import type { Use } from './allowance-cut.js';
import { inBoth, SOURCES, type Explained } from './explained.js';
import { atLeastZero, roundRatio, type Rounding } from './rational.js';

/** 현물: required is 협약 현물 × (현금 사용액 ÷ 현금 계상액); what is missing of that is recovered in cash. */
export function inKindShortfall(
  { agreed, provided }: { agreed: Won; provided: Won },
  cash: Use,
  rounding: Rounding,
): Explained & { required: Won } {
  const required = roundRatio({ numerator: agreed * cash.used, denominator: cash.budget }, rounding);
  const amount = atLeastZero(required - provided);
  const formula = inBoth(
    (won, say) =>
      `${say('협약 현물', 'Agreed')} ${won(agreed)} × (${say('현금 사용액', 'cash used')} ${won(cash.used)} ÷ ${say('현금 계상액', 'cash planned')} ${won(cash.budget)}) = ${say('필요 현물', 'required')} ${won(required)}; ${won(required)} − ${say('부담 현물', 'provided')} ${won(provided)} → ${say('부족', 'short by')} ${won(amount)}`,
  );
  return { amount, required, formula, source: SOURCES.inKind };
}
