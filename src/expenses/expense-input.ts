import { v7 as uuidv7 } from 'uuid';
import { isKstDate, type KstDate } from '../platform/clock/kst-date.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { readBusinessNumber } from '../platform/ids/business-number.js';
import { lineAmounts, totalsOf, vatTreatmentOf } from './amounts.js';
import { detailProblems, withDetails, type DetailsInput, type ExpenseDetails } from './expense-details.js';
import type { Expense, ExpenseLine, OriginField, VatRecovery, VatTreatment } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';

/** A line as a person or program gives it; amounts are won already read. */
export interface LineInput {
  id?: string;
  name: string;
  supplyAmount: bigint;
  taxAmount: bigint;
  categoryId?: string;
  budgetLineId?: string;
  vatTreatment?: VatTreatment;
}

/** What a draft may be given; what is absent stays as it is. */
export interface ExpenseInput extends DetailsInput {
  title?: string;
  supplierName?: string;
  supplierBusinessNumber?: string;
  documentedOn?: KstDate;
  committedOn?: KstDate;
  lines?: readonly LineInput[];
  /** For every line that names none of its own. */
  budgetLineId?: string;
  categoryId?: string;
}

/** The draft with the input put in; a value that was changed by hand loses the mark of its origin. Pure. */
export function applyInput(expense: Expense, input: ExpenseInput, recovery: VatRecovery): Expense {
  refuseUnreadable(input);
  const lines = linesFrom(expense.lines, input, recovery);
  const number = input.supplierBusinessNumber;
  const next: Expense = {
    ...expense,
    title: input.title?.trim() ?? expense.title,
    supplierName: input.supplierName?.trim() ?? expense.supplierName,
    supplierBusinessNumber:
      number === undefined ? expense.supplierBusinessNumber : number.replaceAll(/[\s-]/g, '') || undefined,
    documentedOn: input.documentedOn === undefined ? expense.documentedOn : input.documentedOn || undefined,
    committedOn: input.committedOn === undefined ? expense.committedOn : input.committedOn || undefined,
    lines,
    details: targetKept(withDetails(expense.details, input), input, lines),
    ...totalsOf(lines),
  };
  return { ...next, origins: keptOrigins(expense, next) };
}

/** A choice made before there is a line waits for the first one. */
function targetKept(
  { target, ...details }: ExpenseDetails,
  { budgetLineId, categoryId }: ExpenseInput,
  lines: readonly ExpenseLine[],
): ExpenseDetails {
  if (lines.length > 0) return details;
  const chosen = budgetLineId && categoryId ? { budgetLineId, categoryId } : target;
  return chosen ? { ...details, target: chosen } : details;
}

/** What can't even be stored: a date that doesn't exist, a business number with a wrong check digit. */
function refuseUnreadable(input: ExpenseInput): void {
  const problems: FieldProblem[] = detailProblems(input);
  const { problem } = EXPENSE_ERRORS;
  for (const field of ['documentedOn', 'committedOn'] as const) {
    const date = input[field];
    if (date && !isKstDate(date)) problems.push(problem('expense.date', `/${field}`));
  }
  const number = input.supplierBusinessNumber;
  if (number && !readBusinessNumber(number).ok)
    problems.push(problem('expense.business-number', '/supplierBusinessNumber', { number }));
  input.lines?.forEach((line, index) => {
    if (line.supplyAmount <= 0n) problems.push(problem('expense.amount', `/lines/${index}/supplyAmount`));
    if (line.taxAmount < 0n) problems.push(problem('expense.tax-amount', `/lines/${index}/taxAmount`));
  });
  if (problems.length > 0) throw invalidInput(problems);
}

/** The lines as given, or those that are there, with the one target for all of them put in. */
function linesFrom(
  before: readonly ExpenseLine[],
  input: ExpenseInput,
  recovery: VatRecovery,
): ExpenseLine[] {
  const { lines, budgetLineId, categoryId } = input;
  if (!lines)
    return before.map((line) => ({
      ...line,
      budgetLineId: budgetLineId ?? line.budgetLineId,
      categoryId: categoryId ?? line.categoryId,
    }));
  const open = new Map(before.map((line) => [line.id, line]));
  return lines.map((line) => {
    const kept = line.id === undefined ? undefined : open.get(line.id);
    // A line given twice is a new one the second time.
    if (kept) open.delete(kept.id);
    const targeted = {
      ...line,
      budgetLineId: line.budgetLineId ?? budgetLineId,
      categoryId: line.categoryId ?? categoryId,
    };
    return toLine(targeted, kept, recovery);
  });
}

function toLine(input: LineInput, kept: ExpenseLine | undefined, recovery: VatRecovery): ExpenseLine {
  const vatTreatment = vatTreatmentOf(recovery, input.vatTreatment);
  const amounts = lineAmounts(input.supplyAmount, input.taxAmount, vatTreatment);
  // What was left out stays so until its amounts are others.
  const declined = kept && sameAmounts(kept, input) ? kept.declined : undefined;
  return {
    id: kept?.id ?? uuidv7(),
    name: input.name.trim(),
    purchasedOn: kept?.purchasedOn,
    categoryId: input.categoryId,
    budgetLineId: input.budgetLineId,
    vatTreatment,
    supplyAmount: input.supplyAmount,
    taxAmount: input.taxAmount,
    ...(declined === undefined ? amounts : { claimAmount: 0n, payableAmount: 0n, declined }),
  };
}

function sameAmounts(kept: ExpenseLine, input: LineInput): boolean {
  return kept.supplyAmount === input.supplyAmount && kept.taxAmount === input.taxAmount;
}

function keptOrigins(before: Expense, after: Expense): Expense['origins'] {
  const same: Record<OriginField, boolean> = {
    supplier:
      before.supplierName === after.supplierName &&
      before.supplierBusinessNumber === after.supplierBusinessNumber,
    documentedOn: before.documentedOn === after.documentedOn,
    title: before.title === after.title,
    amounts: amountsOf(before) === amountsOf(after),
    target: targetsOfLines(before) === targetsOfLines(after),
  };
  const kept = Object.entries(before.origins).filter(([field]) => same[field as OriginField]);
  return Object.fromEntries(kept);
}

function amountsOf(expense: Expense): string {
  return expense.lines.map((line) => `${line.supplyAmount}/${line.taxAmount}`).join();
}

function targetsOfLines(expense: Expense): string {
  return expense.lines.map((line) => `${line.budgetLineId}/${line.categoryId}`).join();
}
