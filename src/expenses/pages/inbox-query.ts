import type { InboxTab } from '../../../templates/approvals/approvals-view.js';
import { textOf, type FormBody } from './form-body.js';
import type { InboxSort } from './inbox.queries.js';
import type { InboxQuery } from './inbox.view.js';

const TABS: readonly InboxTab[] = ['all', 'check', 'clean'];
const SORTS: readonly InboxSort[] = ['oldest', 'newest', 'largest'];

/** What an address asks of the inbox; what it doesn't know is left out. Pure. */
export function inboxQuery(query: FormBody): InboxQuery {
  return {
    tab: TABS.find((tab) => tab === textOf(query, 'tab')) ?? 'all',
    sort: SORTS.find((sort) => sort === textOf(query, 'sort')) ?? 'oldest',
    q: textOf(query, 'q').slice(0, 100),
    selected: textOf(query, 'selected') || undefined,
    after: textOf(query, 'after') || undefined,
  };
}
