import type { ReadingPlace } from './document-reading.js';

/** A word of a document with its place in percent of the page. */
export interface TextWord {
  readonly text: string;
  /** Whole percent; 100 where the document itself holds the text. */
  readonly confidence: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextLine {
  readonly page: number;
  /** From left to right. */
  readonly words: readonly TextWord[];
}

export interface TextPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** From top to bottom. */
  readonly lines: readonly TextLine[];
}

/** Words put into lines: those whose middles lie within each other's height, from left to right. */
export function linesOf(page: number, words: readonly TextWord[]): TextLine[] {
  const sorted = [...words].sort((a, b) => middleOf(a) - middleOf(b));
  const lines: TextWord[][] = [];
  for (const word of sorted) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    const reach = last ? Math.min(last.height, word.height) * 0.5 : 0;
    if (line && last && middleOf(word) - middleOf(last) <= reach) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => ({ page, words: line.sort((a, b) => a.x - b.x) }));
}

function middleOf(word: TextWord): number {
  return word.y + word.height / 2;
}

/** The rectangle around some words of one line; undefined without any. */
export function placeOf(page: number, words: readonly TextWord[]): ReadingPlace | undefined {
  if (words.length === 0) return undefined;
  const left = Math.min(...words.map(({ x }) => x));
  const top = Math.min(...words.map(({ y }) => y));
  const right = Math.max(...words.map(({ x, width }) => x + width));
  const bottom = Math.max(...words.map(({ y, height }) => y + height));
  return { page, x: tenth(left), y: tenth(top), width: tenth(right - left), height: tenth(bottom - top) };
}

function tenth(percent: number): number {
  return Math.round(Math.min(100, Math.max(0, percent)) * 10) / 10;
}

/** A line with its blanks taken out, because print spreads words (`합   계`) and readers split them. */
export interface CompactLine {
  readonly line: TextLine;
  readonly text: string;
  /** For each character of `text` the index of its word. */
  readonly wordAt: readonly number[];
}

export function compact(line: TextLine): CompactLine {
  let text = '';
  const wordAt: number[] = [];
  line.words.forEach((word, index) => {
    for (const character of plain(word.text).replaceAll(/\s/g, '')) {
      text += character;
      for (let unit = 0; unit < character.length; unit += 1) wordAt.push(index);
    }
  });
  return { line, text, wordAt };
}

/** Full-width letters as plain ones, and one sort of dash, colon and bracket. */
export function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[‐‑–—−]/g, '-');
}
