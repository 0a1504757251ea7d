import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextAreaField, TextField } from '../components/field.js';
import { Breadcrumbs, PageHead } from '../components/page-parts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { FundingPlanPageProps } from './funding-view.js';
import { fundingTexts } from './texts.js';

/** Where one institution's money of a stage comes from. */
export function FundingPlanPage(props: FundingPlanPageProps): JSX.Element {
  const { frame, institutionName, stageId, values, errors, rate } = props;
  const { locale } = frame;
  const t = inLocale(fundingTexts, locale);
  const title = t.planTitle(institutionName);
  const back = `/disbursements?stage=${stageId}`;
  return (
    <PageLayout
      frame={frame}
      title={title}
      current="budgets"
      name="funding-plan"
      styles={['refunds', 'funding']}
    >
      <Breadcrumbs
        crumbs={[
          { href: '/budgets', text: t.budgets },
          { href: back, text: t.title },
          { text: institutionName },
        ]}
        locale={locale}
      />
      <PageHead title={title} beside={[props.institutionKind, props.stageName].join(' · ')} />
      <ErrorSummary errors={errors} locale={locale} />
      <p>
        {t.planLead(rate.government, rate.cash)} <span class="meta">{t.rateSource}</span>
      </p>
      <form
        method="post"
        action={`/disbursements/plans/${props.institutionId}/${stageId}`}
        class="short-form funding-form"
      >
        <input type="hidden" name="version" value={String(props.version)} />
        {(['government', 'ownCash', 'otherCash', 'inKind'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={`${t[name]} (${locale === 'ko' ? '원' : '₩'})`}
            look="won"
            locale={locale}
            value={values[name]}
            maxLength={30}
            required
            errors={errors}
          />
        ))}
        <TextAreaField
          name="exceptionReason"
          label={t.exceptionReason}
          hint={t.exceptionHint}
          locale={locale}
          value={values.exceptionReason}
          maxLength={500}
          optional
          errors={errors}
        />
        <div class="form-actions">
          <Button variant="primary">{t.save}</Button>
          <LinkButton href={back}>{t.cancel}</LinkButton>
        </div>
      </form>
    </PageLayout>
  );
}
