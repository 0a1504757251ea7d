import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField, TextAreaField, TextField } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import { Breadcrumbs, PageHead } from '../components/page-parts.js';
import type { PageFrame } from '../layouts/page-frame.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { EvaluationFormProps } from './evaluation-view.js';
import { evaluationTexts } from './texts.js';

/** One team's result, or the notice of a special evaluation. */
export function EvaluationFormPage(props: EvaluationFormProps): JSX.Element {
  const { frame, values, errors } = props;
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  return (
    <PageLayout
      frame={frame}
      title={t.recordTitle}
      current="budgets"
      name="stage-evaluation-new"
      styles={['refunds', 'evaluations']}
    >
      <Breadcrumbs
        crumbs={[{ href: '/stage-evaluations', text: t.title }, { text: t.recordTitle }]}
        locale={locale}
      />
      <PageHead title={t.recordTitle} />
      <ErrorSummary errors={errors} locale={locale} />
      <p>{t.recordLead}</p>
      <form method="post" action="/stage-evaluations" class="short-form evaluation-form">
        <SelectField
          name="teamId"
          label={t.team}
          locale={locale}
          value={values.teamId}
          options={props.teams}
          placeholder={t.choose}
          required
          errors={errors}
        />
        <SelectField
          name="stageId"
          label={t.stage}
          locale={locale}
          value={values.stageId}
          options={props.stages}
          required
          errors={errors}
        />
        <SelectField
          name="kind"
          label={t.kind}
          locale={locale}
          value={values.kind}
          options={(['stage', 'special'] as const).map((kind) => ({ value: kind, label: t[`kind-${kind}`] }))}
          required
          errors={errors}
        />
        <SelectField
          name="result"
          label={t.result}
          locale={locale}
          value={values.result}
          options={(['go-on', 'cut'] as const).map((result) => ({
            value: result,
            label: t[`result-${result}`],
          }))}
          placeholder={t['result-none']}
          errors={errors}
        />
        <SaidFields frame={frame} values={values} errors={errors} today={props.today} />
        <div class="form-actions">
          <Button variant="primary">{t.save}</Button>
          <LinkButton href="/stage-evaluations">{t.cancel}</LinkButton>
        </div>
      </form>
    </PageLayout>
  );
}

/** What is said of a result: from when, with what score, and why. */
export function SaidFields({
  frame,
  values,
  errors,
  today,
}: {
  frame: PageFrame;
  values: Pick<EvaluationFormProps['values'], 'effectiveOn' | 'score' | 'reason'>;
  errors: readonly FormError[];
  today: string;
}): JSX.Element {
  const { locale } = frame;
  const t = inLocale(evaluationTexts, locale);
  return (
    <>
      <DateField
        name="effectiveOn"
        label={t.effectiveOn}
        hint={t.effectiveHint}
        locale={locale}
        value={values.effectiveOn}
        max={today}
        optional
        errors={errors}
      />
      <TextField
        name="score"
        label={t.score}
        hint={t.scoreHint}
        look="short"
        locale={locale}
        value={values.score}
        maxLength={6}
        optional
        errors={errors}
      />
      <TextAreaField
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        locale={locale}
        value={values.reason}
        maxLength={1000}
        required
        errors={errors}
      />
    </>
  );
}
