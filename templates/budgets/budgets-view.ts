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
  /** Opens the postings behind this row; `kind=` is added for each figure. */
  entriesHref?: string;
  /** Opens or folds the row's children. */
  toggle?: { href: string; expanded: boolean };
}

/** A reservation that hasn't moved for long. */
export interface StuckReservation {
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
}

/** Cumulative spending of a fund over a stage. */
export interface BurnUpView {
  label: string;
  allocated: Won;
  /** Days on which something was spent, in order, with the sum so far. */
  points: readonly { on: KstDate; spent: Won }[];
  reserved: Won;
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
  stuck: readonly StuckReservation[];
  reportHref: string;
  xlsxHref?: string;
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
