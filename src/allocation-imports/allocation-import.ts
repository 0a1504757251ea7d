import type { ErrorParams } from '../platform/errors/domain-error.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import type { SheetBook } from '../sheets/sheet-rows.js';
import type { Means } from '../budgets/budget-line.entity.js';

/** What an amount means: added to what the line has, or what the line should have in all. */
export const ALLOCATION_MODES = ['add', 'set'] as const;
export type AllocationMode = (typeof ALLOCATION_MODES)[number];

/**
 * `checked`: every row was looked at and nothing is posted; `confirmed`: a job posts all of it in one unit; `posted`: it
 * has; `discarded`: nothing came of it, and the same sheet may be uploaded again.
 */
export const ALLOCATION_STATES = ['checked', 'confirmed', 'posted', 'discarded'] as const;
export type AllocationState = (typeof ALLOCATION_STATES)[number];

export const ALLOCATION_FIELDS = [
  'fund',
  'year',
  'stage',
  'team',
  'institution',
  'category',
  'means',
  'amount',
  'reason',
] as const;
export type AllocationField = (typeof ALLOCATION_FIELDS)[number];

export const ROW_OUTCOMES = ['good', 'refused', 'skipped'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** One thing that is wrong with a row; its words are made when it is shown. */
export interface RowFault {
  code: RowFaultCode;
  field?: AllocationField;
  params?: ErrorParams;
}

export type RowFaultCode =
  | 'missing'
  | 'too-long'
  | 'fund-unknown'
  | 'fund-ambiguous'
  | 'year-unknown'
  | 'stage-unknown'
  | 'stage-of-other-year'
  | 'team-unknown'
  | 'team-missing'
  | 'team-cut'
  | 'team-of-pot'
  | 'institution-unknown'
  | 'institution-missing'
  | 'institution-of-pot'
  | 'category-unknown'
  | 'category-ambiguous'
  | 'category-not-valid'
  | 'means-unknown'
  | 'amount-unreadable'
  | 'amount-negative'
  | 'amount-decimal'
  | 'amount-ambiguous'
  | 'amount-too-large'
  | 'amount-formula'
  | 'declined'
  | 'line-closed'
  | 'below-used'
  | 'duplicate'
  | 'merged'
  | 'no-amount'
  | 'sum'
  | 'unchanged';

/** A line by what it is, whether it is there or not. */
export interface LinePlace {
  ownerTeamId: string;
  fundId: string;
  fiscalYearId: string;
  stageId: string;
  institutionId?: string;
  categoryId: string;
  means: Means;
}

export interface JudgedRow {
  rowNumber: number;
  outcome: RowOutcome;
  place: Partial<LinePlace>;
  amount?: Won;
  reason: string;
  faults: RowFault[];
}

/** A row as people see it: what it was understood as, what is there, and what would become of it. */
export interface AllocationRow {
  rowNumber: number;
  outcome: RowOutcome;
  fund?: Text;
  year?: number;
  stage?: Text;
  team?: Text;
  institution?: string;
  category?: Text;
  means?: Means;
  opensLine: boolean;
  amount?: Won;
  before?: Won;
  change?: Won;
  reason: string;
  faults: RowFault[];
}

/** What a sheet takes of a fund's year. */
export interface FundTotal {
  fundId: string;
  fund: Text;
  fiscalYearId: string;
  year: number;
  lineCount: number;
  /** What the fund's appropriation has left to allocate; nothing where there is none. */
  unallocated: Won;
  given: Won;
  takenBack: Won;
  /** By how much it is more than there is. */
  over: Won;
}

export interface AllocationImport {
  teamId: string;
  id: string;
  evidenceId: string;
  fileName: string;
  mediaType: string;
  sha256: string;
  mode: AllocationMode;
  state: AllocationState;
  sheet?: number;
  headerRow: number;
  book?: SheetBook;
  formulas: number;
  checks: number;
  rowCount: number;
  counts: Record<RowOutcome, number>;
  newLineCount: number;
  totals: FundTotal[];
  failure?: { code: string; text: Text };
  uploadedByName: string;
  uploadedAt: Date;
  confirmedByName?: string;
  confirmedAt?: Date;
  postedAt?: Date;
}

/** Whether it may be confirmed as it stands: every row is good or left out, and the money is there. */
export function isConfirmable(one: AllocationImport): boolean {
  return (
    one.state === 'checked' &&
    one.counts.refused === 0 &&
    one.counts.good > 0 &&
    one.totals.every(({ over }) => over === 0n)
  );
}
