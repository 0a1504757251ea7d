import { addDays, isKstDate, type KstDate } from '../platform/clock/kst-date.js';
import { parseWon, type Won } from '../platform/money/won.js';

const DAY = /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[일.]?(?:[\sT(].*)?$/;
/** As Korean sheets shorten it, the year first: `25.10.11`, `'25-10-11`. */
const SHORT_DAY = /^['’]?([23]\d)\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})\s*\.?$/;
const PLAIN_DAY = /^(\d{4})(\d{2})(\d{2})$/;
/** Days since the end of 1899, as spreadsheets count: 2000 to 2099. */
const SERIAL_DAY = /^(3[6-9]\d{3}|[4-6]\d{4}|7[0-2]\d{3})(?:\.\d+)?$/;

/**
 * `20250901`, `2025-09-01`, `2025. 9. 1.`, `2025년 9월 1일`, each with a time behind it, `25.9.1`, or a spreadsheet's
 * number.
 */
export function readDay(text: string): KstDate | undefined {
  const plain = text.normalize('NFKC').trim();
  const [, year, month, day] = DAY.exec(plain) ?? PLAIN_DAY.exec(plain) ?? [];
  if (year && month && day) {
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isKstDate(date) ? date : undefined;
  }
  const [, short, shortMonth, shortDay] = SHORT_DAY.exec(plain) ?? [];
  if (short && shortMonth && shortDay) return readDay(`20${short}-${shortMonth}-${shortDay}`);
  const serial = SERIAL_DAY.exec(plain)?.[1];
  return serial === undefined ? undefined : addDays('1899-12-30', Number(serial));
}

/** `1,234`, `₩1,234`, `1,234원`, `(1,234)`, `-1,234`, full-width figures, `1234.00`; whole won only. */
export function readWon(text: string): Won | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s₩\\원]|KRW/gi, '')
    .replace(/\.0+$/, '')
    .replace(/^[−▲△]/, '-');
  const inBrackets = /^\((.+)\)$/.exec(plain)?.[1];
  return parseWon(inBrackets === undefined ? plain : `-${inBrackets}`);
}
