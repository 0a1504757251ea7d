import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, TextField } from '../components/field.js';
import { errorOf } from '../components/form-error.js';
import { Breadcrumbs, EmptyState, PageHead, Section } from '../components/page-parts.js';
import { reversalTexts } from '../expenses/reversal-texts.js';
import { shortDate, wonText } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { RefundHistory } from './refund-history.js';
import { refundTexts } from './refund-texts.js';
import type { AwaitedRow, RefundsPageProps } from './refunds-view.js';
import { paymentTexts } from './texts.js';

/** 돌려받기: money that is owed back, oldest first, recorded as it comes in, then what came before. */
export function RefundsPage(props: RefundsPageProps): JSX.Element {
  const { frame, awaited, mayRecord, errors, sums } = props;
  const { locale } = frame;
  const t = inLocale(refundTexts, locale);
  const total = wonText(sums.grantAmount + sums.vatAmount, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="payments" name="refunds" styles={['refunds']}>
      <Breadcrumbs
        crumbs={[{ href: '/payments', text: inLocale(paymentTexts, locale).title }, { text: t.title }]}
        locale={locale}
      />
      <PageHead title={t.title} />
      <ErrorSummary errors={errors} locale={locale} />
      <p>{t.lead}</p>
      {awaited.length === 0 ? (
        <Section title={t.awaited}>
          <EmptyState title={t.emptyTitle}>
            <p>{t.emptyLead}</p>
          </EmptyState>
        </Section>
      ) : mayRecord ? (
        <form method="post" action="/payments/refunds">
          <input type="hidden" name="key" value={props.idempotencyKey} />
          <Section title={t.awaited} aside={t.sum(sums.count, total)}>
            <AwaitedTable {...props} />
          </Section>
          <Section title={t.form}>
            <Money {...props} />
          </Section>
        </form>
      ) : (
        <Section title={t.awaited} aside={`${t.sum(sums.count, total)} · ${t.readOnly}`}>
          <AwaitedTable {...props} />
        </Section>
      )}
      <RefundHistory {...props} />
    </PageLayout>
  );
}

function Money({ frame, today, values, errors }: RefundsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(refundTexts, locale);
  return (
    <div class="pay-form">
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
      <Button variant="primary" size="large">
        {t.submit}
      </Button>
    </div>
  );
}

function AwaitedTable(props: RefundsPageProps): JSX.Element {
  const { frame, awaited, sums, mayRecord, errors } = props;
  const { locale } = frame;
  const t = inLocale(refundTexts, locale);
  const error = errorOf(errors, 'items');
  return (
    <>
      {error && (
        <p class="field-error" id="items">
          {error}
        </p>
      )}
      {awaited.length < sums.count && <p class="hint">{t.cut(awaited.length)}</p>}
      <table class="table is-stacking">
        <caption class="visually-hidden">{t.awaited}</caption>
        <thead>
          <tr>
            <th scope="col">{t.claim}</th>
            <th scope="col">{t.from}</th>
            <th scope="col">{t.since}</th>
            <th scope="col" class="number">
              {t.open}
            </th>
            {mayRecord && (
              <th scope="col" class="number">
                {t.came}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {awaited.map((row) => (
            <Row key={row.reversalId} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ row, frame, mayRecord, values, errors }: RefundsPageProps & { row: AwaitedRow }): JSX.Element {
  const { locale } = frame;
  const t = inLocale(refundTexts, locale);
  const r = inLocale(reversalTexts, locale);
  const records = mayRecord && !row.blocked;
  return (
    <tr>
      <td class="is-main">
        <div class="row-choice">
          {records && (
            <input
              type="checkbox"
              name="items"
              value={row.item}
              checked={values.items.includes(row.item)}
              aria-label={t.chooseRow(row.title)}
            />
          )}
          <div>
            <a class="row-link" href={row.href}>
              {row.title}
            </a>
            <span class="meta row-note">
              {[row.number, row.teamName, row.reason].filter(Boolean).join(' · ')}
            </span>
            {row.blocked && mayRecord && <span class="meta row-note">{row.blocked}</span>}
          </div>
        </div>
      </td>
      <td data-label={t.from}>
        <span>
          {row.fromName} <span class="meta">{row.owedBy === 'claimant' ? r.claimant : r.supplier}</span>
        </span>
      </td>
      <td class="figures" data-label={t.since}>
        <span>
          {shortDate(row.reversedOn, locale)} <span class="meta">{row.age}</span>
        </span>
      </td>
      <td class="number" data-label={t.open}>
        <span>
          <strong>{formatWon(row.grantAmount + row.vatAmount)}</strong>
          {row.vatAmount > 0n && (
            <span class="meta row-note parts-note">
              {t.parts(formatWon(row.grantAmount), formatWon(row.vatAmount))}
            </span>
          )}
        </span>
      </td>
      {mayRecord && (
        <td class="number" data-label={records ? t.came : undefined}>
          {records && <Came row={row} values={values} errors={errors} locale={locale} />}
        </td>
      )}
    </tr>
  );
}

function Came({
  row,
  values,
  errors,
  locale,
}: Pick<RefundsPageProps, 'values' | 'errors'> & { row: AwaitedRow; locale: Locale }): JSX.Element {
  const t = inLocale(refundTexts, locale);
  const grant = values.grants[row.reversalId] ?? '';
  const wrong = errorOf(errors, `grant:${row.reversalId}`) !== undefined;
  return (
    <div class="came-in">
      <TextField
        name={`amount:${row.reversalId}`}
        label={t.cameOf(row.title)}
        hideLabel
        look="won"
        locale={locale}
        value={values.amounts[row.reversalId] ?? formatWon(row.grantAmount + row.vatAmount)}
        maxLength={30}
        errors={errors}
      />
      {row.vatAmount > 0n && row.grantAmount > 0n && (
        <details open={grant !== '' || wrong}>
          <summary>{t.correct}</summary>
          <TextField
            name={`grant:${row.reversalId}`}
            label={t.grantPartOf(row.title)}
            hideLabel
            hint={t.grantPartHint}
            look="won"
            locale={locale}
            value={grant}
            maxLength={30}
            errors={errors}
          />
        </details>
      )}
    </div>
  );
}
