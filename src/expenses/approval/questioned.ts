import { changedParts } from '../../approvals/changed-parts.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { DECISION_ERRORS } from './decision.errors.js';
import { CLAIM_PARTS, type ClaimPart, type Expense, type Questioned } from '../expense.js';
import { claimParts } from './claim-parts.js';

/** What a return asks about, put in order; undefined where it names nothing, which opens the whole claim. Pure. */
export function questionedOf(
  expense: Pick<Expense, 'lines'>,
  asked: Questioned | undefined,
): Questioned | undefined {
  if (!asked) return undefined;
  const known = new Set(expense.lines.map(({ id }) => id));
  const lineIds = (asked.lineIds ?? []).filter((id) => known.has(id));
  const parts = CLAIM_PARTS.filter(
    (part) =>
      asked.parts.includes(part) ||
      (part === 'amounts' && lineIds.length > 0) ||
      (part === 'documents' && (asked.evidenceIds ?? []).length > 0),
  );
  if (parts.length === 0) return undefined;
  return {
    parts,
    ...(lineIds.length > 0 ? { lineIds } : {}),
    ...(asked.evidenceIds?.length ? { evidenceIds: asked.evidenceIds } : {}),
  };
}

/** Whether this part of a claim may be changed now, as far as a return has narrowed it. Pure. */
export function isOpenPart(
  { state, questioned }: Pick<Expense, 'state' | 'questioned'>,
  part: ClaimPart,
): boolean {
  return state !== 'returned' || questioned === undefined || questioned.parts.includes(part);
}

/** Where a refused part is found in the claim. */
const POINTERS: Record<ClaimPart, string> = {
  title: '/title',
  supplier: '/supplierName',
  dates: '/documentedOn',
  amounts: '/lines',
  target: '/budgetLineId',
  payment: '/paymentMeans',
  documents: '/evidenceIds',
  statements: '/reasons',
};

/** Refuses a change of what a return left closed, each part at its field. Documents are asked for by themselves. Pure. */
export function ensureQuestioned(before: Expense, after: Expense): void {
  if (before.state !== 'returned' || before.questioned === undefined) return;
  const changed = changedParts(claimParts(before, []), claimParts(after, []));
  const problems: FieldProblem[] = CLAIM_PARTS.filter(
    (part) => changed.includes(part) && !isOpenPart(before, part),
  ).map((part) => DECISION_ERRORS.problem('expense.not-questioned', POINTERS[part]));
  if (problems.length > 0) throw invalidInput(problems);
}
