import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import type { SheetBook } from '../sheets/sheet-rows.js';

/**
 * `uploaded`: its columns aren't known yet; `previewed`: they are, and the first rows were tried; `running`: its rows go
 * in; `done`, `cancelled`, `failed`: what went in stays, and a cancelled or failed one can be taken up again; `undoing`:
 * what went in is being taken back; `undone`: it is, and the same sheet may come in again.
 */
export const IMPORT_STATES = [
  'uploaded',
  'previewed',
  'running',
  'done',
  'cancelled',
  'failed',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What a column of a sheet of expenses can hold. */
export const IMPORT_FIELDS = [
  'documentedOn',
  'title',
  'itemName',
  'supplierName',
  'businessNumber',
  'supplyAmount',
  'taxAmount',
  'totalAmount',
  'category',
  'fund',
  'documentNumber',
  'committedOn',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** How a total without its parts is taken apart: one eleventh of it is VAT, or none is. */
export const TOTAL_VAT = ['included', 'none'] as const;
export type TotalVat = (typeof TOTAL_VAT)[number];

/** Where rows go whose category is left blank. */
export interface ImportTarget {
  budgetLineId: string;
  categoryId: string;
}

/** Which column (from 0) holds what. */
export interface ImportMapping {
  columns: Partial<Record<ImportField, number>>;
  totalVat: TotalVat;
  defaultTarget?: ImportTarget;
}

export const OUTCOMES = ['imported', 'refused', 'skipped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One thing that is wrong with a row. */
export interface RowProblem {
  code: string;
  field?: ImportField;
  text: Text;
}

/** What became, or would become, of one row of the sheet. */
export interface RowOutcome {
  rowNumber: number;
  outcome: Outcome;
  expenseId?: string;
  problems: RowProblem[];
}

/** What was read of a row, as far as it could be. */
export interface RowValues {
  documentedOn?: string;
  title: string;
  itemName: string;
  supplierName: string;
  businessNumber?: string;
  supplyAmount?: Won;
  taxAmount?: Won;
  category: string;
  fund: string;
  documentNumber: string;
  committedOn?: string;
}

/** A row of the preview: the values as they were understood, and what would become of it. */
export interface PreviewRow extends Omit<RowOutcome, 'outcome' | 'expenseId'> {
  outcome: 'good' | 'refused' | 'skipped';
  values: Omit<RowValues, 'supplyAmount' | 'taxAmount'> & { supplyAmount?: string; taxAmount?: string };
}

export interface ImportPreview {
  /** Rows that were tried: all of a short sheet, the first ones of a long sheet. */
  checkedCount: number;
  goodCount: number;
  refusedCount: number;
  skippedCount: number;
  rows: PreviewRow[];
}

/** What taking an import back came to: drafts that went, and those that somebody had gone on with. */
export interface ImportUndone {
  removed: number;
  kept: number;
}

export interface ImportCounts {
  imported: number;
  refused: number;
  skipped: number;
}

/** A sheet of expenses (가져오기) and how far it has come. */
export interface Import {
  teamId: string;
  id: string;
  evidenceId: string;
  fileName: string;
  mediaType: string;
  sha256: string;
  state: ImportState;
  createdBy: string;
  createdByName: string;
  headerRow: number;
  header: string[];
  /** The first rows' cells, for whoever says what the columns are. */
  samples: string[][];
  rowCount: number;
  book?: SheetBook;
  mapping?: ImportMapping;
  preview?: ImportPreview;
  throughRow: number;
  counts: ImportCounts;
  /** Last row of the sheet whose draft was taken back or kept. */
  undoneThroughRow: number;
  failure?: { code: string; text: Text };
  undone?: ImportUndone;
  createdAt: Date;
  startedAt?: Date;
  movedAt?: Date;
  endedAt?: Date;
}

export function handledCount({ imported, refused, skipped }: ImportCounts): number {
  return imported + refused + skipped;
}
