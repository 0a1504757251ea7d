import type { BusinessNumber } from '../../platform/ids/business-number.js';
import { NUMBER_READER, type Candidate } from './candidates.js';
import { documentTitleOf } from './document-titles.js';
import type { DocumentType, ReadValue } from './document-reading.js';
import { allValues, type LabelledLine } from './labelled.js';
import { wordsBetween, type FoundLabel } from './labels.js';
import { placeOf, plain, type TextWord } from './text-page.js';

const MAX_NAME = 50;
/** More than this is a sentence, or a row of a table. */
const MAX_WORDS = 6;

/** How much further left than its label a value may begin, in percent of the page. */
const COLUMN_SLACK = 1;

/**
 * The supplier's number: the only one, or on a form for two parties the left or upper one, where the supplier stands.
 * Its check digit proves it, so that letters hard to read don't count against it much.
 */
export function readBusinessNumberOf(
  lines: readonly LabelledLine[],
  type: DocumentType,
): ReadValue<BusinessNumber> | undefined {
  const found = allValues(lines, NUMBER_READER);
  const distinct = new Set(found.map(({ candidate }) => candidate.value));
  if (distinct.size === 1) return proven(found[0]?.candidate);
  const labelled = found.filter(({ line }) => line.labels.some(({ name }) => name === 'businessNumber'));
  const distinctLabelled = new Set(labelled.map(({ candidate }) => candidate.value));
  if (distinctLabelled.size === 1) return proven(labelled[0]?.candidate);
  if (distinctLabelled.size === 2 && type === 'tax-invoice') return proven(labelled[0]?.candidate);
  const besideSupplier = found.filter(({ line }) => has(line, 'supplier') && !has(line, 'buyer'));
  return new Set(besideSupplier.map(({ candidate }) => candidate.value)).size === 1
    ? proven(besideSupplier[0]?.candidate)
    : undefined;
}

function has({ labels }: LabelledLine, name: FoundLabel['name']): boolean {
  return labels.some((label) => label.name === name);
}

/** The numbers of everybody on the document, the buyer's too. */
export function readAllNumbers(lines: readonly LabelledLine[]): BusinessNumber[] {
  return [...new Set(allValues(lines, NUMBER_READER).map(({ candidate }) => candidate.value))];
}

function proven(candidate: Candidate<string> | undefined): ReadValue<string> | undefined {
  return (
    candidate && {
      value: candidate.value,
      confidence: Math.max(candidate.confidence, 90),
      place: candidate.place,
    }
  );
}

/** The supplier's name by its label, else the heading of a receipt. */
export function readSupplierName(
  lines: readonly LabelledLine[],
  type: DocumentType,
): ReadValue<string> | undefined {
  for (const [index, line] of lines.entries()) {
    const position = line.labels.findIndex(({ name }) => name === 'name');
    const label = line.labels[position];
    if (!label) continue;
    const end =
      line.labels.slice(position + 1).find(({ start }) => start > label.end)?.start ?? line.text.length;
    const words = untilGap(wordsBetween(line, label.end, end));
    const value = named(line.line.page, words, 1) ?? nameBelow(line, label, lines[index + 1]);
    if (value) return value;
  }
  if (type === 'tax-invoice' || type === 'statement') return undefined;
  return heading(lines);
}

/** English documents set the seller's name under its label. */
function nameBelow(
  line: LabelledLine,
  label: FoundLabel,
  below: LabelledLine | undefined,
): ReadValue<string> | undefined {
  if (!/^[A-Z]+$/i.test(line.text.slice(label.start, label.end))) return undefined;
  if (!below || below.line.page !== line.line.page || below.labels.length > 0) return undefined;
  const heading = placeOf(line.line.page, wordsBetween(line, label.start, label.end));
  const words = below.line.words.filter(({ x }) => heading && x >= heading.x - COLUMN_SLACK);
  const [first] = words;
  if (!heading || !first || first.x > heading.x + heading.width) return undefined;
  return named(below.line.page, untilGap(words), 0.93);
}

