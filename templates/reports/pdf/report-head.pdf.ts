import type { Locale } from '../../../src/platform/i18n/locale.js';
import type { OnePageReport } from '../../../src/reports/one-page-report/one-page-report.js';
import { reportTexts } from '../one-page-report.texts.js';
import { leadSentence, reportHead } from '../report-sentences.js';
import { LEFT, RIGHT, WIDTH } from './page-measures.js';
import { INK, mm, type Element, type PdfCanvas } from './pdf-canvas.js';
import { drawFigures } from './report-figures.pdf.js';

const LABEL_STYLE = { size: 8, color: INK.subtle };
const SECOND_COLUMN = LEFT + mm(100);
const HEAD_ROW = mm(5.5);

/** Title, the facts table, the sentence and the four figures. Returns where the next section may begin. */
export function drawHead(canvas: PdfCanvas, root: Element, report: OnePageReport, locale: Locale): number {
  drawTitle(canvas, root, report, locale);
  const factsEnd = drawFacts(canvas, root, report, locale);
  const style = { size: 10, color: INK.text };
  const lines = canvas.wrap(leadSentence(report, locale), WIDTH, style);
  let leadEnd = factsEnd;
  canvas.leaf(root, 'P', () => {
    leadEnd = canvas.lines(lines, LEFT, factsEnd + mm(6.6), mm(5.4), style);
  });
  return drawFigures(canvas, root, report, locale, leadEnd + mm(4.3));
}

function drawTitle(canvas: PdfCanvas, root: Element, report: OnePageReport, locale: Locale): void {
  const t = reportTexts;
  const head = reportHead(report, locale);
  const baseline = mm(17.2);
  const dateStyle = { size: 9, color: INK.subtle, align: 'right' } as const;
  const date = t.basedOn[locale](report.basedOn);
  let right = RIGHT - canvas.width(date, dateStyle) - mm(3);
  canvas.leaf(root, 'H1', () => {
    const titleEnd =
      LEFT + canvas.text(head.title, LEFT, baseline, { size: 20, weight: 'bold', color: INK.strong });
    if (report.demo) right -= canvas.width(t.demo[locale], { size: 8, weight: 'bold' }) + mm(5.5);
    const subject = { size: 14.5, weight: 'regular', color: INK.text } as const;
    canvas.clipped(head.subject, titleEnd + mm(4.4), baseline, right - titleEnd - mm(6), subject);
  });
  if (report.demo) {
    const tagged = canvas.width(t.demo[locale], { size: 8, weight: 'bold' }) + mm(3.2);
    const x = right + mm(2);
    canvas.artifact(() => {
      canvas.doc
        .lineWidth(0.8)
        .rect(x, baseline - mm(3.6), tagged, mm(4.7))
        .stroke(INK.strong);
    });
    canvas.leaf(root, 'P', () => {
      canvas.text(t.demo[locale], x + tagged / 2, baseline - mm(0.25), {
        size: 8,
        weight: 'bold',
        color: INK.strong,
        align: 'center',
      });
    });
  }
  canvas.leaf(root, 'P', () => canvas.text(date, RIGHT, baseline, dateStyle));
}

function drawFacts(canvas: PdfCanvas, root: Element, report: OnePageReport, locale: Locale): number {
  const t = reportTexts;
  const head = reportHead(report, locale);
  const top = mm(21.6);
  const rows = [
    [t.programme[locale], head.programme, t.funds[locale], head.funds],
    [t.team[locale], head.team, t.basis[locale], report.basedOn],
    [t.stage[locale], head.stage, t.madeBy[locale], head.maker],
  ] as const;
  const bottom = top + rows.length * HEAD_ROW;
  canvas.artifact(() => {
    canvas.rule(LEFT, RIGHT, top, 1.5);
    for (let index = 1; index < rows.length; index += 1) {
      canvas.rule(LEFT, RIGHT, top + index * HEAD_ROW, 0.5, INK.hairline);
    }
    canvas.rule(LEFT, RIGHT, bottom, 0.8);
  });
  const labels = rows.flatMap(([label, , secondLabel]) => [label, secondLabel]);
  const labelWidth = Math.max(mm(15), ...labels.map((label) => canvas.width(label, LABEL_STYLE) + mm(2)));
  const table = canvas.branch(root, 'Table');
  for (const [index, [label, value, secondLabel, secondValue]] of rows.entries()) {
    const baseline = top + index * HEAD_ROW + mm(3.75);
    const row = canvas.branch(table, 'TR');
    const days = index === 2 ? head.stageDays : '';
    const first = { x: LEFT, baseline, right: SECOND_COLUMN - mm(4), labelWidth };
    drawFact(canvas, row, label, value, first, { strong: index === 1, days });
    const second = { x: SECOND_COLUMN, baseline, right: RIGHT, labelWidth };
    drawFact(canvas, row, secondLabel, secondValue, second, { strong: false, days: '' });
    row.end();
  }
  table.end();
  return bottom;
}

function drawFact(
  canvas: PdfCanvas,
  row: Element,
  label: string,
  value: string,
  { x, baseline, right, labelWidth }: { x: number; baseline: number; right: number; labelWidth: number },
  { strong, days }: { strong: boolean; days: string },
): void {
  canvas.leaf(row, 'TH', () => canvas.text(label, x, baseline, LABEL_STYLE), {
    scope: 'Row',
  });
  canvas.leaf(row, 'TD', () => {
    const left = x + labelWidth;
    const style = { size: 8.5, weight: strong ? 'bold' : 'regular', color: INK.text } as const;
    const daysStyle = { size: 8.5, color: INK.subtle };
    const room = right - left - (days ? canvas.width(days, daysStyle) + mm(1.2) : 0);
    const width = canvas.shrunk(value, left, baseline, room, style, 7);
    if (days) canvas.text(days, left + width + mm(1.2), baseline, daysStyle);
  });
}
