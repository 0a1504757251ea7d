import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { StageClock } from '../budgets/budgets-view.js';
import type { SelectOption } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import type { Tab } from '../components/page-parts.js';
import type { PageFrame, RoleName } from '../layouts/page-frame.js';

/** One deadline of a stage, or of its year, as a row. */
export interface DueRow {
  code: string;
  title: string;
  article: string;
  /** How it is counted, in words. */
  counted: string;
  dueOn?: KstDate;
  movedFrom?: KstDate;
  /** Name of the holiday it was moved from; absent for a weekend. */
  movedBy?: string;
  holidaysUnknown: boolean;
  roles: readonly RoleName[];
  /** It concerns the viewer. */
  mine: boolean;
  /** Findings go by it. */
  enforced: boolean;
}

export interface YearRow {
  year: number;
  startsOn: KstDate;
  endsOn: KstDate;
  closedAt?: Date;
  /** The year-end check, for the office. */
  href?: string;
}

/** GET /stages */
export interface StagesPageProps {
  frame: PageFrame;
  today: KstDate;
  stages: readonly Tab[];
  stage?: StageClock & { id: string; year: string; state: 'before' | 'running' | 'over' };
  /** The next one that concerns the viewer. */
  next?: DueRow;
  rows: readonly DueRow[];
  years: readonly YearRow[];
  mayChange: boolean;
}

/** GET /stages/new, /stages/:id/edit */
export interface StageFormPageProps {
  frame: PageFrame;
  /** The stage that is changed; absent when one is added. */
  stageId?: string;
  years: readonly SelectOption[];
  values: { name: string; nameEn: string; fiscalYearId: string; startsOn: string; endsOn: string };
  /** What the typed period would leave outside, claims by number. */
  impact?: {
    paid: { count: number; numbers: readonly string[] };
    open: { count: number; numbers: readonly string[] };
    drafts: number;
  };
  /** Something has to be accepted before it can be saved. */
  asksToConfirm: boolean;
  confirmed: boolean;
  errors: readonly FormError[];
}

export interface DeadlineRow {
  code: string;
  title: string;
  article: string;
  counted: string;
  shift: 'none' | 'next' | 'previous';
  roles: readonly RoleName[];
  active: boolean;
  enforced: boolean;
  changed: boolean;
  standard: boolean;
  unverified: boolean;
  /** Its day in each stage or year, by name. */
  days: readonly { name: string; dueOn?: KstDate }[];
}

export interface DayOffRow {
  day: KstDate;
  name: string;
}

/** GET /stages/deadlines */
export interface DeadlinesPageProps {
  frame: PageFrame;
  rows: readonly DeadlineRow[];
  daysOff: readonly DayOffRow[];
  /** Official holidays of these years are known. */
  known: { from: number; to: number };
  /** Years that stages or deadlines lie in and of which nothing is known. */
  unknownYears: readonly number[];
  mayChange: boolean;
  values: { day: string; name: string };
  errors: readonly FormError[];
}

export interface DeadlineValues {
  code: string;
  title: string;
  titleEn: string;
  article: string;
  articleEn: string;
  base: string;
  months: string;
  days: string;
  shift: string;
  roles: readonly string[];
  active: boolean;
}

/** GET /stages/deadlines/new, /stages/deadlines/:code */
export interface DeadlineFormPageProps {
  frame: PageFrame;
  /** The deadline that is changed; absent when one is added. */
  code?: string;
  name: string;
  values: DeadlineValues;
  /** Findings go by it: what it is counted from stays, and it stays on. */
  enforced: boolean;
  /** The stage's last day itself. */
  fixed: boolean;
  /** It was changed, and can be as it came; one that was added can go. */
  mayRestore: boolean;
  standard: boolean;
  unverified: boolean;
  /** The days that follow from what is typed. */
  preview: readonly {
    name: string;
    dueOn?: KstDate;
    before?: KstDate;
    movedFrom?: KstDate;
    movedBy?: string;
  }[];
  errors: readonly FormError[];
}

export interface OpenRow {
  kind: string;
  team: string;
  count: number;
  amount: Won;
  numbers: readonly string[];
  holds: boolean;
}

/** GET /stages/years/:id */
export interface YearEndPageProps {
  frame: PageFrame;
  id: string;
  year: number;
  startsOn: KstDate;
  endsOn: KstDate;
  today: KstDate;
  closedAt?: Date;
  rows: readonly OpenRow[];
  mayChange: boolean;
  reason: string;
  errors: readonly FormError[];
}
