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

/** Where the supplier and the amount agree, and the days do more or less. */
const CONFIDENCE: readonly (readonly [days: number, percent: number])[] = [
  [0, 95],
  [3, 80],
  [7, 60],
];

type Match = Pick<TransactionRow, 'matched_by' | 'days_apart'>;

/** In percent: the same approval number is the same payment; else by how many days lie between. */
export function confidenceOf({ matched_by: by, days_apart: days }: Match): number {
  if (by === 'approval-number') return 100;
  return CONFIDENCE.find(([within]) => (days ?? 0) <= within)?.[1] ?? 0;
}

function reasonsOf({ matched_by: by, days_apart: days }: Match): string[] {
  if (by === 'approval-number') return ['approval-number'];
  return ['supplier', 'amount', days === 0 ? 'same-day' : 'near-day'];
}

export function transactionJson(row: TransactionRow): object {
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
        : { expenseId: row.expense_id, confidence: confidenceOf(row), reasons: reasonsOf(row) },
    document: row.document_id === null ? null : { evidenceId: row.document_id, name: row.document_name },
    asked: row.asked_id === null ? null : { personId: row.asked_id, name: row.asked_name },
  };
}
