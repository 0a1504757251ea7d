import { PackError, type PackProblem } from '../pack.js';
import { readKeptPack, readPack } from './read-pack.js';

const PACK = `pack: try
version: 1
effectiveFrom: 2025-01-01
name: { ko: 시험, en: Try }
settings:
  - { code: top, name: { ko: 한도, en: Limit }, unit: won, value: 10 }
groups:
  - { code: vat, name: { ko: 부가세, en: VAT } }
documents:
  - { code: slip, name: { ko: 전표, en: slip } }
rules:
  - code: one
    group: vat
    title: { ko: '{won(limit.top)}까지', en: 'Up to {won(limit.top)}' }
    effectiveFrom: 2025-01-01
    scope: line
    condition: line.claimAmount > limit.top
    result: refuse
    text: { ko: 많음, en: Too much }
    add: { ko: 줄임, en: Less }
    settledBy: [slip]
    article: { ko: 제1조, en: art. 1, source: G §1 }
`;
const second = (dates: string) =>
  `${PACK}${PACK.slice(PACK.indexOf('  - code: one')).replace('effectiveFrom: 2025-01-01', dates)}`;

function problems(text: string): readonly PackProblem[] {
  try {
    readPack(text, 'try.yaml');
  } catch (error) {
    if (error instanceof PackError) return error.problems;
    throw error;
  }
  return [];
}

it('reads a right one, with the settings in the words', () => {
  expect(readPack(PACK, 'try.yaml').rules[0]?.title).toEqual({ ko: '₩10까지', en: 'Up to ₩10' });
});

it.each<[string, string, string, number, RegExp, string]>([
  ['no YAML', 'version: 1', 'version: [', 3, /YAML/, ''],
  ['an unknown field', 'scope: line', 'scoop: line', 16, /scoop/, 'one'],
  [
    'an unknown fact',
    'condition: line.claimAmount',
    'condition: line.claimedAmount',
    17,
    /claimedAmount/,
    'one',
  ],
  [
    'an unknown setting',
    'condition: line.claimAmount > limit.top',
    'condition: line.claimAmount > limit.bottom',
    17,
    /bottom/,
    'one',
  ],
  ['a bad expression', 'claimAmount > limit.top', 'claimAmount > ', 17, /condition/, 'one'],
  [
    'a condition that is no yes or no',
    'claimAmount > limit.top',
    'claimAmount + limit.top',
    17,
    /not bool/,
    'one',
  ],
  ['types that don’t go together', 'claimAmount > limit.top', 'claimAmount > "1"', 17, /condition/, 'one'],
  [
    'a regular expression',
    'condition: line.claimAmount > limit.top',
    `condition: line.name.matches("(a+)+")`,
    17,
    /rcall/,
    'one',
  ],
  [
    'a loop',
    'condition: line.claimAmount > limit.top',
    'condition: documents.exists(d, d == "x")',
    17,
    /rcall/,
    'one',
  ],
  [
    'an index',
    'condition: line.claimAmount > limit.top',
    'condition: documents[0] == "x"',
    17,
    /\[\]/,
    'one',
  ],
  ['a text without English', 'en: Too much', 'fr: Trop', 19, /en/, 'one'],
  ['a text with half a sentence as a name', 'en: Too much }', 'en: Too, much: null }', 19, /much/, 'one'],
  ['a setting’s name that was cut', 'en: Limit }', 'en: Limit, within: null }', 6, /within/, 'top'],
  ['a group’s name with more', 'en: VAT }', 'en: VAT, fr: TVA }', 8, /fr/, ''],
  ['a document’s name with more', 'en: slip }', 'en: slip, fr: fiche }', 10, /fr/, 'slip'],
  ['an article with more', 'source: G §1 }', 'source: G §1, page: 3 }', 22, /page/, 'one'],
  ['an empty text', 'ko: 많음', "ko: ''", 19, /text/, 'one'],
  [
    'a text that asks for more facts than the condition',
    'ko: 많음',
    "ko: '{line.name}'",
    19,
    /line\.name/,
    'one',
  ],
  ['a brace left open', 'ko: 많음', "ko: '{won('", 19, /brace/, 'one'],
  ['no article', '    article: { ko: 제1조, en: art. 1, source: G §1 }\n', '', 12, /article/, 'one'],
  ['no source', ', source: G §1', '', 22, /source/, 'one'],
  ['an unknown result', 'result: refuse', 'result: deny', 18, /refuse/, 'one'],
  ['an unknown document', '[slip]', '[slipp]', 21, /slipp/, 'one'],
  [
    'a day that isn’t one',
    'effectiveFrom: 2025-01-01\n    scope',
    'effectiveFrom: 2025-02-30\n    scope',
    15,
    /effectiveFrom/,
    'one',
  ],
  ['an unknown group', 'group: vat', 'group: tax', 13, /tax/, 'one'],
  ['a line’s fact asked of a claim', 'scope: line', 'scope: claim', 12, /scope/, 'one'],
  ['a setting that is no whole number', 'value: 10', 'value: 1.5', 6, /whole/, 'top'],
  ['a setting below zero', 'value: 10', 'value: -1', 6, /whole/, 'top'],
])('refuses %s', (_what, from, to, line, said, rule) => {
  expect(PACK).toContain(from);
  const found = problems(PACK.replace(from, to));
  expect(found.map(({ file }) => file)).toContain('try.yaml');
  const at = found.find(({ text }) => said.test(text.en));
  expect(at).toBeDefined();
  expect(at?.line).toBe(line);
  expect(at?.rule ?? '').toBe(rule);
});

it('goes on reading what was stored before such names were refused', () => {
  const cut = PACK.replace('en: Limit }', 'en: Limit, within: null }');
  expect(problems(cut)).toHaveLength(1);
  expect(readKeptPack(cut, 'try.yaml').settings[0]?.name).toEqual({ ko: '한도', en: 'Limit' });
  expect(() => readKeptPack(PACK.replace('result: refuse', 'result: no'), 'try.yaml')).toThrow(PackError);
});

it('lets a rule come back with another period, and refuses two versions on one day', () => {
  const ended = (text: string) =>
    text.replace('    scope: line', '    effectiveTo: 2025-12-31\n    scope: line');
  expect(problems(ended(second('effectiveFrom: 2026-01-01')))).toEqual([]);
  expect(problems(ended(second('effectiveFrom: 2025-12-31')))).toMatchObject([
    { rule: 'one', text: { en: expect.stringContaining('overlaps') } },
  ]);
  expect(problems(second('effectiveFrom: 2024-01-01'))).toHaveLength(1);
});

it('tells every problem at once', () => {
  expect(
    problems(PACK.replace('result: refuse', 'result: no').replace('en: Less', 'fr: x')).length,
  ).toBeGreaterThan(1);
});

it('takes no aliases that grow, and no endless text', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nrules: [*b,*b,*b]\n${PACK}`;
  expect(problems(bomb).length).toBeGreaterThan(0);
  expect(problems('x'.repeat(400_001))).toMatchObject([{ text: { en: 'The text is too long.' } }]);
});
