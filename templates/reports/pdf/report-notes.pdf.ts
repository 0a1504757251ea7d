import type { Locale } from '../../../src/platform/i18n/locale.js';
import type { OnePageReport } from '../../../src/reports/one-page-report/one-page-report.js';
import { reportTexts } from '../one-page-report.texts.js';
import { noteText, type NoteText } from '../report-note-texts.js';
import type { Segment } from '../report-sentences.js';
import { INK, mm, type Element, type PdfCanvas, type TextStyle } from './pdf-canvas.js';
import { drawSectionHeading } from './report-table.pdf.js';

const SIZE = 7.8;
const LEADING = mm(3.8);
const TITLE_WIDTH = mm(16.4);
const MOST_TITLE_WIDTH = mm(21);
const AFTER_RULE = mm(3.9);
const BEFORE_RULE = mm(1.9);

const TITLE: TextStyle = { size: SIZE, weight: 'bold', color: INK.strong };

interface SetNote {
  text: NoteText;
  /** The body's lines; strong marks the articles, which are set lighter. */
  lines: Segment[][];
  height: number;
}

/** 주의할 점, as many as fit between the heading and `bottom`; the rest is counted. */
export function drawNotes(
  canvas: PdfCanvas,
  root: Element,
  report: OnePageReport,
  locale: Locale,
  place: { x: number; right: number; headingBaseline: number; bottom: number },
): void {
  const t = reportTexts;
  const { x, right, headingBaseline, bottom } = place;
  drawSectionHeading(canvas, root, t.notesHeading[locale], t.notesSource[locale], x, headingBaseline);
  const top = headingBaseline + mm(2.3);
  canvas.artifact(() => canvas.rule(x, right, top, 1.2));
  const small: TextStyle = { size: SIZE, color: INK.subtle };
  if (report.notes.length === 0) {
    canvas.leaf(root, 'P', () => canvas.text(t.noNotes[locale], x, top + AFTER_RULE, small));
    return;
  }
  const texts = report.notes.map((note) => noteText(note, locale));
  const titles = texts.map(({ title }) => canvas.width(title, TITLE) + mm(2));
  const titleWidth = Math.min(Math.max(TITLE_WIDTH, ...titles), MOST_TITLE_WIDTH);
  const notes = texts.map((text) => setNote(canvas, text, right - x - titleWidth));
  const shown = countFitting(notes, bottom - top);
  const list = canvas.branch(root, 'L');
  let y = top;
  for (const [index, note] of notes.slice(0, shown).entries()) {
    if (index > 0) canvas.artifact(() => canvas.rule(x, right, y, 0.35, INK.hairline));
    drawNote(canvas, list, note, { x, baseline: y + AFTER_RULE, titleWidth });
    y += note.height;
  }
  list.end();
  const more = notes.length - shown;
  if (more === 0) return;
  if (shown > 0) canvas.artifact(() => canvas.rule(x, right, y, 0.35, INK.hairline));
  canvas.leaf(root, 'P', () => canvas.text(t.moreNotes[locale](more), x, y + AFTER_RULE, small));
}

function setNote(canvas: PdfCanvas, text: NoteText, width: number): SetNote {
  const words: Segment[] = [{ text: text.body, strong: false }];
  // Articles keep together: a line never ends between 제25조 and its paragraph.
  if (text.articles) words.push({ text: ` ${text.articles.replaceAll(' ', '\u00a0')}`, strong: true });
  const lines = canvas.wrap(words, width, { size: SIZE });
  return { text, lines, height: AFTER_RULE + (lines.length - 1) * LEADING + BEFORE_RULE };
}

/** How many notes fit, with room kept for the line that counts the others. */
function countFitting(notes: readonly SetNote[], room: number): number {
  let used = 0;
  for (const [index, { height }] of notes.entries()) {
    const isLast = index === notes.length - 1;
    const needed = used + height - BEFORE_RULE + (isLast ? 0 : BEFORE_RULE + AFTER_RULE);
    if (needed > room) return index;
    used += height;
  }
  return notes.length;
}

function drawNote(
  canvas: PdfCanvas,
  list: Element,
  { text, lines }: SetNote,
  { x, baseline, titleWidth }: { x: number; baseline: number; titleWidth: number },
): void {
  const item = canvas.branch(list, 'LI');
  canvas.leaf(item, 'Lbl', () => canvas.clipped(text.title, x, baseline, titleWidth - mm(1), TITLE));
  canvas.leaf(item, 'LBody', () => {
    for (const [index, line] of lines.entries()) {
      let left = x + titleWidth;
      for (const { text: part, strong: isArticle } of line) {
        const style: TextStyle = isArticle
          ? { size: 7.2, color: INK.subtle }
          : { size: SIZE, color: INK.text };
        left += canvas.text(part, left, baseline + index * LEADING, style);
      }
    }
  });
  item.end();
}
