import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';

export type DisbursementKindName = 'instalment' | 'own-cash' | 'other-cash' | 'interest';

export interface FundingRow {
  institutionId: string;
  name: string;
  /** Shown where several teams are on the page. */
  teamName?: string;
  hasPlan: boolean;
  exceptionReason: string;
  government: Won;
  ownCash: Won;
  otherCash: Won;
  inKind: Won;
  /** Tenths of a percent; absent without cash. */
  shareTenths?: number;
  disbursed: Won;
  ownCashPaid: Won;
  otherCashPaid: Won;
  interest: Won;
  late?: { amount: Won; since: KstDate };
  next?: { amount: Won; dueOn: KstDate };
}

export interface DisbursementRow {
  id: string;
  institutionName: string;
  teamName?: string;
  kind: DisbursementKindName;
  fundName?: string;
  amount: Won;
  plannedOn?: KstDate;
  paidOn?: KstDate;
  note: string;
  byName: string;
  state: 'waiting' | 'overdue' | 'done' | 'takenBack' | 'correction';
  /** What this reader may do with it. */
  mayPay: boolean;
  mayTakeBack: boolean;
}

/** GET /disbursements */
export interface FundingPageProps {
  frame: PageFrame;
  stages: readonly { href: string; text: string; current: boolean }[];
  /** For readers of several teams. */
  teams?: { value: string; options: readonly { value: string; label: string }[]; stageId: string };
  stageId?: string;
  rows: readonly FundingRow[];
  records: readonly DisbursementRow[];
  paging: Paging;
  today: KstDate;
  mayPlan: boolean;
  mayRecord: boolean;
  stopsWhenLate: boolean;
  csvHref: string;
  errors: readonly FormError[];
}

/** GET /disbursements/new */
export interface DisbursementFormProps {
  frame: PageFrame;
  stageId: string;
  institutions: readonly { value: string; label: string }[];
  kinds: readonly DisbursementKindName[];
  funds: readonly { value: string; label: string }[];
  values: Readonly<
    Record<'institutionId' | 'kind' | 'amount' | 'plannedOn' | 'paidOn' | 'fundId' | 'note', string>
  >;
  today: KstDate;
  idempotencyKey: string;
  errors: readonly FormError[];
}

/** GET /disbursements/plans/:institutionId/:stageId */
export interface FundingPlanPageProps {
  frame: PageFrame;
  institutionId: string;
  institutionName: string;
  institutionKind: string;
  stageId: string;
  stageName: string;
  rate: { government: string; cash: string };
  version: number;
  values: Readonly<Record<'government' | 'ownCash' | 'otherCash' | 'inKind' | 'exceptionReason', string>>;
  errors: readonly FormError[];
}

/** GET /disbursements/rates */
export interface MatchingRatesPageProps {
  frame: PageFrame;
  rows: readonly { kind: string; name: string; government: string; cash: string }[];
  stopsWhenLate: boolean;
  errors: readonly FormError[];
}
