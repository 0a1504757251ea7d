import type { KstDate } from '../platform/clock/kst-date.js';

/** A cell: text, a number as plain decimal digits, or a day with the time of day where the sheet has one. */
export type SheetCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'date'; readonly date: KstDate; readonly time?: string };

/** A row by its number in the sheet, from 1. Empty cells at its end are left out, blank rows altogether. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly SheetCell[];
  /** Its workbook doesn't show it, by hand or by a filter. */
  readonly hidden?: boolean;
}

export const EMPTY_CELL: SheetCell = { kind: 'text', text: '' };

/** What a person sees in the cell, dates as `2025-09-01` or `2025-09-01 13:20:11`. */
export function cellText(cell: SheetCell): string {
  if (cell.kind !== 'date') return cell.text;
  return cell.time ? `${cell.date} ${cell.time}` : cell.date;
}

/** The cells up to the last one that says something. */
export function trimmedCells(cells: readonly (SheetCell | undefined)[]): SheetCell[] {
  const last = cells.findLastIndex((cell) => cell !== undefined && cellText(cell).trim() !== '');
  return Array.from({ length: last + 1 }, (_, index) => cells[index] ?? EMPTY_CELL);
}

/** A block of cells that a workbook shows as one: only its first cell holds a value. Columns from 0. */
export interface MergedCells {
  fromRow: number;
  toRow: number;
  fromColumn: number;
  toColumn: number;
}

/** What a workbook tells of a sheet besides its values; complete once its last row was read. */
export interface SheetNotes {
  /** Of more than one row or column; not more than `MOST_MERGED` of them. */
  merged: MergedCells[];
  /** Cells whose value was calculated when the workbook was saved. */
  formulas: number;
}

export const MOST_MERGED = 10_000;
