import type { Won } from '../platform/money/won.js';
import type { Target } from './claim-targets.js';
import type { Origin } from './expense.js';

export interface LastChoice {
  budgetLineId: string;
  categoryId: string;
}

export interface ChosenTarget {
  target: Target;
  origin: Extract<Origin, 'last-approved' | 'only-choice'>;
}

/**
 * Where a claim most likely belongs: the team's last approved choice for this supplier while it is open and holds
 * enough, else the only own line that fits; undefined when a person has to choose. The common pot is never proposed:
 * asking rivals' shared money is a decision of its own.
 */
export function chooseTarget(
  claimAmount: Won,
  targets: readonly Target[],
  last: LastChoice | undefined,
): ChosenTarget | undefined {
  const repeated =
    last &&
    targets.find(({ line, category }) => line.id === last.budgetLineId && category.id === last.categoryId);
  if (repeated && (repeated.line.pot || holds(repeated, claimAmount)))
    return { target: repeated, origin: 'last-approved' };
  const fitting = targets.filter((target) => !target.line.pot && holds(target, claimAmount));
  const [only] = fitting;
  return only && fitting.length === 1 ? { target: only, origin: 'only-choice' } : undefined;
}

function holds({ line }: Target, amount: Won): boolean {
  return line.available !== undefined && line.available >= amount;
}
