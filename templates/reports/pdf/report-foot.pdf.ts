import type { Locale } from '../../../src/platform/i18n/locale.js';
import { formatWon } from '../../../src/platform/money/won.js';
import type { OnePageReport } from '../../../src/reports/one-page-report/one-page-report.js';
import { reportTexts } from '../one-page-report.texts.js';
import { grouped, kstMinute } from '../report-format.js';
import { INK, mm, type Element, type PdfCanvas, type TextStyle } from './pdf-canvas.js';
import { LEFT, RIGHT } from './page-measures.js';

/** The foot keeps its place on every report. */
export const FOOT_TOP = mm(260.5);
const BOX_TOP = mm(263.3);
const BOX_BOTTOM = mm(284.5);
const BOX_LEFT = mm(120.2);
const LABEL_COLUMN = mm(6.8);
const LABEL_WIDTH = mm(17);
const LAST_LINE = mm(290);

/** Proof on the left, room for three signatures on the right, and the page's own line. */
export function drawFoot(canvas: PdfCanvas, root: Element, report: OnePageReport, locale: Locale): void {
  canvas.artifact(() => canvas.rule(LEFT, RIGHT, FOOT_TOP, 1));
  drawProof(canvas, root, report, locale);
  drawSignatures(canvas, root, report, locale);
  const t = reportTexts;
  const style: TextStyle = { size: 7, color: INK.subtle };
  canvas.artifact(() => {
    canvas.text(t.product[locale], LEFT, LAST_LINE, style);
    canvas.text(t.reproducible[locale], (LEFT + RIGHT) / 2, LAST_LINE, { ...style, align: 'center' });
    canvas.text('1 / 1', RIGHT, LAST_LINE, { ...style, weight: 'bold', align: 'right', color: INK.strong });
  });
}

function drawProof(canvas: PdfCanvas, root: Element, report: OnePageReport, locale: Locale): void {
  const t = reportTexts;
  const label: TextStyle = { size: 7, color: INK.subtle };
  const value: TextStyle = { size: 7, color: INK.text };
  const leading = mm(3.7);
  let baseline = BOX_TOP + mm(2.4);
  const line = (name: string, lines: readonly string[], style: TextStyle): void => {
    if (name) canvas.leaf(root, 'P', () => canvas.text(name, LEFT, baseline, label));
    canvas.leaf(root, 'P', () => {
      for (const text of lines) {
        canvas.text(text, LEFT + LABEL_WIDTH, baseline, style);
        baseline += leading;
      }
    });
    baseline += mm(0.8);
  };
  const position = t.upToEntry[locale](formatWon(report.ledgerPosition));
  line(t.ledgerPosition[locale], [`${position} · ${kstMinute(report.madeAt)}`], value);
  const half = report.sha256.length / 2;
  line(t.digest[locale], [grouped(report.sha256.slice(0, half)), grouped(report.sha256.slice(half))], value);
  line('', [t.digestMeaning[locale]], label);
}

function drawSignatures(canvas: PdfCanvas, root: Element, report: OnePageReport, locale: Locale): void {
  const t = reportTexts;
  const signers = [t.signerPreparer[locale], t.signerLead[locale], t.signerHead[locale]];
  const names = [report.madeBy, '', ''];
  const left = BOX_LEFT + LABEL_COLUMN;
  const column = (RIGHT - left) / signers.length;
  const headBottom = BOX_TOP + mm(5.3);
  canvas.artifact(() => {
    canvas.doc
      .lineWidth(0.6)
      .rect(BOX_LEFT, BOX_TOP, RIGHT - BOX_LEFT, BOX_BOTTOM - BOX_TOP)
      .stroke(INK.rule);
    for (const [index] of signers.entries()) {
      canvas.upright(left + index * column, BOX_TOP, BOX_BOTTOM, 0.6);
    }
    canvas.rule(left, RIGHT, headBottom, 0.6);
  });
  canvas.leaf(root, 'P', () => drawUprightWord(canvas, t.approval[locale]));
  for (const [index, signer] of signers.entries()) {
    const centre = left + (index + 0.5) * column;
    canvas.leaf(root, 'P', () => {
      canvas.text(signer, centre, BOX_TOP + mm(3.6), { size: 8, align: 'center' });
      const name = names[index] ?? '';
      if (name)
        canvas.clipped(name, centre, BOX_TOP + mm(9.4), column - mm(2), { size: 7.5, align: 'center' });
      canvas.text(t.sign[locale], centre, BOX_BOTTOM - mm(2.2), {
        size: 6.5,
        color: '#8a949e',
        align: 'center',
      });
    });
  }
}

/** 결재 stands letter under letter; an English word is turned. */
function drawUprightWord(canvas: PdfCanvas, word: string): void {
  const x = BOX_LEFT + LABEL_COLUMN / 2;
  const middle = (BOX_TOP + BOX_BOTTOM) / 2;
  const style: TextStyle = { size: 8, align: 'center' };
  if (/^[\p{Script=Hangul}]{1,3}$/u.test(word)) {
    const letters = [...word];
    for (const [index, letter] of letters.entries()) {
      canvas.text(letter, x, middle + mm(1) + (index - (letters.length - 1) / 2) * mm(4.8), style);
    }
    return;
  }
  canvas.doc.save().rotate(-90, { origin: [x, middle] });
  canvas.text(word, x, middle + mm(1), style);
  canvas.doc.restore();
}
