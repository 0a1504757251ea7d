import type { KstDate } from '../platform/clock/kst-date.js';
import type { Won } from '../platform/money/won.js';
import type { FiscalYear } from '../programmes/fiscal-year.entity.js';
import type { Fund } from '../programmes/fund.entity.js';
import type { Programme } from '../programmes/programme.entity.js';
import type { Stage } from '../programmes/stage.entity.js';
import type { Team } from '../programmes/team.entity.js';
import type { DueDate } from '../stages/due-dates.js';
import type { BudgetLine } from './budget-line.js';
import type { DeclinedSupport } from './declined/declined-supports.js';
import type { PlanOf } from './spending-plans.js';
import type { StuckPage, StuckTally } from './stuck-reservations.js';
import type { YearSum } from './year-sums.js';

/** What one team did with a common pot: all that a team may know is its own. */
export interface PotUse {
  lineId: string;
  teamId: string;
  reserved: Won;
  spent: Won;
  /** Submitted and not yet decided; nothing is reserved for it. */
  requested: Won;
}

/** Days on which something was spent from a fund in the stage, in order. */
export interface SpendingDay {
  fundId: string;
  on: KstDate;
  spent: Won;
}

export interface BudgetOverviewValue {
  stages: Stage[];
  years: FiscalYear[];
  stage?: Stage;
  year?: FiscalYear;
  funds: Fund[];
  teams: Team[];
  /** Lines of the fiscal year, in the order of the tree; for the office summed up by fund, stage and team. */
  lines: BudgetLine[];
  /** The lines themselves of those teams whose rows are open, by `teamKey`; absent where `lines` are them. */
  opened?: ReadonlyMap<string, BudgetLine[]>;
  /** What of each fund's appropriation isn't allocated; the office's alone to know. */
  unallocated: ReadonlyMap<string, Won>;
  potUses: PotUse[];
  /** Supports that a team doesn't take; a team's own alone. */
  declined: DeclinedSupport[];
  spending: SpendingDay[];
  planOf: PlanOf;
  /** The other fiscal years, summed up by fund; empty while there is one. */
  otherYears: YearSum[];
  stuck: StuckPage & { tally: StuckTally; afterDays: number };
  /** All that the reader's own lines and uses of pots hold. */
  reserved: Won;
  programme: Programme;
  /** What falls due within and after the stage. */
  dates: DueDate[];
  today: KstDate;
  asOf: Date;
}
