import type { Won } from '../../src/platform/money/won.js';
import type { SelectOption } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';

export type AllocationMode = 'add' | 'set';
export type AllocationState = 'checked' | 'confirmed' | 'posted' | 'discarded';

export interface AllocationSheetRow {
  href: string;
  fileName: string;
  uploadedAt: Date;
  uploadedBy: string;
  mode: AllocationMode;
  state: AllocationState;
  rowCount: number;
  refused: number;
}

export interface AllocationImportsPageProps {
  frame: PageFrame;
  rows: readonly AllocationSheetRow[];
  paging: Paging;
  /** What was chosen in a refused form. */
  mode: AllocationMode | '';
  maxMegabytes: number;
  mostRows: number;
  exportHref?: string;
  mayUpload: boolean;
  errors?: readonly FormError[];
}

export interface AllocationRowView {
  rowNumber: number;
  outcome: 'good' | 'refused' | 'skipped';
  line: string;
  place: string;
  opensLine: boolean;
  before?: Won;
  change?: Won;
  amount?: Won;
  reason: string;
  problems: readonly { column?: string; text: string }[];
}

export interface FundTotalView {
  fund: string;
  year: number;
  lineCount: number;
  unallocated: Won;
  given: Won;
  takenBack: Won;
  over: Won;
}

export interface AllocationImportPageProps extends AllocationSheetRow {
  frame: PageFrame;
  id: string;
  check: number;
  good: number;
  skipped: number;
  newLines: number;
  totals: readonly FundTotalView[];
  formulas: number;
  hiddenRows: number;
  hiddenColumns: number;
  sheetName?: string;
  /** Other sheets of the workbook that have rows. */
  sheets?: { value: string; options: readonly SelectOption[] };
  failure?: string;
  confirmedBy?: string;
  postedAt?: Date;
  versionHref?: string;
  refusedRows: readonly AllocationRowView[];
  goodRows: readonly AllocationRowView[];
  confirmable: boolean;
  mayAct: boolean;
  errors?: readonly FormError[];
}
