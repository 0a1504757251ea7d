import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Won } from '../../platform/money/won.js';
import { readDay, readWon } from '../../sheets/cell-values.js';
import { cellText, EMPTY_CELL, type SheetRow } from '../../sheets/sheet.js';
import type { ResultColumns, ResultField } from './result-columns.js';

/** One row of a bank's result as it is understood; undefined where a cell says nothing that can be read. */
export interface ResultRow {
  /** In the sheet, from 1. */
  number: number;
  /** Bare digits. */
  account?: string;
  amount?: Won;
  outcome?: 'succeeded' | 'failed';
  reason: string;
  reference: string;
  paidOn?: KstDate;
  /** There is something in the day's cell, and it is no day. */
  badDay: boolean;
}

/** Looked for first: 비정상 has 정상 in it, and 미처리 처리. */
const FAILED = /실패|비정상|불능|불가|오류|거부|거절|취소|반송|미처리|미완료|에러|error|fail|reject/i;
const SUCCEEDED = /정상|성공|완료|처리됨|success|complete|^ok$|^y$/i;
const MOST_TEXT = 200;

/** What the bank's own words say; undefined for words nobody knows, which are a person's to decide. */
export function readOutcome(text: string): ResultRow['outcome'] {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (FAILED.test(plain)) return 'failed';
  return SUCCEEDED.test(plain) ? 'succeeded' : undefined;
}

/** Rows below the header; sums and blanks, which name no account and no outcome, are left out. Pure. */
export function readResultRows(
  rows: readonly SheetRow[],
  { headerRow, columns }: { headerRow: number; columns: ResultColumns },
): ResultRow[] {
  return rows
    .filter(({ number }) => number > headerRow)
    .flatMap((row) => {
      const text = (field: ResultField) => textAt(row, columns[field]);
      const [account, outcome] = [text('account'), text('outcome')];
      if (account === '' && outcome === '') return [];
      const digits = account.normalize('NFKC').replaceAll(/[\s-]/g, '');
      const day = text('paidOn');
      return [
        {
          number: row.number,
          account: /^\d{6,20}$/.test(digits) ? digits : undefined,
          amount: readWon(text('amount')),
          outcome: readOutcome(outcome),
          reason: text('reason').slice(0, MOST_TEXT),
          reference: text('reference').slice(0, MOST_TEXT),
          paidOn: day === '' ? undefined : readDay(day),
          badDay: day !== '' && readDay(day) === undefined,
        },
      ];
    });
}

function textAt(row: SheetRow, column: number | undefined): string {
  return column === undefined
    ? ''
    : cellText(row.cells[column] ?? EMPTY_CELL)
        .replaceAll('\0', '')
        .trim();
}
