import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField, TextField } from '../components/field.js';
import { Breadcrumbs, PageHead } from '../components/page-parts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { DisbursementFormProps } from './funding-view.js';
import { fundingTexts } from './texts.js';

/** One payment or deposit, happened or planned. */
export function DisbursementFormPage(props: DisbursementFormProps): JSX.Element {
  const { frame, stageId, values, errors } = props;
  const { locale } = frame;
  const t = inLocale(fundingTexts, locale);
  const back = `/disbursements?stage=${stageId}`;
  return (
    <PageLayout
      frame={frame}
      title={t.recordTitle}
      current="budgets"
      name="disbursement-new"
      styles={['refunds', 'funding']}
    >
      <Breadcrumbs
        crumbs={[{ href: '/budgets', text: t.budgets }, { href: back, text: t.title }, { text: t.record }]}
        locale={locale}
      />
      <PageHead title={t.recordTitle} />
      <ErrorSummary errors={errors} locale={locale} />
      <form method="post" action="/disbursements" class="short-form funding-form">
        <input type="hidden" name="key" value={props.idempotencyKey} />
        <input type="hidden" name="stageId" value={stageId} />
        <SelectField
          name="kind"
          label={t.kind}
          locale={locale}
          value={values.kind}
          placeholder={props.kinds.length > 1 ? t.choose : undefined}
          options={props.kinds.map((kind) => ({ value: kind, label: t[`kind-${kind}`] }))}
          required
          errors={errors}
        />
        <SelectField
          name="institutionId"
          label={t.institution}
          locale={locale}
          value={values.institutionId}
          placeholder={props.institutions.length > 1 ? t.choose : undefined}
          options={props.institutions}
          required
          errors={errors}
        />
        <TextField
          name="amount"
          label={t.amount}
          hint={t.amountHint}
          look="won"
          locale={locale}
          value={values.amount}
          maxLength={30}
          required
          errors={errors}
        />
        {props.kinds.includes('instalment') && (
          <SelectField
            name="fundId"
            label={t.fund}
            hint={t.fundHint}
            locale={locale}
            value={values.fundId}
            placeholder={t.choose}
            options={props.funds}
            optional
            errors={errors}
          />
        )}
        <WhenAndWhy {...props} />
        <div class="form-actions">
          <Button variant="primary">{t.save}</Button>
          <LinkButton href={back}>{t.cancel}</LinkButton>
        </div>
      </form>
    </PageLayout>
  );
}

function WhenAndWhy({ frame, values, errors, today }: DisbursementFormProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(fundingTexts, locale);
  return (
    <>
      <DateField
        name="paidOn"
        label={t.paidOn}
        hint={t.paidOnHint}
        locale={locale}
        value={values.paidOn}
        max={today}
        optional
        errors={errors}
      />
      <DateField
        name="plannedOn"
        label={t.plannedOn}
        hint={t.plannedOnHint}
        locale={locale}
        value={values.plannedOn}
        optional
        errors={errors}
      />
      <TextField
        name="note"
        label={t.note}
        locale={locale}
        value={values.note}
        maxLength={200}
        optional
        errors={errors}
      />
    </>
  );
}
