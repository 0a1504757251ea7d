import { v7 as uuidv7 } from 'uuid';
import { lineAmounts, totalsOf, vatTreatmentOf } from '../expenses/amounts.js';
import { checkExpense, type CheckContext, type StagePeriod } from '../expenses/check-expense.js';
import type { Target } from '../expenses/claim-targets.js';
import type { ClaimInstitution } from '../expenses/expense-references.js';
import { NO_DETAILS } from '../expenses/expense-details.js';
import type { Expense, ExpenseLine } from '../expenses/expense.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { findTarget, type NamedTarget } from './find-target.js';
import type { ImportTarget, RowProblem, RowValues } from './import.js';
import { problemOfClaim, rowProblem } from './row-problem.js';
import { refusedByRules, type RowRules } from './row-rules.js';

/** A stage with what a claim in it may be charged to. */
export interface StageTargets {
  stage: StagePeriod;
  lines: CheckContext['lines'];
  /** What can be claimed on a day; without one, everything that may still turn out right. */
  on(day: KstDate | undefined): DayTargets;
}

export interface DayTargets {
  targets: readonly NamedTarget[];
  categoryPaths: CheckContext['categoryPaths'];
}

/** All that rows are judged by; the same for every row of a batch. */
export interface RowContext {
  teamId: string;
  claimantId: string;
  institution: ClaimInstitution;
  now: Date;
  today: KstDate;
  /** By their first day; none begins after today. */
  stages: readonly StageTargets[];
  rules: RowRules;
  defaultTarget?: ImportTarget;
}

export interface RowClaim {
  expense?: Expense;
  problems: RowProblem[];
}

/**
 * The draft a row becomes, put to every check a typed claim is put to before it is submitted and to the rules that
 * refuse; with problems there is none. Pure.
 */
export function claimOfRow(values: RowValues, context: RowContext): RowClaim {
  const at = stageOf(values.documentedOn, context.stages);
  if (!at) return { problems: [rowProblem('import.row.missing', 'documentedOn')] };
  const { targets, categoryPaths } = at.on(dayWithin(values.documentedOn, at.stage));
  const found = targetOf(values, targets, context.defaultTarget);
  const target = 'target' in found ? found.target : undefined;
  const expense = draftOf(values, target, at.stage, context);
  const problems = checkExpense(expense, {
    today: context.today,
    stage: at.stage,
    lines: at.lines,
    categoryPaths,
  }).map(problemOfClaim);
  if ('problem' in found)
    return { problems: [...problems.filter(({ field }) => field !== 'category'), found.problem] };
  if (problems.length > 0) return { problems };
  const refusals = refusedByRules(expense, { ...context, stage: at.stage, categoryPaths });
  return refusals.length > 0 ? { problems: refusals } : { expense, problems: [] };
}

/** A day outside its stage is refused whatever may be claimed on it; a sheet may hold thousands of them. */
function dayWithin(day: KstDate | undefined, { startsOn, endsOn }: StagePeriod): KstDate | undefined {
  return day !== undefined && day >= startsOn && day <= endsOn ? day : undefined;
}

/** The stage a document's day lies in, else the last one that has begun, as for a typed claim. */
function stageOf(day: KstDate | undefined, stages: readonly StageTargets[]): StageTargets | undefined {
  const within = stages.findLast(
    ({ stage }) => day !== undefined && day >= stage.startsOn && day <= stage.endsOn,
  );
  return within ?? stages.at(-1);
}

function targetOf(
  values: RowValues,
  targets: readonly NamedTarget[],
  chosen: ImportTarget | undefined,
): { target: Target } | { problem: RowProblem } {
  if (values.category !== '') return findTarget(values, targets);
  if (!chosen) return { problem: rowProblem('import.row.missing', 'category') };
  const found = targets.find(
    ({ target: { line, category } }) => line.id === chosen.budgetLineId && category.id === chosen.categoryId,
  );
  return found
    ? { target: found.target }
    : { problem: rowProblem('import.row.category-unknown', 'category', { value: '–' }) };
}

function draftOf(
  values: RowValues,
  target: Target | undefined,
  stage: StagePeriod,
  context: RowContext,
): Expense {
  const { institution, now } = context;
  const line = lineOf(values, target, institution);
  return {
    teamId: context.teamId,
    id: uuidv7(),
    state: 'draft',
    version: 1,
    claimantId: context.claimantId,
    institutionId: institution.id,
    stageId: stage.id,
    onPot: target?.line.pot ?? false,
    title: values.title || values.itemName,
    supplierName: values.supplierName,
    supplierBusinessNumber: values.businessNumber,
    documentedOn: values.documentedOn,
    committedOn: values.committedOn,
    ...totalsOf([line]),
    reversedAmount: 0n,
    approverIds: [],
    details: NO_DETAILS,
    origins: {
      supplier: 'import',
      documentedOn: 'import',
      title: 'import',
      amounts: 'import',
      target: 'import',
    },
    createdAt: now,
    updatedAt: now,
    stateSince: now,
    lines: [line],
  };
}

function lineOf(values: RowValues, target: Target | undefined, institution: ClaimInstitution): ExpenseLine {
  const { supplyAmount = 0n, taxAmount = 0n } = values;
  const vatTreatment = vatTreatmentOf(institution.vatRecovery);
  return {
    id: uuidv7(),
    name: values.itemName || values.title,
    categoryId: target?.category.id,
    budgetLineId: target?.line.id,
    vatTreatment,
    supplyAmount,
    taxAmount,
    ...lineAmounts(supplyAmount, taxAmount, vatTreatment),
  };
}
