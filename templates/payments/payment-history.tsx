import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { Icon } from '../components/icons.js';
import { EmptyState, Pager, Section } from '../components/page-parts.js';
import { fullDate } from '../format.js';
import { inLocale } from '../texts.js';
import type { PaymentRow, PaymentsPageProps } from './payments-view.js';
import { paymentTexts } from './texts.js';

/** What was paid, newest first, each opened to its claims. */
export function PaymentHistory({ frame, history, historyPaging }: PaymentsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(paymentTexts, locale);
  return (
    <Section title={t.history} aside={<a href="/pay-runs">{t.byRuns}</a>}>
      {history.length === 0 ? (
        <EmptyState title={t.noHistory}>
          <p>{t.noHistoryLead}</p>
        </EmptyState>
      ) : (
        <>
          <ul class="payments">
            {history.map((payment) => (
              <Payment key={payment.id} payment={payment} locale={locale} />
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

function Payment({ payment, locale }: { payment: PaymentRow; locale: Locale }): JSX.Element {
  const t = inLocale(paymentTexts, locale);
  return (
    <li>
      <details>
        <summary>
          <Icon name="chevronRight" size={16} />
          <span class="figures payment-date">{fullDate(payment.paidOn, locale)}</span>
          <span class="payment-reference">{payment.bankReference}</span>
          <span class="meta">
            {[payment.teamName, payment.payerName, t.claimCount(payment.count)].filter(Boolean).join(' · ')}
          </span>
          <span class="number payment-amount">
            <strong>{formatWon(payment.payableAmount)}</strong>
            {locale === 'ko' && <span class="won-unit">원</span>}
          </span>
        </summary>
        <ul class="payment-claims">
          {payment.claims.map((claim) => (
            <li key={claim.href}>
              <span class="figures meta">{claim.number}</span>
              <a href={claim.href}>{claim.title}</a>
              <span class="number">{formatWon(claim.payableAmount)}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
