import { invalidInput } from '../../platform/errors/define-errors.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { DECISION_ERRORS } from './decision.errors.js';
import type { Expense } from '../expense.js';
import { EXPENSE_ERRORS } from '../expense.errors.js';

/** A line that an approver leaves out, and why. */
export interface DeclinedLine {
  readonly lineId: string;
  readonly reason: string;
}

/**
 * The lines to leave out by their ids. Refuses a line that isn't the claim's, a missing reason, and leaving out all that
 * is left: that is a rejection. Pure.
 */
export function declinedLines(
  expense: Pick<Expense, 'lines'>,
  declined: readonly DeclinedLine[],
): ReadonlyMap<string, string> {
  const open = new Set(expense.lines.filter((line) => line.declined === undefined).map(({ id }) => id));
  const reasons = new Map(declined.map(({ lineId, reason }) => [lineId, reason.trim()]));
  const problems: FieldProblem[] = [];
  for (const [index, { lineId, reason }] of declined.entries()) {
    if (!open.has(lineId))
      problems.push(DECISION_ERRORS.problem('expense.line-not-found', `/declined/${index}/lineId`));
    else if (reason.trim() === '')
      problems.push(EXPENSE_ERRORS.problem('expense.comment-missing', `/declined/${index}/reason`));
  }
  if (problems.length > 0) throw invalidInput(problems);
  if (reasons.size > 0 && reasons.size === open.size) throw DECISION_ERRORS.fail('expense.nothing-approved');
  return reasons;
}
