import type { Finding } from '../../rules/finding.js';
import { compareFindings, newlyNotJudged } from './compare-findings.js';

const finding = (rule: string, result: Finding['result']): Finding => ({
  rule,
  result,
  text: { ko: '', en: '' },
  article: { ko: '', en: '' },
});

describe('what two packs say of one claim', () => {
  it('counts the gravest of what a rule says of its lines, whatever the order', () => {
    const lines = [finding('a', 'allow'), finding('a', 'refuse'), finding('a', 'needs-more')];
    expect(compareFindings([], lines)).toEqual([{ rule: 'a', before: 'none', after: 'refuse' }]);
    expect(compareFindings(lines.toReversed(), [])).toEqual([{ rule: 'a', before: 'refuse', after: 'none' }]);
  });

  it('leaves out what stops nothing before or after', () => {
    expect(compareFindings([finding('a', 'allow')], [finding('a', 'not-judged')])).toEqual([]);
    expect(compareFindings([finding('a', 'refuse')], [finding('a', 'refuse')])).toEqual([]);
  });

  it('tells what can newly not be judged apart from what never could', () => {
    const after = [finding('a', 'not-judged'), finding('b', 'not-judged'), finding('c', 'allow')];
    expect(newlyNotJudged([finding('a', 'not-judged'), finding('b', 'allow')], after)).toEqual(['b']);
  });
});
