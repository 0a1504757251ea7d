import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { shareTenths } from '../../src/platform/money/shares.js';
import type { Won } from '../../src/platform/money/won.js';
import { Badge, type BadgeTone } from '../components/badge.js';
import { wonText } from '../format.js';
import { inLocale } from '../texts.js';
import type { CommitmentStateName } from './commitments-view.js';
import { commitmentTexts } from './texts.js';

const TONES: Record<CommitmentStateName, BadgeTone> = {
  draft: 'warning',
  active: 'primary',
  completed: 'success',
  cancelled: 'gray',
};

export function CommitmentBadge({
  state,
  locale,
}: {
  state: CommitmentStateName;
  locale: Locale;
}): JSX.Element {
  return <Badge tone={TONES[state]}>{inLocale(commitmentTexts, locale)[state]}</Badge>;
}

/** What of a contract is claimed and what is still reserved, with the same in words. */
export function CommitmentBar(props: {
  amount: Won;
  used: Won;
  held: Won;
  locale: Locale;
  size?: 'thin' | 'tall';
}): JSX.Element {
  const { amount, used, held, locale, size = 'thin' } = props;
  const t = inLocale(commitmentTexts, locale);
  const rest = amount - used - held;
  const [usedShare = 0, heldShare = 0] = shareTenths([used, held, rest > 0n ? rest : 0n]);
  const height = size === 'tall' ? 24 : 8;
  return (
    <svg
      class={`budget-bar is-${size}`}
      width="100%"
      height={height}
      role="img"
      aria-label={t.barOf(wonText(amount, locale), wonText(used, locale), wonText(held, locale))}
    >
      <rect class="bar-left" width="100%" height={height} />
      {usedShare > 0 && <rect class="bar-spent" width={`${usedShare / 10}%`} height={height} />}
      {heldShare > 0 && (
        <rect class="bar-reserved" x={`${usedShare / 10}%`} width={`${heldShare / 10}%`} height={height} />
      )}
    </svg>
  );
}
