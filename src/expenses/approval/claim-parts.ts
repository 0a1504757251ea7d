import type { Evidence } from '../../evidence/evidence.js';
import type { ClaimPart, Expense, ExpenseLine } from '../expense.js';

/**
 * What a claim says, part by part, as plain values: kept with each decision, so that the next reader sees just the
 * difference and an approval stands while what it rests on is the same. Pure.
 */
export function claimParts(
  expense: Expense,
  evidences: readonly Pick<Evidence, 'id' | 'originalName' | 'servesAs'>[],
): Record<ClaimPart, unknown> {
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

function amountsOf({ name, supplyAmount, taxAmount, vatTreatment, declined }: ExpenseLine): object {
  return {
    name,
    supplyAmount: supplyAmount.toString(),
    taxAmount: taxAmount.toString(),
    vatTreatment,
    declined,
  };
}
