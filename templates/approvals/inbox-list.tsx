import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { EmptyState, Pager, Tabs } from '../components/page-parts.js';
import { Icon } from '../components/icons.js';
import { Won } from '../components/won.js';
import { inLocale } from '../texts.js';
import type { ApprovalsPageProps, InboxRow } from './approvals-view.js';
import { InboxFilters } from './inbox-filters.js';
import { InboxRowText } from './inbox-row.js';
import { approvalsTexts } from './texts.js';

/** The left half: what waits, the clean ones as one batch, and each with its tick box. */
export function InboxList(props: ApprovalsPageProps): JSX.Element {
  const { frame, rows, paging, counts, maxCounted } = props;
  const { locale } = frame;
  const t = inLocale(approvalsTexts, locale);
  return (
    <section class="inbox-list" aria-label={t.tabs}>
      <h1>{t.title}</h1>
      <Tabs
        label={t.tabs}
        tabs={props.tabs.map(({ tab, href }) => ({
          href,
          text: t[tab],
          count: Math.min(counts[tab], maxCounted),
          more: counts[tab] > maxCounted,
          current: tab === props.tab,
        }))}
      >
        <SortChoice {...props} />
      </Tabs>
      <InboxFilters {...props} />
      <div id="inbox-news" class="inbox-news" role="status" data-turbo-permanent />
      {counts.clean > 0 && <CleanBatch {...props} />}
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
      ) : (
        <Nothing {...props} />
      )}
    </section>
  );
}

type Locale = ApprovalsPageProps['frame']['locale'];

function Nothing({ tab, isNarrowed, frame }: ApprovalsPageProps): JSX.Element {
  const t = inLocale(approvalsTexts, frame.locale);
  return tab !== 'all' || isNarrowed ? (
    <EmptyState title={t.nothingTitle}>
      <p>{t.nothingLead}</p>
      <LinkButton href="/approvals">{t.showAll}</LinkButton>
    </EmptyState>
  ) : (
    <EmptyState title={t.emptyTitle}>
      <p>{t.emptyLead}</p>
    </EmptyState>
  );
}

function SortChoice({ frame, sort: chosen, sorts }: ApprovalsPageProps): JSX.Element {
  const t = inLocale(approvalsTexts, frame.locale);
  return (
    <details class="sort-choice" data-closes-outside>
      <summary>
        <span class="visually-hidden">{t.sort}: </span>
        {t[chosen]}
        <Icon name="chevronDown" size={16} />
      </summary>
      <ul class="menu-panel">
        {sorts.map(({ sort, href }) => (
          <li key={sort}>
            <a href={href} aria-current={sort === chosen ? 'true' : undefined}>
              {t[sort]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The way to one confirmation of everything without a mark. */
function CleanBatch({ frame, counts, maxCounted, cleanAmount, cleanHref }: ApprovalsPageProps): JSX.Element {
  const t = inLocale(approvalsTexts, frame.locale);
  const count = Math.min(counts.clean, maxCounted);
  return (
    <div class="clean-batch">
      <p>
        <strong>{t.cleanTitle(count)}</strong>
        {cleanAmount !== undefined && (
          <span class="meta">
            {t.cleanSum} <Won amount={cleanAmount} locale={frame.locale} />
          </span>
        )}
      </p>
      <LinkButton href={cleanHref} variant="secondary">
        <span data-clean-link>{t.cleanChoose(count)}</span>
      </LinkButton>
    </div>
  );
}

/** Approves what was ticked; shown as soon as something is. */
function BulkForm({ locale }: { locale: Locale }): JSX.Element {
  const t = inLocale(approvalsTexts, locale);
  return (
    <form id="bulk" class="bulk-bar" method="post" action="/approvals/bulk-approval">
      <span data-selected-count data-text={t.selectedCount('{count}')} role="status" />
      <Button variant="secondary">{t.approveSelected}</Button>
    </form>
  );
}

function Row(props: ApprovalsPageProps & { row: InboxRow }): JSX.Element {
  const { frame, row, today, selectedId } = props;
  const t = inLocale(approvalsTexts, frame.locale);
  const current = selectedId === row.id;
  return (
    <li class={current ? 'is-current' : undefined} data-row={row.id}>
      {row.item && (
        <input
          class="row-check"
          type="checkbox"
          name="items"
          value={row.item}
          form="bulk"
          aria-label={t.selectRow(row.title)}
        />
      )}
      <a href={row.href} aria-current={current ? 'true' : undefined} data-turbo-action="replace">
        <InboxRowText row={row} today={today} locale={frame.locale} />
      </a>
    </li>
  );
}
