import { createHash } from 'node:crypto';
import { formatExpenseNumber } from '../../expenses/expense.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Won } from '../../platform/money/won.js';

/** VAT that a card paid from the project's account and that the grant doesn't bear. */
export interface VatRow {
  id: string;
  /** Changes with all that a batch depends on; sent back with the row, so that nothing else is put back than was read. */
  version: string;
  usedOn: KstDate;
  merchantName: string;
  /** Below zero for a cancellation. */
  amount: Won;
  vatAmount: Won;
  institutionName: string;
  teamName: { ko: string; en: string };
  expenseId: string;
  number?: string;
}

/** A use whose VAT is to be put back, as it is read. */
export interface VatDbRow {
  id: string;
  used_on: string;
  merchant_name: string;
  amount: string;
  vat: string;
  cancelled: string;
  institution_name: string;
  name_ko: string;
  name_en: string;
  expense_id: string;
  number: number | null;
  number_year: number | null;
}

/**
 * Uses `t` that are put to a claim `x` and in no batch that stands. A cancellation goes with its purchase. What a claim
 * leaves out of its payable amount is the VAT it doesn't ask for. Conditions go on behind.
 */
export const VAT_FROM = `FROM card_transactions t
  JOIN card_links k ON k.team_id = t.team_id AND k.transaction_id = coalesce(t.cancels_id, t.id)
  JOIN expenses x ON x.team_id = k.team_id AND x.id = k.expense_id AND x.state NOT IN ('rejected', 'reversed') AND x.claim_amount < x.payable_amount
  JOIN institutions i ON i.team_id = x.team_id AND i.id = x.institution_id
  JOIN teams m ON m.id = t.team_id
  WHERE t.tax_amount <> 0 AND NOT EXISTS (SELECT 1 FROM vat_put_back b WHERE b.team_id = t.team_id AND b.transaction_id = t.id)`;

export const VAT_COLUMNS = `t.id, t.used_on, t.merchant_name, t.amount, t.tax_amount AS vat,
  coalesce((SELECT sum(c.amount) FROM card_transactions c WHERE c.team_id = t.team_id AND c.cancels_id = t.id), 0) AS cancelled,
  i.name AS institution_name, m.name_ko, m.name_en, x.id AS expense_id, x.number, x.number_year`;

export function vatRow(row: VatDbRow): VatRow {
  const { number, number_year: year } = row;
  return {
    id: row.id,
    version: versionOf(row),
    usedOn: row.used_on,
    merchantName: row.merchant_name,
    amount: BigInt(row.amount),
    vatAmount: BigInt(row.vat),
    institutionName: row.institution_name,
    teamName: { ko: row.name_ko, en: row.name_en },
    expenseId: row.expense_id,
    number: number === null || year === null ? undefined : formatExpenseNumber(year, number),
  };
}

function versionOf({ vat, amount, cancelled, expense_id: claim }: VatDbRow): string {
  return createHash('sha256').update([amount, vat, cancelled, claim].join('/')).digest('hex').slice(0, 16);
}
