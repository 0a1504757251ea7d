import type { Won } from '../platform/money/won.js';
import type { Target } from './claim-targets.js';
import type { PastChoice } from './past-choices.js';
import { wordsOf, wordsShared } from './claim-words.js';

/** Why a target is proposed, so that nobody has to believe a ranking. Counts are of approved claims of the team. */
export type ProposalReason =
  /** `count` of the supplier's `of` claims went there, the latest as `number`. */
  | { kind: 'supplier'; count: number; of: number; number?: string }
  /** `count` claims that speak of the same things went there, of `of` that do. */
  | { kind: 'words'; words: readonly string[]; count: number; of: number }
  /** The claim's own text names the category. */
  | { kind: 'name'; words: readonly string[] };

export interface Proposal {
  target: Target;
  /** The strongest first; never empty. */
  reasons: readonly ProposalReason[];
}

/** What a proposal is made from. */
export interface ProposedClaim {
  claimAmount: Won;
  /** Purpose and items, as they read. */
  text: string;
}

/** A supplier says more than words do, and what was done more than how a category is called. */
const WEIGHT = { supplier: 10, words: 4, name: 2 };
/** Two or three claims that happen to share a word are no habit yet. */
const SETTLED = 3;
const MOST = 3;

/**
 * Where a claim may belong, best first: what the supplier's claims were charged to, then claims that speak of the same
 * things, then categories the claim names. Only lines that hold the amount; the common pot only where the team's own
 * approvals lead there. At most three, each with its reasons. Pure.
 */
export function proposeTargets(
  claim: ProposedClaim,
  targets: readonly Target[],
  past: readonly PastChoice[],
): Proposal[] {
  const words = wordsOf(claim.text);
  const ofSupplier = past.filter((choice) => choice.ofSupplier);
  const alike = past.map((choice) => ({ choice, shared: wordsShared(words, choice.text) }));
  return targets
    .map((target) => {
      const reasons = [
        supplierReason(target, ofSupplier),
        wordsReason(target, words, alike),
        nameReason(target, words),
      ].flatMap((reason) => reason ?? []);
      const led = reasons.some(({ kind }) => kind !== 'name');
      return { target, reasons: target.line.pot && !led ? [] : reasons };
    })
    .filter(({ target, reasons }) => reasons.length > 0 && holds(target, claim.claimAmount))
    .map((proposal) => ({ ...proposal, score: scoreOf(proposal.reasons) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ target, reasons }) => ({ target, reasons }));
}

/** The claim was for this target; in an earlier stage, the one of the same fund and category. */
export function isFor(choice: PastChoice, { line, category }: Target): boolean {
  return (
    choice.categoryId === category.id && (choice.budgetLineId === line.id || choice.fundId === line.fundId)
  );
}

/** A common pot's balance is nobody's to know; the officer decides. */
export function holds({ line }: Target, amount: Won): boolean {
  return line.pot || (line.available !== undefined && line.available >= amount);
}

function supplierReason(target: Target, past: readonly PastChoice[]): ProposalReason | undefined {
  const own = past.filter((choice) => isFor(choice, target));
  const [latest] = own;
  return latest && { kind: 'supplier', count: own.length, of: past.length, number: latest.number };
}

function wordsReason(
  target: Target,
  words: readonly string[],
  alike: readonly { choice: PastChoice; shared: readonly string[] }[],
): ProposalReason | undefined {
  const speaking = alike.filter(({ shared }) => shared.length > 0);
  const own = speaking.filter(({ choice }) => isFor(choice, target));
  if (own.length === 0) return undefined;
  const told = words.filter((word) => own.some(({ shared }) => shared.includes(word)));
  return { kind: 'words', words: told.slice(0, 3), count: own.length, of: speaking.length };
}

function nameReason({ category }: Target, words: readonly string[]): ProposalReason | undefined {
  const name = category.names.at(-1);
  if (!name) return undefined;
  const shared = wordsShared(words, `${name.ko} ${name.en}`);
  return shared.length > 0 ? { kind: 'name', words: shared.slice(0, 3) } : undefined;
}

function scoreOf(reasons: readonly ProposalReason[]): number {
  return reasons.reduce((sum, reason) => {
    if (reason.kind === 'name') return sum + WEIGHT.name;
    return sum + WEIGHT[reason.kind] * (reason.count / reason.of) * Math.min(1, reason.count / SETTLED);
  }, 0);
}
