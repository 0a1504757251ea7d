import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';
import type { UploadLimits } from './claim-form-view.js';
import type { ExpenseState } from './expense-view.js';

/** Who has a claim now, and since when. */
export interface Holder {
  kind: 'claimant' | 'approver' | 'officer' | 'finance' | 'done';
  /** Absent when it is a role's and not yet one person's. */
  name?: string;
  /** Since when it waits there; for `done`, when it ended. */
  since: Date;
}

export interface ExpenseRow {
  id: string;
  number?: string;
  href: string;
  title: string;
  supplierName?: string;
  claimantName: string;
  /** Who prepared it for the claimant. */
  preparerName?: string;
  teamName?: string;
  /** `여러 항목` is said by the template when there is more than one. */
  categoryLabels: readonly string[];
  claimAmount: Won;
  /** What was taken back of it while the rest is paid still: what is left, and what is to come back. */
  takenBack?: { left: Won; owed: Won };
  state: ExpenseState;
  /** 작성일자, else the day the draft was made. */
  documentedOn: KstDate;
  holder?: Holder;
}

export interface ExpenseFilters {
  q: string;
  /** '' for all. */
  state: Exclude<ExpenseState, 'discarded'> | '';
  from: string;
  to: string;
  scope: 'mine' | 'team';
  /** The one team the programme office looks at; '' for all. */
  team?: string;
}

/** GET /expenses?scope=&state=&q=&from=&to=&after= */
export interface ExpenseListPageProps {
  frame: PageFrame;
  today: KstDate;
  filters: ExpenseFilters;
  /** Shows the choice between one's own and the team's claims. */
  maySeeTeam: boolean;
  mayFile: boolean;
  limits: UploadLimits;
  /** Claims per state within the scope, for the tabs; a state left out counts none. */
  counts?: Partial<Record<ExpenseState, number>>;
  rows: readonly ExpenseRow[];
  /** Sum of every claim the filter finds, when it was cheap to add up. */
  totalClaimAmount?: Won;
  paging: Paging;
  csvHref: string;
  errors?: readonly FormError[];
}
