import type { JSX } from 'preact';
import type { Cadence } from '../../src/expenses/recurring/recurring-dates.js';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { inLocale } from '../texts.js';
import { periodName } from './period-text.js';
import { recurringTexts } from './texts.js';

/** A draft of a colleague's schedule that waits for the document of this one. */
export interface WaitingOfferView {
  claimantName: string;
  title: string;
  every: Cadence;
  from: KstDate;
  to: KstDate;
}

/** Offers the document to the colleague who waits for it, instead of a second claim. */
export function WaitingOffer(props: {
  offer: WaitingOfferView | undefined;
  expenseId: string;
  today: KstDate;
  locale: Locale;
}): JSX.Element | null {
  const { offer, expenseId, today, locale } = props;
  if (!offer) return null;
  const t = inLocale(recurringTexts, locale);
  const period = periodName(offer, today, locale);
  return (
    <section class="notice" aria-labelledby="waiting-offer-title">
      <h2 id="waiting-offer-title">{t.offerTitle(offer.claimantName, offer.every)}</h2>
      <p>{t.offerLead(offer.title, period)}</p>
      <form method="post" action={`/expenses/${expenseId}/waiting-draft`}>
        <button type="submit" class="button is-secondary">
          {t.offerPut}
        </button>
      </form>
    </section>
  );
}
