import type { Text } from '../platform/i18n/locale.js';
import { missingFacts, type Condition } from './engine/expression.js';
import type { FactPath } from './engine/fact-catalogue.js';
import { viewsOf, type RuleTarget } from './engine/rule-targets.js';
import type { ClaimFacts, RuleView } from './facts.js';
import type { Finding } from './finding.js';
import type { Occasion, Rule, RulePack } from './pack.js';

/**
 * What a pack says of one claim, in the pack's order. Rules that don't concern the claim say nothing; one that does says
 * `allow`, its own result for each line it objects to, or `not-judged` with the facts it lacks. Pure; never throws.
 */
export function judge(pack: RulePack, facts: ClaimFacts, occasion: Occasion = 'claim'): Finding[] {
  return rulesInForce(pack, facts, occasion).flatMap((rule) => judgeRule(rule, facts));
}

/** The rules asked on an occasion: switched on, and in force on the day of use. */
function rulesInForce(pack: RulePack, { judgedOn }: ClaimFacts, occasion: Occasion): readonly Rule[] {
  return pack.rules.filter((rule) => rule.enabled && rule.occasion === occasion && isInForce(rule, judgedOn));
}

export function isInForce(rule: Pick<Rule, 'effectiveFrom' | 'effectiveTo'>, day: string): boolean {
  return rule.effectiveFrom <= day && (rule.effectiveTo === undefined || day <= rule.effectiveTo);
}

type Verdict = { needs: readonly FactPath[] } | { holds: boolean };

/** One rule, whether or not it is switched on. */
export function judgeRule(rule: Rule, facts: ClaimFacts): Finding[] {
  const audience = viewsOf(rule.appliesTo, rule.scope, facts);
  if ('needs' in audience) return [notJudged(rule, audience.needs)];
  const objections: Finding[] = [];
  const needs = new Set<FactPath>();
  let passed = false;
  for (const target of audience.targets) {
    const verdict = verdictOf(rule, target.view);
    if (!verdict) continue;
    if ('needs' in verdict) verdict.needs.forEach((path) => needs.add(path));
    else if (!verdict.holds) passed = true;
    else objections.push(objection(rule, target));
  }
  if (needs.size > 0) return [...objections, notJudged(rule, [...needs])];
  if (objections.length > 0 || !passed) return objections;
  return [{ rule: rule.code, result: 'allow', text: rule.title, article: rule.article }];
}

/** Undefined when the rule doesn't concern this target. */
function verdictOf(rule: Rule, view: RuleView): Verdict | undefined {
  if (rule.when) {
    const concerned = ask(rule.when, view);
    if ('needs' in concerned) return concerned;
    if (!concerned.holds) return undefined;
  }
  const verdict = ask(rule.condition, view);
  if ('needs' in verdict || !verdict.holds) return verdict;
  return { holds: !rule.settledBy.some((kind) => view.documents.includes(kind)) };
}

/** A fact that is there but can't be reckoned with (no day, too great a number) counts as one that isn't. */
export function ask(condition: Condition, view: RuleView): Verdict {
  const missing = missingFacts(condition.needs, view);
  if (missing.length > 0) return { needs: missing };
  try {
    return { holds: condition.run(view) === true };
  } catch {
    return { needs: condition.needs };
  }
}

function objection(rule: Rule, { view, lineIndex }: RuleTarget): Finding {
  return {
    rule: rule.code,
    result: rule.result,
    text: rendered(rule.text.render, view, rule.title),
    add: rendered(rule.add.render, view, rule.title),
    article: rule.article,
    field: pointer(rule, lineIndex),
    lineIndex,
    settledBy: rule.result === 'needs-more' ? rule.settledBy : undefined,
  };
}

function rendered(render: (view: RuleView) => Text, view: RuleView, instead: Text): Text {
  try {
    return render(view);
  } catch {
    return instead;
  }
}

function pointer({ field }: Rule, lineIndex: number | undefined): string | undefined {
  if (field === undefined) return lineIndex === undefined ? undefined : `/lines/${lineIndex}`;
  return lineIndex === undefined ? `/${field}` : `/lines/${lineIndex}/${field}`;
}

function notJudged(rule: Rule, needs: readonly FactPath[]): Finding {
  return { rule: rule.code, result: 'not-judged', text: rule.title, article: rule.article, needs };
}
