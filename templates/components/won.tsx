import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon, type Won as WonAmount } from '../../src/platform/money/won.js';

export interface WonProps {
  amount: WonAmount;
  locale: Locale;
  strong?: boolean;
}

/** An amount in tabular figures with its unit set lighter. */
export function Won({ amount, locale, strong }: WonProps): JSX.Element {
  const figures = strong ? <strong>{formatWon(amount)}</strong> : formatWon(amount);
  return (
    <span class="won">
      {locale === 'en' && <span class="won-unit">₩</span>}
      {figures}
      {locale === 'ko' && <span class="won-unit">원</span>}
    </span>
  );
}
