import type { Target } from './claim-targets.js';
import type { Origin } from './expense.js';
import type { PastChoice } from './past-choices.js';
import { holds, isFor, proposeTargets, type ProposedClaim } from './propose-targets.js';

export interface ChosenTarget {
  target: Target;
  origin: Extract<Origin, 'last-approved' | 'similar' | 'only-choice'>;
}

/** How many approved claims must speak of the same things, and what part of them must agree, to be followed unasked. */
const ENOUGH_ALIKE = 3;
const AGREED = 0.8;

/**
 * Where a claim most likely belongs: the team's last approved choice for this supplier while it is open and holds
 * enough, else the only own line that fits, else where nearly all claims went that speak of the same things; undefined
 * when a person has to choose. The common pot is chosen only where the supplier's last claim asked it: asking rivals'
 * shared money is a decision of its own. Pure.
 */
export function chooseTarget(
  claim: ProposedClaim,
  targets: readonly Target[],
  past: readonly PastChoice[],
): ChosenTarget | undefined {
  const last = past.find(({ ofSupplier }) => ofSupplier);
  const repeated = last && targets.filter((target) => isFor(last, target));
  const same = repeated?.find(({ line }) => line.id === last?.budgetLineId) ?? repeated?.[0];
  if (same && holds(same, claim.claimAmount)) return { target: same, origin: 'last-approved' };
  const fitting = targets.filter((target) => !target.line.pot && holds(target, claim.claimAmount));
  const [only] = fitting;
  if (only && fitting.length === 1) return { target: only, origin: 'only-choice' };
  const [best] = proposeTargets(claim, fitting, past);
  const alike = best?.reasons.find((reason) => reason.kind === 'words');
  return best && alike && alike.count >= ENOUGH_ALIKE && alike.count / alike.of >= AGREED
    ? { target: best.target, origin: 'similar' }
    : undefined;
}
