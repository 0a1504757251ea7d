import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { SelectOption } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';
import type { SettingsSection } from '../settings/settings-view.js';

export type RunStatus = 'prepared' | 'released' | 'filed' | 'posting' | 'done' | 'cancelled' | 'refused';
export type ItemStatus = 'open' | 'removed' | 'dropped' | 'succeeded' | 'posted' | 'failed';

export interface RunRow {
  href: string;
  number: number;
  teamName?: string;
  /** The account or statement it pays from. */
  from: string;
  status: RunStatus;
  transferOn?: KstDate;
  itemCount: number;
  payableAmount: Won;
}

/** GET /pay-runs */
export interface PayRunsPageProps {
  frame: PageFrame;
  mayKeep: boolean;
  rows: readonly RunRow[];
  paging: Paging;
}

export interface ChoiceRow {
  id: string;
  version: number;
  number: string;
  href: string;
  title: string;
  supplierName: string;
  institutionName: string;
  approvedAt: Date;
  claimAmount: Won;
  payableAmount: Won;
  /** Why it can't be ticked. */
  blocked?: string;
  /** Leads to where that is put right. */
  blockedHref?: string;
  notes: readonly string[];
}

/** GET /pay-runs/new; POST /pay-runs sends `items` (`<id>:<version>`, repeated). */
export interface NewRunPageProps {
  frame: PageFrame;
  rows: readonly ChoiceRow[];
  /** There are more than are shown. */
  isCut: boolean;
  chosen: readonly string[];
  errors: readonly FormError[];
}

export interface ItemCheckView {
  level: 'blocked' | 'attention';
  text: string;
}

export interface RunItemView {
  id: string;
  number: string;
  href: string;
  title: string;
  supplierName: string;
  account?: string;
  holder?: string;
  claimAmount: Won;
  ownAmount: Won;
  payableAmount: Won;
  status: ItemStatus;
  checks: readonly ItemCheckView[];
  holderCheck?: 'match' | 'mismatch';
  /** What the releaser has to give a reason for, in one mark. */
  questionMark?: string;
  typedReason: string;
  acknowledged: readonly { byName: string; reason: string }[];
  /** The bank's, or the ledger's. */
  note?: string;
  paidOn?: KstDate;
  bankReference: string;
}

export interface Fact {
  label: string;
  text: string;
  note?: string;
}

/**
 * GET /pay-runs/:id; POST below it: `release` (transferOn, reasons.<item>, marks.<item>), `items/:itemId/removal`,
 * `items/:itemId/holder-check` (outcome), `holder-checks`, `cancellation` and `bank-refusal` (reason), `file`, `results` (file),
 * `outcomes` (items, paidOn, bankReference, reason, outcome), `posting`.
 */
export interface PayRunPageProps {
  frame: PageFrame;
  id: string;
  number: number;
  kind: 'transfer' | 'card';
  status: RunStatus;
  facts: readonly Fact[];
  items: readonly RunItemView[];
  totals: { claimAmount: Won; ownAmount: Won; payableAmount: Won };
  blockedCount: number;
  attentionCount: number;
  may: {
    keep: boolean;
    release: boolean;
    /** Why not, for somebody who could be the second person. */
    releaseRefusal?: string;
    change: boolean;
    fetch: boolean;
    cancel: boolean;
    refuse: boolean;
    record: boolean;
    post: boolean;
  };
  hasFile: boolean;
  today: KstDate;
  lastTransferOn: KstDate;
  waitingCount: number;
  values: {
    transferOn: string;
    paidOn: string;
    bankReference: string;
    reason: string;
    chosen: readonly string[];
  };
  results: readonly {
    fileName: string;
    byName: string;
    at: Date;
    counts?: { succeeded: number; failed: number };
    columnsHref?: string;
  }[];
  errors: readonly FormError[];
}

/** GET and POST /pay-runs/:id/results/:resultId (columns.<field>) */
export interface ResultColumnsPageProps {
  frame: PageFrame;
  id: string;
  resultId: string;
  number: number;
  fileName: string;
  header: readonly string[];
  samples: readonly (readonly string[])[];
  columns: readonly SelectOption[];
  fields: readonly { name: string; label: string; value: string; required: boolean }[];
  errors: readonly FormError[];
}

export interface BillClaimRow {
  id: string;
  version: number;
  number: string;
  href: string;
  title: string;
  supplierName: string;
  usedAmount: Won;
  payableAmount: Won;
  difference: Won;
  blocked?: string;
}

export interface MissingUseRow {
  merchantName: string;
  usedOn: KstDate;
  amount: Won;
  why: 'no-claim' | 'not-approved' | 'held' | 'in-run';
  claim?: { href: string; text: string };
}

/** GET /pay-runs/card (statement, card, from, to); POST the same with paidOn and items. */
export interface CardBillPageProps {
  frame: PageFrame;
  today: KstDate;
  statements: readonly SelectOption[];
  cards: readonly SelectOption[];
  filter: { statement: string; card: string; from: string; to: string };
  bill?: {
    useCount: number;
    total: Won;
    paid: { count: number; amount: Won };
    claims: readonly BillClaimRow[];
    missing: readonly MissingUseRow[];
  };
  values: { paidOn: string; items: readonly string[] };
  errors: readonly FormError[];
}

export interface PayingAccountView {
  name: string;
  bank: string;
  holder: string;
  lastFour: string;
  layout: string;
}

export interface InstitutionRow {
  id: string;
  name: string;
  account?: PayingAccountView;
  proposal?: PayingAccountView & {
    id: string;
    byName: string;
    at: Date;
    isOwn: boolean;
    /** Whole, for whoever is to confirm it. */
    number?: string;
  };
}

/** GET /settings/paying-accounts; POST below it. */
export interface PayingAccountsPageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  rows: readonly InstitutionRow[];
  errors: readonly FormError[];
}

/** GET and POST /settings/paying-accounts/:id */
export interface PayingAccountFormProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  id: string;
  institutionName: string;
  account?: PayingAccountView;
  banks: readonly SelectOption[];
  layouts: readonly SelectOption[];
  values: { name: string; bankCode: string; number: string; holder: string; layout: string };
  errors: readonly FormError[];
}
