import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { Section } from '../components/page-parts.js';
import { percentText } from '../format.js';
import { inLocale } from '../texts.js';
import type { StuckReservation, StuckSummary } from './budgets-view.js';
import { budgetTexts } from './texts.js';

export interface StuckTableProps {
  summary: StuckSummary;
  locale: Locale;
  office: boolean;
}

/** The count in words; with a plus where nobody counted any further. */
export function countText({ count, more }: Pick<StuckSummary, 'count' | 'more'>, locale: Locale): string {
  const words = count.toLocaleString('en');
  return more ? inLocale(budgetTexts, locale).atLeast(words) : words;
}

export function stuckNote(summary: StuckSummary, locale: Locale): string {
  const share = summary.shareTenths === undefined ? '' : percentText(summary.shareTenths);
  return inLocale(budgetTexts, locale).stuckNote(countText(summary, locale), summary.afterDays, share);
}

/** Reservations nobody has moved for a while: where they stopped, and the one way on. */
export function StuckTable({ summary, locale, office }: StuckTableProps): JSX.Element {
  const t = inLocale(budgetTexts, locale);
  return (
    <Section
      title={
        <>
          {t.stuck} <span class="meta heading-note">{stuckNote(summary, locale)}</span>
        </>
      }
      aside={
        <a href={`/budgets/stuck?days=${summary.afterDays}`}>
          {t.stuckAll}
          <span class="visually-hidden"> {t.stuck}</span>
        </a>
      }
      rule="strong"
      id="stuck"
    >
      <StuckRows summary={summary} locale={locale} office={office} />
    </Section>
  );
}

/** The table alone. */
export function StuckRows({ summary, locale, office }: StuckTableProps): JSX.Element {
  const t = inLocale(budgetTexts, locale);
  const { rows, amount, more } = summary;
  const longest = Math.max(1, ...rows.map(({ days }) => days));
  return (
    <div class="table-scroll" role="region" aria-label={t.stuck} tabIndex={0}>
      <table class="table stuck-table is-stacking">
        <thead>
          <tr>
            <th scope="col">{t.reservation}</th>
            {office && <th scope="col">{t.team}</th>}
            <th scope="col">{t.what}</th>
            <th scope="col" class="number">
              {t.amount}
            </th>
            <th scope="col">{t.days}</th>
            <th scope="col">{t.place}</th>
            <th scope="col">{t.next}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <StuckRow key={row.id} row={row} longest={longest} locale={locale} office={office} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={office ? 3 : 2}>
              {t.stuckTotal}
            </th>
            <td class="number">
              {formatWon(amount)}
              {more && '+'}
            </td>
            <td colSpan={3} class="cell-actions" />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function StuckRow(props: {
  row: StuckReservation;
  longest: number;
  locale: Locale;
  office: boolean;
}): JSX.Element {
  const { row, longest, locale, office } = props;
  const t = inLocale(budgetTexts, locale);
  return (
    <tr>
      <td class="figures" data-label={t.reservation}>
        {row.number}
      </td>
      {office && <td data-label={t.team}>{row.teamName}</td>}
      <td class="is-main">
        <a class="stuck-title" href={row.href}>
          {row.title}
        </a>
        <span class="meta row-note">{row.detail}</span>
      </td>
      <td class="number" data-label={t.amount}>
        {formatWon(row.amount)}
      </td>
      <td class="cell-days" data-label={t.days}>
        <svg width="44" height="8" aria-hidden="true">
          <rect
            class="bar-days"
            x={44 - (44 * row.days) / longest}
            width={(44 * row.days) / longest}
            height="8"
          />
        </svg>
        <span class="figures">{t.dayCount(row.days)}</span>
      </td>
      <td data-label={t.place}>
        <span>
          <strong>{row.place}</strong>
          {row.placeDetail && <span class="meta row-note">{row.placeDetail}</span>}
        </span>
      </td>
      <td data-label={t.next}>
        <a href={row.next.href}>
          {row.next.text}
          <span class="visually-hidden"> {row.title}</span>
        </a>
      </td>
    </tr>
  );
}
