import { describe, expect, it } from '@jest/globals';
import { clipText, wrapSegments, type Measure } from './wrap-text.js';

/** Every character is one wide, strong ones two. */
const measure: Measure = (text, strong) => [...text].length * (strong ? 2 : 1);

function lines(width: number, ...parts: [string, boolean?][]): string[] {
  return wrapSegments(
    parts.map(([text, strong = false]) => ({ text, strong })),
    width,
    measure,
  ).map((line) => line.map(({ text, strong }) => (strong ? `*${text}*` : text)).join(''));
}

describe('wrapping text', () => {
  it('breaks at spaces only', () => {
    expect(lines(7, ['가나다 라마 바사아자'])).toEqual(['가나다 라마', '바사아자']);
  });

  it('keeps a word together when its weight changes inside', () => {
    expect(lines(9, ['예산의 '], ['44.3', true], ['를 썼다'])).toEqual(['예산의', '*44.3*를', '썼다']);
  });

  it('keeps a number with its unit', () => {
    expect(lines(8, ['가나 44.3\u00a0% 다'])).toEqual(['가나', '44.3\u00a0% 다']);
  });

  it('breaks a word that is wider than the line', () => {
    expect(lines(4, ['가 나다라마바사 아'])).toEqual(['가', '나다라마', '바사 아']);
  });

  it('gives nothing for nothing', () => {
    expect(lines(4, [' '])).toEqual([]);
  });

  it('clips with an ellipsis, never inside a character', () => {
    const width = (text: string): number => [...text].length;
    expect(clipText('가나다', 3, width)).toBe('가나다');
    expect(clipText('가나다라', 3, width)).toBe('가나…');
    expect(clipText('👍👍👍👍', 3, width)).toBe('👍👍…');
  });
});
