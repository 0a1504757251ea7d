import { readFileSync } from 'node:fs';
import { checklistFor } from './checklist.js';
import { defaultPack } from './default-pack.js';
import { Expressions } from './engine/expression.js';
import { exampleFacts, readExamples, type Example } from './example-facts.js';
import { isInForce, judgeRule } from './judge.js';
import type { Rule, Setting } from './pack.js';
import { addDays } from '../platform/clock/kst-date.js';

const pack = defaultPack();
const table = readExamples(
  readFileSync(new URL('./packs/national-rnd.examples.yaml', import.meta.url), 'utf8'),
);

/** What a rule says of an example, asked even while it is switched off; an example may set a setting, too. */
function outcome(rule: Rule, facts: Example[1]): string {
  const isSetting = ([path]: [string, unknown]) => path.startsWith('limit.');
  const changed = new Map(Object.entries(facts).filter(isSetting));
  const known = Object.fromEntries(Object.entries(facts).filter((entry) => !isSetting(entry)));
  const claim = exampleFacts(rule.appliesTo, table.given, known);
  if (!isInForce(rule, claim.judgedOn)) return 'nothing';
  return judgeRule(changed.size === 0 ? rule : withSettings(rule, changed), claim)[0]?.result ?? 'nothing';
}

function withSettings(rule: Rule, changed: ReadonlyMap<string, unknown>): Rule {
  const settings = pack.settings.map((setting) => {
    const value = changed.get(`limit.${setting.code}`);
    return value === undefined ? setting : { ...setting, value: BigInt(String(value)) };
  });
  return { ...rule, condition: expressionsWith(settings).compile(rule.condition.source, ['bool']) };
}

const examplesOf = (rule: Rule): readonly Example[] => table.rules[rule.code] ?? [];
const holds = (rule: Rule): boolean =>
  examplesOf(rule).every(([expected, facts]) => outcome(rule, facts) === expected);

/** Expressions of the pack's settings, one of them changed. */
function expressionsWith(settings: readonly Setting[]): Expressions {
  return new Expressions(
    new Map(settings.map(({ code, unit }) => [code, unit === 'words' ? 'list<string>' : 'int'])),
    Object.fromEntries(settings.map(({ code, value }) => [code, value])),
  );
}

const TURNED: Record<string, string> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '==': '!=',
  '!=': '==',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '!': '',
};

/** The source with one operator turned, one number moved by one or one word spoilt, each in turn. */
function spoilt(source: string): string[] {
  return [...source.matchAll(/"[^"]*"|>=|<=|==|!=|&&|\|\||[<>+\-!]|\d+/g)].flatMap((match) => {
    const [token] = match;
    const instead = /^\d/.test(token)
      ? [BigInt(token) + 1n, ...(token === '0' ? [] : [BigInt(token) - 1n])].map(String)
      : [token.startsWith('"') ? `"~${token.slice(1)}` : (TURNED[token] ?? token)];
    return instead.map(
      (text) => source.slice(0, match.index) + text + source.slice(match.index + token.length),
    );
  });
}

function mutants(rule: Rule): { what: string; rule: Rule }[] {
  const expressions = expressionsWith(pack.settings);
  const found: { what: string; rule: Rule }[] = [];
  for (const part of ['when', 'condition'] as const) {
    for (const source of spoilt(rule[part]?.source ?? '')) {
      try {
        found.push({ what: source, rule: { ...rule, [part]: expressions.compile(source, ['bool']) } });
      } catch {
        // Turned into no expression at all: loading would refuse it.
      }
    }
  }
  const sources = `${rule.when?.source ?? ''} ${rule.condition.source}`;
  for (const setting of pack.settings) {
    const { value } = setting;
    if (typeof value !== 'bigint' || !new RegExp(`limit\\.${setting.code}\\b`).test(sources)) continue;
    for (const changed of [value + 1n, value - 1n]) {
      const other = expressionsWith(
        pack.settings.map((one) => (one === setting ? { ...one, value: changed } : one)),
      );
      const when = rule.when && other.compile(rule.when.source, ['bool']);
      const condition = other.compile(rule.condition.source, ['bool']);
      found.push({ what: `${setting.code} = ${changed}`, rule: { ...rule, when, condition } });
    }
  }
  const days: ('effectiveFrom' | 'effectiveTo')[] = ['effectiveFrom', 'effectiveTo'];
  for (const day of days) {
    const value = rule[day];
    if (value === undefined || value === pack.effectiveFrom) continue;
    for (const by of [1, -1])
      found.push({ what: `${day} ${by}`, rule: { ...rule, [day]: addDays(value, by) } });
  }
  return found;
}

describe.each(pack.rules.map((rule) => [rule.code, rule] as const))('rule %s', (_, rule) => {
  it.each(examplesOf(rule).map(([expected, facts]) => [expected, JSON.stringify(facts), facts] as const))(
    'gives %s for %s',
    (expected, _text, facts) => {
      expect(outcome(rule, facts)).toBe(expected);
    },
  );

  it('has an example that passes and one that doesn’t', () => {
    const outcomes = examplesOf(rule).map(([expected]) => expected);
    expect(outcomes).toContain('allow');
    expect(outcomes).toContain(rule.result);
  });

  it('can’t have an operator, a number or a word changed without an example failing', () => {
    expect(
      mutants(rule)
        .filter((mutant) => holds(mutant.rule))
        .map(({ what }) => what),
    ).toEqual([]);
  });
});

describe.each(pack.checklists.map((list) => [list.code, list] as const))('checklist %s', (code, list) => {
  const examples = table.checklists[code] ?? [];

  it('has an example', () => expect(examples.length).toBeGreaterThan(0));

  it.each(examples)('asks for %s', (expected, facts) => {
    const asked = checklistFor(pack, exampleFacts(list.appliesTo, table.given, facts))
      .filter((entry) => entry.code.startsWith(`${code}.`))
      .map((entry) => entry.code.slice(code.length + 1) + (entry.needs ? '?' : ''));
    expect(asked.join(' ') || 'nothing').toBe(expected);
  });
});

it('has no examples of rules and checklists that aren’t there', () => {
  const codes = new Set([...pack.rules, ...pack.checklists].map(({ code }) => code));
  expect(
    [...Object.keys(table.rules), ...Object.keys(table.checklists)].filter((code) => !codes.has(code)),
  ).toEqual([]);
});

it('comes with every setting at its default and every unconfirmed rule switched off', () => {
  expect(pack.settings.filter((setting) => String(setting.value) !== String(setting.default))).toEqual([]);
  expect(pack.rules.filter((rule) => rule.enabled === rule.unverified).map(({ code }) => code)).toEqual([]);
});

it('uses every setting, group and document it declares', () => {
  const text = readFileSync(new URL('./packs/national-rnd.yaml', import.meta.url), 'utf8');
  expect(pack.settings.filter(({ code }) => !text.includes(`limit.${code}`)).map(({ code }) => code)).toEqual(
    [],
  );
  const groups = new Set(pack.rules.map(({ group }) => group));
  expect(pack.groups.filter(({ code }) => !groups.has(code))).toEqual([]);
  const asked = new Set([
    ...pack.rules.flatMap(({ settledBy }) => settledBy),
    ...pack.checklists.flatMap(({ items }) => items.flatMap(({ anyOf }) => anyOf.flat())),
  ]);
  expect([...pack.documents.keys()].filter((code) => !asked.has(code))).toEqual([]);
});
