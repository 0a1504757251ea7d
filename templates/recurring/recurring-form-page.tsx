import type { JSX } from 'preact';
import type { Cadence } from '../../src/expenses/recurring/recurring-dates.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField, TextField } from '../components/field.js';
import { Breadcrumbs, PageHead } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { RecurringFormPageProps } from './recurring-view.js';
import { recurringTexts } from './texts.js';

const CADENCES: readonly Cadence[] = ['month', 'quarter', 'half-year', 'year'];

/** How often one's claim comes again, and until when. */
export function RecurringFormPage({ frame, expense, values, errors }: RecurringFormPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(recurringTexts, locale);
  return (
    <PageLayout frame={frame} title={t.newTitle} current="expenses" name="recurring-new">
      <Breadcrumbs
        crumbs={[
          { href: '/expenses', text: t.claims },
          { href: '/recurring', text: t.title },
          { text: t.newTitle },
        ]}
        locale={locale}
      />
      <ErrorSummary errors={errors} locale={locale} />
      <PageHead title={t.newTitle} />
      <p class="lead">{t.newLead}</p>
      <dl class="facts">
        <div>
          <dt>{t.source}</dt>
          <dd>
            <a href={`/expenses/${expense.id}`}>{expense.title}</a>{' '}
            <span class="meta">{expense.supplierName}</span>
          </dd>
        </div>
        <div>
          <dt>{t.supplyAmount}</dt>
          <dd>
            <Won amount={expense.supplyAmount} locale={locale} />
          </dd>
        </div>
      </dl>
      <form method="post" action="/recurring" class="form-grid">
        <input type="hidden" name="expense" value={expense.id} />
        <SelectField
          name="every"
          label={t.every}
          locale={locale}
          value={values.every}
          options={CADENCES.map((every) => ({ value: every, label: t[every] }))}
          errors={errors}
        />
        <TextField
          name="day"
          label={t.day}
          hint={t.dayHint}
          locale={locale}
          value={values.day}
          errors={errors}
          inputMode="numeric"
          look="short"
          maxLength={2}
          required
        />
        <DateField name="from" label={t.from} locale={locale} value={values.from} errors={errors} required />
        <DateField
          name="until"
          label={t.until}
          hint={t.untilHint}
          locale={locale}
          value={values.until}
          errors={errors}
          required
        />
        <div class="actions">
          <Button variant="primary">{t.start}</Button>
        </div>
      </form>
    </PageLayout>
  );
}
