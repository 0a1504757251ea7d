import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextField } from '../components/field.js';
import { Breadcrumbs, PageHead } from '../components/page-parts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { MatchingRatesPageProps } from './funding-view.js';
import { fundingTexts } from './texts.js';

/** 부담 비율: what the programme asks of each kind of institution. */
export function MatchingRatesPage({
  frame,
  rows,
  stopsWhenLate,
  errors,
}: MatchingRatesPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(fundingTexts, locale);
  return (
    <PageLayout
      frame={frame}
      title={t.rates}
      current="budgets"
      name="matching-rates"
      styles={['refunds', 'funding']}
    >
      <Breadcrumbs
        crumbs={[
          { href: '/budgets', text: t.budgets },
          { href: '/disbursements', text: t.title },
          { text: t.rates },
        ]}
        locale={locale}
      />
      <PageHead title={t.rates} />
      <ErrorSummary errors={errors} locale={locale} />
      <p>
        {t.ratesLead} <span class="meta">{t.rateSource}</span>
      </p>
      <form method="post" action="/disbursements/rates" class="funding-form">
        <table class="table is-stacking matching-rates">
          <caption class="visually-hidden">{t.rates}</caption>
          <thead>
            <tr>
              <th scope="col" class="is-main">
                {t.institution}
              </th>
              <th scope="col">{t.governmentMax}</th>
              <th scope="col">{t.cashMin}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.kind}>
                <td class="is-main">{row.name}</td>
                {(['government', 'cash'] as const).map((name) => (
                  <td key={name} data-label={name === 'government' ? t.governmentMax : t.cashMin}>
                    <TextField
                      name={`${row.kind}-${name === 'government' ? 'governmentMaxPermille' : 'cashMinPermille'}`}
                      label={`${row.name} ${name === 'government' ? t.governmentMax : t.cashMin}`}
                      hideLabel
                      look="short"
                      locale={locale}
                      value={row[name]}
                      maxLength={5}
                      required
                      errors={errors}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <label class="check">
          <input type="checkbox" name="stopsWhenLate" value="true" checked={stopsWhenLate} />
          <span>
            {t.stops}
            <span class="hint">{t.stopsHint}</span>
          </span>
        </label>
        <div class="form-actions">
          <Button variant="primary">{t.save}</Button>
          <LinkButton href="/disbursements">{t.cancel}</LinkButton>
        </div>
      </form>
    </PageLayout>
  );
}
