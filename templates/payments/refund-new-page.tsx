import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField, TextAreaField, TextField } from '../components/field.js';
import { Breadcrumbs, PageHead } from '../components/page-parts.js';
import { REASONS } from '../expenses/reversal-page.js';
import { reversalTexts } from '../expenses/reversal-texts.js';
import { wonText } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { refundTexts } from './refund-texts.js';
import type { RefundNewPageProps } from './refunds-view.js';
import { paymentTexts } from './texts.js';

/** 돌아온 돈 적기: money of one claim that nobody had awaited. */
export function RefundNewPage(props: RefundNewPageProps): JSX.Element {
  const { frame, expense, awaited, errors } = props;
  const { locale } = frame;
  const t = inLocale(refundTexts, locale);
  return (
    <PageLayout frame={frame} title={t.newTitle} current="payments" name="refund-new" styles={['refunds']}>
      <Breadcrumbs
        crumbs={[
          { href: '/payments', text: inLocale(paymentTexts, locale).title },
          { href: '/payments/refunds', text: t.title },
          { text: t.newTitle },
        ]}
        locale={locale}
      />
      <PageHead title={t.newTitle} />
      <ErrorSummary errors={errors} locale={locale} />
      <p>
        <a href={`/expenses/${expense.id}`}>{[expense.number, expense.title].filter(Boolean).join(' ')}</a>{' '}
        <span class="meta">{expense.supplierName}</span>
      </p>
      <p>{t.newLead}</p>
      {awaited > 0n && (
        <p class="notice is-warning">
          {t.alreadyAwaited(wonText(awaited, locale))} <a href="/payments/refunds">{t.toList}</a>
        </p>
      )}
      <Form {...props} />
    </PageLayout>
  );
}

function Form({
  frame,
  today,
  expense,
  left,
  values,
  errors,
  idempotencyKey,
}: RefundNewPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(refundTexts, locale);
  const r = inLocale(reversalTexts, locale);
  const parts = t.parts(formatWon(left.grant), formatWon(left.vat));
  return (
    <form method="post" action="/payments/refunds/new" class="short-form">
      <input type="hidden" name="key" value={idempotencyKey} />
      <input type="hidden" name="expense" value={expense.id} />
      <input type="hidden" name="version" value={String(expense.version)} />
      <TextField
        name="amount"
        label={t.came}
        hint={t.atMost(wonText(left.grant + left.vat, locale), parts)}
        look="won"
        locale={locale}
        value={values.amount}
        maxLength={30}
        required
        errors={errors}
      />
      <TextField
        name="grantAmount"
        label={t.grantPart}
        hint={t.grantPartHint}
        look="won"
        locale={locale}
        value={values.grantAmount}
        maxLength={30}
        optional
        errors={errors}
      />
      <DateField
        name="receivedOn"
        label={t.receivedOn}
        hint={t.receivedOnHint}
        locale={locale}
        value={values.receivedOn}
        max={today}
        required
        errors={errors}
      />
      <TextField
        name="bankReference"
        label={t.bankReference}
        hint={t.bankReferenceHint}
        locale={locale}
        value={values.bankReference}
        maxLength={100}
        required
        errors={errors}
      />
      <SelectField
        name="reason"
        label={r.reason}
        locale={locale}
        value={values.reason}
        placeholder={r.choose}
        options={REASONS.map((value) => ({ value, label: r[value] }))}
        required
        errors={errors}
      />
      <TextAreaField
        name="comment"
        label={t.comment}
        locale={locale}
        value={values.comment}
        maxLength={1000}
        optional
        errors={errors}
      />
      <Button variant="primary" size="large">
        {t.submit}
      </Button>
    </form>
  );
}
