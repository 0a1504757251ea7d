import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField, TextAreaField, TextField } from '../components/field.js';
import { Breadcrumbs, PageHead } from '../components/page-parts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { JoinFormProps } from './evaluation-view.js';
import { evaluationTexts } from './texts.js';

/** A team that joins, with where its lines are copied from. */
export function JoinFormPage(props: JoinFormProps): JSX.Element {
  const { frame, values, errors } = props;
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  return (
    <PageLayout
      frame={frame}
      title={t.joinTitle}
      current="budgets"
      name="team-join-new"
      styles={['refunds', 'evaluations']}
    >
      <Breadcrumbs
        crumbs={[{ href: '/stage-evaluations', text: t.title }, { text: t.joinTitle }]}
        locale={locale}
      />
      <PageHead title={t.joinTitle} />
      <ErrorSummary errors={errors} locale={locale} />
      <p>{t.joinLead}</p>
      <form method="post" action="/team-joins" class="short-form evaluation-form">
        <TeamFields {...props} />
        <SelectField
          name="template"
          label={t.template}
          hint={t.templateHint}
          locale={locale}
          value={values.template}
          options={props.templates}
          placeholder={t.choose}
          required
          errors={errors}
        />
        <TextAreaField
          name="reason"
          label={t.reason}
          locale={locale}
          value={values.reason}
          maxLength={1000}
          optional
          errors={errors}
        />
        <div class="form-actions">
          <Button variant="primary">{t.propose}</Button>
          <LinkButton href="/stage-evaluations">{t.cancel}</LinkButton>
        </div>
      </form>
    </PageLayout>
  );
}

function TeamFields({ frame, values, errors, stages, kinds }: JoinFormProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  const text = (
    name: 'code' | 'nameKo' | 'nameEn' | 'businessNumber',
    more: { hint?: string; optional?: boolean },
  ) => (
    <TextField
      name={name}
      label={t[name]}
      locale={locale}
      value={values[name]}
      maxLength={100}
      required={!more.optional}
      errors={errors}
      {...more}
    />
  );
  return (
    <>
      {text('nameKo', {})}
      {text('nameEn', { optional: true })}
      {text('code', { hint: t.codeHint })}
      <DateField
        name="joinedOn"
        label={t.joinedOn}
        locale={locale}
        value={values.joinedOn}
        required
        errors={errors}
      />
      <SelectField
        name="stageId"
        label={t.stage}
        locale={locale}
        value={values.stageId}
        options={stages}
        required
        errors={errors}
      />
      <TextField
        name="institutionName"
        label={t.institution}
        locale={locale}
        value={values.institutionName}
        maxLength={100}
        required
        errors={errors}
      />
      <SelectField
        name="institutionKind"
        label={t.institutionKind}
        locale={locale}
        value={values.institutionKind}
        options={kinds}
        required
        errors={errors}
      />
      {text('businessNumber', {})}
    </>
  );
}
