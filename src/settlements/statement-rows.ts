import type { LineView, StatementView } from '../../templates/settlements/settlements-view.js';
import { settlementTexts } from '../../templates/settlements/texts.js';
import { inLocale } from '../../templates/texts.js';
import type { Locale } from '../platform/i18n/locale.js';

/** Money of a line, in the order of its columns. */
export const LINE_AMOUNTS = [
  'budget',
  'spent',
  'reserved',
  'unspent',
  'disallowed',
  'undisbursed',
  'returnDue',
  'kept',
] as const satisfies readonly (keyof LineView)[];

/** The statement as rows of a CSV: figures with their formulas, lines, what was disallowed and what came in. */
export function statementRows(view: StatementView, locale: Locale): string[][] {
  const t = inLocale(settlementTexts, locale);
  const won = (amount: bigint) => amount.toString();
  const figures = view.institutions.flatMap(({ name, share, figures: each, total }) => [
    [name, t.share, share.text, share.formula, share.source],
    ...[...each, total].map(({ label, amount, formula, source }) => [
      name,
      label,
      won(amount),
      formula,
      source,
    ]),
  ]);
  const pot = view.pot ? [['', view.pot.label, won(view.pot.amount), view.pot.formula, view.pot.source]] : [];
  const lines = view.institutions.flatMap(({ name, lines: each }) =>
    each.map((line) => [
      name,
      line.category,
      line.fund,
      line.inKind ? t.inKindMark : '',
      ...LINE_AMOUNTS.map((column) => won(line[column])),
    ]),
  );
  return [
    [t.team, view.team],
    [t.stage, view.stage],
    [t.asOf, view.asOf],
    [t.state, t[view.state]],
    [t.toReturn, won(view.totals.total)],
    [t.digest, view.digest],
    [],
    [t.byInstitution, t.figure, t.amount, t.howComputed, t.source],
    ...figures,
    ...pot,
    [],
    [
      t.lines,
      t.category,
      t.fund,
      t.inKindMark,
      ...LINE_AMOUNTS.map((column) => (column === 'disallowed' ? t.disallowedColumn : t[column])),
    ],
    ...lines,
    [],
    [t.disallowances, t.claim, t.amount, t.reason, t.article],
    ...view.disallowances.map((each) => [
      each.number,
      each.title,
      won(each.amount),
      each.reason,
      each.article,
    ]),
    [],
    [t.receipts, t.amount, t.destination, t.bankReference],
    ...view.receipts.map((each) => [each.paidOn, won(each.amount), t[each.destination], each.bankReference]),
  ];
}
