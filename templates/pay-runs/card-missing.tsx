import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { Section } from '../components/page-parts.js';
import { shortDate } from '../format.js';
import { inLocale } from '../texts.js';
import { cardBillTexts } from './card-texts.js';
import type { MissingUseRow } from './pay-runs-view.js';

/** Uses of a bill that it doesn't settle, each with why. */
export function MissingUses({
  uses,
  locale,
}: {
  uses: readonly MissingUseRow[];
  locale: Locale;
}): JSX.Element {
  const t = inLocale(cardBillTexts, locale);
  return (
    <Section title={t.missing} aside={t.uses(uses.length)}>
      <p class="meta">{t.missingLead}</p>
      <table class="table is-stacking is-tight">
        <caption class="visually-hidden">{t.missing}</caption>
        <thead>
          <tr>
            <th scope="col">{t.merchant}</th>
            <th scope="col">{t.usedOn}</th>
            <th scope="col">{t.why}</th>
            <th scope="col" class="number">
              {t.used}
            </th>
          </tr>
        </thead>
        <tbody>
          {uses.map((use, index) => (
            <tr key={index}>
              <td class="is-main">
                {use.merchantName}
                {use.claim && (
                  <span class="row-aside">
                    <a href={use.claim.href}>{use.claim.text}</a>
                  </span>
                )}
              </td>
              <td class="figures" data-label={t.usedOn}>
                {shortDate(use.usedOn, locale)}
              </td>
              <td data-label={t.why}>{t[use.why]}</td>
              <td class="number" data-label={t.used}>
                {formatWon(use.amount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
