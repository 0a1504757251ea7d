import type { Text } from '../../platform/i18n/locale.js';

/** What a column of a bank's file can hold. */
export const COLUMN_VALUES = [
  'account.bank',
  'account.number',
  'account.holder',
  'amount',
  'supplier.name',
  'institution.name',
  'none',
] as const;
export type ColumnValue = (typeof COLUMN_VALUES)[number];

export const FILE_TYPES = ['xlsx', 'xls'] as const;
export const CELL_TYPES = ['text', 'number'] as const;

export interface BankColumn {
  /** As the bank writes it, blanks included. */
  readonly header: string;
  readonly value: ColumnValue;
  readonly cell: (typeof CELL_TYPES)[number];
  /** Characters; what is longer is cut. */
  readonly limit?: number;
}

/** A bank's file for many transfers at once, read from a file of its own. */
export interface BankLayout {
  readonly layout: string;
  /** Whose file it is; absent for the form several banks take. */
  readonly bank?: string;
  readonly name: Text;
  readonly file: (typeof FILE_TYPES)[number];
  readonly sheet: string;
  readonly maxRows: number;
  readonly columns: readonly BankColumn[];
}
