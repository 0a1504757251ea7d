import type { Locale } from '../../../src/platform/i18n/locale.js';
import type { OnePageReport } from '../../../src/reports/one-page-report/one-page-report.js';
import { reportTexts } from '../one-page-report.texts.js';
import { chartTexts, type ChartTexts } from '../chart-texts.js';
import { spendingChart, type ChartGeometry, type PlacedLabel } from '../spending-chart.js';
import { INK, mm, type Element, type PdfCanvas, type TextStyle } from './pdf-canvas.js';
import { drawSectionHeading } from './report-table.pdf.js';

const TYPE = 7;

/** The chart of cumulative spending with its heading and legend, between `headingBaseline` and `bottom`. */
export function drawCourse(
  canvas: PdfCanvas,
  root: Element,
  report: OnePageReport,
  locale: Locale,
  place: { x: number; width: number; headingBaseline: number; bottom: number },
): void {
  const texts = chartTexts(report, locale);
  drawSectionHeading(
    canvas,
    root,
    reportTexts.courseHeading[locale],
    texts.unit,
    place.x,
    place.headingBaseline,
  );
  const style: TextStyle = { size: 7.2, color: INK.subtle };
  if (!report.total.shares) {
    canvas.leaf(root, 'P', () =>
      canvas.text(reportTexts.noCourse[locale], place.x, place.headingBaseline + mm(6.2), style),
    );
    return;
  }
  const legend = canvas.wrap([{ text: texts.legend, strong: false }], place.width, style);
  const legendTop = place.bottom - (legend.length - 1) * mm(3.5);
  const top = place.headingBaseline + mm(1.6);
  const height = legendTop - mm(4.4) - top;
  const chart = spendingChart(report, { width: place.width, height, type: TYPE });
  canvas.leaf(
    root,
    'Figure',
    () => {
      canvas.doc.save().translate(place.x, top);
      drawAxes(canvas, chart, texts);
      drawLines(canvas, chart);
      drawLabels(canvas, chart, texts);
      canvas.doc.restore();
    },
    { alt: texts.alt },
  );
  canvas.leaf(root, 'P', () => canvas.lines(legend, place.x, legendTop, mm(3.5), style));
}

function drawAxes(
  canvas: PdfCanvas,
  { plot, amounts, months, monthEdges }: ChartGeometry,
  texts: ChartTexts,
): void {
  for (const [index, { y }] of amounts.entries()) {
    canvas.rule(plot.left, plot.right, y, index === 0 ? 0.7 : 0.35, index === 0 ? INK.subtle : INK.hairline);
    const style: TextStyle = { size: TYPE, color: INK.subtle, align: 'right' };
    canvas.text(texts.amounts[index] ?? '', plot.left - TYPE * 0.8, y + TYPE * 0.35, style);
  }
  for (const edge of monthEdges) canvas.upright(edge, plot.bottom, plot.bottom + 3, 0.5, INK.subtle);
  for (const { x, month } of months) {
    canvas.text(texts.month(month), x, plot.bottom + TYPE * 1.6, {
      size: TYPE,
      color: INK.subtle,
      align: 'center',
    });
  }
}

function drawLines(canvas: PdfCanvas, chart: ChartGeometry): void {
  const { doc } = canvas;
  const { plot, todayX, committed, spent } = chart;
  if (chart.bandPath) doc.path(chart.bandPath).fill(INK.band);
  canvas.upright(todayX, plot.top - TYPE * 0.4, plot.bottom, 0.5, INK.subtle);
  doc.lineWidth(0.8).dash(3, { space: 2 }).path(chart.planPath).stroke(INK.subtle).undash();
  if (chart.forecastPath) {
    doc.lineWidth(1).dash(1.1, { space: 1.5 }).path(chart.forecastPath).stroke(INK.spent).undash();
  }
  doc.lineWidth(1.5).lineJoin('round').path(chart.actualPath).stroke(INK.spent);
  if (committed) {
    canvas.upright(todayX, spent.y, committed.y, 1.8, INK.reserved);
    doc.lineWidth(1).circle(committed.x, committed.y, 2).fillAndStroke('#ffffff', INK.spent);
  }
  doc.circle(spent.x, spent.y, 2).fill(INK.spent);
}

function drawLabels(canvas: PdfCanvas, chart: ChartGeometry, texts: ChartTexts): void {
  const place = (label: PlacedLabel, text: string, style: Partial<TextStyle>): void => {
    const align = label.anchor === 'start' ? 'left' : label.anchor === 'end' ? 'right' : 'center';
    canvas.text(text, label.x, label.y, { size: TYPE, color: INK.subtle, align, ...style });
  };
  place(chart.today, texts.today, { weight: 'bold', color: INK.strong });
  place(chart.plan, texts.plan, {});
  place(chart.spent.label, texts.spent, { weight: 'bold', color: INK.strong, size: 7.5 });
  if (chart.committed) {
    const { x, y } = chart.committed.label;
    const width = canvas.width(texts.committed, { size: TYPE });
    const left = chart.committed.label.anchor === 'end' ? x - width : x;
    // The plan's line may run through the label: paper behind it keeps it legible.
    canvas.box(left - 1, y - TYPE * 0.85, width + 2, TYPE * 1.1, '#ffffff');
    place(chart.committed.label, texts.committed, {});
  }
  if (chart.expected && texts.expected && texts.range) {
    const { x, y } = chart.expected;
    place({ x, y: y + TYPE * 0.3, anchor: 'start' }, texts.expected, {
      weight: 'bold',
      color: INK.strong,
      size: 7.5,
    });
    place({ x, y: y + TYPE * 1.6, anchor: 'start' }, texts.range, {});
  }
}
