import type { CompactLine } from './text-page.js';

const CODES = 'USD|EUR|JPY|GBP|CNY|RMB|HKD|SGD|AUD|CHF|TWD|VND|THB';
/** A code as a word of its own, with its brackets, or right beside a figure. */
const CODE = new RegExp(`^\\(?(?:${CODES})[):.]?$|(?:${CODES})[:.]?[-\\d]|\\d(?:${CODES})\\b`);
const SIGN = /[$€£¥]-?\d|\d[$€£¥]/;
const NAME = /\d(?:달러|유로|위안|엔(?![가-힣]))/;

/** Whether amounts of the document stand in another currency than won, all or some of them. */
export function hasForeignCurrency(lines: readonly CompactLine[]): boolean {
  return lines.some(
    ({ line, text }) =>
      SIGN.test(text) || NAME.test(text) || line.words.some((word) => CODE.test(word.text.toUpperCase())),
  );
}
