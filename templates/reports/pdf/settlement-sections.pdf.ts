import type { Locale } from '../../../src/platform/i18n/locale.js';
import { formatWon, sumWon } from '../../../src/platform/money/won.js';
import type { InstitutionView, StatementView } from '../../settlements/settlements-view.js';
import { settlementTexts } from '../../settlements/texts.js';
import { inLocale } from '../../texts.js';
import { LEFT, RIGHT } from './page-measures.js';
import { INK, mm, type TextStyle } from './pdf-canvas.js';
import type { FlowColumn, PdfFlow } from './pdf-flow.js';

const SUBTLE: TextStyle = { size: 7, color: INK.subtle };
const BOLD: TextStyle = { size: 8, weight: 'bold' };
const FIGURES: readonly FlowColumn[] = [
  { x: LEFT, width: mm(32) },
  { x: LEFT + mm(33), width: mm(29), number: true },
  { x: LEFT + mm(66), width: mm(82) },
  { x: LEFT + mm(151), width: RIGHT - LEFT - mm(151) },
];
const AMOUNTS = ['budget', 'spent', 'unspent', 'disallowed', 'undisbursed', 'returnDue', 'kept'] as const;

/** An institution's figures, each beside its formula and where that stands, then its lines. */
export function drawInstitution(flow: PdfFlow, institution: InstitutionView, locale: Locale): void {
  const t = inLocale(settlementTexts, locale);
  const { name, kind, share, figures, total, lines } = institution;
  flow.heading(name, kind);
  const table = flow.canvas.branch(flow.root, 'Table');
  const heads = [t.figure, t.amount, t.howComputed, t.source];
  flow.row(
    table,
    FIGURES,
    heads.map((text) => ({ text, style: SUBTLE })),
    true,
  );
  flow.row(table, FIGURES, [
    { text: t.share },
    { text: share.text, style: BOLD },
    { text: share.formula },
    { text: share.source, style: SUBTLE },
  ]);
  for (const figure of [...figures, total]) {
    const style = figure.key === 'total' || figure.key === 'recovery' ? BOLD : undefined;
    flow.row(table, FIGURES, [
      { text: figure.label, style },
      { text: formatWon(figure.amount), style },
      { text: figure.formula },
      { text: figure.source, style: SUBTLE },
    ]);
  }
  table.end();
  if (lines.length > 0) drawLines(flow, institution, locale);
}

function drawLines(flow: PdfFlow, { lines }: InstitutionView, locale: Locale): void {
  const t = inLocale(settlementTexts, locale);
  const nameWidth = mm(38);
  const width = (RIGHT - LEFT - nameWidth) / AMOUNTS.length;
  const columns: FlowColumn[] = [
    { x: LEFT, width: nameWidth - mm(3) },
    ...AMOUNTS.map((_, index) => ({
      x: LEFT + nameWidth + index * width + mm(2.5),
      width: width - mm(2.5),
      number: true,
    })),
  ];
  flow.y += mm(4);
  flow.need(mm(16));
  const table = flow.canvas.branch(flow.root, 'Table');
  const heads = [
    t.category,
    ...AMOUNTS.map((name) => (name === 'disallowed' ? t.disallowedColumn : t[name])),
  ];
  flow.row(
    table,
    columns,
    heads.map((text) => ({ text, style: SUBTLE })),
    true,
  );
  for (const line of lines) {
    const name = [line.category, line.inKind ? t.inKindMark : ''].filter(Boolean).join(' · ');
    flow.row(table, columns, [
      { text: name },
      ...AMOUNTS.map((column) => ({ text: formatWon(line[column]) })),
    ]);
  }
  const sums = AMOUNTS.map((column) => ({
    text: formatWon(sumWon(lines.map((line) => line[column]))),
    style: BOLD,
  }));
  flow.row(table, columns, [{ text: t.sum, style: BOLD }, ...sums]);
  table.end();
}

const THREE: readonly FlowColumn[] = [
  { x: LEFT, width: mm(62) },
  { x: LEFT + mm(65), width: mm(85) },
  { x: LEFT + mm(152), width: RIGHT - LEFT - mm(152), number: true },
];

export function drawDisallowed(flow: PdfFlow, { disallowances, pot }: StatementView, locale: Locale): void {
  const t = inLocale(settlementTexts, locale);
  if (pot) {
    flow.heading(pot.label);
    flow.paragraph(`${pot.formula} (${pot.source})`, { size: 8 });
  }
  if (disallowances.length === 0) return;
  flow.heading(t.disallowances);
  const table = flow.canvas.branch(flow.root, 'Table');
  flow.row(
    table,
    THREE,
    [t.claim, t.reason, t.amount].map((text) => ({ text, style: SUBTLE })),
    true,
  );
  for (const { number, title, reason, article, amount } of disallowances)
    flow.row(table, THREE, [
      { text: [number, title].filter(Boolean).join(' ') },
      { text: [reason, article && `(${article})`].filter(Boolean).join(' ') },
      { text: formatWon(amount) },
    ]);
  table.end();
}

/** Where the return goes, and what came in of it. */
export function drawReturns(flow: PdfFlow, view: StatementView, locale: Locale): void {
  const t = inLocale(settlementTexts, locale);
  const dues = [
    ...view.dues.map(({ fund, amount }): [string, bigint] => [fund, amount]),
    ...(view.besideLines > 0n ? [[t.besideLines, view.besideLines] satisfies [string, bigint]] : []),
  ];
  if (dues.length > 0) {
    flow.heading(t.dues);
    const table = flow.canvas.branch(flow.root, 'Table');
    for (const [name, amount] of dues)
      flow.row(table, THREE, [{ text: name }, { text: '' }, { text: formatWon(amount) }]);
    table.end();
  }
  if (view.receipts.length === 0) return;
  flow.heading(t.receipts);
  const table = flow.canvas.branch(flow.root, 'Table');
  flow.row(
    table,
    THREE,
    [t.paidOn, t.bankReference, t.amount].map((text) => ({ text, style: SUBTLE })),
    true,
  );
  for (const { paidOn, bankReference, destination, amount } of view.receipts)
    flow.row(table, THREE, [
      { text: paidOn },
      { text: [bankReference, t[destination]].filter(Boolean).join(' · ') },
      { text: formatWon(amount) },
    ]);
  table.end();
}
