import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { Button } from '../components/button.js';
import { SelectField } from '../components/field.js';
import { Breadcrumbs, Confirm, EmptyState, PageHead, Pager } from '../components/page-parts.js';
import { dateTime } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { layoutTexts } from '../layouts/texts.js';
import { signedWon } from '../reports/report-format.js';
import { inLocale } from '../texts.js';
import type { VersionRow, VersionsPageProps } from './allocations-view.js';
import { allocationTexts } from './texts.js';

/** 예산의 판: each act that changed the year's budget, newest first. */
export function VersionsPage(props: VersionsPageProps): JSX.Element {
  const { frame, rows, paging } = props;
  const { locale } = frame;
  const t = inLocale(allocationTexts, locale);
  const office = frame.viewer?.kind === 'office';
  return (
    <PageLayout
      frame={frame}
      title={t.versions}
      current="budgets"
      name="versions"
      styles={['imports', 'allocations']}
    >
      <Breadcrumbs
        crumbs={[
          { href: '/', text: inLocale(layoutTexts, locale).home },
          { href: '/budgets', text: t.budgets },
          { text: t.versions },
        ]}
        locale={locale}
      />
      <Head {...props} />
      <p class="act-lead">{office ? t.versionsLead : t.versionsLeadTeam}</p>
      {rows.length > 0 ? (
        <>
          <Table {...props} />
          <div class="list-foot">
            <Pager paging={paging} locale={locale} />
          </div>
        </>
      ) : (
        <EmptyState title={t.noVersions}>
          <p>{t.noVersionsLead}</p>
        </EmptyState>
      )}
    </PageLayout>
  );
}

function Head({ frame, years, choices }: VersionsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(allocationTexts, locale);
  const year = years.find(({ selected }) => selected);
  const [newest] = choices;
  return (
    <PageHead
      title={t.versions}
      beside={year && <strong>{`${t.year} ${year.label}`}</strong>}
      actions={
        <>
          {years.length > 1 && (
            <Confirm trigger={t.year}>
              <form method="get" action="/budgets/versions">
                <SelectField
                  name="year"
                  label={t.year}
                  locale={locale}
                  value={year?.value ?? ''}
                  options={years}
                />
                <Button variant="primary">{t.show}</Button>
              </form>
            </Confirm>
          )}
          {choices.length > 1 && (
            <Confirm trigger={t.compare} look="secondary">
              <form method="get" action="/budgets/versions/comparison">
                <SelectField
                  name="from"
                  label={t.compareFrom}
                  locale={locale}
                  value={choices.at(-1)?.value ?? ''}
                  options={choices}
                />
                <SelectField
                  name="to"
                  label={t.compareTo}
                  locale={locale}
                  value={newest?.value ?? ''}
                  options={choices}
                />
                <Button variant="primary">{t.compareButton}</Button>
              </form>
            </Confirm>
          )}
        </>
      }
    />
  );
}

function Table({ frame, rows }: VersionsPageProps): JSX.Element {
  const t = inLocale(allocationTexts, frame.locale);
  const office = frame.viewer?.kind === 'office';
  return (
    <table class="table is-stacking is-figures">
      <caption class="visually-hidden">{t.versions}</caption>
      <thead>
        <tr>
          <th scope="col">{t.versions}</th>
          <th scope="col">{t.what}</th>
          <th scope="col">{t.why}</th>
          <th scope="col">{t.when}</th>
          {office && (
            <th scope="col" class="number">
              {t.appropriated} {t.change}
            </th>
          )}
          <th scope="col" class="number">
            {t.allocated} {t.change}
          </th>
          <th scope="col" class="number">
            {t.allocatedAfter}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} frame={frame} office={office} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  row,
  frame,
  office,
}: {
  row: VersionRow;
  frame: VersionsPageProps['frame'];
  office: boolean;
}): JSX.Element {
  const t = inLocale(allocationTexts, frame.locale);
  return (
    <tr>
      <td class="is-main">
        <a class="row-link" href={row.href}>
          {t.versionName(row.number)}
        </a>
      </td>
      <td data-label={t.what}>
        {row.what}
        <span class="meta row-note">{t.lineCount(row.lineCount)}</span>
      </td>
      <td data-label={t.why}>
        {row.reason || '–'}
        {row.otherReasons > 0 && <span class="meta row-note">{t.otherReasons(row.otherReasons)}</span>}
      </td>
      <td class="figures" data-label={t.when}>
        {dateTime(row.at)}
        <span class="meta row-note">{row.who}</span>
      </td>
      {office && (
        <td class="number" data-label={`${t.appropriated} ${t.change}`}>
          {row.appropriatedChange ? signedWon(row.appropriatedChange) : '–'}
        </td>
      )}
      <td class="number" data-label={`${t.allocated} ${t.change}`}>
        {row.allocatedChange === 0n ? '–' : signedWon(row.allocatedChange)}
      </td>
      <td class="number" data-label={t.allocatedAfter}>
        {formatWon(row.allocated)}
      </td>
    </tr>
  );
}
