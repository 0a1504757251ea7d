import PDFDocument from 'pdfkit';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import type { StatementView } from '../settlements/settlements-view.js';
import { settlementTexts } from '../settlements/texts.js';
import { inLocale } from '../texts.js';
import { LEFT, RIGHT, WIDTH } from './pdf/page-measures.js';
import { INK, loadFonts, mm, PdfCanvas, type TextStyle } from './pdf/pdf-canvas.js';
import { PdfFlow } from './pdf/pdf-flow.js';
import { drawDisallowed, drawInstitution, drawReturns } from './pdf/settlement-sections.pdf.js';
import { cleanText, grouped, kstMinute, wonText } from './report-format.js';

/** The statement on as many A4 pages as it needs, tagged and archivable: every figure with its formula. */
export async function renderSettlementPdf(view: StatementView, locale: Locale): Promise<Buffer> {
  const fonts = await loadFonts();
  const doc = newDocument(view, locale);
  const chunks: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const canvas = new PdfCanvas(doc, fonts);
  const root = doc.struct('Document', { lang: locale });
  doc.addStructure(root);
  const t = inLocale(settlementTexts, locale);
  const flow = new PdfFlow(
    canvas,
    root,
    `${t.statementOf(view.team, view.stage)} · ${view.asOf} · ${t[view.state]}`,
  );
  drawHead(flow, view, locale);
  for (const institution of view.institutions) drawInstitution(flow, institution, locale);
  drawDisallowed(flow, view, locale);
  drawReturns(flow, view, locale);
  drawProof(flow, view, locale);
  flow.end();
  root.end();
  doc.end();
  return finished;
}

function newDocument(view: StatementView, locale: Locale): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    margin: 0,
    font: '',
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: locale,
    displayTitle: true,
    info: {
      Title: inMetadata(`${settlementTexts.statementOf[locale](view.team, view.stage)} ${view.asOf}`),
      Author: inMetadata(view.madeBy),
      Creator: 'Hanjang',
      Producer: 'Hanjang',
      CreationDate: view.madeAt,
      ModDate: view.madeAt,
    },
  });
}

/** pdfkit copies the title into XML as it is: what would be markup there becomes its full-width likeness. */
function inMetadata(text: string): string {
  return cleanText(text).replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞');
}

/** Title, what it is about, and the sum with its parts. */
function drawHead(flow: PdfFlow, view: StatementView, locale: Locale): void {
  const { canvas, root } = flow;
  const t = inLocale(settlementTexts, locale);
  const day: TextStyle = { size: 9, color: INK.subtle, align: 'right' };
  const dayText = `${t.asOf} ${view.asOf} · ${t[view.state]}${view.demo ? ' · DEMO' : ''}`;
  const room = WIDTH - canvas.width(dayText, day) - mm(6);
  canvas.leaf(root, 'H1', () =>
    canvas.shrunk(
      t.statementOf(view.team, view.stage),
      LEFT,
      mm(18),
      room,
      { size: 18, weight: 'bold', color: INK.strong },
      11,
    ),
  );
  canvas.leaf(root, 'P', () => canvas.text(dayText, RIGHT, mm(18), day));
  canvas.artifact(() => canvas.rule(LEFT, RIGHT, mm(21.5), 1.5));
  const facts = [view.programme, `${view.stage} ${view.startsOn} ~ ${view.endsOn}`, ...view.rules];
  const small: TextStyle = { size: 8, color: INK.subtle };
  const lines = canvas.wrap([{ text: facts.join('  ·  '), strong: false }], WIDTH, small);
  let y = mm(26);
  canvas.leaf(root, 'P', () => {
    y = canvas.lines(lines, LEFT, mm(26), mm(4), small);
  });
  drawSum(flow, view, locale, y + mm(9));
}

function drawSum(flow: PdfFlow, view: StatementView, locale: Locale, baseline: number): void {
  const { canvas, root } = flow;
  const t = inLocale(settlementTexts, locale);
  const label: TextStyle = { size: 8, color: INK.subtle };
  const { totals, received, owed } = view;
  canvas.leaf(root, 'P', () => {
    canvas.text(t.toReturn, LEFT, baseline - mm(0.5), label);
    canvas.text(wonText(totals.total, locale), LEFT, baseline + mm(7.5), {
      size: 17,
      weight: 'bold',
      color: INK.strong,
    });
  });
  const parts: [string, bigint][] = [
    [t.principal, totals.principal],
    [t.inKind, totals.inKind],
    [t.interest, totals.interest],
    ...(owed === undefined
      ? []
      : ([
          [t.returned, received],
          [t.owed, owed],
        ] satisfies [string, bigint][])),
  ];
  const from = LEFT + mm(72);
  const column = (RIGHT - from) / parts.length;
  for (const [index, [name, amount]] of parts.entries()) {
    const x = from + (index + 1) * column;
    canvas.leaf(root, 'P', () => {
      canvas.text(name, x, baseline - mm(0.5), { ...label, align: 'right' });
      flow.figure(formatWon(amount), { x: x - column + mm(2), width: column - mm(2) }, baseline + mm(7), {
        size: 10,
      });
    });
  }
  canvas.artifact(() => canvas.rule(LEFT, RIGHT, baseline + mm(11), 0.8));
  flow.y = baseline + mm(11);
}

/** From what it was computed. */
function drawProof(flow: PdfFlow, view: StatementView, locale: Locale): void {
  const t = inLocale(settlementTexts, locale);
  flow.heading(t.basis);
  const made = `${view.madeBy} · ${kstMinute(view.madeAt.toISOString())}`;
  const proof = [
    `${t.position(formatWon(view.ledgerPosition))} · ${made}`,
    `${t.digest}: ${grouped(view.digest)}`,
    ...(view.confirmedBy ? [`${t['step-confirmed']}: ${view.confirmedBy}`] : []),
    ...(view.finalisedBy ? [`${t['step-final']}: ${view.finalisedBy} ${view.finalisedOn ?? ''}`] : []),
  ];
  for (const text of proof) flow.paragraph(text, { size: 7.5, color: INK.subtle });
}
