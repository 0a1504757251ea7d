import PDFDocument from 'pdfkit';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { OnePageReport } from '../../src/reports/one-page-report/one-page-report.js';
import { reportTexts } from './one-page-report.texts.js';
import { fitRows } from './pdf/fit-rows.js';
import { INK, loadFonts, mm, PdfCanvas, type Element, type TextStyle } from './pdf/pdf-canvas.js';
import { drawCourse } from './pdf/report-course.pdf.js';
import { drawFoot, FOOT_TOP } from './pdf/report-foot.pdf.js';
import { drawHead } from './pdf/report-head.pdf.js';
import { LEFT, RIGHT } from './pdf/page-measures.js';
import { drawNotes } from './pdf/report-notes.pdf.js';
import { drawTable, firstRowTop, TOTAL_ROW } from './pdf/report-table.pdf.js';
import { cleanText } from './report-format.js';
import { reportHead, tableCaption } from './report-sentences.js';

const ROW = mm(4.42);
/** Rows lower than this can't be read any more: then items are folded. */
const LOWEST_ROW = mm(3.3);
/** What chart and notes keep however long the table is. */
const LEAST_BOTTOM = mm(44);
const MOST_BOTTOM = mm(70);
const CAPTION_LEADING = mm(3.3);
const CAPTION: TextStyle = { size: 7, color: INK.subtle };

/** The one-page report on exactly one A4 page, tagged and archivable; the same value gives the same bytes. */
export async function renderOnePageReportPdf(report: OnePageReport, locale: Locale): Promise<Buffer> {
  const fonts = await loadFonts();
  const doc = newDocument(report, locale);
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const canvas = new PdfCanvas(doc, fonts);
  const root = doc.struct('Document', { lang: locale });
  doc.addStructure(root);
  drawPage(canvas, root, report, locale);
  root.end();
  doc.end();
  return finished;
}

function newDocument(report: OnePageReport, locale: Locale): PDFKit.PDFDocument {
  const madeAt = new Date(report.madeAt);
  const head = reportHead(report, locale);
  return new PDFDocument({
    size: 'A4',
    margin: 0,
    // No default font: Helvetica would be named without being embedded.
    font: '',
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: locale,
    displayTitle: true,
    info: {
      Title: inMetadata(`${head.title} ${head.subject} ${report.basedOn}`),
      Author: inMetadata(report.madeBy),
      Creator: 'Hanjang',
      Producer: 'Hanjang',
      CreationDate: madeAt,
      ModDate: madeAt,
    },
  });
}

/** pdfkit copies the title into XML as it is: what would be markup there becomes its full-width likeness. */
function inMetadata(text: string): string {
  return cleanText(text).replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞');
}

function drawPage(canvas: PdfCanvas, root: Element, report: OnePageReport, locale: Locale): void {
  const headEnd = drawHead(canvas, root, report, locale);
  const headingBaseline = headEnd + mm(8);
  const caption = captionLines(canvas, report, locale, 0);
  const room =
    FOOT_TOP - firstRowTop(headingBaseline) - TOTAL_ROW - captionHeight(caption.length) - LEAST_BOTTOM;
  // One line of the caption more is needed to say that rows are folded.
  const most = Math.floor((room - CAPTION_LEADING) / LOWEST_ROW);
  const fitted =
    report.rows.length * LOWEST_ROW <= room ? { rows: report.rows, folded: 0 } : fitRows(report.rows, most);
  const rowsRoom = fitted.folded > 0 ? room - CAPTION_LEADING : room;
  const rowHeight = Math.min(ROW, rowsRoom / Math.max(fitted.rows.length, 1));
  const tableEnd = drawTable(canvas, root, report, locale, headingBaseline, { rowHeight, fitted });
  const lines = captionLines(canvas, report, locale, fitted.folded);
  let captionEnd = tableEnd;
  canvas.leaf(root, 'P', () => {
    captionEnd = canvas.lines(lines, LEFT, tableEnd + mm(3.6), CAPTION_LEADING, CAPTION);
  });
  drawBottom(canvas, root, report, locale, captionEnd + mm(7.6));
  drawFoot(canvas, root, report, locale);
}

function captionLines(
  canvas: PdfCanvas,
  report: OnePageReport,
  locale: Locale,
  folded: number,
): ReturnType<PdfCanvas['wrap']> {
  const sentences = tableCaption(report, locale);
  if (folded > 0) sentences.push(reportTexts.foldedRows[locale](folded));
  return canvas.wrap([{ text: sentences.join(' '), strong: false }], RIGHT - LEFT, CAPTION);
}

function captionHeight(lines: number): number {
  return mm(3.6) + lines * CAPTION_LEADING + mm(7.6) - mm(3);
}

/** Chart and notes side by side. */
function drawBottom(
  canvas: PdfCanvas,
  root: Element,
  report: OnePageReport,
  locale: Locale,
  headingBaseline: number,
): void {
  const bottom = Math.min(FOOT_TOP - mm(4), headingBaseline + MOST_BOTTOM);
  drawCourse(canvas, root, report, locale, { x: LEFT, width: mm(78), headingBaseline, bottom });
  drawNotes(canvas, root, report, locale, {
    x: LEFT + mm(85),
    right: RIGHT,
    headingBaseline,
    bottom: FOOT_TOP - mm(4),
  });
}
