import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { Badge } from '../components/badge.js';
import { LinkButton } from '../components/button.js';
import { Breadcrumbs, EmptyState, PageHead } from '../components/page-parts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { RecurringListPageProps, RecurringView } from './recurring-view.js';
import { recurringTexts } from './texts.js';

const TONES = { active: 'success', paused: 'warning', ended: 'gray' } as const;

export function RecurringBadge(props: Pick<RecurringView, 'state'> & { locale: Locale }): JSX.Element {
  const { state, locale } = props;
  return <Badge tone={TONES[state]}>{inLocale(recurringTexts, locale)[state]}</Badge>;
}

/** 되풀이 집행: what comes again, when next, and what stands in the way. */
export function RecurringListPage({ frame, rows }: RecurringListPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(recurringTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="expenses" name="recurring">
      <Breadcrumbs crumbs={[{ href: '/expenses', text: t.claims }, { text: t.title }]} locale={locale} />
      <PageHead title={t.title} />
      <p class="lead">{t.lead}</p>
      {rows.length > 0 ? (
        <table class="table expense-table">
          <caption class="visually-hidden">{t.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.next}</th>
              <th scope="col" class="is-main">
                {t.name}
              </th>
              <th scope="col">{t.cadence}</th>
              <th scope="col" class="number">
                {t.amount}
              </th>
              <th scope="col">{t.state}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} locale={locale} />
            ))}
          </tbody>
        </table>
      ) : (
        <EmptyState title={t.emptyTitle}>
          <p>{t.emptyLead}</p>
          <LinkButton href="/expenses?scope=mine">{t.toClaims}</LinkButton>
        </EmptyState>
      )}
    </PageLayout>
  );
}

function Row({ row, locale }: { row: RecurringView; locale: Locale }): JSX.Element {
  const t = inLocale(recurringTexts, locale);
  return (
    <tr>
      <td class="cell-date figures">{row.state === 'active' ? (row.nextOn ?? '–') : '–'}</td>
      <td class="is-main">
        <a class="row-link" href={row.href}>
          {row.title}
        </a>
        <span class="row-aside">{row.supplierName}</span>
        {row.stopped && row.state === 'active' && (
          <span class="row-aside">{t[`stopped-${row.stopped}`]}</span>
        )}
      </td>
      <td class="cell-claimant">{t.rhythm(row.every, row.day)}</td>
      <td class="number cell-amount">
        {formatWon(row.supplyAmount)}
        {locale === 'ko' && <span class="won-unit for-phone">원</span>}
      </td>
      <td class="cell-state">
        <RecurringBadge state={row.state} locale={locale} />
      </td>
    </tr>
  );
}
