import type { JSX } from 'preact';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { wonText } from '../format.js';
import { inLocale } from '../texts.js';
import { periodName } from './period-text.js';
import type { RecurrenceMark } from './recurrence-mark.js';
import { recurringTexts } from './texts.js';

/** How a claim's amount stands to the one its schedule expected. */
export function differenceText({ expectedClaimAmount, difference }: RecurrenceMark, locale: Locale): string {
  const t = inLocale(recurringTexts, locale);
  const expected = wonText(expectedClaimAmount, locale);
  if (difference === 0n) return t.asExpected;
  return difference > 0n
    ? t.more(expected, wonText(difference, locale))
    : t.less(expected, wonText(-difference, locale));
}

/** Which schedule opened the claim, and whether its document has come. */
export function RecurrenceNotice(props: {
  mark: RecurrenceMark | undefined;
  today: KstDate;
  locale: Locale;
}): JSX.Element | null {
  const { mark, today, locale } = props;
  if (!mark) return null;
  const t = inLocale(recurringTexts, locale);
  return (
    <section class="notice" aria-labelledby="recurrence-title">
      <h2 id="recurrence-title">{t.markTitle(mark.title, periodName(mark, today, locale))}</h2>
      <p>
        {mark.waits ? t.markWaits(wonText(mark.expectedClaimAmount, locale)) : differenceText(mark, locale)}
      </p>
      {mark.href && (
        <p>
          <a href={mark.href}>{t.schedule}</a>
        </p>
      )}
    </section>
  );
}
