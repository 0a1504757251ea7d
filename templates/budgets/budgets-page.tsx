import type { JSX } from 'preact';
import { daysBetween } from '../../src/platform/clock/kst-date.js';
import { Button, LinkButton } from '../components/button.js';
import { SelectField } from '../components/field.js';
import { Breadcrumbs, Confirm, EmptyState, PageHead, Section, Tabs } from '../components/page-parts.js';
import { countdown, dateTime, percentText, wonText } from '../format.js';
import { layoutTexts } from '../layouts/texts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { BudgetTree } from './budget-tree.js';
import type { BudgetsPageProps } from './budgets-view.js';
import { BurnUpChart } from './burn-up-chart.js';
import { FundHeads } from './fund-heads.js';
import { StageClockPanel } from './stage-clock.js';
import { StageAxis } from './stage-axis.js';
import { countText, StuckTable } from './stuck-table.js';
import { budgetTexts } from './texts.js';

/** A deadline this near belongs among the things to look at. */
const ATTENTION_DAYS = 30;

/** 예산: what needs attention, the funds, the time, the tree, and what got stuck. */
export function BudgetsPage(props: BudgetsPageProps): JSX.Element {
  const { frame, today, stage, funds, burnUps, deadlines, tree, total, stuck, views } = props;
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
      <Tabs label={t.views} tabs={views} />
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
                    <StageAxis stage={stage} deadlines={deadlines} today={today} locale={locale} />
                    <p class="meta">{t.paceNote}</p>
                  </div>
                )}
                <StageClockPanel stage={stage} deadlines={deadlines} today={today} locale={locale} />
              </div>
            </Section>
          )}
          <BudgetTree rows={tree} total={total} locale={locale} office={office} paced={stage !== undefined} />
          {stuck.count > 0 && <StuckTable summary={stuck} locale={locale} office={office} />}
        </>
      )}
    </PageLayout>
  );
}

function BudgetsHead(props: BudgetsPageProps): JSX.Element {
  const { frame, stage, fiscalYear, asOf, ledgerPosition, periods, reportHref, xlsxHref, csvHref } = props;
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
          {csvHref && (
            <LinkButton href={csvHref} download>
              {t.csv}
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
function Attention({ frame, today, stuck, deadlines, late }: BudgetsPageProps): JSX.Element | null {
  const { locale } = frame;
  const t = inLocale(budgetTexts, locale);
  const near = deadlines.filter(({ dueOn }) => {
    const days = daysBetween(today, dueOn);
    return days >= 0 && days <= ATTENTION_DAYS;
  });
  const count = near.length + late.length + (stuck.count > 0 ? 1 : 0);
  if (count === 0) return null;
  return (
    <p class="attention">
      <strong>
        {t.attention} {count}
      </strong>
      {stuck.count > 0 && (
        <a href="#stuck">{t.stuckLink(countText(stuck, locale), wonText(stuck.amount, locale))}</a>
      )}
      {near.map(({ title, dueOn }) => (
        <span key={title}>{t.deadlineLink(title, countdown(dueOn, today))}</span>
      ))}
      {late.map(({ label, gapTenths, href }) => (
        <a key={label} href={href}>
          {t.lateLink(label, percentText(-gapTenths))}
        </a>
      ))}
    </p>
  );
}
