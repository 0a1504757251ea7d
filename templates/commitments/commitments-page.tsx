import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { Badge } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { TextField } from '../components/field.js';
import { Breadcrumbs, EmptyState, PageHead, Pager, Tabs, type Tab } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { countdown, shortDate } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { CommitmentBadge, CommitmentBar } from './commitment-parts.js';
import type { CommitmentFilterName, CommitmentRow, CommitmentsPageProps } from './commitments-view.js';
import { commitmentTexts } from './texts.js';

const STATES: readonly (CommitmentFilterName | '')[] = [
  '',
  'open',
  'overdue',
  'draft',
  'active',
  'completed',
  'cancelled',
];

/** 계약: what is committed before its invoices come, with how much of it is used and still reserved. */
export function CommitmentsPage(props: CommitmentsPageProps): JSX.Element {
  const { frame, mayEnter, rows, paging, csvHref } = props;
  const { locale } = frame;
  const t = inLocale(commitmentTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="budgets" name="commitments" styles={['commitments']}>
      <Breadcrumbs crumbs={[{ href: '/budgets', text: t.budgets }, { text: t.title }]} locale={locale} />
      <PageHead
        title={t.title}
        actions={
          <>
            <LinkButton href={csvHref} icon="download" download>
              {t.csv}
            </LinkButton>
            {mayEnter && (
              <LinkButton href="/commitments/new" variant="primary">
                {t.add}
              </LinkButton>
            )}
          </>
        }
      />
      <p class="lead">{t.lead}</p>
      <Totals {...props} />
      <form method="get" action="/commitments" class="filter-form" role="search">
        {props.state && <input type="hidden" name="state" value={props.state} />}
        {props.team && <input type="hidden" name="team" value={props.team} />}
        <TextField
          name="q"
          label={t.find}
          hint={t.findHint}
          type="search"
          locale={locale}
          value={props.q}
          maxLength={100}
        />
        <Button icon="search">{t.search}</Button>
        {props.q && <a href={listHref(props, { q: '' })}>{t.clear}</a>}
      </form>
      <Tabs tabs={tabsOf(props)} label={t.states} />
      {rows.length === 0 ? (
        <NoRows {...props} />
      ) : (
        <>
          <CommitmentTable {...props} />
          <div class="list-foot">
            <Pager paging={paging} locale={locale} />
          </div>
        </>
      )}
    </PageLayout>
  );
}

function Totals({ frame, totals }: CommitmentsPageProps): JSX.Element | null {
  if (totals.active === 0) return null;
  const { locale } = frame;
  const t = inLocale(commitmentTexts, locale);
  const { amount, used, held } = totals;
  return (
    <section class="commitment-totals" aria-label={t.activeCount(totals.active)}>
      <dl class="commitment-figures">
        <div>
          <dt>{t.activeCount(totals.active)}</dt>
          <dd>
            <Won amount={amount} locale={locale} strong />
          </dd>
        </div>
        <div>
          <dt>
            <span class="key is-spent">{t.used}</span>
          </dt>
          <dd>
            <Won amount={used} locale={locale} />
          </dd>
        </div>
        <div>
          <dt>
            <span class="key is-reserved">{t.held}</span>
          </dt>
          <dd>
            <Won amount={held} locale={locale} />
          </dd>
        </div>
      </dl>
      <CommitmentBar amount={amount} used={used} held={held} locale={locale} size="tall" />
    </section>
  );
}

function listHref(
  { state, q, team }: Pick<CommitmentsPageProps, 'state' | 'q' | 'team'>,
  change: { state?: string; q?: string },
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ state, q, team, ...change }))
    if (value) query.set(name, value);
  const text = query.toString();
  return text ? `/commitments?${text}` : '/commitments';
}

function tabsOf(props: CommitmentsPageProps): Tab[] {
  const t = inLocale(commitmentTexts, props.frame.locale);
  const { totals } = props;
  const counts: Partial<Record<CommitmentFilterName, number>> = {
    open: totals.active + totals.drafts,
    overdue: totals.overdue,
    draft: totals.drafts,
    active: totals.active,
  };
  return STATES.map((state) => ({
    href: listHref(props, { state }),
    text: state === '' ? t.all : t[state],
    count: state === '' ? undefined : counts[state],
    current: props.state === state,
  }));
}

function NoRows({ frame, state, q, mayEnter }: CommitmentsPageProps): JSX.Element {
  const t = inLocale(commitmentTexts, frame.locale);
  if (q || state)
    return (
      <EmptyState title={t.nothingTitle}>
        <p>{t.nothingLead}</p>
        <LinkButton href="/commitments">{t.clear}</LinkButton>
      </EmptyState>
    );
  return (
    <EmptyState title={t.emptyTitle}>
      <p>{mayEnter ? t.emptyLead : t.emptyRead}</p>
      {mayEnter && <LinkButton href="/commitments/new">{t.add}</LinkButton>}
    </EmptyState>
  );
}

function CommitmentTable({ frame, rows, today }: CommitmentsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(commitmentTexts, locale);
  return (
    <table class="table is-stacking commitment-table">
      <caption class="visually-hidden">{t.title}</caption>
      <thead>
        <tr>
          <th scope="col" class="is-main">
            {t.contract}
          </th>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.signedOn}</th>
          <th scope="col">{t.nextDue}</th>
          <th scope="col">{t.progress}</th>
          <th scope="col" class="number">
            {t.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.href}>
            <td class="is-main">
              <a class="row-link" href={row.href}>
                {row.title}
              </a>
              <span class="row-aside">
                {[row.teamName, row.number, row.supplierName].filter(Boolean).join(' · ')}
              </span>
            </td>
            <td data-label={t.state}>
              <span>
                <CommitmentBadge state={row.state} locale={locale} />{' '}
                {row.isChangeWaiting && <Badge tone="warning">{t.changeWaits}</Badge>}
              </span>
            </td>
            <td class="figures" data-label={t.signedOn}>
              {row.signedOn}
            </td>
            <td class="figures" data-label={t.nextDue}>
              <NextDue row={row} today={today} locale={locale} />
            </td>
            <td data-label={t.progress}>
              <CommitmentBar amount={row.amount} used={row.used} held={row.held} locale={locale} />
            </td>
            <td class="number" data-label={t.amount}>
              <strong>{formatWon(row.amount)}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NextDue(props: {
  row: CommitmentRow;
  today: string;
  locale: CommitmentsPageProps['frame']['locale'];
}): JSX.Element {
  const { row, today, locale } = props;
  if (!row.nextDueOn || row.state === 'cancelled') return <>–</>;
  const late = row.state === 'active' && row.nextDueOn < today;
  return (
    <span>
      {shortDate(row.nextDueOn, locale)}{' '}
      {row.state === 'active' && (
        <Badge tone={late ? 'danger' : 'gray'}>{countdown(row.nextDueOn, today)}</Badge>
      )}
    </span>
  );
}
