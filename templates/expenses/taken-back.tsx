import type { JSX } from 'preact';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { Won } from '../../src/platform/money/won.js';
import { Button } from '../components/button.js';
import { TextAreaField } from '../components/field.js';
import { Confirm, Section } from '../components/page-parts.js';
import { shortDate, wonText } from '../format.js';
import { inLocale } from '../texts.js';
import { reversalTexts } from './reversal-texts.js';

export interface ReversalView {
  id: string;
  reason:
    'paid-by-mistake' | 'not-accepted' | 'goods-returned' | 'deal-cancelled' | 'other' | 'amended-invoice';
  owedBy: 'nobody' | 'supplier' | 'claimant';
  reversedOn: KstDate;
  reverserName: string;
  comment: string;
  grantAmount: Won;
  vatAmount: Won;
  /** Still to come, VAT included. */
  openAmount: Won;
  withdrawn?: { name: string; comment: string };
  refunds: readonly { receivedOn: KstDate; bankReference: string; amount: Won }[];
}

export interface TakenBackView {
  /** Still spent. */
  left: Won;
  /** Still to come back, VAT included. */
  owed: Won;
  reversals: readonly ReversalView[];
  /** For those who may record what came, or await it no more. */
  mayRecord: boolean;
  /** Where money that wasn't awaited is recorded; absent where nothing is left to come. */
  recordHref?: string;
}

/** `남은 집행 700,000원 · 돌려받을 돈 440,000원` */
export function leftSentence({ left, owed, reversals }: TakenBackView, locale: Locale): string | undefined {
  const t = inLocale(reversalTexts, locale);
  if (reversals.length === 0) return undefined;
  return [t.leftOf(wonText(left, locale)), owed > 0n && t.owedBack(wonText(owed, locale))]
    .filter(Boolean)
    .join(' · ');
}

/** What was taken back of a claim, oldest first, each with the money that came for it. */
export function TakenBack(props: {
  view: TakenBackView;
  expense: { id: string; version: number };
  locale: Locale;
}): JSX.Element | null {
  const { view, locale } = props;
  const t = inLocale(reversalTexts, locale);
  if (view.reversals.length === 0 && !view.recordHref) return null;
  return (
    <Section
      title={t.history}
      id="taken-back"
      aside={
        <>
          {view.owed > 0n && view.mayRecord && <a href="/payments/refunds">{t.toAwaited}</a>}
          {view.owed > 0n && view.mayRecord && view.recordHref && ' · '}
          {view.recordHref && <a href={view.recordHref}>{t.record}</a>}
        </>
      }
    >
      <ul class="plain-list">
        {view.reversals.map((reversal) => (
          <Reversal key={reversal.id} reversal={reversal} {...props} />
        ))}
      </ul>
    </Section>
  );
}

function Reversal(props: {
  reversal: ReversalView;
  view: TakenBackView;
  expense: { id: string; version: number };
  locale: Locale;
}): JSX.Element {
  const { reversal, view, expense, locale } = props;
  const t = inLocale(reversalTexts, locale);
  return (
    <li>
      <p>
        <span class="figures">{shortDate(reversal.reversedOn, locale)}</span> {t[reversal.reason]}{' '}
        <strong class="figures">{wonText(reversal.grantAmount, locale)}</strong>{' '}
        <span class="meta">
          {[reversal.vatAmount > 0n && t.vatPart(wonText(reversal.vatAmount, locale)), reversal.reverserName]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {reversal.comment && <p class="meta">{reversal.comment}</p>}
      {reversal.refunds.map((refund, index) => (
        <p key={index} class="meta">
          {t.received(
            shortDate(refund.receivedOn, locale),
            wonText(refund.amount, locale),
            refund.bankReference,
          )}
        </p>
      ))}
      <Standing reversal={reversal} locale={locale} />
      {reversal.openAmount > 0n && view.mayRecord && (
        <Confirm trigger={t.withdraw} size="small" look="quiet">
          <form method="post" action={`/expenses/${expense.id}/reversals/${reversal.id}/withdrawal`}>
            <input type="hidden" name="version" value={String(expense.version)} />
            <TextAreaField
              name="comment"
              id={`withdraw-${reversal.id}`}
              label={t.comment}
              hint={t.withdrawLead}
              locale={locale}
              value=""
              required
              maxLength={1000}
            />
            <Button variant="danger">{t.withdraw}</Button>
          </form>
        </Confirm>
      )}
    </li>
  );
}

function Standing({ reversal, locale }: { reversal: ReversalView; locale: Locale }): JSX.Element | null {
  const t = inLocale(reversalTexts, locale);
  const { withdrawn, owedBy, openAmount } = reversal;
  if (withdrawn) return <p class="meta">{t.withdrawn(withdrawn.name, withdrawn.comment)}</p>;
  if (owedBy === 'nobody') return null;
  if (openAmount === 0n) return <p class="meta">{t.closed(t[owedBy])}</p>;
  return <p>{t.open(t[owedBy], wonText(openAmount, locale))}</p>;
}
