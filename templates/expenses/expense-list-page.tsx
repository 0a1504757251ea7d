import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, TextField } from '../components/field.js';
import { EmptyState, PageHead, Pager, Tabs, type Tab } from '../components/page-parts.js';
import { componentTexts } from '../components/texts.js';
import { Won } from '../components/won.js';
import type { RoleName } from '../layouts/page-frame.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { ExpenseFilters, ExpenseListPageProps } from './expense-list-view.js';
import { BeginClaim } from './begin-claim.js';
import { ExpenseTable } from './expense-table.js';
import type { ExpenseState } from './expense-view.js';
import { listTexts } from './list-texts.js';

const STATES: readonly Exclude<ExpenseState, 'discarded'>[] = [
  'draft',
  'returned',
  'submitted',
  'approved',
  'paid',
  'rejected',
  'reversed',
];

/** Statements tell what everybody bought: they are for those who keep the team's books, and for the office. */
const KEEPS_CARDS: readonly RoleName[] = ['administrator', 'finance', 'officer', 'auditor'];

/** 내 집행: every claim the viewer may see, where it stands and who has it. */
export function ExpenseListPage(props: ExpenseListPageProps): JSX.Element {
  const { frame, filters, rows, today, paging, mayFile, csvHref, errors, totalClaimAmount } = props;
  const { locale } = frame;
  const t = inLocale(listTexts, locale);
  const office = frame.viewer?.kind === 'office';
  const title = office ? t.all : filters.scope === 'mine' ? t.mine : t.team;
  return (
    <PageLayout frame={frame} title={title} current="expenses" name="expense-list">
      <PageHead
        title={title}
        actions={
          <>
            <LinkButton href={csvHref} variant="tertiary" icon="download" download>
              {t.csv}
            </LinkButton>
            {frame.viewer?.roles.some((role) => KEEPS_CARDS.includes(role)) && (
              <LinkButton href="/card-statements" variant="tertiary">
                {t.cards}
              </LinkButton>
            )}
            {mayFile && (
              <LinkButton href="/recurring" variant="tertiary">
                {t.recurring}
              </LinkButton>
            )}
            {mayFile && (
              <LinkButton href="/imports" variant="tertiary" icon="upload">
                {t.import}
              </LinkButton>
            )}
            {mayFile && <BeginClaim variant="primary">{t.file}</BeginClaim>}
          </>
        }
      />
      <ErrorSummary errors={errors} locale={locale} />
      <Filters {...props} />
      <Tabs tabs={stateTabs(props)} label={t.states} />
      {rows.length > 0 ? (
        <>
          <ExpenseTable
            rows={rows}
            today={today}
            locale={locale}
            caption={title}
            show={{ number: true, claimant: filters.scope === 'team' || office, team: office }}
          />
          <div class="list-foot">
            {totalClaimAmount !== undefined && (
              <p>
                {t.sum} <Won amount={totalClaimAmount} locale={locale} strong />
              </p>
            )}
            <Pager paging={paging} locale={locale} />
          </div>
        </>
      ) : (
        <NoRows {...props} />
      )}
    </PageLayout>
  );
}

function isFiltered({ q, state, from, to }: ExpenseFilters): boolean {
  return Boolean(q || state || from || to);
}

function listHref(filters: ExpenseFilters, change: Partial<ExpenseFilters>): string {
  const wanted = { ...filters, ...change };
  const query = new URLSearchParams();
  for (const name of ['scope', 'team', 'state', 'q', 'from', 'to'] as const) {
    const value = wanted[name];
    if (value) query.set(name, value);
  }
  return `/expenses?${query.toString()}`;
}

function stateTabs({ frame, filters, counts }: ExpenseListPageProps): Tab[] {
  const t = inLocale(listTexts, frame.locale);
  const c = inLocale(componentTexts, frame.locale);
  const all = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
  const states = STATES.filter((state) => !counts || counts[state] || filters.state === state);
  return [
    { href: listHref(filters, { state: '' }), text: t.allStates, count: all, current: filters.state === '' },
    ...states.map((state) => ({
      href: listHref(filters, { state }),
      text: c[state],
      count: counts?.[state],
      current: filters.state === state,
    })),
  ];
}

function Filters({ frame, filters, maySeeTeam }: ExpenseListPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(listTexts, locale);
  return (
    <div class="filters">
      {maySeeTeam && (
        <nav class="segmented" aria-label={t.scopes}>
          {(['mine', 'team'] as const).map((scope) => (
            <a
              key={scope}
              href={listHref(filters, { scope })}
              aria-current={filters.scope === scope ? 'page' : undefined}
            >
              {t[scope]}
            </a>
          ))}
        </nav>
      )}
      <form method="get" action="/expenses" class="filter-form" role="search">
        <input type="hidden" name="scope" value={filters.scope} />
        {filters.team && <input type="hidden" name="team" value={filters.team} />}
        {filters.state && <input type="hidden" name="state" value={filters.state} />}
        <TextField
          name="q"
          label={t.search}
          hint={t.searchHint}
          type="search"
          locale={locale}
          value={filters.q}
          maxLength={100}
        />
        <DateField name="from" label={t.from} locale={locale} value={filters.from} />
        <DateField name="to" label={t.to} locale={locale} value={filters.to} />
        <Button variant="tertiary" icon="search">
          {t.apply}
        </Button>
        {isFiltered(filters) && <a href={`/expenses?scope=${filters.scope}`}>{t.clear}</a>}
      </form>
    </div>
  );
}

function NoRows({ frame, filters, mayFile }: ExpenseListPageProps): JSX.Element {
  const t = inLocale(listTexts, frame.locale);
  if (isFiltered(filters)) {
    return (
      <EmptyState title={t.nothingTitle}>
        <p>{t.nothingLead}</p>
        <LinkButton href={`/expenses?scope=${filters.scope}`}>{t.clear}</LinkButton>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t.emptyTitle}>
      {mayFile && (
        <>
          <p>{t.emptyLead}</p>
          <LinkButton href="/">{t.file}</LinkButton>
        </>
      )}
    </EmptyState>
  );
}
