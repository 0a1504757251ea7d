import { readFileSync } from 'node:fs';
import { askedBy, exampleProblems, expressionsWith, outcomeOf } from './check-examples.js';
import { defaultPack } from './default-pack.js';
import { readExamples, type Example } from './example-facts.js';
import type { Rule } from './pack.js';
import { addDays } from '../platform/clock/kst-date.js';

const pack = defaultPack();
const table = readExamples(
  readFileSync(new URL('./packs/national-rnd.examples.yaml', import.meta.url), 'utf8'),
);

const outcome = (rule: Rule, facts: Example[1]): string => outcomeOf(pack, table, rule, facts);
const examplesOf = (rule: Rule): readonly Example[] => table.rules[rule.code] ?? [];
const holds = (rule: Rule): boolean =>
  examplesOf(rule).every(([expected, facts]) => outcome(rule, facts) === expected);

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
    expect(askedBy(pack, table, list, facts)).toBe(expected);
  });
});

describe('what the build asks of examples', () => {
  const said = (rules: Record<string, readonly Example[]>, checklists = table.checklists) =>
    exampleProblems(pack, { ...table, rules: { ...table.rules, ...rules }, checklists });
  const kept = table.rules['alcohol'] ?? [];

  it('is kept by the pack', () => expect(exampleProblems(pack, table)).toEqual([]));

  it('names the rule that has none, only passing ones, or one it disagrees with', () => {
    expect(said({ alcohol: [] })).toEqual([
      'alcohol: no example that gives allow',
      'alcohol: no example that gives refuse',
    ]);
    expect(said({ alcohol: kept.filter(([expected]) => expected !== 'refuse') })).toEqual([
      'alcohol: no example that gives refuse',
    ]);
    expect(said({ alcohol: [...kept, ['refuse', {}]] })).toEqual([
      'alcohol: gives not-judged, not refuse, for {}',
    ]);
  });

  it('names a checklist without one, and examples of nothing', () => {
    const { meeting: _, ...others } = table.checklists;
    expect(said({}, others)).toEqual(['meeting: no example']);
    expect(said({ nobody: [] })).toEqual(['nobody: examples of a rule or checklist that isn’t there']);
  });
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
