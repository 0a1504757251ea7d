import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { BandBar, BudgetBar, leftOf } from '../components/budget-bar.js';
import { componentTexts } from '../components/texts.js';
import { wonText } from '../format.js';
import { inLocale } from '../texts.js';
import type { TargetBalance } from './expense-view.js';

export interface BalanceBarProps {
  balance: TargetBalance;
  locale: Locale;
  /** Says which budget line it is, where there are several. */
  named?: boolean;
  /** Shows what is left before and after, not only after. */
  change?: boolean;
}

/** What a claim does to its budget line. */
export function BalanceBar({ balance, locale, named, change }: BalanceBarProps): JSX.Element {
  const t = inLocale(componentTexts, locale);
  return (
    <div class="balance">
      {named && (
        <p class="balance-name">
          {balance.label} <span class="meta">{wonText(balance.thisClaim, locale)}</span>
        </p>
      )}
      {balance.kind === 'own' ? (
        <>
          <BudgetBar {...balance} locale={locale} />
          <p class="balance-note">
            <span class="key is-this">{t.thisClaim}</span>
            <span>
              {t.left}{' '}
              {change && (
                <>
                  {formatWon(balance.allocated - balance.spent - balance.reserved)}
                  {' → '}
                </>
              )}
              <strong class={leftOf(balance) < 0n ? 'is-over' : undefined}>
                {wonText(leftOf(balance), locale)}
              </strong>
            </span>
          </p>
        </>
      ) : (
        <>
          <BandBar band={balance.band} locale={locale} />
          <p class="balance-note">
            <span>{t.band(balance.band)}</span>
          </p>
          <p class="meta">{t.bandNote(balance.band.daysAgo)}</p>
        </>
      )}
    </div>
  );
}
