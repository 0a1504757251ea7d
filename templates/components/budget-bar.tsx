import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { shareTenths } from '../../src/platform/money/shares.js';
import type { Won } from '../../src/platform/money/won.js';
import type { PotBand } from '../expenses/expense-view.js';
import { percentText } from '../format.js';
import { inLocale } from '../texts.js';
import { componentTexts } from './texts.js';

export interface BudgetAmounts {
  allocated: Won;
  spent: Won;
  /** Without `thisClaim`. */
  reserved: Won;
  thisClaim?: Won;
}

export interface BudgetBarProps extends BudgetAmounts {
  locale: Locale;
  /** `tall` for the head of a fund, `thin` in tables. */
  size?: 'thin' | 'normal' | 'tall';
  /** Tenths of a percent at which today's plan stands. */
  planTenths?: number;
}

export function leftOf({ allocated, spent, reserved, thisClaim = 0n }: BudgetAmounts): Won {
  return allocated - spent - reserved - thisClaim;
}

/** Shares of the allocation in tenths of a percent, adding up to 1000: spent, reserved, this claim, left. */
export function budgetShares(amounts: BudgetAmounts): [number, number, number, number] {
  const left = leftOf(amounts);
  const parts = [amounts.spent, amounts.reserved, amounts.thisClaim ?? 0n, left > 0n ? left : 0n].map(
    (part) => (part > 0n ? part : 0n),
  );
  const [spent = 0, reserved = 0, thisClaim = 0, rest = 0] = shareTenths(parts);
  return [spent, reserved, thisClaim, rest];
}

const HEIGHTS = { thin: 8, normal: 8, tall: 24 } as const;

/** 집행 → 예약 → 이 신청 → 잔액 as parts of the allocation, with the same in words for those who can't see it. */
export function BudgetBar(props: BudgetBarProps): JSX.Element {
  const { locale, size = 'normal', planTenths } = props;
  const t = inLocale(componentTexts, locale);
  const shares = budgetShares(props);
  const names = ['spent', 'reserved', 'thisClaim', 'left'] as const;
  const height = HEIGHTS[size];
  const words = names
    .map((name, index) => ({ name, share: shares[index] ?? 0 }))
    .filter(({ name, share }) => name !== 'thisClaim' || share > 0)
    .map(({ name, share }) => `${t[name]} ${percentText(share)}`)
    .join(', ');
  let start = 0;
  const segments = names.slice(0, 3).map((name, index) => {
    const share = shares[index] ?? 0;
    const segment = { name, x: start / 10, width: share / 10 };
    start += share;
    return segment;
  });
  const drawn = segments.filter((segment) => segment.width > 0);
  return (
    <svg
      class={`budget-bar is-${size}`}
      width="100%"
      height={height}
      role="img"
      aria-label={`${t.barOf(props.allocated)} ${words}`}
    >
      <rect class="bar-left" width="100%" height={height} />
      {drawn.map(({ name, x, width }) => (
        <rect key={name} class={`bar-${name}`} x={`${x}%`} width={`${width}%`} height={height} />
      ))}
      {drawn.map(({ name, x, width }) => (
        <line key={name} class="bar-gap" x1={`${x + width}%`} x2={`${x + width}%`} y1="0" y2={height} />
      ))}
      {planTenths !== undefined && (
        <line class="bar-plan" x1={`${planTenths / 10}%`} x2={`${planTenths / 10}%`} y1="0" y2={height} />
      )}
    </svg>
  );
}

/** What is left of a common pot, as a range on a bar of the whole. */
export function BandBar({ band, locale }: { band: PotBand; locale: Locale }): JSX.Element {
  const t = inLocale(componentTexts, locale);
  const { fromPercent, toPercent } = band;
  return (
    <svg class="budget-bar is-normal" width="100%" height="8" role="img" aria-label={t.band(band)}>
      <rect class="bar-left" width="100%" height="8" />
      <rect class="bar-band" x={`${100 - toPercent}%`} width={`${toPercent - fromPercent}%`} height="8" />
      <rect class="bar-used" width={`${100 - toPercent}%`} height="8" />
    </svg>
  );
}

/** The key to the bar's parts. */
export function BarLegend({ locale, plan }: { locale: Locale; plan?: boolean }): JSX.Element {
  const t = inLocale(componentTexts, locale);
  return (
    <p class="bar-legend" aria-hidden="true">
      <span class="key is-spent">{t.spent}</span>
      <span class="key is-reserved">{t.reserved}</span>
      <span class="key is-left">{t.left}</span>
      {plan && <span class="key is-plan">{t.plan}</span>}
    </p>
  );
}
