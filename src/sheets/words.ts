/** A name as people write it, without blanks, middle dots and case. */
export function wordOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·ㆍ・‧,]/g, '');
}

/** A column's name without blanks, case and what stands in brackets at its end, such as a unit. */
export function columnWord(name: string): string {
  return wordOf(name.replace(/[([（].*$/, '')).replaceAll(/[*:\-_.#№]/g, '');
}

/** What people write beside the sums below their rows. */
export const SUM_WORDS: ReadonlySet<string> = new Set([
  '합계',
  '총계',
  '총합계',
  '소계',
  '누계',
  '계',
  'total',
  'subtotal',
  'sum',
]);
