import { isKstDate, type KstDate } from '../../platform/clock/kst-date.js';
import { parseApprovalNumber } from '../../platform/ids/approval-number.js';
import { parseBusinessNumber } from '../../platform/ids/business-number.js';
import { parseWon, type Won } from '../../platform/money/won.js';
import type { ReadingPlace } from './document-reading.js';
import { placeOf, plain, type TextWord } from './text-page.js';

/** A value that a field may have, with how sure the reader is of its letters. */
export interface Candidate<T> {
  readonly value: T;
  readonly confidence: number;
  readonly place?: ReadingPlace;
  readonly words: readonly TextWord[];
}

/** How one sort of value is written: its reader, and whether two words may be parts of one value. */
export interface ValueReader<T> {
  read(text: string): T | undefined;
  joins(before: string, after: string): boolean;
}

const LONGEST_RUN = 6;

/** Runs of words, longest first, that read as a value; from left to right, none overlapping. */
export function candidatesIn<T>(
  page: number,
  words: readonly TextWord[],
  { read, joins }: ValueReader<T>,
): Candidate<T>[] {
  const found: Candidate<T>[] = [];
  for (let start = 0; start < words.length; start += 1) {
    for (let count = Math.min(LONGEST_RUN, words.length - start); count > 0; count -= 1) {
      const run = words.slice(start, start + count);
      const value = isOneRun(run, joins) ? read(run.map(({ text }) => plain(text)).join('')) : undefined;
      if (value === undefined) continue;
      found.push({
        value,
        confidence: Math.min(...run.map(({ confidence }) => confidence)),
        place: placeOf(page, run),
        words: run,
      });
      start += count - 1;
      break;
    }
  }
  return found;
}

/** Words with no more than about two letters' room between them. */
function isOneRun(words: readonly TextWord[], joins: ValueReader<unknown>['joins']): boolean {
  return words.slice(1).every((word, index) => {
    const before = words[index];
    if (!before || !joins(before.text, word.text)) return false;
    return word.x - (before.x + before.width) <= letterWidth(before, word) * 2.2;
  });
}

function letterWidth(...words: readonly TextWord[]): number {
  return Math.max(...words.map(({ text, width }) => width / Math.max(1, text.length)));
}

/** Letters that readers of pictures take for digits. */
function digits(text: string): string {
  return text.replaceAll(/[OoQ〇]/g, '0').replaceAll(/[lI|]/g, '1');
}

const AMOUNT = /^[:=*(]?(?:[₩\\W]|KRW)?(-?\d{1,3}(?:[,.]\d{3})+|-?\d{1,9})(?:원|원정|\)|-)?[.)]?$/;

/** Won as documents print it: `1,234`, `₩1,234`, `1,234원`; a point read for a comma is one. */
function readAmount(text: string): Won | undefined {
  const digitsOnly = digits(text.replaceAll(/\s/g, ''));
  const amount = AMOUNT.exec(digitsOnly)?.[1];
  return amount === undefined ? undefined : parseWon(amount.replaceAll('.', ','));
}

/** The same, for what stands by no label: thousands must be grouped, or it could be any number. */
function readGroupedAmount(text: string): Won | undefined {
  return /\d[,.]\d{3}/.test(text) ? readAmount(text) : undefined;
}

/** The same, for documents in several currencies: only what says that it is won. */
function readMarkedAmount(text: string): Won | undefined {
  return /₩|KRW|원/.test(text) ? readAmount(text) : undefined;
}

const FULL_DATE = /(?<!\d)(20\d{2})(?:[-./]|년)(\d{1,2})(?:[-./]|월)(\d{1,2})(?:일|(?!\d)|(?=\d{2}:))/;
const SOLID_DATE = /^[:]?(20\d{2})(\d{2})(\d{2})$/;
const SHORT_DATE = /^[:]?(\d{2})[-./](\d{2})[-./](\d{2})(?:$|\(|\d{2}:)/;

/**
 * A day as documents print it: `2025-09-01`, `2025.9.1`, `2025년 9월 1일`, `25/09/01`, `20250901`, `Oct 3, 2025`,
 * `03 Oct 2025`. Of `10/03/2025` nobody can say which is the month.
 */
function readDate(text: string): KstDate | undefined {
  return readNumericDate(text) ?? readEnglishDate(text);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const MONTH_FIRST = new RegExp(
  `(?<![a-z])${MONTH}\\.?-?(\\d{1,2})(?:st|nd|rd|th)?[,.-]*(20\\d{2})(?!\\d)`,
  'i',
);
const DAY_FIRST = new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[.-]?${MONTH}[,.-]*(20\\d{2})(?!\\d)`, 'i');

function readEnglishDate(text: string): KstDate | undefined {
  const clean = text.replaceAll(/\s/g, '');
  const [, month, day, year] = MONTH_FIRST.exec(clean) ?? swapped(DAY_FIRST.exec(clean)) ?? [];
  if (!month || !day || !year) return undefined;
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isKstDate(date) ? date : undefined;
}

function swapped(found: RegExpExecArray | null): (string | undefined)[] | undefined {
  return found ? [found[0], found[2], found[1], found[3]] : undefined;
}

function readNumericDate(text: string): KstDate | undefined {
  const clean = digits(text.replaceAll(/\s/g, ''));
  const [, year, month = '', day = ''] =
    FULL_DATE.exec(clean) ?? SOLID_DATE.exec(clean) ?? SHORT_DATE.exec(clean) ?? [];
  if (!year) return undefined;
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isKstDate(date) ? date : undefined;
}

const BUSINESS_NUMBER = /(?<!\d)(\d{3})-?(\d{2})-?(\d{5})(?!\d)/;

/** A business number with a right check digit. */
function readNumber(text: string): string | undefined {
  const match = BUSINESS_NUMBER.exec(digits(text.replaceAll(/[\s.]/g, '')));
  return match ? parseBusinessNumber(match.slice(1).join('')) : undefined;
}

/** Of a tax invoice the 24 characters, of a card slip its 6 to 10 digits. */
function readApproval(text: string): string | undefined {
  const clean = text.replaceAll(/[\s:()[\]]/g, '');
  return parseApprovalNumber(clean) ?? /^\d{6,10}$/.exec(clean)?.[0];
}

const anyWords = () => true;
const amountParts = (before: string, after: string) =>
  /(?:[,.₩\\:]|^KRW)$/.test(before) || /^[,.]/.test(after) || after.startsWith('원');

export const AMOUNT_READER: ValueReader<Won> = { read: readAmount, joins: amountParts };
export const GROUPED_AMOUNT_READER: ValueReader<Won> = { read: readGroupedAmount, joins: amountParts };
export const MARKED_AMOUNT_READER: ValueReader<Won> = { read: readMarkedAmount, joins: amountParts };
export const DATE_READER: ValueReader<KstDate> = { read: readDate, joins: anyWords };
export const NUMBER_READER: ValueReader<string> = { read: readNumber, joins: anyWords };
export const APPROVAL_READER: ValueReader<string> = {
  read: readApproval,
  joins: (before, after) => /[-:]$/.test(before) || after.startsWith('-'),
};
