import type { Text } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';
import { inBoth, SOURCES } from './explained.js';

/** The cash of a funding plan; what was carried over from the stage before isn't in it. */
export interface PlannedCash {
  government: Won;
  ownCash: Won;
  otherCash: Won;
}

export interface GovernmentShare {
  /** Tenths of a percent, cut: 666 is 66.6 %. */
  tenths: bigint;
  formula: Text;
  source: Text;
}

/** 정부지원금 지분 = 정부지원금 ÷ (정부지원금 + 기관부담 현금 + 그 밖의 현금), cut to one decimal of a percent. */
export function governmentShare(plan: PlannedCash): GovernmentShare {
  const total = plannedCash(plan);
  const tenths = total === 0n ? 0n : (plan.government * 1000n) / total;
  const formula = inBoth(
    (won, say) =>
      `${say('정부지원금', 'Government')} ${won(plan.government)} ÷ (${won(plan.government)} + ${say('기관 현금', 'own cash')} ${won(plan.ownCash)} + ${say('그 밖의 현금', 'other cash')} ${won(plan.otherCash)}) = ${shareText(tenths)}`,
  );
  return { tenths, formula, source: SOURCES.share };
}

export function plannedCash({ government, ownCash, otherCash }: PlannedCash): Won {
  return government + ownCash + otherCash;
}

/** `66.6 %`. */
export function shareText(tenths: bigint): string {
  return `${tenths / 10n}.${tenths % 10n} %`;
}
