import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { FormError } from '../components/form-error.js';
import type { InboxRow } from '../approvals/approvals-view.js';
import type { FundView, StageClock } from '../budgets/budgets-view.js';
import type { UploadLimits } from '../expenses/claim-form-view.js';
import type { ExpenseRow } from '../expenses/expense-list-view.js';
import type { PotBand } from '../expenses/expense-view.js';
import type { PeriodView } from '../recurring/period-text.js';
import type { PageFrame } from '../layouts/page-frame.js';

/** One thing the viewer has to do, most urgent first. */
export type Todo =
  | {
      /** A supplier's account waits for the viewer as the second person. */
      kind: 'account';
      href: string;
      title: string;
      actorName: string;
      at: Date;
    }
  | {
      /** Somebody called the viewer at a claim. */
      kind: 'mention';
      href: string;
      title: string;
      actorName: string;
      fromOffice: boolean;
      at: Date;
      /** Claims altogether; the line leads to the one that waits longest. */
      claims: number;
    }
  | {
      kind: 'returned';
      href: string;
      title: string;
      claimAmount: Won;
      comment: string;
      actorName: string;
      at: Date;
    }
  | {
      kind: 'draft';
      href: string;
      title: string;
      claimAmount: Won;
      /** Things left before it can be submitted. */
      missing: number;
      savedAt: Date;
    }
  /** A paid claim of which amended invoices take something away, for finance to put in. */
  | { kind: 'amended'; href: string; title: string; count: number }
  | { kind: 'card-uses'; href: string; count: number }
  /** Contracts, and changes of them, to put in force as the second person. */
  | { kind: 'commitments'; href: string; title: string; count: number }
  /** Contracts' payments that are past their day. */
  | { kind: 'overdue-instalments'; href: string; title: string; count: number; dueOn: KstDate }
  /** Pay runs that a colleague prepared; the line leads to the one that waits longest. */
  | { kind: 'release'; href: string; number: number; count: number }
  /** Claims to pay again, their transfers having failed. */
  | { kind: 'failed-transfers'; href: string; count: number }
  /** Money that is to come back from suppliers or people. */
  | { kind: 'refunds'; href: string; count: number; amount: Won }
  | {
      kind: 'to-confirm';
      href: string;
      /** Drafts that colleagues prepared for the viewer. */
      count: number;
      /** Who prepared them, each once. */
      names: readonly string[];
    }
  | {
      kind: 'recurring';
      href: string;
      /** Drafts of schedules that wait for their document; the periods' own words where it is one. */
      titles: readonly string[];
      count: number;
      period?: PeriodView;
      supplierName: string;
      expectedAmount: Won;
    }
  | {
      kind: 'given-back';
      href: string;
      title: string;
      count: number;
      /** Of the one that came back last. */
      comment: string;
      actorName: string;
      at: Date;
    }
  | {
      kind: 'deadline';
      href: string;
      title: string;
      dueOn: KstDate;
      note: string;
      article?: string;
      /** Claims concerned. */
      count?: number;
    };

/** What is left of a category or budget line. */
export type Gauge =
  | { kind: 'own'; label: string; href: string; allocated: Won; spent: Won; reserved: Won }
  | { kind: 'pot'; label: string; href: string; band: PotBand };

/** GET /. Each part is there only for those it concerns; a person with two roles sees both parts. */
export interface HomePageProps {
  frame: PageFrame;
  today: KstDate;
  stage?: StageClock;
  /** Present for those who may file: the drop zone. */
  filing?: UploadLimits;
  inbox?: { count: number; totalAmount: Won; clean: number; oldestAt?: Date; rows: readonly InboxRow[] };
  payable?: {
    count: number;
    claimAmount: Won;
    payableAmount: Won;
    rows: readonly {
      href: string;
      title: string;
      supplierName: string;
      payableAmount: Won;
      approvedAt: Date;
    }[];
  };
  todos?: readonly Todo[];
  gauges?: readonly Gauge[];
  recent?: readonly ExpenseRow[];
  /** Claims of two teams that look the same and wait for an answer; officer and auditor. */
  openMatches?: number;
  /** Officer and auditor. */
  programme?: {
    funds: readonly FundView[];
    teams: readonly TeamSummary[];
    /** The auditor only reads. */
    readOnly: boolean;
  };
  errors?: readonly FormError[];
}

export interface TeamSummary {
  name: string;
  href: string;
  allocated: Won;
  spent: Won;
  reserved: Won;
  /** Claims not yet decided. */
  openClaims: number;
  reportHref: string;
}
