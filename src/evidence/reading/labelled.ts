import { candidatesIn, type Candidate, type ValueReader } from './candidates.js';
import { labelsOf, wordsBetween, type FoundLabel, type LabelName } from './labels.js';
import { compact, placeOf, type CompactLine, type TextLine, type TextPage } from './text-page.js';

/** How many lines below its heading a value of a table may stand. */
const LINES_BELOW = 3;

export interface LabelledLine extends CompactLine {
  readonly labels: readonly FoundLabel[];
}

/** The lines of a document with the labels found in them. */
export function labelledLines(pages: readonly TextPage[]): LabelledLine[] {
  return pages.flatMap(({ lines }) =>
    lines.map((line) => {
      const found = compact(line);
      return { ...found, labels: labelsOf(found) };
    }),
  );
}

/**
 * Values that stand by a label: to its right up to the next label, else below it in its column. Where one label has
 * several to its right the last one counts, as amounts follow quantities.
 */
export function valuesOf<T>(
  lines: readonly LabelledLine[],
  name: LabelName,
  reader: ValueReader<T>,
): Candidate<T>[] {
  return lines.flatMap((line, index) =>
    line.labels.flatMap((label, position) => {
      if (label.name !== name) return [];
      const end = line.labels[position + 1]?.start ?? line.text.length;
      const right = candidatesIn(line.line.page, wordsBetween(line, label.end, end), reader).at(-1);
      if (right) return [right];
      const below = valueBelow(lines, index, line, label, reader);
      return below ? [below] : [];
    }),
  );
}

function valueBelow<T>(
  lines: readonly LabelledLine[],
  index: number,
  line: LabelledLine,
  label: FoundLabel,
  reader: ValueReader<T>,
): Candidate<T> | undefined {
  const heading = placeOf(line.line.page, wordsBetween(line, label.start, label.end));
  if (!heading) return undefined;
  for (const { line: below } of lines.slice(index + 1, index + 1 + LINES_BELOW)) {
    if (below.page !== line.line.page) return undefined;
    const inColumn = candidatesIn(below.page, below.words, reader).find(
      ({ place }) => place && overlap(place, heading) > 0,
    );
    if (inColumn) return inColumn;
  }
  return undefined;
}

function overlap(a: { x: number; width: number }, b: { x: number; width: number }): number {
  return Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
}

/** Every value of this sort in the document, with its line. */
export function allValues<T>(
  lines: readonly LabelledLine[],
  reader: ValueReader<T>,
): { candidate: Candidate<T>; line: LabelledLine }[] {
  return lines.flatMap((line) =>
    candidatesIn(line.line.page, line.line.words, reader).map((candidate) => ({ candidate, line })),
  );
}

export function textOf(lines: readonly { line: TextLine }[]): string {
  return lines.map(({ line }) => line.words.map(({ text }) => text).join(' ')).join('\n');
}
