import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';
import type { CoursePoint, PotShare, ReportFund, ReportScope } from './one-page-report.js';

/** Everything the one-page report is made of, as plain rows read at one snapshot of the database. */
export interface OnePageReportInput {
  scope: ReportScope;
  programmeName: Text;
  stage: { id: string; name: Text; startsOn: KstDate; endsOn: KstDate };
  funds: ReportFund[];
  basedOn: KstDate;
  madeAt: Date;
  madeBy: string;
  demo: boolean;
  /** Leave labour out of the whole report: for a viewer without the salary right. */
  hideLabour: boolean;
  /** The day to count changes from; one month before `basedOn` when left out. */
  comparedOn?: KstDate;
  ledgerPosition: bigint;
  /**
   * The budget lines of the stage in print order: by category for a team (its own lines only, not the common pot), by
   * fund and team for the programme (the common pot included).
   */
  lines: ReportLine[];
  /** Won spent on each line by day, refunds negative, up to `basedOn`; a line's rows add up to its `spent`. */
  spending: DaySpending[];
  /** Planned cumulative spending; a straight line over the stage when left out. */
  plan?: CoursePoint[];
  openReservations: OpenReservation[];
  openClaims: OpenClaim[];
  claimsWithoutEvidence: ClaimAmount[];
  /** For a team its own draws on common pots (none or one), for the programme one row a team. */
  commonPot: PotShare[];
}

export interface ReportLine {
  id: string;
  budget: Won;
  spent: Won;
  reserved: Won;
  fund: { code: string; name: Text };
  /** Null for a line of the common pot. */
  team: { id: string; code: string; name: Text } | null;
  category: LineCategory;
}

export interface LineCategory {
  /** From 비목 down to the line's own category. */
  path: { code: string; name: Text }[];
  cost: 'direct' | 'indirect';
  /** 인건비, 학생인건비, 연구수당: reveals what people earn. */
  labour: boolean;
}

export interface DaySpending {
  lineId: string;
  on: KstDate;
  amount: Won;
}

/** The part of a claim or contract that is still reserved on one line. */
export interface OpenReservation {
  lineId: string;
  amount: Won;
  since: KstDate;
}

/** One claim's amount on one line; a claim over three lines is three rows with one `claimId`. */
export interface ClaimAmount {
  claimId: string;
  lineId: string;
  amount: Won;
}

export interface OpenClaim extends ClaimAmount {
  state: 'submitted' | 'returned';
  since: KstDate;
}
