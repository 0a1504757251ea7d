import { addMonths, isKstDate, type KstDate } from '../platform/clock/kst-date.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { isBusinessNumber } from '../platform/ids/business-number.js';
import { formatWon } from '../platform/money/won.js';
import { claimByBudgetLine } from './amounts.js';
import type { Expense } from './expense.js';
import { AMENDMENT_ERRORS } from './amendment.errors.js';
import { EXPENSE_ERRORS } from './expense.errors.js';

export const MAX_LINES = 500;
const MAX_TITLE = 200;

export interface StagePeriod {
  id: string;
  startsOn: KstDate;
  endsOn: KstDate;
  /** The day its report on use is due, up to which what was committed in it is paid. */
  reportBy?: KstDate;
}

/** A budget line as far as a claim's rightness depends on it. */
export interface ClaimableLine {
  id: string;
  stageId: string;
  institutionId?: string;
  pot: boolean;
  open: boolean;
  fundId?: string;
  /** Path of its category; a claim line's category must be this one or below it. */
  categoryPath: string;
  /** What is left; undefined on a common pot, whose balance no claim may tell. */
  available?: bigint;
}

export interface CheckContext {
  today: KstDate;
  stage: StagePeriod;
  lines: ReadonlyMap<string, ClaimableLine>;
  /** Of the categories that can be claimed on the day of the document. */
  categoryPaths: ReadonlyMap<string, string>;
  /** Supply value of the tax invoice the claim stands on. */
  invoiceSupplyAmount?: bigint;
  /** What the instalment it is for holds of each line, beside what is available. */
  held?: ReadonlyMap<string, bigint>;
}

/** Everything that keeps a claim from being submitted, each problem at its field; none when it may go. Pure. */
export function checkExpense(expense: Expense, context: CheckContext): FieldProblem[] {
  return [
    ...checkHead(expense),
    ...checkDates(expense, context),
    ...checkLines(expense, context),
    ...checkBalances(expense, context),
  ];
}

function checkHead(expense: Expense): FieldProblem[] {
  const { problem } = EXPENSE_ERRORS;
  const problems: FieldProblem[] = [];
  if (expense.title.trim() === '') problems.push(problem('expense.title-missing', '/title'));
  if (expense.title.length > MAX_TITLE)
    problems.push(problem('expense.text-too-long', '/title', { limit: MAX_TITLE }));
  if (expense.supplierName.trim() === '') problems.push(problem('expense.supplier-missing', '/supplierName'));
  const number = expense.supplierBusinessNumber;
  if (number !== undefined && !isBusinessNumber(number))
    problems.push(problem('expense.business-number', '/supplierBusinessNumber', { number }));
  if (expense.waitsFor)
    problems.push(
      expense.correctsExpenseId
        ? AMENDMENT_ERRORS.problem('expense.waits-for-refund', '/evidenceIds')
        : AMENDMENT_ERRORS.problem('expense.waits-for-original', '/evidenceIds', {
            approvalNumber: expense.waitsFor,
          }),
    );
  return problems;
}

/** 사용 기준 제22조 4항: what is spent belongs to the stage; later payment needs a commitment made inside it. */
function checkDates(expense: Expense, { today, stage }: CheckContext): FieldProblem[] {
  const { problem } = EXPENSE_ERRORS;
  if (!expense.documentedOn) return [problem('expense.documented-on-missing', '/documentedOn')];
  const problems = checkInvoiceDates(expense.documentedOn, invoicedIn(expense, stage), today);
  if (expense.committedOn !== undefined)
    problems.push(...checkDate('/committedOn', expense.committedOn, committedIn(expense, stage), today));
  if (expense.committedOn && expense.committedOn > expense.documentedOn) {
    problems.push(problem('expense.committed-after-document', '/committedOn'));
  }
  return problems;
}

/** What a contract signed by the end of the stage leads to may still come until the report is due. */
function invoicedIn({ instalment, committedOn }: Expense, stage: StagePeriod): StagePeriod {
  const inTime = instalment !== undefined && committedOn !== undefined && committedOn <= stage.endsOn;
  return inTime ? { ...stage, endsOn: lastPayableOn(stage) } : stage;
}

/** A contract that was carried over was signed in an earlier stage. */
function committedIn({ instalment, committedOn }: Expense, stage: StagePeriod): StagePeriod {
  return instalment && committedOn && committedOn < stage.startsOn
    ? { ...stage, startsOn: committedOn }
    : stage;
}

/** The same for a document nobody has claimed yet. */
export function checkInvoiceDates(documentedOn: KstDate, stage: StagePeriod, today: KstDate): FieldProblem[] {
  return checkDate('/documentedOn', documentedOn, stage, today);
}

