import type { Evidence } from '../../evidence/evidence.js';
import type { ExpenseDetails } from '../expense-details.js';
import type { Expense, ExpenseLine, ForeignAmount } from '../expense.js';

/** What a claim says, part by part. */
export type ClaimParts = Readonly<{
  title: string;
  supplier: { name: string; businessNumber?: string };
  dates: { documentedOn?: string; committedOn?: string };
  amounts: readonly LineAmounts[];
  target: { institutionId: string; lines: readonly { budgetLineId?: string; categoryId?: string }[] };
  payment: { means?: string; foreign?: ForeignAmount };
  documents: readonly { id: string; name: string; servesAs?: unknown }[];
  statements: Pick<ExpenseDetails, 'reasons' | 'records'>;
}>;

export interface LineAmounts {
  name: string;
  supplyAmount: string;
  taxAmount: string;
  vatTreatment: string;
  declined?: string;
}

/**
 * What a claim says, part by part, as plain values: kept with each decision, so that the next reader sees just the
 * difference and an approval stands while what it rests on is the same. Pure.
 */
export function claimParts(
  expense: Expense,
  evidences: readonly Pick<Evidence, 'id' | 'originalName' | 'servesAs'>[],
): ClaimParts {
  const { details, foreign } = expense;
  return {
    title: expense.title,
    supplier: { name: expense.supplierName, businessNumber: expense.supplierBusinessNumber },
    dates: { documentedOn: expense.documentedOn, committedOn: expense.committedOn },
    amounts: expense.lines.map(amountsOf),
    target: {
      institutionId: expense.institutionId,
      lines: expense.lines.map(({ budgetLineId, categoryId }) => ({ budgetLineId, categoryId })),
    },
    payment: { means: details.paymentMeans, foreign },
    documents: evidences
      .map(({ id, originalName, servesAs }) => ({ id, name: originalName, servesAs }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    statements: { reasons: details.reasons, records: details.records },
  };
}

/** What of a line the part `amounts` says. Pure. */
export function amountsOf({
  name,
  supplyAmount,
  taxAmount,
  vatTreatment,
  declined,
}: ExpenseLine): LineAmounts {
  return {
    name,
    supplyAmount: supplyAmount.toString(),
    taxAmount: taxAmount.toString(),
    vatTreatment,
    declined,
  };
}
