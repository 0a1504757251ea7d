import { numberOf } from '../../expenses/expense-rows.js';
import type { StatementRow, TransactionRow } from '../card-statement.queries.js';

export function statementJson(row: StatementRow): object {
  return {
    id: row.id,
    teamId: row.team_id,
    file: { name: row.original_name, evidenceId: row.evidence_id },
    createdAt: row.created_at,
    createdBy: { name: row.created_by_name },
    rowCount: row.row_count,
    takenCount: row.taken_count,
    knownCount: row.known_count,
    unreadableCount: row.unreadable_count,
    unreadableRows: row.unreadable,
    // Sums of the rows this statement brought, cancellations taken off.
    amount: row.amount,
    taxAmount: row.tax_amount,
  };
}

/** Sure of nothing: the supplier and the amount agree, and the days do more or less. */
export const CONFIDENCE: readonly (readonly [days: number, percent: number])[] = [
  [0, 95],
  [3, 80],
  [7, 60],
];

/** In percent, by how many days lie between. */
export function confidenceOf(days: number): number {
  return CONFIDENCE.find(([within]) => days <= within)?.[1] ?? 0;
}

export function transactionJson(row: TransactionRow): object {
  const days = row.days_apart ?? 0;
  const confidence = confidenceOf(days);
  return {
    id: row.id,
    rowNumber: row.row_number,
    kind: row.amount.startsWith('-') ? 'cancellation' : 'purchase',
    cardNumber: row.card_number,
    approvalNumber: row.approval_number,
    usedOn: row.used_on,
    usedAt: row.used_at || null,
    amount: row.amount,
    supplyAmount: row.supply_amount,
    taxAmount: row.tax_amount,
    foreign:
      row.foreign_amount === null
        ? null
        : { amount: row.foreign_amount, exchangeRate: row.exchange_rate, country: row.country },
    merchant: {
      name: row.merchant_name,
      businessNumber: row.merchant_business_number,
      kind: row.merchant_kind,
    },
    cancels: row.cancels_id,
    cancelledAmount: row.cancelled_amount,
    claim:
      row.linked_id === null
        ? null
        : {
            expenseId: row.linked_id,
            number: numberOf(row) ?? null,
            linkedAt: row.linked_at,
            linkedBy: { name: row.linked_by_name },
          },
    match:
      row.expense_id === null
        ? null
        : {
            expenseId: row.expense_id,
            confidence,
            reasons: ['supplier', 'amount', days === 0 ? 'same-day' : 'near-day'],
          },
  };
}
