import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';

/**
 * The one-page report (한 장 보고서) as a value: built once from the ledger at one snapshot, then rendered as page, PDF
 * and worksheet. Nothing is computed in a renderer that a reader could take for a figure.
 */
export interface OnePageReport {
  scope: ReportScope;
  programmeName: Text;
  stage: ReportStage;
  /** The funds the rows come from, with their fiscal year. */
  funds: ReportFund[];
  /** The business day the figures stand for: everything that happened up to its end. */
  basedOn: KstDate;
  /** The instant of making, ISO 8601 in UTC. */
  madeAt: string;
  madeBy: string;
  /** True for made-up figures: every rendering says 예시 데이터. */
  demo: boolean;
  /** True when labour rows are left out of rows, totals, chart and notes, because they would reveal salaries. */
  withoutLabour: boolean;
  /** The day `change` is counted from. */
  comparedOn: KstDate;
  /** Rows in print order, the total apart. */
  rows: ReportRow[];
  total: ReportRow;
  course: SpendingCourse;
  notes: ReportNote[];
  /** The nearest deadline that is still ahead. */
  nextDeadline: { on: KstDate; daysLeft: number } | null;
  /** What was drawn from common pots, never part of the totals: the team's own share, or for the programme every team's. */
  commonPot: PotShare[];
  /** The team's own position in the ledger (the programme office's for the programme). */
  ledgerPosition: bigint;
  /** SHA-256 of the canonical JSON of everything above, in hexadecimal. */
  sha256: string;
}

export type ReportScope = { kind: 'team'; teamId: string; teamName: Text } | { kind: 'programme' };

export interface ReportStage {
  id: string;
  name: Text;
  startsOn: KstDate;
  endsOn: KstDate;
  /** Length in days, both ends included. */
  days: number;
  /** How many of them have passed, today included: 0 before the stage, `days` after it. */
  day: number;
}

export interface ReportFund {
  name: Text;
  fiscalYear: number;
}

/** Won of one row. `left` is budget − spent − reserved; `change` is the spending since `comparedOn`. */
export interface Figures {
  budget: Won;
  spent: Won;
  reserved: Won;
  left: Won;
  change: Won;
}

/** Shares of the row's own budget in tenths of a percent; they add up to 1000. */
export interface Shares {
  spent: number;
  reserved: number;
  left: number;
}

/**
 * `group` stands for the items below it (or for itself, when it has none), `subtotal` for all direct groups,
 * `total` for everything.
 */
export type RowKind = 'group' | 'item' | 'subtotal' | 'total';

export interface ReportRow extends Figures {
  /** Stable within a programme: category codes, or fund and team codes. */
  id: string;
  kind: RowKind;
  name: Text;
  /** The group of an item. */
  parentId: string | null;
  /** False for 간접비 and its items, which stand below the direct subtotal. */
  direct: boolean;
  /** Null for a row without a budget. */
  shares: Shares | null;
  /** The budget lines behind the row. */
  lineIds: string[];
  /** Where the entries behind every figure of the row are listed. */
  href: string;
  /** Where the name leads: a team's own report in the programme's. */
  nameHref: string | null;
}

/** What is reached at the end of a day. */
export interface CoursePoint {
  on: KstDate;
  cumulative: Won;
}

export interface SpendingCourse {
  /** From 0 on the eve of the stage; one point a day on which something was spent, and the last day. */
  actual: CoursePoint[];
  plan: CoursePoint[];
  /** Planned share of the budget for `basedOn`, in tenths of a percent. */
  planTenths: number;
  /** Spent share minus planned share in tenths of a percentage point: negative is late. */
  aheadTenths: number;
  /** Null with fewer than four weeks of spending (two of them lately), with nothing to come, or without a budget. */
  forecast: Forecast | null;
}

/** What the stage's end will see if the pace of the last weeks goes on; `low` to `high` is the 10–90 % range. */
export interface Forecast {
  atEnd: Won;
  low: Won;
  high: Won;
  /** Share of the budget in tenths of a percent. */
  tenths: number;
  /** How many past weeks it rests on, 4 to 8. */
  weeks: number;
}

export interface PotShare {
  teamName: Text;
  spent: Won;
  reserved: Won;
}

/** An article of the standard on the use of research funds (사용 기준) or of the decree (시행령). */
export interface Article {
  source: 'standard' | 'decree';
  article: number;
  paragraph: number;
}

interface NoteBase {
  articles: Article[];
  href: string | null;
}

export type ReportNote = NoteBase &
  (
    | { kind: 'returned-claims'; count: number; amount: Won }
    | { kind: 'missing-evidence'; count: number; amount: Won }
    | { kind: 'near-limits'; rows: NearLimit[] }
    | { kind: 'behind-plan'; rows: BehindPlan[] }
    | { kind: 'purchase-deadline'; on: KstDate; daysLeft: number; equipmentReserved: Won }
    | { kind: 'purchase-closed'; on: KstDate }
    | { kind: 'old-reservations'; count: number; amount: Won; oldestDays: number }
    | { kind: 'waiting-claims'; count: number; amount: Won; oldestDays: number }
    | { kind: 'carry-over'; unspent: Won }
    | { kind: 'stage-end'; on: KstDate; daysLeft: number; useReportOn: KstDate }
    | { kind: 'use-report'; on: KstDate; daysLeft: number }
  );

/** A row with less than a tenth of its budget left. */
export interface NearLimit {
  name: Text;
  left: Won;
  leftTenths: number;
}

/** A team whose spending on a fund is far behind today's plan; in the programme's report only. */
export interface BehindPlan {
  name: Text;
  /** How far, in tenths of a percentage point. */
  behindTenths: number;
}

export type NoteKind = ReportNote['kind'];
