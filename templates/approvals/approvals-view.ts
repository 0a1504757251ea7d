import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { CommentsInShortView } from '../comments/comments-view.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { RefusedDecision } from '../expenses/expense-detail-view.js';
import type { ExpenseView, RiskMark } from '../expenses/expense-view.js';
import type { PageFrame } from '../layouts/page-frame.js';

export type InboxTab = 'all' | 'check' | 'clean';

export interface InboxRow {
  id: string;
  version: number;
  /** `/approvals?tab=…&selected=<id>` */
  href: string;
  title: string;
  supplierName?: string;
  claimantName: string;
  teamName?: string;
  categoryLabel: string;
  claimAmount: Won;
  risks: readonly RiskMark['code'][];
  /** Findings that ask for more or refuse. */
  openFindings: number;
  submittedAt: Date;
  /** Who lent the right to decide it. */
  insteadOf?: string;
}

/** Claims without a mark, for one confirmation; `items` as `<id>:<version>`. */
export interface CleanBatch {
  count: number;
  totalAmount: Won;
  items: readonly string[];
}

export interface InboxPosition {
  index: number;
  total: number;
  previousHref?: string;
  nextHref?: string;
}

/** GET /approvals?tab=&q=&sort=&selected=&after= */
export interface ApprovalsPageProps {
  frame: PageFrame;
  today: KstDate;
  tab: InboxTab;
  counts: Record<InboxTab, number>;
  q: string;
  sort: 'oldest' | 'newest' | 'largest';
  rows: readonly InboxRow[];
  paging: Paging;
  clean?: CleanBatch;
  /** The claim in the reading pane; the first of the list when none was chosen. */
  selected?: ExpenseView;
  /** What was said at the claim in the pane. */
  comments?: CommentsInShortView;
  position?: InboxPosition;
  /** True when the reader chose a claim, not the page: on a phone the pane then takes the screen. */
  opened: boolean;
  actions: { approve: boolean; return: boolean; reject: boolean };
  errors: readonly FormError[];
  refused?: RefusedDecision;
}
