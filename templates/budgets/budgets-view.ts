import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { Paging } from '../components/paging.js';
import type { PostingRow } from '../components/posting-row.js';
import type { PotBand } from '../expenses/expense-view.js';
import type { NavKey, PageFrame } from '../layouts/page-frame.js';

export interface StageClock {
  name: string;
  startsOn: KstDate;
  endsOn: KstDate;
}

/** What will probably be left when the stage ends. */
export type FundOutlook =
  | { kind: 'forecast'; spent: Won; left: Won; leftFrom: Won; leftTo: Won }
  | { kind: 'too-little'; weeks: number; needed: number }
  | { kind: 'ended'; left: Won };

/** A fund as its head figure and bar. A team sees of a common pot only what it spent and reserved itself, and a band. */
export type FundView =
  | {
      kind: 'exact';
      id: string;
      name: string;
      /** Common pot or allocated per team. */
      pot: boolean;
      /** 편성. */
      appropriated: Won;
      allocated: Won;
      spent: Won;
      reserved: Won;
      entriesHref: string;
      /** Today's plan as a sum of money; absent without a stage. */
      planned?: Won;
      outlook?: FundOutlook;
    }
  | {
      kind: 'band';
      id: string;
      name: string;
      band: PotBand;
      ownSpent: Won;
      ownRequested: Won;
      entriesHref: string;
    };

/** One row of the tree fund → year → stage → team → institution → category; rows come in reading order. */
export interface BudgetTreeRow {
  id: string;
  /** 0 for a fund. */
  depth: number;
  kind: 'fund' | 'year' | 'stage' | 'team' | 'institution' | 'category' | 'unallocated';
  label: string;
  /** Set lighter beside the label, such as a period. */
  note?: string;
  /** Absent where the row has no allocation of its own (a team's part of a common pot). */
  allocated?: Won;
  /** Absent where the viewer may not know it (a common pot, for a team). */
  spent?: Won;
  reserved?: Won;
  /** Absent for a team's part of a common pot. */
  left?: Won;
  band?: PotBand;
  /** What the row's team or line is, besides its name: frozen, ended, closed. */
  marks?: readonly string[];
  /** Where the plan stands today, in tenths of a percent of the allocation. */
  planTenths?: number;
  /** A team's part of what all teams spent of a common pot, in tenths of a percent. */
  shareTenths?: number;
  /** Where the row has no allocation: what its bar is a part of. */
  barOf?: Won;
  /** Opens the postings behind this row; `kind=` is added for each figure. */
  entriesHref?: string;
  /** Opens or folds the row's children. */
  toggle?: { href: string; expanded: boolean };
}

/** A reservation that hasn't moved for long. */
export interface StuckReservation {
  id: string;
  number: string;
  href: string;
  teamName?: string;
  title: string;
  detail: string;
  amount: Won;
  days: number;
  /** Where it stands, in words. */
  place: string;
  placeDetail?: string;
  /** The one thing to do next, and where. */
  next: { text: string; href: string };
}

/** Stuck reservations as the budget page shows them: the first, and how many there are in all. */
export interface StuckSummary {
  rows: readonly StuckReservation[];
  afterDays: number;
  count: number;
  /** Nobody counted any further. */
  more: boolean;
  amount: Won;
  /** Of all that is reserved, in tenths of a percent. */
  shareTenths?: number;
}

/** GET /budgets/stuck?days=&after= */
export interface StuckPageProps {
  views: BudgetsPageProps['views'];
  frame: PageFrame;
  summary: StuckSummary;
  /** Lengths of standing still to choose from. */
  choices: readonly { href: string; days: number; current: boolean }[];
  paging: Paging;
  csvHref: string;
  xlsxHref: string;
}

/** Where spending may stand on a day; eight of ten courses lie between. */
export interface ForecastPointView {
  on: KstDate;
  low: Won;
  middle: Won;
  high: Won;
}

/** Cumulative spending of a fund over a stage. */
export interface BurnUpView {
  label: string;
  allocated: Won;
  /** Days on which something was spent, in order, with the sum so far. */
  points: readonly { on: KstDate; spent: Won }[];
  reserved: Won;
  /** The corners of the plan's course. */
  plan: readonly { on: KstDate; tenths: number }[];
  planTenths: number;
  forecast:
    | { kind: 'forecast'; points: readonly ForecastPointView[]; end: ForecastPointView }
    | { kind: 'too-little'; weeks: number; needed: number }
    | { kind: 'none' };
}

export interface DeadlineView {
  title: string;
  dueOn: KstDate;
  note?: string;
  article?: string;
}

/** GET /budgets?year=&stage=&open= */
export interface BudgetsPageProps {
  frame: PageFrame;
  today: KstDate;
  asOf: Date;
  fiscalYear: number;
  stage?: StageClock;
  /** Years and stages to choose from; shown when there is more than one. */
  periods: readonly { value: string; label: string; selected: boolean }[];
  /** The viewer's own ledger position. */
  ledgerPosition?: string;
  funds: readonly FundView[];
  burnUps: readonly BurnUpView[];
  deadlines: readonly DeadlineView[];
  tree: readonly BudgetTreeRow[];
  /** Absent where a total would tell what a band hides. */
  total?: { allocated: Won; spent: Won; reserved: Won; left: Won };
  stuck: StuckSummary;
  /** Funds or teams far behind their plan, the furthest first. */
  late: readonly { label: string; gapTenths: number; href: string }[];
  reportHref: string;
  xlsxHref?: string;
  csvHref?: string;
  /** Other pages of the budget, such as the teams beside one another. */
  views: readonly { href: string; text: string; current: boolean }[];
}

/** GET /budgets/lines/:id?kind=&after= and the same list for a wider row of the tree. */
export interface BudgetEntriesPageProps {
  frame: PageFrame;
  /** From fund to category, widest first. */
  path: readonly string[];
  /** Where the list was opened from, when it wasn't the budget tree. */
  openedFrom?: { nav: NavKey; href: string; text: string };
  /** `lineLabel` of each row is shown when the list covers several lines. */
  severalLines: boolean;
  balance:
    | { kind: 'own'; allocated: Won; spent: Won; reserved: Won }
    | { kind: 'pot'; band: PotBand; ownSpent: Won; ownRequested: Won };
  filter: 'all' | 'allocated' | 'reserved' | 'spent';
  /** Address of this list without its `kind`. */
  href: string;
  rows: readonly PostingRow[];
  paging: Paging;
  csvHref?: string;
}
