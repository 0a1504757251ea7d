import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { SelectOption } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { ExpenseState } from '../expenses/expense-view.js';
import type { PageFrame } from '../layouts/page-frame.js';

export type MatchKindName = 'approval-number' | 'file' | 'card-row' | 'near';
export type MatchStandingName = 'open' | 'held' | 'dismissed' | 'gone';
export type MatchAct = 'hold' | 'dismissal' | 'reopening';

export interface MatchClaimView {
  id: string;
  href: string;
  teamName: string;
  number: string;
  title: string;
  supplierName: string;
  payableAmount: Won;
  documentedOn?: KstDate;
  state: ExpenseState;
  documents: readonly { href: string; name: string; same: boolean }[];
  hold?: { text: string; heldAt: Date; reason: string };
  /** It waits for a decision or payment, and nobody holds it yet. */
  holdable: boolean;
}

export interface MatchView {
  id: string;
  version: number;
  kinds: readonly MatchKindName[];
  sureness: 'certain' | 'likely';
  standing: MatchStandingName;
  foundAt: Date;
  claims: readonly [MatchClaimView, MatchClaimView];
  /** Newest first. */
  decisions: readonly {
    decision: 'held' | 'dismissed' | 'reopened';
    reason: string;
    deciderName: string;
    decidedAt: Date;
  }[];
  acts: Readonly<Record<MatchAct | 'release', boolean>>;
}

/** An act that was refused, with what was sent. */
export interface RefusedMatchAct {
  id: string;
  act: MatchAct;
  reason: string;
  claims: readonly string[];
}

/** GET /matches, for the programme office. */
export interface MatchesPageProps {
  frame: PageFrame;
  standing: MatchStandingName;
  kind?: MatchKindName;
  counts: Readonly<Record<MatchStandingName, number>>;
  matches: readonly MatchView[];
  /** What a hold may give as its reason. */
  reasons: readonly SelectOption[];
  paging: Paging;
  errors: readonly FormError[];
  refused?: RefusedMatchAct;
}
