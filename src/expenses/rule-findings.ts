import type { FieldProblem } from '../platform/errors/domain-error.js';
import { factName } from '../rules/engine/fact-catalogue.js';
import type { Finding } from '../rules/finding.js';
import type { ClaimFinding } from './claim-finding.js';
import type { Expense } from './expense.js';

/** What rules say of a claim, with the reasons its claimant gave. Pure. */
export function ruleFindings(expense: Expense, findings: readonly Finding[]): ClaimFinding[] {
  return findings.map((finding) => {
    const { rule, result, text, add, article, field, needs } = finding;
    return {
      code: rule,
      outcome: result,
      byRule: true,
      text,
      add,
      article: { ko: article.ko, en: article.en },
      pointer: field,
      needs: needs?.map((path) => factName(path)),
      reason: result === 'needs-more' ? expense.details.reasons[rule] : undefined,
    };
  });
}

/** Still in the way of submission: what is refused, and what asks for more and has neither document nor reason. Pure. */
export function ruleProblems(findings: readonly ClaimFinding[]): FieldProblem[] {
  return findings.flatMap(({ code, outcome, text, add, pointer, reason }): FieldProblem[] => {
    const whole = add ? { ko: `${text.ko} ${add.ko}`, en: `${text.en} ${add.en}` } : text;
    if (outcome === 'refuse') return [{ pointer: pointer ?? '/lines', code: `rule.${code}`, text: whole }];
    if (outcome !== 'needs-more' || reason) return [];
    return [{ pointer: `/reasons/${code}`, code: `rule.${code}`, text: whole }];
  });
}
