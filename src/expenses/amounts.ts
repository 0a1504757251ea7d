import { sumWon, type Won } from '../platform/money/won.js';
import type { Expense, ExpenseLine, VatRecovery, VatTreatment } from './expense.js';

/** How a line's VAT is treated: by the institution, or by the choice on the line where the institution leaves it open. */
export function vatTreatmentOf(recovery: VatRecovery, chosen?: VatTreatment): VatTreatment {
  if (recovery === 'full') return 'recovered';
  if (recovery === 'none') return 'charged';
  return chosen ?? 'recovered';
}

/**
 * Refundable VAT is never chargeable, even if it isn't refunded (사용 기준 제21조 4항 1호), so a line whose VAT is recovered
 * claims its supply value; the supplier is owed both either way.
 */
export function lineAmounts(
  supplyAmount: Won,
  taxAmount: Won,
  vatTreatment: VatTreatment,
): Pick<ExpenseLine, 'claimAmount' | 'payableAmount'> {
  const payableAmount = supplyAmount + taxAmount;
  return { claimAmount: vatTreatment === 'recovered' ? supplyAmount : payableAmount, payableAmount };
}

export function totalsOf(
  lines: readonly ExpenseLine[],
): Pick<Expense, 'supplyAmount' | 'taxAmount' | 'claimAmount' | 'payableAmount'> {
  return {
    supplyAmount: sumWon(lines.map((line) => line.supplyAmount)),
    taxAmount: sumWon(lines.map((line) => line.taxAmount)),
    claimAmount: sumWon(lines.map((line) => line.claimAmount)),
    payableAmount: sumWon(lines.map((line) => line.payableAmount)),
  };
}

/** The lines with those left out that an approver declined: they claim and pay nothing. Pure. */
export function withDeclined(
  lines: readonly ExpenseLine[],
  declined: ReadonlyMap<string, string>,
): ExpenseLine[] {
  return lines.map((line) => {
    const why = declined.get(line.id);
    return why === undefined ? line : { ...line, declined: why, claimAmount: 0n, payableAmount: 0n };
  });
}

/** What each budget line is charged, in the order the lines first name it. */
export function claimByBudgetLine(lines: readonly ExpenseLine[]): Map<string, Won> {
  const amounts = new Map<string, Won>();
  for (const { budgetLineId, claimAmount, declined } of lines) {
    if (budgetLineId && declined === undefined)
      amounts.set(budgetLineId, (amounts.get(budgetLineId) ?? 0n) + claimAmount);
  }
  return amounts;
}
