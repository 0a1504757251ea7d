import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { Button, LinkButton } from '../components/button.js';
import { SelectField, TextField } from '../components/field.js';
import { Breadcrumbs, Confirm, EmptyState, PageHead, Pager, Section } from '../components/page-parts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { layoutTexts } from '../layouts/texts.js';
import { inLocale } from '../texts.js';
import { AllocationLines, RowLinks } from './allocation-lines.js';
import type { AllocationsPageProps, AppropriationRow } from './allocations-view.js';
import { allocationTexts } from './texts.js';

/** 편성과 배정: what each fund was given for the year, and what of it each line has. */
export function AllocationsPage(props: AllocationsPageProps): JSX.Element {
  const { frame, years, lines } = props;
  const { locale } = frame;
  const t = inLocale(allocationTexts, locale);
  return (
    <PageLayout
      frame={frame}
      title={t.title}
      current="budgets"
      name="allocations"
      styles={['imports', 'allocations']}
    >
      <Breadcrumbs
        crumbs={[
          { href: '/', text: inLocale(layoutTexts, locale).home },
          { href: '/budgets', text: t.budgets },
          { text: t.title },
        ]}
        locale={locale}
      />
      <Head {...props} />
      {years.length === 0 ? (
        <EmptyState title={t.emptyYears}>
          <p>{t.emptyYearsLead}</p>
        </EmptyState>
      ) : (
        <>
          <Funds {...props} />
          <Section
            title={t.lines}
            rule="strong"
            aside={props.mayAllocate && <a href="/settings/structure/budget-lines#form">{t.openLine}</a>}
          >
            <Filter {...props} />
            {lines.length > 0 ? (
              <>
                <AllocationLines {...props} />
                <div class="list-foot">
                  <Pager paging={props.paging} locale={locale} />
                </div>
              </>
            ) : (
              <EmptyState title={t.emptyLines}>
                <p>{t.emptyLinesLead}</p>
              </EmptyState>
            )}
          </Section>
        </>
      )}
    </PageLayout>
  );
}

function Head({ frame, years, filter, mayAllocate }: AllocationsPageProps): JSX.Element {
  const t = inLocale(allocationTexts, frame.locale);
  const year = years.find(({ selected }) => selected);
  const sheet = (format: string) => `/budgets/allocations/export?year=${filter.yearId}&format=${format}`;
  return (
    <PageHead
      title={t.title}
      beside={year && <strong>{`${t.year} ${year.label}`}</strong>}
      actions={
        <>
          {years.length > 1 && (
            <Confirm trigger={t.year}>
              <form method="get" action="/budgets/allocations">
                <SelectField
                  name="year"
                  label={t.year}
                  locale={frame.locale}
                  value={filter.yearId}
                  options={years}
                />
                <Button variant="primary">{t.show}</Button>
              </form>
            </Confirm>
          )}
          <LinkButton href={`/budgets/versions?year=${filter.yearId}`}>{t.versions}</LinkButton>
          <LinkButton href="/budgets/allocations/declined">{t.declined}</LinkButton>
          {year && (
            <Confirm trigger={t.exportXlsx}>
              <ul class="import-copies">
                <li>
                  <a href={sheet('xlsx')} data-turbo="false">
                    {t.exportXlsx}
                  </a>
                </li>
                <li>
                  <a href={sheet('csv')} data-turbo="false">
                    {t.exportCsv}
                  </a>
                </li>
              </ul>
            </Confirm>
          )}
          {mayAllocate && (
            <LinkButton href="/budgets/allocations/imports" variant="primary" icon="upload">
              {t.fromSheet}
            </LinkButton>
          )}
        </>
      }
    />
  );
}

function Funds({ frame, funds, mayAllocate }: AllocationsPageProps): JSX.Element {
  const t = inLocale(allocationTexts, frame.locale);
  return (
    <Section title={t.funds} rule="strong">
      <table class="table is-stacking is-figures">
        <caption class="visually-hidden">{t.funds}</caption>
        <thead>
          <tr>
            <th scope="col">{t.fund}</th>
            <th scope="col" class="number">
              {t.appropriated}
            </th>
            <th scope="col" class="number">
              {t.allocated}
            </th>
            <th scope="col" class="number">
              {t.unallocated}
            </th>
            {mayAllocate && (
              <th scope="col">
                <span class="visually-hidden">{t.actions}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {funds.map((row) => (
            <FundRow key={row.id} row={row} frame={frame} mayAllocate={mayAllocate} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function FundRow({
  row,
  frame,
  mayAllocate,
}: { row: AppropriationRow } & Pick<AllocationsPageProps, 'frame' | 'mayAllocate'>): JSX.Element {
  const t = inLocale(allocationTexts, frame.locale);
  return (
    <tr>
      <td class="is-main">
        {row.name} <span class="meta">{row.pot ? t.pot : t.perTeam}</span>
      </td>
      <td class="number" data-label={t.appropriated}>
        {formatWon(row.appropriated)}
      </td>
      <td class="number" data-label={t.allocated}>
        {formatWon(row.allocated)}
      </td>
      <td class="number" data-label={t.unallocated}>
        <strong>{formatWon(row.unallocated)}</strong>
      </td>
      {mayAllocate && (
        <RowLinks
          name={row.name}
          links={[
            { href: row.raiseHref, text: t.raise },
            { href: row.lowerHref, text: t.lower },
          ]}
        />
      )}
    </tr>
  );
}

function Filter({ frame, filter, fundOptions }: AllocationsPageProps): JSX.Element {
  const t = inLocale(allocationTexts, frame.locale);
  return (
    <form method="get" action="/budgets/allocations" class="filter-form" role="search">
      <input type="hidden" name="year" value={filter.yearId} />
      <SelectField
        name="fund"
        label={t.fund}
        locale={frame.locale}
        value={filter.fundId}
        placeholder={t.allFunds}
        options={fundOptions}
      />
      <TextField
        name="q"
        id="allocation-q"
        label={t.searchLabel}
        type="search"
        locale={frame.locale}
        value={filter.q}
        maxLength={100}
      />
      <Button icon="search">{t.search}</Button>
    </form>
  );
}
