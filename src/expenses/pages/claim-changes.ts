import { decisionTexts } from '../../../templates/expenses/decision-texts.js';
import type { ClaimChange } from '../../../templates/expenses/expense-view.js';
import { paymentMeansTexts } from '../../../templates/expenses/payment-means.js';
import { businessNumberText, fullDate, wonText } from '../../../templates/format.js';
import { inLocale, type TextsIn } from '../../../templates/texts.js';
import { changedParts } from '../../approvals/changed-parts.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { ClaimParts, LineAmounts } from '../approval/claim-parts.js';
import { CLAIM_PARTS, type ClaimPart } from '../expense.js';
import type { TargetNames } from './claim-labels.js';

type Row = ClaimChange['rows'][number];
interface Words {
  readonly t: TextsIn<typeof decisionTexts>;
  readonly names: TargetNames;
  readonly locale: Locale;
}

/** What differs between two states of a claim, part by part and in words. Pure. */
export function claimChanges(
  before: ClaimParts,
  after: ClaimParts,
  names: TargetNames,
  locale: Locale,
): ClaimChange[] {
  const words = { t: inLocale(decisionTexts, locale), names, locale };
  const changed = changedParts(before, after);
  return CLAIM_PARTS.filter((part) => changed.includes(part)).flatMap((part): ClaimChange[] => {
    const [was, is] = [PARTS[part](before, words), PARTS[part](after, words)];
    const rows = rowsOf(was, is);
    return rows.length > 0 ? [{ part: words.t[part], rows }] : [];
  });
}

/** Texts of one part by what they are; the same key before and after is one row. */
type Said = ReadonlyMap<string, { label: string; text: string }>;

function rowsOf(was: Said, is: Said): Row[] {
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): Row[] => {
    const [before, after] = [was.get(key), is.get(key)];
    if (before?.text === after?.text) return [];
    const label = after?.label ?? before?.label ?? '';
    return [{ label, before: before?.text ?? '', after: after?.text ?? '' }];
  });
}

function said(entries: readonly (readonly [string, string, string])[]): Said {
  return new Map(
    entries.filter(([, , text]) => text !== '').map(([key, label, text]) => [key, { label, text }]),
  );
}

const PARTS: Record<ClaimPart, (parts: ClaimParts, words: Words) => Said> = {
  title: ({ title }, { t }) => said([['title', t.title, title]]),
  supplier: ({ supplier }, { t }) =>
    said([
      ['name', t.supplier, supplier.name],
      [
        'number',
        t.businessNumber,
        supplier.businessNumber ? businessNumberText(supplier.businessNumber) : '',
      ],
    ]),
  dates: ({ dates }, { t, locale }) =>
    said(
      (['documentedOn', 'committedOn'] as const).map((name) => {
        const date = dates[name] ?? '';
        return [name, t[name], isKstDate(date) ? fullDate(date, locale) : date] as const;
      }),
    ),
  amounts: ({ amounts }, { t, locale }) =>
    said(
      amounts.map(
        (line, index) => [String(index), t.lineNumber(index + 1), lineText(line, t, locale)] as const,
      ),
    ),
  target: ({ target }, { t, names }) =>
    said(
      target.lines.map(
        ({ budgetLineId, categoryId }, index) =>
          [String(index), t.lineNumber(index + 1), names.target(budgetLineId, categoryId)] as const,
      ),
    ),
  payment: ({ payment: { means, foreign } }, { t, locale }) => {
    const known = inLocale(paymentMeansTexts, locale);
    const word = means && means in known ? known[means as keyof typeof known] : (means ?? '');
    return said([
      ['means', t.payment, word],
      ['foreign', t.foreign, foreign ? `${foreign.currency} ${foreign.amount}` : ''],
    ]);
  },
  documents: ({ documents }, { t }) => said(documents.map(({ id, name }) => [id, t.document, name] as const)),
  statements: ({ statements }, { t }) =>
    said([
      ...Object.entries(statements.reasons).map(
        ([code, text]) => [`reason:${code}`, t.reason, text] as const,
      ),
      ...Object.entries(statements.records).flatMap(([kind, fields]) =>
        Object.entries(fields).map(([name, text]) => [`${kind}.${name}`, t.statements, text] as const),
      ),
    ]),
};

function lineText(
  { name, supplyAmount, taxAmount, declined }: LineAmounts,
  t: Words['t'],
  locale: Locale,
): string {
  const tax = BigInt(taxAmount);
  const sum = wonText(BigInt(supplyAmount), locale);
  const amounts = tax === 0n ? sum : `${sum} + ${wonText(tax, locale)}`;
  return [name, amounts, declined === undefined ? '' : `(${t.leftOut}: ${declined})`]
    .filter(Boolean)
    .join(' ');
}
