import type { KstDate } from '../platform/clock/kst-date.js';
import { claimFacts } from '../expenses/claim-facts.js';
import type { StagePeriod } from '../expenses/check-expense.js';
import type { ClaimInstitution } from '../expenses/expense-references.js';
import type { Expense } from '../expenses/expense.js';
import type { Finding } from '../rules/finding.js';
import { judge } from '../rules/judge.js';
import type { RulePack } from '../rules/pack.js';
import type { StageLimits } from '../stages/deadline.js';
import type { Text } from '../platform/i18n/locale.js';
import type { RowProblem } from './import.js';
import { columnOf } from './row-problem.js';

/** What rules are judged by beside the rows themselves; the same for every row of a sheet. */
export interface RowRules {
  /** The pack in force on a day of use, of its rules only those that refuse. */
  refusingOn(day: KstDate): RulePack;
  /** What a stage's deadlines hold a claim to. */
  limitsOf(stage: StagePeriod): StageLimits;
  institutionKind: string;
  /** Business numbers of the team's other institutions. */
  projectNumbers: ReadonlySet<string>;
  /** By budget line. */
  funds: ReadonlyMap<string, { code: string; kind: string }>;
}

export interface RowGround {
  rules: RowRules;
  today: KstDate;
  stage: StagePeriod;
  institution: ClaimInstitution;
  categoryPaths: ReadonlyMap<string, string>;
}

/**
 * What the rules refuse of the claim a row would become. What asks for a document or a reason isn't said here: the draft
 * asks for it, and no sheet could bring it. Pure.
 */
export function refusedByRules(expense: Expense, ground: RowGround): RowProblem[] {
  const { rules, today, stage, institution, categoryPaths } = ground;
  const facts = claimFacts(expense, {
    today,
    filedOn: today,
    stage,
    limits: rules.limitsOf(stage),
    institution: { ...institution, kind: rules.institutionKind },
    supplierInProject: rules.projectNumbers.has(expense.supplierBusinessNumber ?? ''),
    categoryPaths,
    fund: rules.funds.get(expense.lines[0]?.budgetLineId ?? ''),
    documents: [],
    made: [],
  });
  return judge(rules.refusingOn(facts.judgedOn), facts)
    .filter(({ result }) => result === 'refuse')
    .map(problemOf);
}

function problemOf({ rule, text, add, article, field }: Finding): RowProblem {
  const said = (locale: keyof Text) =>
    [text[locale], add?.[locale], `(${article[locale]})`].filter(Boolean).join(' ');
  return {
    code: `rule.${rule}`,
    field: field === undefined ? undefined : columnOf(field),
    text: { ko: said('ko'), en: said('en') },
  };
}

/** Rules that ask for more don't refuse a row and cost time on each of a hundred thousand. Pure. */
export function refusing(pack: RulePack): RulePack {
  return { ...pack, rules: pack.rules.filter(({ result }) => result === 'refuse') };
}
