import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { LinkButton } from '../components/button.js';
import { Breadcrumbs, EmptyState, PageHead, Pager } from '../components/page-parts.js';
import { shortDate } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { PayRunsPageProps } from './pay-runs-view.js';
import { StatusBadge } from './status-badge.js';
import { payRunTexts } from './texts.js';

/** 지급 실행: the runs of a team, newest first. */
export function PayRunsPage({ frame, mayKeep, rows, paging }: PayRunsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(payRunTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="payments" name="pay-runs" styles={['pay-runs']}>
      <Breadcrumbs crumbs={[{ href: '/payments', text: t.payments }, { text: t.title }]} locale={locale} />
      <PageHead
        title={t.title}
        actions={
          mayKeep && (
            <>
              <LinkButton href="/settings/paying-accounts" variant="quiet">
                {t.accounts}
              </LinkButton>
              <LinkButton href="/pay-runs/card">{t.cards}</LinkButton>
              <LinkButton href="/pay-runs/new" variant="primary">
                {t.make}
              </LinkButton>
            </>
          )
        }
      />
      <p class="lead">{t.lead}</p>
      {rows.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneLead}</p>
        </EmptyState>
      ) : (
        <>
          <RunTable rows={rows} frame={frame} />
          <div class="list-foot">
            <Pager paging={paging} locale={locale} />
          </div>
        </>
      )}
    </PageLayout>
  );
}

function RunTable({ rows, frame }: Pick<PayRunsPageProps, 'rows' | 'frame'>): JSX.Element {
  const { locale } = frame;
  const t = inLocale(payRunTexts, locale);
  return (
    <table class="table is-stacking run-table">
      <caption class="visually-hidden">{t.title}</caption>
      <thead>
        <tr>
          <th scope="col" class="is-main">
            {t.number}
          </th>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.transferOn}</th>
          <th scope="col" class="number">
            {t.items}
          </th>
          <th scope="col" class="number">
            {t.payable}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.href}>
            <td class="is-main">
              <a class="row-link" href={row.href}>
                {t.run(row.number)}
              </a>
              <span class="row-aside">{[row.teamName, row.from].filter(Boolean).join(' · ')}</span>
            </td>
            <td data-label={t.state}>
              <StatusBadge status={row.status} locale={locale} />
            </td>
            <td class="figures" data-label={t.transferOn}>
              {row.transferOn ? shortDate(row.transferOn, locale) : '–'}
            </td>
            <td class="number" data-label={t.items}>
              {row.itemCount.toLocaleString('en')}
            </td>
            <td class="number" data-label={t.payable}>
              <strong>{formatWon(row.payableAmount)}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
