/** Words that say nothing of what was bought. */
const EMPTY_WORDS = new Set([
  '구매',
  '비용',
  '대금',
  '결제',
  '사용',
  '이용',
  '이용료',
  '연구',
  '관련',
  '외',
  'the',
  'and',
  'for',
  'fee',
]);
const HANGUL = /[가-힣]/;
const MOST = 40;

/** The words of a text that can tell what it is about: Hangul from two letters on, Latin from three; no figures. */
export function wordsOf(text: string): string[] {
  const all = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const telling = all.filter(
    (word) => /\p{L}/u.test(word) && word.length >= (HANGUL.test(word) ? 2 : 3) && !EMPTY_WORDS.has(word),
  );
  return [...new Set(telling)].slice(0, MOST);
}

/** Which of these words stand in the text, also inside a longer one, as Korean writes them together. */
export function wordsShared(words: readonly string[], text: string): string[] {
  const letters = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
  return words.filter((word) =>
    HANGUL.test(word) ? letters.includes(word) : ` ${letters} `.includes(` ${word} `),
  );
}

/** Purpose and items of a claim in one text. */
export function textOfClaim(claim: { title: string; lines: readonly { name: string }[] }): string {
  return [claim.title, ...claim.lines.map(({ name }) => name)].join(' ');
}
