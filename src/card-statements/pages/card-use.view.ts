import type { CardUseView } from '../../../templates/card-statements/card-uses-page.js';
import { foreignText } from '../../expenses/pages/foreign-text.js';
import type { TransactionRow } from '../card-statement.queries.js';
import { currencyOf } from '../currency-of.js';

/** Of the card's number only its last four figures, as on the card slip. */
export function cardEnding(cardNumber: string): string {
  return /\d{4}$/.exec(cardNumber.trim())?.[0] ?? '';
}

export function foreignOf(
  row: Pick<TransactionRow, 'foreign_amount' | 'country' | 'exchange_rate'>,
): string | undefined {
  if (row.foreign_amount === null) return undefined;
  const { foreign_amount: amount, exchange_rate: rate } = row;
  return foreignText({ currency: currencyOf(row.country), amount, rate: rate ?? undefined });
}

/** A use of a card as the person sees it who is asked for its document. */
export function useView(row: TransactionRow): CardUseView {
  return {
    id: row.id,
    usedOn: row.used_on,
    usedAt: row.used_at.slice(0, 5),
    merchantName: row.merchant_name,
    merchantKind: row.merchant_kind,
    cardEnding: cardEnding(row.card_number),
    approvalNumber: row.approval_number,
    amount: BigInt(row.amount) - BigInt(row.cancelled_amount),
    foreign: foreignOf(row),
    document: row.document_id === null ? undefined : { id: row.document_id, name: row.document_name ?? '' },
  };
}
