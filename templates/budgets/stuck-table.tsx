import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon, sumWon } from '../../src/platform/money/won.js';
import { Section } from '../components/page-parts.js';
import { inLocale } from '../texts.js';
import type { StuckReservation } from './budgets-view.js';
import { budgetTexts } from './texts.js';

export interface StuckTableProps {
  rows: readonly StuckReservation[];
  locale: Locale;
  office: boolean;
}

/** Reservations nobody has moved for a while: where they stopped, and the one way on. */
export function StuckTable({ rows, locale, office }: StuckTableProps): JSX.Element {
  const t = inLocale(budgetTexts, locale);
  const longest = Math.max(1, ...rows.map(({ days }) => days));
  return (
    <Section
      title={
        <>
          {t.stuck} <span class="meta heading-note">{t.stuckNote(rows.length)}</span>
        </>
      }
      rule="strong"
      id="stuck"
    >
      <div class="table-scroll" role="region" aria-label={t.stuck} tabIndex={0}>
        <table class="table stuck-table">
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
              <tr key={row.href}>
                <td class="figures">{row.number}</td>
                {office && <td>{row.teamName}</td>}
                <td>
                  <strong>{row.title}</strong>
                  <span class="meta row-note">{row.detail}</span>
                </td>
                <td class="number">{formatWon(row.amount)}</td>
                <td class="cell-days">
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
                <td>
                  <strong>{row.place}</strong>
                  {row.placeDetail && <span class="meta row-note">{row.placeDetail}</span>}
                </td>
                <td>
                  <a href={row.href}>
                    {t.openClaim}
                    <span class="visually-hidden"> {row.title}</span>
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={office ? 3 : 2}>
                {t.total}
              </th>
              <td class="number">{formatWon(sumWon(rows.map(({ amount }) => amount)))}</td>
              <td colSpan={3} />
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}
