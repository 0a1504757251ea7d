import type { RouteFacts } from '../../approvals/route.js';
import type { CheckContext } from '../check-expense.js';
import type { ClaimFinding } from '../claim-finding.js';
import type { Expense } from '../expense.js';

/** What a claim's route is chosen by. Pure. */
export function routeFacts(
  expense: Expense,
  named: Pick<CheckContext, 'lines' | 'categoryPaths'>,
  findings: readonly ClaimFinding[],
): RouteFacts {
  const fundIds = expense.lines.flatMap(({ budgetLineId }) => {
    const fundId = budgetLineId && named.lines.get(budgetLineId)?.fundId;
    return fundId ? [fundId] : [];
  });
  const categoryPaths = expense.lines.flatMap(({ categoryId }) => {
    const path = categoryId && named.categoryPaths.get(categoryId);
    return path ? [path] : [];
  });
  const found = findings.filter(({ outcome }) => outcome === 'needs-more' || outcome === 'notice');
  return {
    onPot: expense.onPot,
    fundIds: [...new Set(fundIds)],
    categoryPaths: [...new Set(categoryPaths)],
    institutionId: expense.institutionId,
    amount: expense.claimAmount,
    findings: [...new Set(found.map(({ code }) => code))],
  };
}