/**
 * The first line in large letters among the first few that is no title, number or address; on a paper that somebody wrote about
 * a purchase or a trip nobody's name stands there.
 */
function heading(lines: readonly LabelledLine[]): ReadValue<string> | undefined {
  for (const line of lines.slice(0, 4)) {
    const { text } = line;
    const title = documentTitleOf(text);
    if (title === 'own') return undefined;
    if (title || line.labels.length > 0 || /\d{3,}|[:=*]{2}|-{3}/.test(text)) continue;
    if (!/[가-힣A-Za-z]{2}/.test(text)) continue;
    return named(line.line.page, line.line.words, 0.93);
  }
  return undefined;
}

/** Words up to the first wide gap: what comes after it belongs to another column. */
function untilGap(words: readonly TextWord[]): TextWord[] {
  const kept: TextWord[] = [];
  const first = words.findIndex(({ text }) => /[\p{L}\p{N}]/u.test(text));
  for (const word of words.slice(Math.max(0, first))) {
    const before = kept.at(-1);
    const room = before ? word.x - (before.x + before.width) : 0;
    const letter = before ? before.width / Math.max(1, before.text.length) : 0;
    if (before && room > Math.max(letter * 4, 1)) break;
    kept.push(word);
  }
  return kept;
}

function named(page: number, all: readonly TextWord[], share: number): ReadValue<string> | undefined {
  const words = beforeNumber(all);
  const joined = plain(withoutTornWords(words.map((word) => word.text)))
    .replaceAll(/^[\s:;.,|*[\]<>~=-]+|[\s:;,|*[\]<>~=-]+$/g, '')
    .replaceAll(/\s+/g, ' ');
  const text = withCompanyForm(joined);
  if (text.length < 2 || text.length > MAX_NAME || !/[가-힣A-Za-z]{2}/.test(text)) return undefined;
  if (text.split(' ').length > MAX_WORDS || documentTitleOf(text) === 'own') return undefined;
  const meaning = words.filter((word) => /[\p{L}\p{N}]/u.test(word.text));
  const confidence = Math.round(Math.min(...meaning.map((word) => word.confidence)) * share);
  return { value: text, confidence, place: placeOf(page, meaning) };
}

/** Of a business or telephone. */
const NUMBER = /\(?\d{3}-\d{2}-\d{5}|\(?\d{2,4}-\d{3,4}-\d{4}/;

/** The words before a number that stands behind the name, with or without a blank. */
function beforeNumber(words: readonly TextWord[]): TextWord[] {
  const at = words.findIndex(({ text }) => NUMBER.test(plain(text)));
  const word = words[at];
  if (!word) return [...words];
  const text = plain(word.text).split(NUMBER)[0] ?? '';
  const share = text.length / Math.max(1, word.text.length);
  return [...words.slice(0, at), ...(text ? [{ ...word, text, width: word.width * share }] : [])];
}

/** `주 )서울전자` and `( 주 ) 서울전자`: brackets are the first that recognition loses or sets apart. */
function withCompanyForm(name: string): string {
  return name
    .replace(/^\(?\s*([주유사재])\s*\)\s*(?=\S)/, '($1)')
    .replace(/\s*\(\s*([주유사재])\s*\)?$/, '($1)');
}

const SYLLABLE = /^[가-힣]$/;

/** Character recognition tears words apart: one syllable alone is part of the word beside it. */
function withoutTornWords(words: readonly string[]): string {
  return words.reduce((text, word, index) => {
    const before = words[index - 1];
    if (before === undefined) return word;
    const torn = SYLLABLE.test(before) || SYLLABLE.test(word);
    return torn && /[가-힣]$/.test(before) && /^[가-힣]/.test(word) ? text + word : `${text} ${word}`;
  }, '');
}
