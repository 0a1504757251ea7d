import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField, TextField } from '../components/field.js';
import { errorOf } from '../components/form-error.js';
import { Breadcrumbs, PageHead } from '../components/page-parts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { StageFormPageProps } from './stages-view.js';
import { stageTexts } from './texts.js';

/** A stage added or changed, with what its new period would leave outside. */
export function StageFormPage(props: StageFormPageProps): JSX.Element {
  const { frame, stageId, years, values, asksToConfirm, confirmed, errors } = props;
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  const title = stageId ? t.changeStage : t.addStage;
  const common = { locale, errors };
  return (
    <PageLayout frame={frame} title={title} current="budgets" name="stage-form" styles={['stages']}>
      <Breadcrumbs
        crumbs={[{ href: '/budgets', text: t.budgets }, { href: '/stages', text: t.title }, { text: title }]}
        locale={locale}
      />
      <PageHead title={title} />
      <ErrorSummary errors={errors} locale={locale} />
      <form method="post" action={stageId ? `/stages/${stageId}` : '/stages'} class="stage-form">
        <TextField name="name" label={t.name} value={values.name} maxLength={100} required {...common} />
        <TextField
          name="nameEn"
          label={t.nameEn}
          value={values.nameEn}
          maxLength={100}
          optional
          {...common}
        />
        <SelectField
          name="fiscalYearId"
          label={t.fiscalYear}
          value={values.fiscalYearId}
          options={years}
          required
          {...common}
        />
        <DateField name="startsOn" label={t.startsOn} value={values.startsOn} required {...common} />
        <DateField
          name="endsOn"
          label={t.endsOn}
          hint={t.endsOnHint}
          value={values.endsOn}
          required
          {...common}
        />
        <Impact {...props} />
        {(asksToConfirm || errorOf(errors, 'confirmed')) && (
          <label class="check">
            <input id="confirmed" type="checkbox" name="confirmed" value="true" checked={confirmed} />
            <span>{t.confirmStage}</span>
          </label>
        )}
        <div class="form-actions">
          <Button variant="primary">{t.save}</Button>
          <LinkButton href="/stages">{t.cancel}</LinkButton>
        </div>
      </form>
    </PageLayout>
  );
}

function Impact({ frame, impact }: StageFormPageProps): JSX.Element | null {
  const t = inLocale(stageTexts, frame.locale);
  if (!impact || impact.paid.count + impact.open.count + impact.drafts === 0) return null;
  return (
    <div class="notice is-warning">
      <h2>{t.impact}</h2>
      <ul>
        {impact.paid.count > 0 && <li>{t.impactPaid(impact.paid.count, impact.paid.numbers.join(', '))}</li>}
        {impact.open.count > 0 && <li>{t.impactOpen(impact.open.count, impact.open.numbers.join(', '))}</li>}
        {impact.drafts > 0 && <li>{t.impactDrafts(impact.drafts)}</li>}
      </ul>
    </div>
  );
}
