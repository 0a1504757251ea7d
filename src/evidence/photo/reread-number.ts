import sharp from 'sharp';
import { NUMBER_READER } from '../reading/candidates.js';
import { allValues, labelledLines, type LabelledLine } from '../reading/labelled.js';
import { wordsBetween } from '../reading/labels.js';
import { placeOf, type TextPage, type TextWord } from '../reading/text-page.js';
import type { Ocr } from './ocr.js';
import type { Prepared } from './upright-photo.js';

/** Digits are told apart best at about this height. */
const STRIP_HEIGHT = 60;
const FEWEST_DIGITS = 6;

/**
 * The page with a business number read once more by itself where the first reading of it can't be right: beside Korean
 * letters a digit is easily read twice or lost. Its check digit says whether it is right now. The same page otherwise.
 */
export async function rereadNumber(ocr: Ocr, prepared: Prepared, page: TextPage): Promise<TextPage> {
  const lines = labelledLines([page]);
  if (allValues(lines, NUMBER_READER).length > 0) return page;
  const line = lines.find((each) => digitsAfterLabel(each).length > 0);
  if (!line) return page;
  const words = digitsAfterLabel(line);
  const again = await readStrip(ocr, prepared, words);
  const kept = line.line.words.slice(0, line.line.words.length - words.length);
  const replaced = { ...line.line, words: [...kept, ...again] };
  return { ...page, lines: page.lines.map((each) => (each === line.line ? replaced : each)) };
}

/** The words behind the label, where they look like a number. */
function digitsAfterLabel(line: LabelledLine): TextWord[] {
  const label = line.labels.findLast(({ name }) => name === 'businessNumber');
  if (!label) return [];
  const words = wordsBetween(line, label.end, line.text.length).filter(({ text }) => /[\p{L}\d]/u.test(text));
  const digits = words.map(({ text }) => text.replaceAll(/\D/g, '')).join('');
  return digits.length >= FEWEST_DIGITS ? words : [];
}

async function readStrip(
  ocr: Ocr,
  { image, width, height }: Prepared,
  words: TextWord[],
): Promise<TextWord[]> {
  const place = placeOf(1, words);
  if (!place) return words;
  const air = place.height * 0.75;
  const left = Math.floor(((place.x - (air * height) / width / 2) / 100) * width);
  const top = Math.max(0, Math.floor(((place.y - air) / 100) * height));
  const box = {
    left: Math.max(0, left),
    top,
    width: width - Math.max(0, left),
    height: Math.min(height - top, Math.ceil(((place.height + 2 * air) / 100) * height)),
  };
  const strip = await sharp(image).extract(box).resize({ height: STRIP_HEIGHT }).png().toBuffer({
    resolveWithObject: true,
  });
  const { page } = await ocr.recognise(strip.data, { width: strip.info.width, height: strip.info.height });
  return page.lines
    .flatMap((line) => line.words)
    .map((word) => ({
      ...word,
      x: ((box.left + (word.x / 100) * box.width) / width) * 100,
      y: ((box.top + (word.y / 100) * box.height) / height) * 100,
      width: (word.width * box.width) / width,
      height: (word.height * box.height) / height,
    }));
}
