import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { Confirm, EmptyState, Pager, Tabs } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { Icon } from '../components/icons.js';
import { wonText } from '../format.js';
import { inLocale } from '../texts.js';
import type { ApprovalsPageProps, CleanBatch, InboxRow } from './approvals-view.js';
import { InboxRowText } from './inbox-row.js';
import { approvalsTexts } from './texts.js';

const TABS = ['all', 'check', 'clean'] as const;
const SORTS = ['oldest', 'newest', 'largest'] as const;

/** The left half: which claims wait, the clean ones as one batch, and each with its tick box. */
export function InboxList(props: ApprovalsPageProps): JSX.Element {
  const { frame, rows, paging, clean, q, tab } = props;
  const { locale } = frame;
  const t = inLocale(approvalsTexts, locale);
  return (
    <section class="inbox-list" aria-label={t.tabs}>
      <h1>{t.title}</h1>
      <Tabs
        label={t.tabs}
        tabs={TABS.map((key) => ({
          href: inboxHref(props, { tab: key }),
          text: t[key],
          count: props.counts[key],
          current: key === tab,
        }))}
      >
        <SortChoice {...props} />
      </Tabs>
      <Search {...props} />
      {clean && clean.count > 0 && <CleanBatchForm clean={clean} locale={locale} />}
      {rows.length > 0 ? (
        <>
          <BulkForm locale={locale} />
          <ol class="inbox-rows">
            {rows.map((row) => (
              <Row key={row.id} {...props} row={row} />
            ))}
          </ol>
          <Pager paging={paging} locale={locale} />
        </>
      ) : q || tab !== 'all' ? (
        <EmptyState title={t.nothingTitle}>
          <p>{t.nothingLead}</p>
          <LinkButton href="/approvals">{t.showAll}</LinkButton>
        </EmptyState>
      ) : (
        <EmptyState title={t.emptyTitle}>
          <p>{t.emptyLead}</p>
        </EmptyState>
      )}
    </section>
  );
}

type InboxQuery = Partial<Pick<ApprovalsPageProps, 'tab' | 'sort' | 'q'>>;

function inboxHref({ tab, sort, q }: ApprovalsPageProps, change: InboxQuery): string {
  const wanted = { tab, sort, q, ...change };
  const query = new URLSearchParams();
  if (wanted.tab !== 'all') query.set('tab', wanted.tab);
  if (wanted.sort !== 'oldest') query.set('sort', wanted.sort);
  if (wanted.q) query.set('q', wanted.q);
  const text = query.toString();
  return text ? `/approvals?${text}` : '/approvals';
}

function SortChoice(props: ApprovalsPageProps): JSX.Element {
  const t = inLocale(approvalsTexts, props.frame.locale);
  return (
    <details class="sort-choice" data-closes-outside>
      <summary>
        <span class="visually-hidden">{t.sort}: </span>
        {t[props.sort]}
        <Icon name="chevronDown" size={16} />
      </summary>
      <ul class="menu-panel">
        {SORTS.map((sort) => (
          <li key={sort}>
            <a href={inboxHref(props, { sort })} aria-current={sort === props.sort ? 'true' : undefined}>
              {t[sort]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Search({ frame, q, tab, sort }: ApprovalsPageProps): JSX.Element {
  const t = inLocale(approvalsTexts, frame.locale);
  return (
    <form class="inbox-search" method="get" action="/approvals" role="search">
      {tab !== 'all' && <input type="hidden" name="tab" value={tab} />}
      {sort !== 'oldest' && <input type="hidden" name="sort" value={sort} />}
      <label class="visually-hidden" for="inbox-q">
        {t.search}
      </label>
      <Icon name="search" />
      <input
        id="inbox-q"
        class="input"
        type="search"
        name="q"
        value={q}
        placeholder={t.search}
        maxLength={100}
      />
      <button type="submit" class="visually-hidden">
        {t.find}
      </button>
    </form>
  );
}

interface CleanBatchProps {
  clean: CleanBatch;
  locale: ApprovalsPageProps['frame']['locale'];
}

/** Everything without a mark in one confirmation. */
function CleanBatchForm({ clean, locale }: CleanBatchProps): JSX.Element {
  const t = inLocale(approvalsTexts, locale);
  return (
    <div class="clean-batch">
      <p>
        <strong>{t.cleanTitle(clean.count)}</strong>
        <span class="meta">
          {t.cleanSum} <Won amount={clean.totalAmount} locale={locale} />
        </span>
      </p>
      <Confirm trigger={t.cleanButton(clean.count)} look="secondary">
        <form method="post" action="/approvals/bulk-approval">
          {clean.items.map((item) => (
            <input key={item} type="hidden" name="items" value={item} />
          ))}
          <p>{t.cleanQuestion(clean.count, wonText(clean.totalAmount, locale))}</p>
          <Button variant="primary">{t.confirm}</Button>
        </form>
      </Confirm>
    </div>
  );
}

/** Approves what was ticked; shown as soon as something is. */
function BulkForm({ locale }: Pick<CleanBatchProps, 'locale'>): JSX.Element {
  const t = inLocale(approvalsTexts, locale);
  return (
    <form id="bulk" class="bulk-bar" method="post" action="/approvals/bulk-approval">
      <span data-selected-count data-text={t.selectedCount('{count}')} role="status" />
      <Button variant="secondary">{t.approveSelected}</Button>
    </form>
  );
}

function Row(props: ApprovalsPageProps & { row: InboxRow }): JSX.Element {
  const { frame, row, today, selected } = props;
  const t = inLocale(approvalsTexts, frame.locale);
  const current = selected?.id === row.id;
  return (
    <li class={current ? 'is-current' : undefined} data-row={row.id}>
      <input
        class="row-check"
        type="checkbox"
        name="items"
        value={`${row.id}:${row.version}`}
        form="bulk"
        aria-label={t.selectRow(row.title)}
      />
      <a href={row.href} aria-current={current ? 'true' : undefined} data-turbo-action="replace">
        <InboxRowText row={row} today={today} locale={frame.locale} />
      </a>
    </li>
  );
}
