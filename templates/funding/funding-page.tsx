import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { LinkButton, Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { SelectField } from '../components/field.js';
import { Breadcrumbs, EmptyState, PageHead, Pager, Section, Tabs } from '../components/page-parts.js';
import { fullDate, percentText, wonText } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { DisbursementTable } from './disbursement-table.js';
import type { FundingPageProps, FundingRow } from './funding-view.js';
import { fundingTexts } from './texts.js';

/** 재원 계획과 교부: where each institution's money of a stage comes from, and what of it has arrived. */
export function FundingPage(props: FundingPageProps): JSX.Element {
  const { frame, stages, stageId, rows, records, paging, errors } = props;
  const { locale } = frame;
  const t = inLocale(fundingTexts, locale);
  return (
    <PageLayout
      frame={frame}
      title={t.title}
      current="budgets"
      name="funding"
      styles={['refunds', 'funding']}
    >
      <Breadcrumbs crumbs={[{ href: '/budgets', text: t.budgets }, { text: t.title }]} locale={locale} />
      <PageHead title={t.title} actions={stageId && <Actions {...props} />} />
      <ErrorSummary errors={errors} locale={locale} />
      <p>{t.lead}</p>
      {stages.length > 0 && <Tabs label={t.stages} tabs={stages} />}
      {props.teams && <TeamChoice teams={props.teams} frame={frame} />}
      {!stageId ? (
        <EmptyState title={t.noStage}>
          <p>{t.noStageLead}</p>
        </EmptyState>
      ) : (
        <>
          <Late {...props} />
          <Section title={t.institutions} rule="strong" aside={<span class="meta">{t.shareBase}</span>}>
            {rows.length > 0 ? (
              <InstitutionTable {...props} />
            ) : (
              <EmptyState title={t.noInstitutions}>
                <p>{t.noInstitutionsLead}</p>
              </EmptyState>
            )}
          </Section>
          <Section title={t.records} rule="strong">
            {records.length > 0 ? (
              <>
                <DisbursementTable {...props} />
                <div class="list-foot">
                  <Pager paging={paging} locale={locale} />
                </div>
              </>
            ) : (
              <EmptyState title={t.noRecords}>
                <p>{t.noRecordsLead}</p>
              </EmptyState>
            )}
          </Section>
        </>
      )}
    </PageLayout>
  );
}

function Actions({ frame, stageId, mayPlan, mayRecord, csvHref, rows }: FundingPageProps): JSX.Element {
  const t = inLocale(fundingTexts, frame.locale);
  return (
    <>
      {mayPlan && <LinkButton href="/disbursements/rates">{t.rates}</LinkButton>}
      <LinkButton href={csvHref} icon="download" download>
        {t.csv}
      </LinkButton>
      {mayRecord && rows.length > 0 && (
        <LinkButton href={`/disbursements/new?stage=${stageId ?? ''}`} variant="primary">
          {t.record}
        </LinkButton>
      )}
    </>
  );
}

function TeamChoice({
  teams,
  frame,
}: {
  teams: NonNullable<FundingPageProps['teams']>;
  frame: FundingPageProps['frame'];
}): JSX.Element {
  const t = inLocale(fundingTexts, frame.locale);
  return (
    <form method="get" action="/disbursements" class="funding-filter">
      <input type="hidden" name="stage" value={teams.stageId} />
      <SelectField
        name="team"
        label={t.team}
        locale={frame.locale}
        value={teams.value}
        options={teams.options}
        placeholder={t.allTeams}
      />
      <Button>{t.show}</Button>
    </form>
  );
}

function Late({ frame, rows, stopsWhenLate }: FundingPageProps): JSX.Element | null {
  const { locale } = frame;
  const t = inLocale(fundingTexts, locale);
  const late = rows.filter((row) => row.late);
  if (late.length === 0) return null;
  return (
    <section class="notice is-warning" aria-labelledby="late-title">
      <h2 id="late-title">{t.lateTitle(late.length)}</h2>
      <ul>
        {late.map(
          (row) =>
            row.late && (
              <li key={row.institutionId}>
                {t.late(row.name, wonText(row.late.amount, locale), fullDate(row.late.since, locale))}
              </li>
            ),
        )}
      </ul>
      <p class="meta">{stopsWhenLate ? t.lateNote : t.lateNoteOff}</p>
    </section>
  );
}

function InstitutionTable({ frame, rows, stageId, mayPlan }: FundingPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(fundingTexts, locale);
  return (
    <div class="table-scroll" role="region" aria-label={t.institutions} tabIndex={0}>
      <table class="table is-stacking">
        <caption class="visually-hidden">{t.institutions}</caption>
        <thead>
          <tr>
            <th scope="col" class="is-main">
              {t.institution}
            </th>
            {(['government', 'ownCash', 'otherCash', 'inKind', 'share', 'interest'] as const).map((name) => (
              <th scope="col" class="number" key={name}>
                {t[name]}
              </th>
            ))}
            {mayPlan && (
              <th scope="col">
                <span class="visually-hidden">{t.changePlan}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.institutionId}>
              <td class="is-main">
                {row.name}
                {row.teamName && <span class="meta row-note">{row.teamName}</span>}
                {row.exceptionReason && <span class="meta row-note">{t.exception(row.exceptionReason)}</span>}
              </td>
              <Paid
                label={t.government}
                said={t.disbursed}
                paid={row.disbursed}
                plan={row.government}
                row={row}
                frame={frame}
              />
              <Paid
                label={t.ownCash}
                said={t.paidIn}
                paid={row.ownCashPaid}
                plan={row.ownCash}
                row={row}
                frame={frame}
              >
                {row.next && (
                  <span class="meta row-note">
                    {t.next(wonText(row.next.amount, locale), fullDate(row.next.dueOn, locale))}
                  </span>
                )}
              </Paid>
              <Paid
                label={t.otherCash}
                said={t.paidIn}
                paid={row.otherCashPaid}
                plan={row.otherCash}
                row={row}
                frame={frame}
              />
              <td class="number" data-label={t.inKind}>
                {row.hasPlan ? formatWon(row.inKind) : '–'}
              </td>
              <td class="number" data-label={t.share}>
                {row.shareTenths === undefined ? '–' : percentText(row.shareTenths)}
              </td>
              <td class="number" data-label={t.interest}>
                {formatWon(row.interest)}
              </td>
              {mayPlan && (
                <td class="cell-actions">
                  <LinkButton
                    href={`/disbursements/plans/${row.institutionId}/${stageId ?? ''}`}
                    size="small"
                  >
                    {row.hasPlan ? t.changePlan : t.plan}
                    <span class="visually-hidden"> {row.name}</span>
                  </LinkButton>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What has arrived of what was planned: the plan first, what of it came below it. */
function Paid(props: {
  label: string;
  said: string;
  paid: bigint;
  plan: bigint;
  row: FundingRow;
  frame: FundingPageProps['frame'];
  children?: JSX.Element | false | undefined;
}): JSX.Element {
  const { label, said, paid, plan, row } = props;
  const t = inLocale(fundingTexts, props.frame.locale);
  return (
    <td class="number" data-label={label}>
      <div>
        {row.hasPlan ? formatWon(plan) : <span class="meta">{t.noPlan}</span>}
        {(row.hasPlan || paid !== 0n) && (
          <span class="meta row-note">
            {said} {formatWon(paid)}
          </span>
        )}
        {props.children}
      </div>
    </td>
  );
}
