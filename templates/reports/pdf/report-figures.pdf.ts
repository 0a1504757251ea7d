import type { Locale } from '../../../src/platform/i18n/locale.js';
import { formatWon } from '../../../src/platform/money/won.js';
import type { OnePageReport } from '../../../src/reports/one-page-report/one-page-report.js';
import { reportTexts } from '../one-page-report.texts.js';
import { percent } from '../report-format.js';
import { LEFT, RIGHT, WIDTH } from './page-measures.js';
import { INK, mm, type Element, type PdfCanvas } from './pdf-canvas.js';
import { drawBar } from './share-bar.pdf.js';

/** The four figures with their shares, and the bar below them. Returns the bar's last baseline. */
export function drawFigures(
  canvas: PdfCanvas,
  root: Element,
  report: OnePageReport,
  locale: Locale,
  top: number,
): number {
  const t = reportTexts;
  const { total } = report;
  const { shares } = total;
  const share = (tenths: number | undefined): string => (tenths === undefined ? '' : percent(tenths));
  const figures = [
    [t.budget[locale], total.budget, budgetNote(report, locale)],
    [t.spent[locale], total.spent, share(shares?.spent)],
    [t.reserved[locale], total.reserved, share(shares?.reserved)],
    [t.left[locale], total.left, share(shares?.left)],
  ] as const;
  const column = WIDTH / 4;
  const pad = mm(4.1);
  const bottom = top + mm(18.6);
  const longest = figures.reduce((most, [, amount]) => Math.max(most, formatWon(amount).length), 0);
  // Sixteen and a half points carry nine digits; what is longer takes smaller type rather than another column's room.
  const size = Math.min(16.5, (16.5 * 11) / longest);
  canvas.artifact(() => {
    canvas.rule(LEFT, RIGHT, top, 0.8);
    for (const index of [1, 2, 3]) canvas.upright(LEFT + index * column, top, bottom, 0.5, INK.hairline);
  });
  for (const [index, [label, amount, note]] of figures.entries()) {
    const x = LEFT + index * column + (index > 0 ? pad : 0);
    canvas.leaf(root, 'P', () => {
      canvas.text(label, x, top + mm(4), { size: 8.5, weight: 'bold', color: INK.strong });
      const number = { size, weight: 'bold', color: INK.strong } as const;
      const end = x + canvas.text(formatWon(amount), x, top + mm(11.2), number);
      canvas.text(t.won[locale], end + mm(0.6), top + mm(11.2), { size: 8.5, color: INK.text });
      canvas.text(note, x, top + mm(15.9), { size: 8.5, color: INK.text });
    });
  }
  return shares ? drawOverallBar(canvas, root, report, locale, bottom + mm(0.6)) : bottom;
}

function budgetNote({ total, withoutLabour }: OnePageReport, locale: Locale): string {
  if (!total.shares) return reportTexts.noBudget[locale];
  return withoutLabour ? reportTexts.allocatedWithoutLabour[locale] : reportTexts.allocatedIsAll[locale];
}

/** The one bar of the page, with a tick for today's plan and the names of its parts below. */
function drawOverallBar(
  canvas: PdfCanvas,
  root: Element,
  report: OnePageReport,
  locale: Locale,
  top: number,
): number {
  const t = reportTexts;
  const height = mm(4.3);
  const planX = LEFT + (WIDTH * Math.min(Math.max(report.course.planTenths, 0), 1000)) / 1000;
  const baseline = top + height + mm(3.1);
  const plan = t.planToday[locale](percent(report.course.planTenths));
  const style = { size: 7.5, color: INK.text };
  const legend = (x: number, color: string, name: string): number => {
    canvas.artifact(() => canvas.box(x, baseline - mm(1.95), mm(2.1), mm(2.1), color));
    canvas.leaf(root, 'Span', () => canvas.text(name, x + mm(3), baseline, style));
    return x + mm(3) + canvas.width(name, style);
  };
  canvas.artifact(() => {
    drawBar(canvas, LEFT, top, WIDTH, height, report.total.shares);
    canvas.upright(planX, top - mm(1.1), top + height + mm(0.4), 1.4);
    const foot = top + height + mm(0.5);
    canvas.doc
      .polygon([planX, foot], [planX - mm(1.1), foot + mm(2.1)], [planX + mm(1.1), foot + mm(2.1)])
      .fill(INK.rule);
  });
  const spentEnd = legend(LEFT, INK.spent, t.spent[locale]);
  const reservedEnd = legend(spentEnd + mm(4), INK.reserved, t.reserved[locale]);
  const leftBegin = RIGHT - mm(3) - canvas.width(t.left[locale], style);
  legend(leftBegin, INK.left, t.left[locale]);
  const planWidth = canvas.width(plan, style);
  // Near either end the plan's mark stands over another name: its own then keeps clear of that one.
  const after = Math.max(planX + mm(2), reservedEnd + mm(4));
  const x = after + planWidth + mm(3) > leftBegin ? planX - mm(2) - planWidth : after;
  canvas.leaf(root, 'Span', () =>
    canvas.text(plan, Math.min(x, leftBegin - mm(3) - planWidth), baseline, style),
  );
  return baseline;
}
