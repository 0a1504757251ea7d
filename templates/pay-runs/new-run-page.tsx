import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { kstDateOf } from '../../src/platform/clock/kst-date.js';
import { formatWon } from '../../src/platform/money/won.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { errorOf } from '../components/form-error.js';
import { Breadcrumbs, EmptyState, PageHead } from '../components/page-parts.js';
import { shortDate } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { ChoiceRow, NewRunPageProps } from './pay-runs-view.js';
import { payRunTexts } from './texts.js';

/** Which approved claims go into runs: those that are ready are ticked already. */
export function NewRunPage(props: NewRunPageProps): JSX.Element {
  const { frame, rows, isCut, errors } = props;
  const { locale } = frame;
  const t = inLocale(payRunTexts, locale);
  const crumbs = [
    { href: '/payments', text: t.payments },
    { href: '/pay-runs', text: t.title },
    { text: t.make },
  ];
  const canChoose = rows.some(({ blocked }) => !blocked);
  return (
    <PageLayout frame={frame} title={t.make} current="payments" name="new-pay-run" styles={['pay-runs']}>
      <Breadcrumbs crumbs={crumbs} locale={locale} />
      <PageHead title={t.make} />
      <ErrorSummary errors={errors} locale={locale} />
      {rows.length === 0 ? (
        <EmptyState title={t.nothing}>
          <p>{t.nothingLead}</p>
        </EmptyState>
      ) : (
        <form method="post" action="/pay-runs" data-selection>
          <p class="lead">{t.chooseLead}</p>
          {isCut && <p class="meta">{t.shownFirst(rows.length)}</p>}
          <ChoiceTable {...props} />
          <div class="run-foot">
            {canChoose ? (
              <Button variant="primary" size="large">
                {t.make}
              </Button>
            ) : (
              <p role="note">{t.noneToChoose}</p>
            )}
            <p
              class="figures"
              role="status"
              data-selected-sum
              data-text={t.selected('{count}', '{amount}')}
            />
          </div>
        </form>
      )}
    </PageLayout>
  );
}

function ChoiceTable({ frame, rows, chosen, errors }: NewRunPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(payRunTexts, locale);
  const error = errorOf(errors, 'items');
  return (
    <>
      {error && (
        <p class="field-error" id="items">
          {error}
        </p>
      )}
      <table class="table pay-table">
        <caption class="visually-hidden">{t.make}</caption>
        <thead>
          <tr>
            <th scope="col" class="cell-check">
              <input type="checkbox" aria-label={t.chooseAll} data-select-all hidden />
              <span class="visually-hidden">{t.choose}</span>
            </th>
            <th scope="col">{t.claimNumber}</th>
            <th scope="col" class="is-main">
              {t.what}
            </th>
            <th scope="col">{t.approved}</th>
            <th scope="col" class="number">
              {t.grant}
            </th>
            <th scope="col" class="number">
              {t.payable}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              isChosen={chosen.includes(`${row.id}:${row.version}`)}
              locale={locale}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ row, isChosen, locale }: { row: ChoiceRow; isChosen: boolean; locale: Locale }): JSX.Element {
  const t = inLocale(payRunTexts, locale);
  return (
    <tr>
      <td class="cell-check">
        {!row.blocked && (
          <input
            type="checkbox"
            name="items"
            value={`${row.id}:${row.version}`}
            checked={isChosen}
            aria-label={t.chooseRow(row.title)}
            data-amount={row.payableAmount.toString()}
          />
        )}
      </td>
      <td class="cell-number figures">{row.number}</td>
      <td class="is-main">
        <a class="row-link" href={row.href}>
          {row.title}
        </a>
        <span class="row-aside">
          {row.supplierName} · {row.institutionName}
        </span>
        {row.blocked && (
          <span class="meta row-note">
            {row.blocked} {row.blockedHref && <a href={row.blockedHref}>{t.addPayingAccount}</a>}
          </span>
        )}
        {row.notes.map((note) => (
          <span key={note} class="row-note run-attention">
            {note}
          </span>
        ))}
      </td>
      <td class="cell-date">{shortDate(kstDateOf(row.approvedAt), locale)}</td>
      <td class="number cell-claim">{formatWon(row.claimAmount)}</td>
      <td class="number cell-amount">
        <strong>{formatWon(row.payableAmount)}</strong>
        {locale === 'ko' && <span class="won-unit for-phone">원</span>}
      </td>
    </tr>
  );
}
