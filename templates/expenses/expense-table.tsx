import type { JSX } from 'preact';
import { kstDateOf, type KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { StateBadge } from '../components/badge.js';
import { daysSince, shortDate, wonText } from '../format.js';
import { inLocale } from '../texts.js';
import type { ExpenseRow, Holder } from './expense-list-view.js';
import { listTexts } from './list-texts.js';

export interface ExpenseTableProps {
  rows: readonly ExpenseRow[];
  today: KstDate;
  locale: Locale;
  caption: string;
  /** Columns that only some lists need. */
  show?: { claimant?: boolean; team?: boolean; number?: boolean };
}

export function holderText(holder: Holder, today: KstDate, locale: Locale): { who: string; since: string } {
  const t = inLocale(listTexts, locale);
  return {
    who: holder.name ?? t[`holder-${holder.kind}`],
    since:
      holder.kind === 'done'
        ? shortDate(kstDateOf(holder.since), locale)
        : t.since(daysSince(holder.since, today)),
  };
}

/** Claims as rows: what, how much, where it stands, who has it and since when. Stacks into lines on a phone. */
export function ExpenseTable({ rows, today, locale, caption, show = {} }: ExpenseTableProps): JSX.Element {
  const t = inLocale(listTexts, locale);
  return (
    <table class="table expense-table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {show.number && <th scope="col">{t.number}</th>}
          <th scope="col">{t.date}</th>
          <th scope="col" class="is-main">
            {t.title}
          </th>
          {show.team && <th scope="col">{t.teamColumn}</th>}
          {show.claimant && <th scope="col">{t.claimant}</th>}
          <th scope="col" class="cell-category">
            {t.category}
          </th>
          <th scope="col" class="number">
            {t.amount}
          </th>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.holder}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ExpenseTableRow key={row.id} row={row} today={today} locale={locale} show={show} />
        ))}
      </tbody>
    </table>
  );
}

function ExpenseTableRow(props: {
  row: ExpenseRow;
  today: KstDate;
  locale: Locale;
  show: NonNullable<ExpenseTableProps['show']>;
}): JSX.Element {
  const { row, today, locale, show } = props;
  const t = inLocale(listTexts, locale);
  const holder = row.holder && holderText(row.holder, today, locale);
  return (
    <tr>
      {show.number && <td class="cell-number figures">{row.number ?? '–'}</td>}
      <td class="cell-date">{shortDate(row.documentedOn, locale)}</td>
      <td class="is-main">
        <a class="row-link" href={row.href}>
          {row.title || t.untitled}
        </a>
        {row.supplierName && <span class="row-aside">{row.supplierName}</span>}
        {row.preparerName && <span class="row-aside">{t.preparedBy(row.preparerName)}</span>}
        {row.takenBack && (
          <span class="meta row-note">
            {[
              row.takenBack.left < row.claimAmount && t.left(wonText(row.takenBack.left, locale)),
              row.takenBack.owed > 0n && t.owedBack(wonText(row.takenBack.owed, locale)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
      </td>
      {show.team && <td class="cell-team">{row.teamName}</td>}
      {show.claimant && <td class="cell-claimant">{row.claimantName}</td>}
      <td class="cell-category">
        {row.categoryLabels.length > 1 ? t.several : (row.categoryLabels[0] ?? '–')}
      </td>
      <td class="number cell-amount">
        {formatWon(row.claimAmount)}
        {locale === 'ko' && <span class="won-unit for-phone">원</span>}
      </td>
      <td class="cell-state">
        <StateBadge state={row.state} locale={locale} />
      </td>
      <td class="cell-holder">
        {holder && (
          <>
            {holder.who} <span class="meta">{holder.since}</span>
          </>
        )}
      </td>
    </tr>
  );
}
