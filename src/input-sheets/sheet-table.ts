import type { Locale } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import type { FilledClaim, FilledField } from './fill-sheet.js';
import type { SheetLayout } from './layout.js';

export interface SheetCell {
  text: string;
  /** Amounts are numbers in a workbook; all else is text, so that no zero is lost. */
  amount?: Won;
}

export interface SheetTable {
  head: readonly { name: string; isAmount: boolean }[];
  rows: readonly (readonly SheetCell[])[];
}

const NUMBER_HEAD = { ko: '집행 번호', en: 'Claim' };
const EMPTY: SheetCell = { text: '' };

/**
 * A row for each line of a claim, in the order of the system. What is asked once for the claim stands in its first row
 * alone, so that sums of a column are right. Pure.
 */
export function sheetTable(layout: SheetLayout, claims: readonly FilledClaim[], locale: Locale): SheetTable {
  const fields = layout.groups.flatMap((group) => group.fields);
  return {
    head: [
      { name: NUMBER_HEAD[locale], isAmount: false },
      ...fields.map(({ name, format }) => ({ name: name[locale], isAmount: format === 'won' })),
    ],
    rows: claims.flatMap((claim) => {
      const count = Math.max(1, ...claim.groups.map(({ rows }) => rows.length));
      return Array.from({ length: count }, (_, index) => {
        const filled = new Map(
          claim.groups.flatMap(({ rows }) => (rows[index] ?? []).map((field) => [field.code, field])),
        );
        return [{ text: claim.claim.number }, ...fields.map(({ code }) => cellOf(filled.get(code)))];
      });
    }),
  };
}

function cellOf(field: FilledField | undefined): SheetCell {
  if (!field) return EMPTY;
  return field.amount === undefined ? { text: field.text } : { text: field.text, amount: field.amount };
}
