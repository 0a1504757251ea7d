import type { FormError } from '../components/form-error.js';
import type { SelectOption } from '../components/field.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';

export type ImportState =
  'uploaded' | 'previewed' | 'running' | 'done' | 'cancelled' | 'failed' | 'undoing' | 'undone';

export interface ImportCounts {
  imported: number;
  refused: number;
  skipped: number;
}

export interface ImportListRow {
  href: string;
  fileName: string;
  createdAt: Date;
  /** Whose it is, where it isn't the reader's own. */
  createdByName?: string;
  state: ImportState;
  rowCount: number;
  counts: ImportCounts;
}

export interface ImportsPageProps {
  frame: PageFrame;
  rows: readonly ImportListRow[];
  paging: Paging;
  maxMegabytes: number;
  mostRows: number;
  errors?: readonly FormError[];
}

/** One row of the sheet with what was understood of it. */
export interface PreviewRowView {
  rowNumber: number;
  outcome: 'good' | 'refused' | 'skipped';
  documentedOn: string;
  supplierName: string;
  title: string;
  supplyAmount?: bigint;
  taxAmount?: bigint;
  category: string;
  problems: readonly ProblemView[];
}

export interface ProblemView {
  /** The column as the sheet calls it. */
  column?: string;
  text: string;
}

export interface PreviewView {
  checkedCount: number;
  goodCount: number;
  refusedCount: number;
  skippedCount: number;
  rows: readonly PreviewRowView[];
}

/** A thing to be said of the sheet: which column it is in. */
export interface MappedField {
  /** Form field, `columns.documentedOn`. */
  name: string;
  label: string;
  needed: boolean;
  hint?: string;
  /** Number of the column as text, '' for none. */
  value: string;
}

export interface MappingView {
  fields: readonly MappedField[];
  columns: readonly SelectOption[];
  totalVat: string;
  target: string;
  targets: readonly SelectOption[];
  header: readonly string[];
  samples: readonly (readonly string[])[];
  /** False where the columns were already tried and are only being changed. */
  isFirst: boolean;
}

/** The workbook the sheet was read of. */
export interface BookView {
  sheetName: string;
  /** The sheets that hold something, where there are others to choose. */
  choices?: readonly SelectOption[];
  value: string;
  hiddenRows: number;
  hiddenColumns: number;
}

export interface RefusedRowView {
  rowNumber: number;
  problems: readonly ProblemView[];
}

export interface ImportPageProps {
  frame: PageFrame;
  id: string;
  fileName: string;
  originalHref: string;
  createdAt: Date;
  createdByName?: string;
  state: ImportState;
  rowCount: number;
  handledCount: number;
  counts: ImportCounts;
  /** Running, yet nothing has gone in for a while. */
  standsStill: boolean;
  failure?: string;
  book?: BookView;
  mapping?: MappingView;
  preview?: PreviewView;
  refused: readonly RefusedRowView[];
  mayMap: boolean;
  mayStart: boolean;
  mayCancel: boolean;
  mayUndo: boolean;
  /** What taking it back came to. */
  undone?: { removed: number; kept: number };
  /** The drafts one after another, where they are few enough. */
  reviewHref?: string;
  draftsHref: string;
  errors?: readonly FormError[];
}
