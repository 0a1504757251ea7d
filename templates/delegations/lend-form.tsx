import type { JSX } from 'preact';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Button } from '../components/button.js';
import { CheckboxGroup, DateField, SelectField, TextField } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import { EmptyState, Section } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import type { DelegationsPageProps } from './delegations-view.js';
import { delegationTexts } from './texts.js';

export interface LendFormProps {
  lending: NonNullable<DelegationsPageProps['lending']>;
  today: KstDate;
  errors: readonly FormError[];
  locale: Locale;
}

/** To whom, for which days, and how far. */
export function LendForm({ lending, today, errors, locale }: LendFormProps): JSX.Element {
  const t = inLocale(delegationTexts, locale);
  const { people, funds, values, mostDays } = lending;
  if (people.length === 0)
    return (
      <Section title={t.lend} id="lend">
        <EmptyState title={t.nobodyTitle}>
          <p>{t.nobodyLead}</p>
        </EmptyState>
      </Section>
    );
  return (
    <Section title={t.lend} id="lend">
      <form method="post" action="/settings/delegations" class="form-grid">
        <SelectField
          name="toUserId"
          label={t.to}
          locale={locale}
          value={values.toUserId}
          options={people}
          placeholder={t.choose}
          required
          errors={errors}
        />
        <DateField
          name="startsOn"
          label={t.startsOn}
          locale={locale}
          value={values.startsOn}
          min={today}
          required
          errors={errors}
        />
        <DateField
          name="endsOn"
          label={t.endsOn}
          hint={t.endsHint(mostDays)}
          locale={locale}
          value={values.endsOn}
          min={today}
          required
          errors={errors}
        />
        <TextField
          name="maxAmount"
          label={t.maxAmount}
          hint={t.maxAmountHint}
          locale={locale}
          value={values.maxAmount}
          look="won"
          optional
          maxLength={30}
          errors={errors}
        />
        <CheckboxGroup
          name="fundIds"
          legend={`${t.funds} (${t.fundsHint})`}
          options={funds}
          values={values.fundIds}
          errors={errors}
        />
        <TextField
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          locale={locale}
          value={values.reason}
          optional
          maxLength={500}
          errors={errors}
        />
        <p class="actions">
          <Button variant="primary">{t.lendButton}</Button>
        </p>
      </form>
    </Section>
  );
}
