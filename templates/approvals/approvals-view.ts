import type { VNode } from 'preact';
import type { FilterField, InboxSort, InboxTab } from '../../src/approvals/inbox/inbox-filter.js';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { SelectOption } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { RiskMark } from '../expenses/expense-view.js';
import type { PageFrame } from '../layouts/page-frame.js';

export interface InboxRow {
  id: string;
  /** `<subject>:<id>:<version>`, where it may go with others. */
  item?: string;
  /** `/approvals?tab=…&selected=<id>` */
  href: string;
  title: string;
  supplierName?: string;
  claimantName: string;
  teamName?: string;
  categoryLabel: string;
  /** Absent where it isn't about an amount. */
  claimAmount?: Won;
  risks: readonly RiskMark['code'][];
  submittedAt: Date;
  /** Who lent the right to decide it. */
  insteadOf?: string;
}

export interface InboxPosition {
  index: number;
  /** Absent where nobody counted so far. */
  total?: number;
  previousHref?: string;
  nextHref?: string;
}

/** What a subject's reading pane stands in. */
export interface PaneContext {
  frame: PageFrame;
  today: KstDate;
  /** The reader chose it, not the page. */
  opened: boolean;
  position?: InboxPosition;
  /** Back to the list as it was. */
  listHref: string;
  errors: readonly FormError[];
}

/** A filter a person kept under a name. */
export interface SavedFilterView {
  id: string;
  name: string;
  href: string;
  current: boolean;
}

/** GET /approvals */
export interface ApprovalsPageProps {
  frame: PageFrame;
  today: KstDate;
  tab: InboxTab;
  sort: InboxSort;
  tabs: readonly { tab: InboxTab; href: string }[];
  sorts: readonly { sort: InboxSort; href: string }[];
  /** The conditions in force, as an address says them. */
  words: Partial<Record<FilterField, string>>;
  /** More is asked than a tab and an order. */
  isNarrowed: boolean;
  /** Beyond a thousand nobody counts on. */
  counts: Record<InboxTab, number>;
  maxCounted: number;
  rows: readonly InboxRow[];
  paging: Paging;
  /** What the clean ones claim together, where all were counted. */
  cleanAmount?: Won;
  /** The confirmation of all that have no mark. */
  cleanHref: string;
  saved: readonly SavedFilterView[];
  /** What the filter's fields offer. */
  choices: {
    marks: readonly SelectOption[];
    categories: readonly SelectOption[];
    claimants: readonly SelectOption[];
    teams: readonly SelectOption[];
  };
  selectedId?: string;
  pane?: VNode;
  /** True when the reader chose a row, not the page: on a phone the pane then takes the screen. */
  opened: boolean;
  /** Changes when the list does. */
  pulse: string;
  errors: readonly FormError[];
}

/** GET /approvals/clean: one confirmation for all without a mark. */
export interface CleanPageProps {
  frame: PageFrame;
  today: KstDate;
  items: readonly string[];
  count: number;
  totalAmount: Won;
  /** The first of them. */
  rows: readonly InboxRow[];
  backHref: string;
}
