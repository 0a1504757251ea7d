import type { ComponentChildren, JSX } from 'preact';
import { kstDateOf, type KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { InboxRowText } from '../approvals/inbox-row.js';
import { LinkButton } from '../components/button.js';
import { EmptyState, Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { shortDate, waitingText } from '../format.js';
import { inLocale } from '../texts.js';
import type { HomePageProps } from './home-view.js';
import { homeTexts } from './texts.js';

interface SummaryProps {
  today: KstDate;
  locale: Locale;
}

/** The inbox at a glance: how many, how much, how long, and the way in. */
export function InboxSummary(
  props: SummaryProps & { inbox: NonNullable<HomePageProps['inbox']> },
): JSX.Element {
  const { inbox, today, locale } = props;
  const t = inLocale(homeTexts, locale);
  if (inbox.count === 0) {
    return (
      <Section title={t.inbox}>
        <EmptyState title={t.inboxEmpty}>
          <p>{t.inboxEmptyLead}</p>
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section
      title={
        <>
          {t.inbox} <span class="count">{inbox.count}</span>
        </>
      }
    >
      <div class="summary">
        <dl class="summary-figures">
          <Figure label={t.waiting}>{t.inboxCount(inbox.count)}</Figure>
          <Figure label={t.amount}>
            <Won amount={inbox.totalAmount} locale={locale} />
          </Figure>
          <Figure label={t.clean}>{t.inboxCount(inbox.clean)}</Figure>
          {inbox.oldestAt && <Figure label={t.oldest}>{waitingText(inbox.oldestAt, today, locale)}</Figure>}
        </dl>
        <LinkButton href="/approvals" variant="primary" size="large">
          {t.openInbox}
        </LinkButton>
      </div>
      <ul class="inbox-rows is-plain">
        {inbox.rows.map((row) => (
          <li key={row.id}>
            <a href={row.href}>
              <InboxRowText row={row} today={today} locale={locale} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function PayableSummary(
  props: SummaryProps & { payable: NonNullable<HomePageProps['payable']> },
): JSX.Element {
  const { payable, locale } = props;
  const t = inLocale(homeTexts, locale);
  if (payable.count === 0) {
    return (
      <Section title={t.payable}>
        <EmptyState title={t.payableEmpty}>
          <p>{t.payableEmptyLead}</p>
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section
      title={
        <>
          {t.payable} <span class="count">{payable.count}</span>
        </>
      }
    >
      <div class="summary">
        <dl class="summary-figures">
          <Figure label={t.waiting}>{t.inboxCount(payable.count)}</Figure>
          <Figure label={t.amount}>
            <Won amount={payable.claimAmount} locale={locale} />
          </Figure>
          <Figure label={t.payableAmount}>
            <Won amount={payable.payableAmount} locale={locale} />
          </Figure>
        </dl>
        <LinkButton href="/payments" variant="primary" size="large">
          {t.openPayments}
        </LinkButton>
      </div>
      <ul class="inbox-rows is-plain">
        {payable.rows.map((row) => (
          <li key={row.href}>
            <a href={row.href}>
              <span class="inbox-title">
                {row.supplierName} {row.title}
              </span>
              <span class="inbox-amount">
                <Won amount={row.payableAmount} locale={locale} strong />
              </span>
              <span class="inbox-meta">{t.approvedAt(shortDate(kstDateOf(row.approvedAt), locale))}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Figure({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
