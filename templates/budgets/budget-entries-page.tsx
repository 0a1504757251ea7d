import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { LinkButton } from '../components/button.js';
import { BandBar, BarLegend, BudgetBar, leftOf } from '../components/budget-bar.js';
import { Breadcrumbs, EmptyState, PageHead, Pager, Section, Tabs } from '../components/page-parts.js';
import { PostingsTable } from '../components/postings-table.js';
import { componentTexts } from '../components/texts.js';
import { wonText, withQuery } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { BudgetEntriesPageProps } from './budgets-view.js';
import { budgetTexts } from './texts.js';

/** The entries behind one figure of the budget. */
export function BudgetEntriesPage(props: BudgetEntriesPageProps): JSX.Element {
  const { frame, path, rows, paging, filter, href, csvHref, severalLines, openedFrom } = props;
  const { locale } = frame;
  const t = inLocale(budgetTexts, locale);
  const c = inLocale(componentTexts, locale);
  const title = path.at(-1) ?? t.entries;
  return (
    <PageLayout frame={frame} title={title} current={openedFrom?.nav ?? 'budgets'} name="budget-entries">
      <Breadcrumbs
        crumbs={[openedFrom ?? { href: '/budgets', text: t.title }, ...path.map((text) => ({ text }))]}
        locale={locale}
      />
      <PageHead
        title={title}
        actions={
          csvHref && (
            <LinkButton href={csvHref} icon="download" download>
              {t.csv}
            </LinkButton>
          )
        }
      />
      <Balance {...props} />
      <Section title={t.entries} rule="none">
        <p class="meta">{t.entriesLead}</p>
        <Tabs
          label={t.kinds}
          tabs={[
            { href, text: t.allKinds, current: filter === 'all' },
            ...(['allocated', 'reserved', 'spent'] as const).map((kind) => ({
              href: withQuery(href, 'kind', kind),
              text: c[kind],
              current: filter === kind,
            })),
          ]}
        />
        {rows.length > 0 ? (
          <>
            <PostingsTable
              rows={rows}
              caption={`${title} ${t.entries}`}
              locale={locale}
              severalLines={severalLines}
            />
            <div class="list-foot">
              <Pager paging={paging} locale={locale} />
            </div>
          </>
        ) : (
          <EmptyState title={t.noEntries}>
            <p>{t.noEntriesLead}</p>
          </EmptyState>
        )}
      </Section>
    </PageLayout>
  );
}

function Balance({ frame, balance }: BudgetEntriesPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(budgetTexts, locale);
  const c = inLocale(componentTexts, locale);
  if (balance.kind === 'pot') {
    return (
      <div class="entries-balance">
        <BandBar band={balance.band} locale={locale} />
        <dl class="summary-figures">
          <div>
            <dt>{t.pot}</dt>
            <dd>{c.band(balance.band)}</dd>
          </div>
          <div>
            <dt>{t.ownUse}</dt>
            <dd>{wonText(balance.ownSpent, locale)}</dd>
          </div>
          <div>
            <dt>{t.ownRequests}</dt>
            <dd>{wonText(balance.ownRequested, locale)}</dd>
          </div>
        </dl>
        <p class="meta">{c.bandNote(balance.band.daysAgo)}</p>
      </div>
    );
  }
  const figures = { ...balance, left: leftOf(balance) };
  return (
    <div class="entries-balance">
      <BarLegend locale={locale} />
      <BudgetBar {...balance} locale={locale} size="tall" />
      <dl class="summary-figures">
        {(['allocated', 'spent', 'reserved', 'left'] as const).map((name) => (
          <div key={name}>
            <dt>{c[name]}</dt>
            <dd>
              {formatWon(figures[name])}
              {locale === 'ko' && <span class="won-unit">원</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
