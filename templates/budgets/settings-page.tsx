import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Badge } from '../components/badge.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextField } from '../components/field.js';
import { EmptyState, Section } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import { BudgetFrame } from './budget-frame.js';
import type { BudgetSettingsPageProps, PlanForm } from './budget-pages-view.js';
import { StageChoice } from './stage-choice.js';
import { viewTexts } from './view-texts.js';

const FIELDS = [
  { name: 'potBandDelayDays', hint: 'potBandDelayHint' },
  { name: 'potBandCount', hint: 'potBandCountHint' },
  { name: 'stuckDays', hint: 'stuckDaysHint' },
] as const;

/** 계획과 공개: what teams see of common pots, when money counts as stuck, and the plans of spending. */
export function BudgetSettingsPage(props: BudgetSettingsPageProps): JSX.Element {
  const { frame, views, mayChange, values, errors, stages, stageId, plans } = props;
  const { locale } = frame;
  const t = inLocale(viewTexts, locale);
  const all = [...errors, ...plans.flatMap((plan) => plan.errors)];
  return (
    <BudgetFrame frame={frame} title={t.settings} name="budget-settings" views={views}>
      <ErrorSummary errors={all} locale={locale} />
      {!mayChange && <p class="view-lead">{t.readOnly}</p>}
      <Section title={t.disclosure}>
        <form method="post" action="/budgets/settings" class="stacked-form">
          {FIELDS.map(({ name, hint }) => (
            <TextField
              key={name}
              name={name}
              label={t[name]}
              hint={t[hint]}
              locale={locale}
              value={values[name]}
              inputMode="numeric"
              look="short"
              maxLength={3}
              readOnly={!mayChange}
              errors={errors}
            />
          ))}
          {mayChange && <Button variant="primary">{t.save}</Button>}
        </form>
      </Section>
      <Section
        title={t.plans}
        aside={
          stages.length > 1 && <StageChoice {...{ stages, stageId, locale }} action="/budgets/settings" />
        }
        id="plans"
      >
        <p class="view-lead">{t.plansLead}</p>
        {stageId === '' ? (
          <EmptyState title={t.noStage}>
            <p>{t.noStageLead}</p>
          </EmptyState>
        ) : plans.length === 0 ? (
          <EmptyState title={t.noFunds} />
        ) : (
          plans.map((plan) => <Plan key={plan.fundId} plan={plan} mayChange={mayChange} locale={locale} />)
        )}
      </Section>
    </BudgetFrame>
  );
}

function Plan({
  plan,
  mayChange,
  locale,
}: {
  plan: PlanForm;
  mayChange: boolean;
  locale: Locale;
}): JSX.Element {
  const t = inLocale(viewTexts, locale);
  return (
    <form method="post" action={plan.action} class="plan-form">
      <h3>
        {plan.fundName} <Badge tone="gray">{plan.even ? t.even : t.monthly}</Badge>
      </h3>
      <div class="plan-months">
        {plan.months.map(({ month, value }) => (
          <TextField
            key={month}
            name={month}
            id={`${plan.fundId}-${month}`}
            label={month.slice(0, 7)}
            locale={locale}
            value={value}
            look="short"
            maxLength={5}
            readOnly={!mayChange}
            errors={plan.errors}
          />
        ))}
        {mayChange && (
          <Button>
            {t.savePlan}
            <span class="visually-hidden"> {plan.fundName}</span>
          </Button>
        )}
      </div>
    </form>
  );
}
