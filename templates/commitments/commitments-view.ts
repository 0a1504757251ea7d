import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { SelectOption } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PostingRow } from '../components/posting-row.js';
import type { ExpenseState } from '../expenses/expense-view.js';
import type { PageFrame } from '../layouts/page-frame.js';

export type CommitmentStateName = 'draft' | 'active' | 'completed' | 'cancelled';
export type CommitmentFilterName = CommitmentStateName | 'open' | 'overdue';

export interface CommitmentRow {
  href: string;
  number?: string;
  state: CommitmentStateName;
  title: string;
  supplierName: string;
  /** Where the reader sees more than one team. */
  teamName?: string;
  signedOn: KstDate;
  nextDueOn?: KstDate;
  amount: Won;
  used: Won;
  held: Won;
  isChangeWaiting: boolean;
}

/** GET /commitments?state=&q=&team=&after= */
export interface CommitmentsPageProps {
  frame: PageFrame;
  today: KstDate;
  mayEnter: boolean;
  state: CommitmentFilterName | '';
  q: string;
  team: string;
  totals: { active: number; drafts: number; overdue: number; amount: Won; used: Won; held: Won };
  rows: readonly CommitmentRow[];
  paging: Paging;
  csvHref: string;
}

export interface InstalmentLineView {
  label: string;
  href: string;
  amount: Won;
}

export interface InstalmentView {
  id: string;
  position: number;
  dueOn: KstDate;
  state: 'open' | 'consumed' | 'released';
  carriesOver: boolean;
  amount: Won;
  held: Won;
  used: Won;
  lines: readonly InstalmentLineView[];
  claims: readonly { href: string; label?: string; state: ExpenseState; amount: Won }[];
  mayClaim: boolean;
}

export interface CommitmentActions {
  activate?: boolean;
  edit?: boolean;
  change?: boolean;
  cancel?: boolean;
  addDocuments?: boolean;
}

export interface ChangeView {
  id: string;
  reason: string;
  proposedByName: string;
  proposedAt: Date;
  isOwn: boolean;
  mayConfirm: boolean;
  mayDrop: boolean;
  rows: readonly { name: string; before: string; after: string }[];
}

/** GET /commitments/:id */
export interface CommitmentPageProps {
  frame: PageFrame;
  today: KstDate;
  id: string;
  version: number;
  state: CommitmentStateName;
  number?: string;
  title: string;
  supplier: { name: string; href?: string };
  contractNumber: string;
  signedOn: KstDate;
  endsOn?: KstDate;
  institutionName: string;
  stageName: string;
  teamName?: string;
  enteredByNames: readonly string[];
  activatedByName?: string;
  amount: Won;
  used: Won;
  held: Won;
  instalments: readonly InstalmentView[];
  findings: readonly { title: string; dueOn: KstDate; article: string }[];
  documents: readonly { id: string; name: string; href: string; sizeBytes: number; uploadedAt: Date }[];
  history: readonly { act: string; actorName: string; at: Date; comment: string }[];
  postings: readonly PostingRow[];
  change?: ChangeView;
  actions: CommitmentActions;
  errors: readonly FormError[];
  /** As typed, when ending it was refused. */
  cancelReason?: string;
}

export interface LineValues {
  line: string;
  amount: string;
}

export interface InstalmentValues {
  /** Of one that is there already. */
  id: string;
  dueOn: string;
  carriesOver: boolean;
  lines: readonly LineValues[];
}

export interface CommitmentValues {
  title: string;
  supplier: string;
  institution: string;
  contractNumber: string;
  signedOn: string;
  endsOn: string;
  reason: string;
  instalments: readonly InstalmentValues[];
}

/** GET /commitments/new, GET /commitments/:id/edit, GET /commitments/:id/change */
export interface CommitmentFormPageProps {
  frame: PageFrame;
  kind: 'new' | 'edit' | 'change';
  action: string;
  backHref: string;
  /** Of the contract it changes. */
  version?: number;
  name?: string;
  values: CommitmentValues;
  suppliers: readonly SelectOption[];
  institutions: readonly SelectOption[];
  lines: readonly SelectOption[];
  /** Claimed of an instalment already, by its id. */
  used: Readonly<Record<string, Won>>;
  /** What all instalments come to; absent while an amount can't be read. */
  total?: Won;
  errors: readonly FormError[];
}
