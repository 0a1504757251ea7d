import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { formatWon } from '../../src/platform/money/won.js';
import { dateTime, fullDate } from '../format.js';
import { inLocale } from '../texts.js';
import type { PostingRow } from './posting-row.js';
import { componentTexts } from './texts.js';

export interface PostingsTableProps {
  rows: readonly PostingRow[];
  caption: string;
  locale: Locale;
  /** Names each row's budget line. */
  severalLines?: boolean;
}

/** Ledger entries, newest first as they come. Amounts never change sign: the kind says which way money went. */
export function PostingsTable({ rows, caption, locale, severalLines }: PostingsTableProps): JSX.Element {
  const t = inLocale(componentTexts, locale);
  return (
    <div class="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class="table is-stacking">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.entryNumber}</th>
            <th scope="col">{t.postedOn}</th>
            <th scope="col">{t.kind}</th>
            <th scope="col">{t.cause}</th>
            {severalLines && <th scope="col">{t.line}</th>}
            <th scope="col">{t.actor}</th>
            <th scope="col" class="number">
              {t.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td class="meta" data-label={t.entryNumber}>
                {row.lineVersion ?? '–'}
              </td>
              <td data-label={t.postedOn}>
                <span title={dateTime(row.recordedAt)}>{fullDate(row.occurredOn, locale)}</span>
              </td>
              <td data-label={t.kind}>{t[row.kind]}</td>
              <td class="is-main" data-label={t.cause}>
                {row.cause?.href ? <a href={row.cause.href}>{row.cause.label}</a> : (row.cause?.label ?? '–')}
                {row.reason && <span class="meta row-note">{row.reason}</span>}
              </td>
              {severalLines && <td data-label={t.line}>{row.lineLabel ?? '–'}</td>}
              <td data-label={t.actor}>{row.actorName ?? t.automatic}</td>
              <td class="number" data-label={t.amount}>
                {formatWon(row.amount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
