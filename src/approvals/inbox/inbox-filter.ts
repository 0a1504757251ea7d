import { isUUID } from 'class-validator';
import { isKstDate, type KstDate } from '../../platform/clock/kst-date.js';
import { parseWon, type Won } from '../../platform/money/won.js';
import { MARKS, type Mark } from './marks.js';

export const INBOX_TABS = ['all', 'check', 'clean'] as const;
export type InboxTab = (typeof INBOX_TABS)[number];
export const INBOX_SORTS = ['oldest', 'newest', 'largest'] as const;
export type InboxSort = (typeof INBOX_SORTS)[number];

/** Which of the waiting are listed, and in which order. */
export interface InboxFilter {
  readonly tab: InboxTab;
  readonly sort: InboxSort;
  /** Words of what it is about, the supplier or the number. */
  readonly q: string;
  readonly mark?: Mark;
  readonly amountFrom?: Won;
  readonly amountTo?: Won;
  readonly categoryId?: string;
  readonly claimantId?: string;
  /** For the programme's office. */
  readonly teamId?: string;
  /** Waiting since this day or longer. */
  readonly waitingSince?: KstDate;
}

export const EVERYTHING: InboxFilter = { tab: 'all', sort: 'oldest', q: '' };

/** Names of the filter's fields in addresses, saved filters and the API. */
export const FILTER_FIELDS = [
  'tab',
  'sort',
  'q',
  'mark',
  'amountFrom',
  'amountTo',
  'category',
  'claimant',
  'team',
  'since',
] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** What is asked in words; what isn't known is left out, so that an old address still opens. Pure. */
export function filterFrom(read: (field: FilterField) => string): InboxFilter {
  const won = (text: string) => (text === '' ? undefined : parseWon(text));
  const id = (text: string) => (isUUID(text) ? text : undefined);
  const since = read('since');
  return {
    tab: INBOX_TABS.find((tab) => tab === read('tab')) ?? 'all',
    sort: INBOX_SORTS.find((sort) => sort === read('sort')) ?? 'oldest',
    q: read('q').trim().slice(0, 100),
    mark: MARKS.find((mark) => mark === read('mark')),
    amountFrom: won(read('amountFrom')),
    amountTo: won(read('amountTo')),
    categoryId: id(read('category')),
    claimantId: id(read('claimant')),
    teamId: id(read('team')),
    waitingSince: isKstDate(since) ? since : undefined,
  };
}

/** The filter as an address says it, without what goes without saying. Pure. */
export function filterWords(filter: InboxFilter): Partial<Record<FilterField, string>> {
  const words: Record<FilterField, string | undefined> = {
    tab: filter.tab === 'all' ? undefined : filter.tab,
    sort: filter.sort === 'oldest' ? undefined : filter.sort,
    q: filter.q || undefined,
    mark: filter.mark,
    amountFrom: filter.amountFrom?.toString(),
    amountTo: filter.amountTo?.toString(),
    category: filter.categoryId,
    claimant: filter.claimantId,
    team: filter.teamId,
    since: filter.waitingSince,
  };
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined));
}

/** Whether it narrows the list beyond its tab and order. Pure. */
export function isNarrowed(filter: InboxFilter): boolean {
  const { tab: _tab, sort: _sort, ...rest } = filterWords(filter);
  return Object.keys(rest).length > 0;
}

export interface InboxPlaces {
  readonly selected?: string;
  readonly after?: string;
  readonly filter?: string;
}

/** The inbox at this filter and place. Pure. */
export function inboxHref(filter: InboxFilter, { selected, after, filter: saved }: InboxPlaces = {}): string {
  const query = new URLSearchParams(filterWords(filter));
  if (saved) query.set('filter', saved);
  if (after) query.set('after', after);
  if (selected) query.set('selected', selected);
  const text = query.toString();
  return text ? `/approvals?${text}` : '/approvals';
}
