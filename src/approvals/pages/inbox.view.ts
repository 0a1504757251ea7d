import type {
  ApprovalsPageProps,
  InboxPosition,
  InboxRow,
  SavedFilterView,
} from '../../../templates/approvals/approvals-view.js';
import type { SelectOption } from '../../../templates/components/field.js';
import { markNames } from '../../../templates/expenses/risk-list.js';
import { inLocale } from '../../../templates/texts.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { Choice } from '../inbox/inbox-choices.queries.js';
import {
  filterWords,
  INBOX_SORTS,
  INBOX_TABS,
  inboxHref,
  isNarrowed,
  type InboxFilter,
} from '../inbox/inbox-filter.js';
import { MAX_COUNTED, type InboxCounts, type InboxEntry } from '../inbox/inbox-subject.js';
import type { InboxPage } from '../inbox/inbox.js';
import { MARKS } from '../inbox/marks.js';
import type { SavedFilter } from '../inbox/saved-filters.js';

/** An entry as a row of the list. Pure. */
export function inboxRow(entry: InboxEntry, href: string, locale: Locale, office: boolean): InboxRow {
  const [first, ...rest] = entry.categoryNames;
  return {
    id: entry.id,
    item: entry.inBulk ? itemOf(entry) : undefined,
    href,
    title: entry.title[locale],
    supplierName: entry.supplierName || undefined,
    claimantName: entry.claimantName,
    insteadOf: entry.insteadOf,
    teamName: office ? entry.teamName[locale] : undefined,
    categoryLabel: first ? `${first[locale]}${rest.length > 0 ? ` +${rest.length}` : ''}` : '',
    claimAmount: entry.amount,
    risks: entry.marks,
    submittedAt: entry.since,
  };
}

/** How a chosen entry is sent: which, and as it was on the page. */
export function itemOf({ subject, id, version }: { subject: string; id: string; version: number }): string {
  return `${subject}:${id}:${version}`;
}

export function positionOf(
  page: InboxPage,
  filter: InboxFilter,
  counts: InboxCounts,
  after?: string,
): InboxPosition | undefined {
  if (!page.selected || page.position === undefined) return undefined;
  const total = counts[filter.tab];
  const hrefOf = (entry: InboxEntry | undefined, kept?: string) =>
    entry && inboxHref(filter, { selected: entry.id, after: kept });
  const on = (entry: InboxEntry | undefined) =>
    page.entries.some(({ id }) => id === entry?.id) ? after : undefined;
  return {
    index: page.position,
    total: total > MAX_COUNTED ? undefined : total,
    previousHref: hrefOf(page.previous, on(page.previous)),
    nextHref: hrefOf(page.following, on(page.following)),
  };
}

export function pagingOf(
  page: InboxPage,
  filter: InboxFilter,
  counts: InboxCounts,
): ApprovalsPageProps['paging'] {
  const total = counts[filter.tab];
  return {
    shown: page.entries.length,
    total: total > MAX_COUNTED ? undefined : total,
    firstHref: page.isLater ? inboxHref(filter) : undefined,
    nextHref: page.next && inboxHref(filter, { after: page.next }),
  };
}

export function savedViews(saved: readonly SavedFilter[], filter: InboxFilter): SavedFilterView[] {
  const now = JSON.stringify(filterWords(filter));
  return saved.map(({ id, name, filter: kept }) => ({
    id,
    name,
    href: inboxHref(kept),
    current: JSON.stringify(filterWords(kept)) === now,
  }));
}

export function choicesView(
  { categories, claimants, teams }: Readonly<Record<'categories' | 'claimants' | 'teams', readonly Choice[]>>,
  locale: Locale,
  office: boolean,
): ApprovalsPageProps['choices'] {
  const options = (choices: readonly Choice[]): SelectOption[] =>
    choices.map(({ id, name }) => ({ value: id, label: name[locale] }));
  return {
    marks: markOptions(locale, office),
    categories: options(categories),
    claimants: options(claimants),
    teams: options(teams),
  };
}

/** What the office alone is told of isn't offered to teams. */
function markOptions(locale: Locale, office: boolean): SelectOption[] {
  const names = inLocale(markNames, locale);
  return MARKS.filter((mark) => office || mark !== 'seen-elsewhere').map((value) => ({
    value,
    label: names[value],
  }));
}

/** What the page says of its filter and of how many there are. */
export function filterProps(
  filter: InboxFilter,
  { all, check, clean, cleanAmount }: InboxCounts,
): Pick<
  ApprovalsPageProps,
  | 'tab'
  | 'sort'
  | 'tabs'
  | 'sorts'
  | 'words'
  | 'isNarrowed'
  | 'counts'
  | 'maxCounted'
  | 'cleanAmount'
  | 'cleanHref'
> {
  return {
    tab: filter.tab,
    sort: filter.sort,
    tabs: INBOX_TABS.map((tab) => ({ tab, href: inboxHref({ ...filter, tab }) })),
    sorts: INBOX_SORTS.map((sort) => ({ sort, href: inboxHref({ ...filter, sort }) })),
    words: filterWords(filter),
    isNarrowed: isNarrowed(filter),
    counts: { all, check, clean },
    maxCounted: MAX_COUNTED,
    cleanAmount: clean > MAX_COUNTED ? undefined : cleanAmount,
    cleanHref: inboxHref(filter).replace('/approvals', '/approvals/clean'),
  };
}
