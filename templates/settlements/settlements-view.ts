import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { FormError } from '../components/form-error.js';
import type { PageFrame } from '../layouts/page-frame.js';

export type SettlementStateName = 'preview' | 'draft' | 'confirmed' | 'objected' | 'final';
export type InterestName = 'share' | 'actual';
export type DestinationName = 'treasury' | 'fund';
export type DecisionName = 'accepted' | 'partly' | 'rejected';

/** A figure with how it came about. */
export interface FigureView {
  key: string;
  label: string;
  amount: Won;
  formula: string;
  source: string;
}

export interface LineView {
  id: string;
  /** The entries behind it; absent where a reader has none. */
  href?: string;
  category: string;
  fund: string;
  inKind: boolean;
  budget: Won;
  spent: Won;
  reserved: Won;
  unspent: Won;
  /** By hand and by formula. */
  disallowed: Won;
  undisbursed: Won;
  returnDue: Won;
  kept: Won;
}

export interface InstitutionView {
  id: string;
  name: string;
  kind: string;
  share: { text: string; formula: string; source: string };
  hasPlan: boolean;
  figures: readonly FigureView[];
  total: FigureView;
  lines: readonly LineView[];
}

export interface DisallowanceView {
  id: string;
  number: string;
  href?: string;
  title: string;
  amount: Won;
  reason: string;
  article: string;
  enteredBy: string;
  enteredAt: Date;
}

export interface ReceiptView {
  id: string;
  paidOn: KstDate;
  amount: Won;
  destination: DestinationName;
  bankReference: string;
}

/** A statement in one language: what page, print, workbook and CSV all show. */
export interface StatementView {
  programme: string;
  madeBy: string;
  madeAt: Date;
  demo: boolean;
  team: string;
  teamCode: string;
  stage: string;
  stageNumber: number;
  startsOn: KstDate;
  endsOn: KstDate;
  /** The page of this settlement. */
  href: string;
  state: SettlementStateName;
  version?: number;
  asOf: KstDate;
  interestMethod: InterestName;
  digest: string;
  ledgerPosition: bigint;
  /** By which choices it was computed. */
  rules: readonly string[];
  totals: {
    budget: Won;
    spent: Won;
    unspent: Won;
    disallowed: Won;
    undisbursed: Won;
    principal: Won;
    inKind: Won;
    interest: Won;
    kept: Won;
    total: Won;
  };
  institutions: readonly InstitutionView[];
  pot?: FigureView;
  dues: readonly { fund: string; amount: Won }[];
  besideLines: Won;
  blocks: readonly { text: string; amount?: Won; href?: string }[];
  disallowances: readonly DisallowanceView[];
  objection?: {
    body: string;
    filedBy: string;
    filedAt: Date;
    decision?: DecisionName;
    answer?: string;
    decidedAt?: Date;
  };
  objectionDueOn?: KstDate;
  acceptedAt?: Date;
  confirmedBy?: string;
  confirmedAt?: Date;
  finalisedBy?: string;
  finalisedOn?: KstDate;
  returnDueOn?: KstDate;
  receipts: readonly ReceiptView[];
  received: Won;
  /** Still to be paid; absent before it is final. */
  owed?: Won;
}

export type SettlementAct =
  | 'begin'
  | 'disallow'
  | 'confirm'
  | 'reopen'
  | 'accept'
  | 'object'
  | 'decide'
  | 'finalise'
  | 'receive'
  | 'extend';

export type FormValues = Readonly<Record<string, string>>;

/** GET /settlements/:team/:stage */
export interface SettlementPageProps {
  frame: PageFrame;
  today: KstDate;
  statement: StatementView;
  /** What the reader may do now. */
  acts: Readonly<Record<SettlementAct, boolean>>;
  /** Why the second officer's word has to wait, or can't be this reader's. */
  waitsFor?: string;
  idempotencyKey: string;
  errors: readonly FormError[];
  /** A form that was refused, with what was sent. */
  refused?: { act: SettlementAct; values: FormValues };
}

export interface SettlementRowView {
  href: string;
  team: string;
  stage: string;
  endsOn: KstDate;
  state: SettlementStateName;
  total: Won;
  received: Won;
  owed?: Won;
  due?: { on: KstDate; what: 'begin' | 'objection' | 'return' };
}

/** GET /settlements */
export interface SettlementsPageProps {
  frame: PageFrame;
  today: KstDate;
  office: boolean;
  rows: readonly SettlementRowView[];
  settings: { destination: DestinationName; rounding: 'truncate' | 'half-up'; allowanceCounts: boolean };
  mayChangeSettings: boolean;
  errors: readonly FormError[];
}

export interface SpendingView {
  postingId: string;
  number: string;
  href?: string;
  title: string;
  supplierName: string;
  spentOn: KstDate;
  category: string;
  institutionName: string;
  amount: Won;
  left: Won;
}

/** GET /settlements/:team/:stage/disallowances/new */
export interface DisallowancePageProps {
  frame: PageFrame;
  href: string;
  team: string;
  stage: string;
  version: number;
  sought: string;
  entries: readonly SpendingView[];
  more: boolean;
  values: { postingId: string; amount: string; reason: string; article: string };
  idempotencyKey: string;
  errors: readonly FormError[];
}
