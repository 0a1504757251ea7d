import type { JSX } from 'preact';
import { kstDateOf } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, TextField } from '../components/field.js';
import { errorOf } from '../components/form-error.js';
import { EmptyState, PageHead, Pager, Section } from '../components/page-parts.js';
import { shortDate } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { PaymentHistory } from './payment-history.js';
import type { PayableRow, PaymentsPageProps } from './payments-view.js';
import { paymentTexts } from './texts.js';

/** 지급: approved claims chosen as a set, recorded with the day and the bank's number, then what was paid before. */
export function PaymentsPage(props: PaymentsPageProps): JSX.Element {
  const { frame, payable, mayPay, errors } = props;
  const { locale } = frame;
  const t = inLocale(paymentTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="payments" name="payments">
      <PageHead
        title={t.title}
        actions={
          <>
            <LinkButton href="/payments/refunds">{t.refunds}</LinkButton>
            {props.inputSheetHref && <LinkButton href={props.inputSheetHref}>{t.inputSheet}</LinkButton>}
            <LinkButton href={props.runsHref} variant="secondary">
              {mayPay && payable.length > 0 ? t.makeRun : t.runs}
            </LinkButton>
          </>
        }
      />
      <ErrorSummary errors={errors} locale={locale} />
      {payable.length === 0 ? (
        <Section title={t.payable}>
          <EmptyState title={t.emptyTitle}>
            <p>{t.emptyLead}</p>
          </EmptyState>
        </Section>
      ) : mayPay ? (
        <PayForm {...props} />
      ) : (
        <Section title={t.payable} aside={t.readOnly}>
          <PayableTable {...props} />
        </Section>
      )}
      <PaymentHistory {...props} />
    </PageLayout>
  );
}

function PayForm(props: PaymentsPageProps): JSX.Element {
  const { frame, today, values, errors, idempotencyKey } = props;
  const { locale } = frame;
  const t = inLocale(paymentTexts, locale);
  return (
    <form method="post" action="/payments" data-selection>
      <input type="hidden" name="key" value={idempotencyKey} />
      <Section title={t.payable}>
        <PayableTable {...props} />
      </Section>
      <Section title={t.form}>
        <div class="pay-form">
          <DateField
            name="paidOn"
            label={t.paidOn}
            hint={t.paidOnHint}
            locale={locale}
            value={values.paidOn}
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
            errors={errors}
          />
          <Button variant="primary" size="large">
            {t.pay}
          </Button>
          <p class="figures" role="status" data-selected-sum data-text={t.selected('{count}', '{amount}')} />
        </div>
        <p class="meta">{t.note}</p>
      </Section>
    </form>
  );
}

function PayableTable({
  frame,
  payable,
  payablePaging,
  mayPay,
  values,
  errors,
}: PaymentsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(paymentTexts, locale);
  const error = errorOf(errors, 'items');
  return (
    <>
      {error && (
        <p class="field-error" id="items">
          {error}
        </p>
      )}
      <table class="table pay-table">
        <caption class="visually-hidden">{t.payable}</caption>
        <thead>
          <tr>
            {mayPay && (
              <th scope="col" class="cell-check">
                <input type="checkbox" aria-label={t.chooseAll} data-select-all hidden />
                <span class="visually-hidden">{t.choose}</span>
              </th>
            )}
            <th scope="col">{t.number}</th>
            <th scope="col" class="is-main">
              {t.what}
            </th>
            <th scope="col">{t.approved}</th>
            <th scope="col" class="number">
              {t.claimAmount}
            </th>
            <th scope="col" class="number">
              {t.payableAmount}
            </th>
          </tr>
        </thead>
        <tbody>
          {payable.map((row) => (
            <Row key={row.id} row={row} mayPay={mayPay} chosen={values.items} locale={locale} />
          ))}
        </tbody>
      </table>
      <div class="list-foot">
        <Pager paging={payablePaging} locale={locale} label={t.payable} />
      </div>
    </>
  );
}

function Row(props: {
  row: PayableRow;
  mayPay: boolean;
  chosen: readonly string[];
  locale: Locale;
}): JSX.Element {
  const { row, mayPay, chosen, locale } = props;
  const t = inLocale(paymentTexts, locale);
  const item = `${row.id}:${row.version}`;
  return (
    <tr>
      {mayPay && (
        <td class="cell-check">
          {!row.blocked && (
            <input
              type="checkbox"
              name="items"
              value={item}
              checked={chosen.includes(item)}
              aria-label={t.chooseRow(row.title)}
              data-amount={row.payableAmount.toString()}
            />
          )}
        </td>
      )}
      <td class="cell-number figures">{row.number}</td>
      <td class="is-main">
        <a class="row-link" href={row.href}>
          {row.title}
        </a>
        <span class="row-aside">{[row.supplierName, row.teamName].filter(Boolean).join(' · ')}</span>
        {row.blocked && (
          <span class="meta row-note">
            {row.blockedHref ? <a href={row.blockedHref}>{row.blocked}</a> : row.blocked}
          </span>
        )}
        {row.returnHref && (
          <a class="row-note" href={row.returnHref} aria-label={t.sendBackRow(row.title)}>
            {t.sendBack}
          </a>
        )}
      </td>
      <td class="cell-date">
        {shortDate(kstDateOf(row.approvedAt), locale)} <span class="meta">{row.approverName}</span>
      </td>
      <td class="number cell-claim">{formatWon(row.claimAmount)}</td>
      <td class="number cell-amount">
        <strong>{formatWon(row.payableAmount)}</strong>
        {locale === 'ko' && <span class="won-unit for-phone">원</span>}
      </td>
    </tr>
  );
}
