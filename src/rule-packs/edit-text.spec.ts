import { defaultPackText } from '../rules/default-pack.js';
import { readPack } from '../rules/engine/read-pack.js';
import { withFigures, withRule, withVersion } from './edit-text.js';
import { changesNothing, packChanges } from './pack-changes.js';

const text = defaultPackText();
const pack = readPack(text, 'pack.yaml');
const [rule] = pack.rules;

describe('editing a pack’s text', () => {
  it('changes a figure and a switch, and nothing else', () => {
    const edited = withFigures(text, {
      settings: new Map([['simpleMeeting', 150_000n]]),
      enabled: new Map([[rule?.code ?? '', false]]),
    });
    expect(packChanges(text, edited)).toEqual({
      settings: [{ code: 'simpleMeeting', from: '100000', to: '150000' }],
      rules: [{ code: rule?.code, change: 'changed', parts: ['enabled'] }],
      other: [],
    });
    expect(edited.split('\n')[0]).toBe(text.split('\n')[0]);
    expect(readPack(edited, 'pack.yaml').rules).toHaveLength(pack.rules.length);
  });

  it('changes one rule by what a form holds, also texts that look like other things', () => {
    const edited = withRule(text, rule?.code ?? '', {
      title: { ko: '123', en: 'true' },
      enabled: true,
      result: 'needs-more',
      effectiveFrom: '2026-01-01',
      effectiveTo: '2026-12-31',
      when: '',
      condition: 'false',
      text: { ko: '고쳤습니다: 새 글 # 아님', en: '' + 'new: text' },
      add: { ko: '더 내 주세요.', en: 'Add.' },
      article: { ko: '제1조', en: 'art. 1', source: 'G §1' },
    });
    const changed = readPack(edited, 'pack.yaml').rules.find(({ code }) => code === rule?.code);
    expect(changed).toMatchObject({
      title: { ko: '123', en: 'true' },
      result: 'needs-more',
      effectiveFrom: '2026-01-01',
      effectiveTo: '2026-12-31',
      when: undefined,
      condition: { source: 'false' },
      article: { source: 'G §1' },
    });
  });

  it('says no to a setting or rule that isn’t there', () => {
    expect(() => withFigures(text, { settings: new Map([['nothing', 1n]]), enabled: new Map() })).toThrow(
      /nothing/,
    );
    expect(() => withFigures(text, { settings: new Map(), enabled: new Map([['nothing', true]]) })).toThrow(
      /unknown-rule/,
    );
  });

  it('takes another version for no change of the rules', () => {
    const edited = withVersion(text, '2030-01-01');
    expect(readPack(edited, 'pack.yaml').version).toBe('2030-01-01');
    expect(changesNothing(packChanges(text, edited))).toBe(true);
  });
});
