import type { JSX } from 'preact';
import { daysBetween } from '../../src/platform/clock/kst-date.js';
import { sumWon } from '../../src/platform/money/won.js';
import { Button, LinkButton } from '../components/button.js';
import { SelectField } from '../components/field.js';
import { Breadcrumbs, Confirm, EmptyState, PageHead, Section } from '../components/page-parts.js';
import { countdown, dateTime, wonText } from '../format.js';
import { layoutTexts } from '../layouts/texts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { BudgetTree } from './budget-tree.js';
import type { BudgetsPageProps } from './budgets-view.js';
import { BurnUpChart, planTenthsOf } from './burn-up-chart.js';
import { FundHeads } from './fund-heads.js';
import { StageClockPanel } from './stage-clock.js';
import { StuckTable } from './stuck-table.js';
import { budgetTexts } from './texts.js';

/** A deadline this near belongs among the things to look at. */
const ATTENTION_DAYS = 30;

/** 예산: what needs attention, the funds, the time, the tree, and what got stuck. */
export function BudgetsPage(props: BudgetsPageProps): JSX.Element {
  const { frame, today, stage, funds, burnUps, deadlines, tree, total, stuck } = props;
  const { locale } = frame;
  const t = inLocale(budgetTexts, locale);
  const office = frame.viewer?.kind === 'office';
  return (
    <PageLayout frame={frame} title={t.title} current="budgets" name="budgets">
      <Breadcrumbs
        crumbs={[{ href: '/', text: inLocale(layoutTexts, locale).home }, { text: t.title }]}
        locale={locale}
      />
      <BudgetsHead {...props} />
      {tree.length === 0 && funds.length === 0 ? (
        <EmptyState title={t.empty}>
          <p>{office ? t.emptyOfficer : t.emptyTeam}</p>
        </EmptyState>
      ) : (
        <>
          <Attention {...props} />
          <h2 class="visually-hidden">{t.funds}</h2>
          <FundHeads funds={funds} locale={locale} />
          {stage && (burnUps.length > 0 || deadlines.length > 0) && (
            <Section
              title={
                <>
                  {burnUps.length > 0 ? t.pace : t.clock}{' '}
                  {burnUps.length > 0 && <span class="meta heading-note">{t.paceUnit}</span>}
                </>
              }
              rule="strong"
              aside={<a href="/stages">{t.allDeadlines}</a>}
            >
              <div class={burnUps.length > 0 ? 'pace' : 'pace is-clock-only'}>
                {burnUps.length > 0 && (
                  <div>
                    {burnUps.map((view) => (
                      <BurnUpChart key={view.label} view={view} stage={stage} today={today} locale={locale} />
                    ))}
                  </div>
                )}
                <StageClockPanel stage={stage} deadlines={deadlines} today={today} locale={locale} />
              </div>
            </Section>
          )}
          <BudgetTree
            rows={tree}
            total={total}
            locale={locale}
            office={office}
            planTenths={stage && planTenthsOf(stage, today)}
          />
          {stuck.length > 0 && <StuckTable rows={stuck} locale={locale} office={office} />}
        </>
      )}
    </PageLayout>
  );
}

function BudgetsHead(props: BudgetsPageProps): JSX.Element {
  const { frame, stage, fiscalYear, asOf, ledgerPosition, periods, reportHref, xlsxHref } = props;
  const t = inLocale(budgetTexts, frame.locale);
  return (
    <PageHead
      title={t.title}
      beside={
        <>
          <strong>{[t.fiscalYear(fiscalYear), stage?.name].filter(Boolean).join(' · ')}</strong>
          {stage && (
            <span class="figures">
              {stage.startsOn} ~ {stage.endsOn}
            </span>
          )}
          <span class="meta">
            {[t.asOf(dateTime(asOf)), ledgerPosition && t.position(ledgerPosition)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      }
      actions={
        <>
          {periods.length > 1 && <PeriodChoice {...props} />}
          {xlsxHref && (
            <LinkButton href={xlsxHref} download>
              {t.xlsx}
            </LinkButton>
          )}
          <LinkButton href={reportHref} variant="primary">
            {t.report}
          </LinkButton>
        </>
      }
    />
  );
}

function PeriodChoice({ frame, periods }: BudgetsPageProps): JSX.Element {
  const t = inLocale(budgetTexts, frame.locale);
  return (
    <Confirm trigger={t.changePeriod}>
      <form method="get" action="/budgets">
        <SelectField
          name="stage"
          label={t.period}
          locale={frame.locale}
          value={periods.find(({ selected }) => selected)?.value ?? ''}
          options={periods}
        />
        <Button variant="primary">{t.showPeriod}</Button>
      </form>
    </Confirm>
  );
}

/** One line that says where to look first; nothing when all is quiet. */
function Attention({ frame, today, stuck, deadlines }: BudgetsPageProps): JSX.Element | null {
  const { locale } = frame;
  const t = inLocale(budgetTexts, locale);
  const near = deadlines.filter(({ dueOn }) => {
    const days = daysBetween(today, dueOn);
    return days >= 0 && days <= ATTENTION_DAYS;
  });
  const count = near.length + (stuck.length > 0 ? 1 : 0);
  if (count === 0) return null;
  return (
    <p class="attention">
      <strong>
        {t.attention} {count}
      </strong>
      {stuck.length > 0 && (
        <a href="#stuck">
          {t.stuckLink(stuck.length, wonText(sumWon(stuck.map(({ amount }) => amount)), locale))}
        </a>
      )}
      {near.map(({ title, dueOn }) => (
        <span key={title}>{t.deadlineLink(title, countdown(dueOn, today))}</span>
      ))}
    </p>
  );
}
