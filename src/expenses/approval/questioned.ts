import { changedParts } from '../../approvals/changed-parts.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { DECISION_ERRORS } from './decision.errors.js';
import { CLAIM_PARTS, type ClaimPart, type Expense, type Questioned } from '../expense.js';
import { amountsOf, claimParts } from './claim-parts.js';

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

/** Whether this line may be changed now. Pure. */
export function isOpenLine(expense: Pick<Expense, 'state' | 'questioned'>, lineId: string): boolean {
  const lineIds = expense.state === 'returned' ? expense.questioned?.lineIds : undefined;
  return isOpenPart(expense, 'amounts') && (lineIds === undefined || lineIds.includes(lineId));
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
  if (problems.length === 0) problems.push(...closedLines(before, after));
  if (problems.length > 0) throw invalidInput(problems);
}

/** Lines that weren't in question and were changed or taken out all the same. */
function closedLines(before: Expense, after: Expense): FieldProblem[] {
  const now = new Map(after.lines.map((line, index) => [line.id, { line, index }]));
  return before.lines.flatMap((line, at) => {
    if (isOpenLine(before, line.id)) return [];
    const kept = now.get(line.id);
    const same = kept && changedParts({ line: amountsOf(line) }, { line: amountsOf(kept.line) }).length === 0;
    return same
      ? []
      : [DECISION_ERRORS.problem('expense.not-questioned', `/lines/${kept?.index ?? at}/supplyAmount`)];
  });
}