function checkDate(pointer: string, date: KstDate, stage: StagePeriod, today: KstDate): FieldProblem[] {
  const { problem } = EXPENSE_ERRORS;
  if (!isKstDate(date)) return [problem('expense.date', pointer)];
  if (date > today) return [problem('expense.in-future', pointer, { today })];
  if (date >= stage.startsOn && date <= stage.endsOn) return [];
  return [problem('expense.outside-stage', pointer, { startsOn: stage.startsOn, endsOn: stage.endsOn })];
}

function checkLines(
  expense: Expense,
  { lines, categoryPaths, invoiceSupplyAmount }: CheckContext,
): FieldProblem[] {
  const { problem } = EXPENSE_ERRORS;
  if (expense.lines.length === 0) return [problem('expense.lines-missing', '/lines')];
  if (expense.lines.length > MAX_LINES)
    return [problem('expense.too-many-lines', '/lines', { limit: MAX_LINES })];
  const problems = expense.lines.flatMap((line, index) => {
    const at = `/lines/${index}`;
    const found: FieldProblem[] = [];
    if (line.name.trim() === '') found.push(problem('expense.line-name-missing', `${at}/name`));
    if (line.supplyAmount <= 0n) found.push(problem('expense.amount', `${at}/supplyAmount`));
    if (line.taxAmount < 0n) found.push(problem('expense.tax-amount', `${at}/taxAmount`));
    const target = line.budgetLineId === undefined ? undefined : lines.get(line.budgetLineId);
    if (line.budgetLineId === undefined) {
      found.push(problem('expense.target-missing', `${at}/budgetLineId`));
    } else if (line.categoryId === undefined) {
      found.push(problem('expense.category-missing', `${at}/categoryId`));
    } else if (
      !target ||
      !target.open ||
      target.stageId !== expense.stageId ||
      !isOpenTo(target, expense.institutionId)
    ) {
      found.push(problem('expense.target-not-open', `${at}/budgetLineId`));
    } else if (!categoryPaths.has(line.categoryId)) {
      found.push(problem('expense.category-not-claimable', `${at}/categoryId`));
    } else if (!isWithin(categoryPaths.get(line.categoryId), target.categoryPath)) {
      found.push(problem('expense.category-outside-line', `${at}/categoryId`));
    }
    return found;
  });
  const pots = new Set(
    expense.lines.map((line) => lines.get(line.budgetLineId ?? '')?.pot).filter((pot) => pot !== undefined),
  );
  if (pots.size > 1) problems.push(problem('expense.mixed-pot', '/lines'));
  if (invoiceSupplyAmount !== undefined && expense.supplyAmount > invoiceSupplyAmount) {
    problems.push(
      problem('expense.over-invoice', '/lines', { supplyAmount: formatWon(invoiceSupplyAmount) }),
    );
  }
  return problems;
}

/** Says early what the ledger would refuse; of a common pot nothing is said, or tries would find its balance. */
function checkBalances(expense: Expense, { lines, held }: CheckContext): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const [lineId, amount] of claimByBudgetLine(expense.lines)) {
    const free = lines.get(lineId)?.available;
    if (free === undefined) continue;
    const available = free + (held?.get(lineId) ?? 0n);
    if (amount <= available) continue;
    const index = expense.lines.findIndex((line) => line.budgetLineId === lineId);
    problems.push(
      EXPENSE_ERRORS.problem('expense.over-balance', `/lines/${index}/budgetLineId`, {
        available: formatWon(available),
        short: formatWon(amount - available),
      }),
    );
  }
  return problems;
}

function isOpenTo(line: ClaimableLine, institutionId: string): boolean {
  return line.pot || line.institutionId === undefined || line.institutionId === institutionId;
}

function isWithin(path: string | undefined, ancestor: string): boolean {
  return path === ancestor || (path?.startsWith(`${ancestor}.`) ?? false);
}

/** The last day on which a claim committed inside the stage may be paid: the one its report on use is due. */
export function lastPayableOn(stage: StagePeriod): KstDate {
  return stage.reportBy ?? addMonths(stage.endsOn, 3);
}

/** The rule for the day the money leaves the account (사용일), at payment. */
export function checkPaidOn(
  expense: Pick<Expense, 'committedOn' | 'documentedOn'>,
  paidOn: KstDate,
  stage: StagePeriod,
  today: KstDate,
): FieldProblem[] {
  const { problem } = EXPENSE_ERRORS;
  if (!isKstDate(paidOn)) return [problem('expense.date', '/paidOn')];
  if (paidOn > today) return [problem('expense.in-future', '/paidOn', { today })];
  const committedOn = expense.committedOn ?? expense.documentedOn;
  const lastOn =
    committedOn !== undefined && committedOn <= stage.endsOn ? lastPayableOn(stage) : stage.endsOn;
  if (paidOn >= stage.startsOn && paidOn <= lastOn) return [];
  return [problem('expense.paid-on', '/paidOn', { startsOn: stage.startsOn, lastOn })];
}
