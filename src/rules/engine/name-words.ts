/**
 * Finding words in names as people write them. Korean puts words together, so a word of a list may be the name of
 * something else inside a longer one (소주 in 소주제): such longer words are a list, too, and are left out first.
 */

const UNIT = '(?:병|잔|캔|컵|박스|상자|짝|팩|세트|개|리터|ml|l|cc)';
/** A number of something, or the unit beside one: `3병`, `2`, `500ml`, `x4`, `병`. */
const COUNT = new RegExp(`^(?:[x×*]?\\d[\\d,.]*${UNIT}?|[x×*]|${UNIT})$`, 'u');
const LEADING_COUNT = new RegExp(`^\\s*(?:[x×*]\\s*)?\\d[\\d,.]*\\s*${UNIT}`, 'u');

/** One of the words is somewhere in the text. */
export function namesAny(text: string, words: readonly string[], except: readonly string[]): boolean {
  const left = without(text, except);
  return prepared(words).some((word) => left.includes(word));
}

/** The text is nothing but such words and their counts, or begins with one and its count: `소주`, `맥주 3병과 안주`. */
export function isJustAny(text: string, words: readonly string[], except: readonly string[]): boolean {
  const left = without(text, except).trim();
  const known = prepared(words);
  const first = known.find((word) => left.startsWith(word));
  if (first !== undefined && LEADING_COUNT.test(left.slice(first.length))) return true;
  const parts = partsOf(left);
  return (
    parts.some((part) => known.includes(part)) &&
    parts.every((part) => known.includes(part) || COUNT.test(part))
  );
}

/** A word of the text ends in one of the words, as what a place is comes last in its name: `행복노래방`. */
export function endsInAny(text: string, words: readonly string[], except: readonly string[]): boolean {
  const known = prepared(words);
  return partsOf(without(text, except)).some((part) => known.some((word) => part.endsWith(word)));
}

function partsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}.×*]+/u).filter((part) => part !== '');
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Lists belong to a pack and are asked of every line of every claim; each is made ready once. */
const READY = new WeakMap<readonly string[], readonly string[]>();

/** The words as they are compared, the longest first. */
function prepared(words: readonly string[]): readonly string[] {
  const ready =
    READY.get(words) ??
    words
      .map(plain)
      .filter((word) => word !== '')
      .toSorted((a, b) => b.length - a.length);
  READY.set(words, ready);
  return ready;
}

/** What is left out leaves a mark behind, so that what stood beside it doesn't become a word of its own. */
function without(text: string, except: readonly string[]): string {
  return prepared(except).reduce(
    (left, word) => (left.includes(word) ? left.replaceAll(word, '_') : left),
    plain(text),
  );
}
