import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { LinkButton } from '../components/button.js';
import { Breadcrumbs, EmptyState, PageHead, Pager, Section } from '../components/page-parts.js';
import { dateTime } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { signedWon } from '../reports/report-format.js';
import { inLocale } from '../texts.js';
import type { VersionChangeRow, VersionPageProps } from './allocations-view.js';
import { allocationTexts } from './texts.js';

/** A year's budget before and after: one version, or two side by side. */
export function VersionPage(props: VersionPageProps): JSX.Element {
  const { frame, title, about, rows, isWhole, switchHref, previousHref } = props;
  const { locale } = frame;
  const t = inLocale(allocationTexts, locale);
  return (
    <PageLayout
      frame={frame}
      title={title}
      current="budgets"
      name="version"
      styles={['imports', 'allocations']}
    >
      <Breadcrumbs
        crumbs={[
          { href: '/budgets', text: t.budgets },
          { href: '/budgets/versions', text: t.versions },
          { text: title },
        ]}
        locale={locale}
      />
      <PageHead
        title={title}
        beside={
          about && (
            <>
              <strong>{about.what}</strong>
              <span class="meta">{`${dateTime(about.at)} · ${about.who}`}</span>
            </>
          )
        }
        actions={
          <>
            {previousHref && <LinkButton href={previousHref}>{t.previousVersion}</LinkButton>}
            {switchHref && <LinkButton href={switchHref}>{isWhole ? t.onlyChanges : t.showAll}</LinkButton>}
          </>
        }
      />
      {about?.reason && (
        <p class="act-reason">
          <span class="meta">{t.why}</span> {about.reason}
          {about.otherReasons > 0 && <span class="meta"> {t.otherReasons(about.otherReasons)}</span>}
        </p>
      )}
      <Section title={isWhole ? t.wholeBudget : t.changes} rule="strong">
        {rows.length > 0 ? (
          <>
            <Table {...props} />
            <div class="list-foot">
              <Pager paging={props.paging} locale={locale} />
            </div>
          </>
        ) : (
          <EmptyState title={t.noChanges} />
        )}
      </Section>
    </PageLayout>
  );
}

function Table({ frame, rows, total, beforeLabel, afterLabel }: VersionPageProps): JSX.Element {
  const t = inLocale(allocationTexts, frame.locale);
  const figures = (before: bigint, after: bigint) => (
    <>
      <td class="number" data-label={beforeLabel}>
        {formatWon(before)}
      </td>
      <td class="number" data-label={afterLabel}>
        {formatWon(after)}
      </td>
      <td class="number" data-label={t.change}>
        {before === after ? '–' : <strong>{signedWon(after - before)}</strong>}
      </td>
    </>
  );
  return (
    <table class="table is-stacking is-figures">
      <caption class="visually-hidden">{t.changes}</caption>
      <thead>
        <tr>
          <th scope="col">{t.line}</th>
          <th scope="col">{t.team}</th>
          <th scope="col">{t.stage}</th>
          <th scope="col" class="number">
            {beforeLabel}
          </th>
          <th scope="col" class="number">
            {afterLabel}
          </th>
          <th scope="col" class="number">
            {t.change}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td class="is-main">
              <Name row={row} frame={frame} />
            </td>
            <td data-label={t.team}>{row.team || '–'}</td>
            <td data-label={t.stage}>{row.stage || '–'}</td>
            {figures(row.before, row.after)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t.total}
          </th>
          {figures(total.before, total.after)}
        </tr>
      </tfoot>
    </table>
  );
}

function Name({ row, frame }: { row: VersionChangeRow; frame: VersionPageProps['frame'] }): JSX.Element {
  const t = inLocale(allocationTexts, frame.locale);
  return (
    <>
      {row.category || t.unallocated}
      <span class="meta row-note">{row.inKind ? `${row.fund} · ${t.inKind}` : row.fund}</span>
    </>
  );
}
