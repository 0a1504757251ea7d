import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';
import type { BudgetsPageProps } from './budgets-view.js';

export type BudgetViews = BudgetsPageProps['views'];

/** A team's row: its pace on money of its own, or its use of a common pot. */
export interface TeamRow {
  id: string;
  name: string;
  /** Frozen or ended. */
  mark?: string;
  href: string;
  late: boolean;
  pace?: TeamPaceView;
  use?: { spent: Won; reserved: Won; requested: Won; shareTenths: number };
}

export interface TeamPaceView {
  allocated: Won;
  spent: Won;
  reserved: Won;
  left: Won;
  rateTenths: number;
  planTenths: number;
  gapTenths: number;
}

/** GET /budgets/teams?stage=&fund=&sort=&page= (office only) */
export interface TeamsPageProps {
  frame: PageFrame;
  views: BudgetViews;
  stage?: { name: string; startsOn: KstDate; endsOn: KstDate };
  today: KstDate;
  stages: readonly { value: string; label: string }[];
  stageId: string;
  funds: readonly { href: string; text: string; current: boolean }[];
  /** The fund shown; none: all that is allocated per team. */
  pot: boolean;
  sorts: readonly { href: string; text: string; current: boolean }[];
  rows: readonly TeamRow[];
  total?: TeamPaceView;
  lateCount: number;
  paging: Paging;
}

export interface ComparedCell {
  /** Absent where the reader may know no more than its own use. */
  allocated?: Won;
  spent: Won;
}

export interface CompareRow {
  id: string;
  label: string;
  note?: string;
  fund: boolean;
  left: ComparedCell;
  right: ComparedCell;
}

/** GET /budgets/compare?by=&left=&right=&team= */
export interface ComparePageProps {
  frame: PageFrame;
  views: BudgetViews;
  by: 'year' | 'stage';
  byTabs: readonly { href: string; text: string; current: boolean }[];
  periods: readonly { value: string; label: string }[];
  left?: { id: string; name: string };
  right?: { id: string; name: string };
  /** The office may look at one team. */
  teams?: readonly { value: string; label: string }[];
  teamId: string;
  rows: readonly CompareRow[];
  /** Some rows tell only one's own use of a common pot. */
  ownUse: boolean;
}

export interface PlanMonthField {
  month: KstDate;
  /** As it was typed. */
  value: string;
}

export interface PlanForm {
  fundId: string;
  fundName: string;
  action: string;
  even: boolean;
  months: readonly PlanMonthField[];
  errors: readonly FormError[];
}

/** GET /budgets/settings?stage=; POST /budgets/settings and /budgets/settings/plans/:fundId (office only) */
export interface BudgetSettingsPageProps {
  frame: PageFrame;
  views: BudgetViews;
  mayChange: boolean;
  values: Readonly<Record<'potBandDelayDays' | 'potBandCount' | 'stuckDays', string>>;
  errors: readonly FormError[];
  stages: readonly { value: string; label: string }[];
  stageId: string;
  plans: readonly PlanForm[];
}
