import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { Icon } from '../components/icons.js';
import { EmptyState, Pager, Section } from '../components/page-parts.js';
import { fullDate } from '../format.js';
import { inLocale } from '../texts.js';
import { refundTexts } from './refund-texts.js';
import type { RefundRow, RefundsPageProps } from './refunds-view.js';

/** Money that came back, latest first, each opened to its claims. */
export function RefundHistory({ frame, history, historyPaging }: RefundsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(refundTexts, locale);
  return (
    <Section title={t.history}>
      {history.length === 0 ? (
        <EmptyState title={t.noHistory}>
          <p>{t.noHistoryLead}</p>
        </EmptyState>
      ) : (
        <>
          <ul class="payments">
            {history.map((refund) => (
              <Refund key={refund.id} refund={refund} locale={locale} />
            ))}
          </ul>
          <div class="list-foot">
            <Pager paging={historyPaging} locale={locale} label={t.history} />
          </div>
        </>
      )}
    </Section>
  );
}

function Refund({ refund, locale }: { refund: RefundRow; locale: Locale }): JSX.Element {
  const t = inLocale(refundTexts, locale);
  return (
    <li>
      <details>
        <summary>
          <Icon name="chevronRight" size={16} />
          <span class="figures payment-date">{fullDate(refund.receivedOn, locale)}</span>
          <span class="payment-reference">{refund.bankReference}</span>
          <span class="meta">
            {[refund.teamName, refund.recorderName, t.claimCount(refund.claims.length)]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span class="number payment-amount">
            <strong>{formatWon(refund.grantAmount + refund.vatAmount)}</strong>
            {locale === 'ko' && <span class="won-unit">원</span>}
          </span>
        </summary>
        <p class="meta figures">{t.parts(formatWon(refund.grantAmount), formatWon(refund.vatAmount))}</p>
        <ul class="payment-claims">
          {refund.claims.map((claim, index) => (
            <li key={index}>
              <span class="figures meta">{claim.number}</span>
              <a href={claim.href}>{claim.title}</a>
              <span class="number">{formatWon(claim.amount)}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
