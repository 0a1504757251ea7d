import { checklistFor } from './checklist.js';
import { Expressions } from './engine/expression.js';
import { exampleFacts, type Example, type ExampleTable } from './example-facts.js';
import { isInForce, judgeRule } from './judge.js';
import type { Checklist, Rule, RulePack, Setting } from './pack.js';

/** What of a pack isn't shown by its examples, or shown otherwise than it is, each with the rule's name; none when all is well. */
export function exampleProblems(pack: RulePack, table: ExampleTable): string[] {
  const codes = new Set([...pack.rules, ...pack.checklists].map(({ code }) => code));
  const strangers = [...Object.keys(table.rules), ...Object.keys(table.checklists)]
    .filter((code) => !codes.has(code))
    .map((code) => `${code}: examples of a rule or checklist that isn’t there`);
  return [
    ...strangers,
    ...pack.rules.flatMap((rule) => ruleProblems(pack, table, rule)),
    ...pack.checklists.flatMap((list) => checklistProblems(pack, table, list)),
  ];
}

function ruleProblems(pack: RulePack, table: ExampleTable, rule: Rule): string[] {
  const examples = table.rules[rule.code] ?? [];
  const without = [...new Set(['allow', rule.result])]
    .filter((result) => !examples.some(([expected]) => expected === result))
    .map((result) => `${rule.code}: no example that gives ${result}`);
  return [...without, ...disagreeing(rule.code, examples, (facts) => outcomeOf(pack, table, rule, facts))];
}

function checklistProblems(pack: RulePack, table: ExampleTable, list: Checklist): string[] {
  const examples = table.checklists[list.code] ?? [];
  if (examples.length === 0) return [`${list.code}: no example`];
  return disagreeing(list.code, examples, (facts) => askedBy(pack, table, list, facts));
}

function disagreeing(
  code: string,
  examples: readonly Example[],
  outcome: (facts: Example[1]) => string,
): string[] {
  return examples.flatMap(([expected, facts]) => {
    const given = outcome(facts);
    return given === expected
      ? []
      : [`${code}: gives ${given}, not ${expected}, for ${JSON.stringify(facts)}`];
  });
}

/** What a rule says of an example, asked even while it is switched off; an example may set a setting, too. */
export function outcomeOf(pack: RulePack, table: ExampleTable, rule: Rule, facts: Example[1]): string {
  const isSetting = ([path]: [string, unknown]) => path.startsWith('limit.');
  const changed = new Map(Object.entries(facts).filter(isSetting));
  const known = Object.fromEntries(Object.entries(facts).filter((entry) => !isSetting(entry)));
  const claim = exampleFacts(rule.appliesTo, table.given, known);
  if (!isInForce(rule, claim.judgedOn)) return 'nothing';
  const asked = changed.size === 0 ? rule : withSettings(pack, rule, changed);
  return judgeRule(asked, claim)[0]?.result ?? 'nothing';
}

/** The items a checklist asks of an example; `?` where a fact is missing. */
export function askedBy(pack: RulePack, table: ExampleTable, list: Checklist, facts: Example[1]): string {
  const asked = checklistFor(pack, exampleFacts(list.appliesTo, table.given, facts))
    .filter((entry) => entry.code.startsWith(`${list.code}.`))
    .map((entry) => entry.code.slice(list.code.length + 1) + (entry.needs ? '?' : ''));
  return asked.join(' ') || 'nothing';
}

function withSettings(pack: RulePack, rule: Rule, changed: ReadonlyMap<string, unknown>): Rule {
  const settings = pack.settings.map((setting) => {
    const value = changed.get(`limit.${setting.code}`);
    return value === undefined ? setting : { ...setting, value: BigInt(String(value)) };
  });
  const expressions = expressionsWith(settings);
  return {
    ...rule,
    when: rule.when && expressions.compile(rule.when.source, ['bool']),
    condition: expressions.compile(rule.condition.source, ['bool']),
  };
}

/** Expressions of these settings. */
export function expressionsWith(settings: readonly Setting[]): Expressions {
  return new Expressions(
    new Map(settings.map(({ code, unit }) => [code, unit === 'words' ? 'list<string>' : 'int'])),
    Object.fromEntries(settings.map(({ code, value }) => [code, value])),
  );
}
