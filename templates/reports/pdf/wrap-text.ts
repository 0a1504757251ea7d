import type { Segment } from '../report-sentences.js';

export type Measure = (text: string, strong: boolean) => number;

/**
 * Breaks a sentence into lines at its spaces, as Korean print does, and inside a word only when the word alone is wider
 * than the line. A no-break space keeps a number with its unit.
 */
export function wrapSegments(segments: readonly Segment[], width: number, measure: Measure): Segment[][] {
  const lines: Segment[][] = [];
  let line: Segment[] = [];
  let used = 0;
  const push = (): void => {
    lines.push(line);
    line = [];
    used = 0;
  };
  for (const word of wordsOf(segments)) {
    const gap = line.length > 0 ? measure(' ', false) : 0;
    if (line.length > 0 && used + gap + widthOf(word, measure) > width) push();
    if (line.length > 0) {
      line.push({ text: ' ', strong: false });
      used += gap;
    }
    for (const part of breakWord(word, width, measure)) {
      if (used > 0 && part.startsLine) push();
      line.push(part.segment);
      used += measure(part.segment.text, part.segment.strong);
    }
  }
  if (line.length > 0) push();
  return lines.map(joinAlike);
}

/** The text cut to a width, with an ellipsis in place of what is left out. */
export function clipText(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  const characters = [...text];
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${characters.slice(0, middle).join('')}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join('').trimEnd()}…`;
}

/** Words of a sentence; one word may change weight inside: **44.3 %**를. */
function wordsOf(segments: readonly Segment[]): Segment[][] {
  const words: Segment[][] = [];
  let word: Segment[] = [];
  for (const { text, strong } of segments) {
    for (const [index, part] of text.split(' ').entries()) {
      if (index > 0 && word.length > 0) {
        words.push(word);
        word = [];
      }
      if (part !== '') word.push({ text: part, strong });
    }
  }
  if (word.length > 0) words.push(word);
  return words;
}

function widthOf(word: readonly Segment[], measure: Measure): number {
  return word.reduce((total, { text, strong }) => total + measure(text, strong), 0);
}

function breakWord(
  word: readonly Segment[],
  width: number,
  measure: Measure,
): { segment: Segment; startsLine: boolean }[] {
  if (widthOf(word, measure) <= width) return word.map((segment) => ({ segment, startsLine: false }));
  const parts: { segment: Segment; startsLine: boolean }[] = [];
  let used = 0;
  for (const { text, strong } of word) {
    for (const character of text) {
      const advance = measure(character, strong);
      const startsLine = used > 0 && used + advance > width;
      used = startsLine ? advance : used + advance;
      parts.push({ segment: { text: character, strong }, startsLine });
    }
  }
  return parts;
}

function joinAlike(line: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const { text, strong } of line) {
    const last = joined.at(-1);
    if (last && (last.strong === strong || text === ' ')) last.text += text;
    else joined.push({ text, strong });
  }
  return joined;
}
