import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { Badge } from '../components/badge.js';
import { LinkButton } from '../components/button.js';
import { Section } from '../components/page-parts.js';
import { wonText } from '../format.js';
import { Problems } from '../imports/problems.js';
import { signedWon } from '../reports/report-format.js';
import { inLocale } from '../texts.js';
import { allocationImportTexts } from './import-texts.js';
import type { AllocationImportPageProps } from './imports-view.js';

/** What the sheet takes of each fund; a fund that hasn't enough says by how much. */
export function Totals({ frame, totals, state }: AllocationImportPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(allocationImportTexts, locale);
  const isShort = totals.some(({ over }) => over > 0n);
  const open = state === 'checked';
  return (
    <Section title={t.totalsTitle}>
      <table class="table is-stacking is-figures fund-totals">
        <caption class="visually-hidden">{t.totalsTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{t.fund}</th>
            <th scope="col" class="number">
              {t.lines}
            </th>
            <th scope="col" class="number">
              {t.given}
            </th>
            <th scope="col" class="number">
              {t.takenBack}
            </th>
            {open && (
              <>
                <th scope="col" class="number">
                  {t.unallocated}
                </th>
                <th scope="col" class="number">
                  {t.afterwards}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {totals.map((total) => (
            <tr key={`${total.fund}-${total.year}`} class={total.over > 0n ? 'is-short' : undefined}>
              <td class="is-main">
                {total.fund} <span class="meta">{total.year}</span>
              </td>
              <td class="number" data-label={t.lines}>
                {total.lineCount.toLocaleString('en')}
              </td>
              <td class="number" data-label={t.given}>
                {formatWon(total.given)}
              </td>
              <td class="number" data-label={t.takenBack}>
                {formatWon(total.takenBack)}
              </td>
              {open && (
                <>
                  <td class="number" data-label={t.unallocated}>
                    {formatWon(total.unallocated)}
                  </td>
                  <td class="number" data-label={t.afterwards}>
                    {total.over > 0n ? (
                      <strong>{t.short(wonText(total.over, locale))}</strong>
                    ) : (
                      formatWon(total.unallocated - total.given + total.takenBack)
                    )}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {open && isShort && <p class="field-error">{t.shortNote}</p>}
    </Section>
  );
}

export function RefusedRows({ frame, id, refused, refusedRows }: AllocationImportPageProps): JSX.Element {
  const t = inLocale(allocationImportTexts, frame.locale);
  const copy = (format: string) => `/budgets/allocations/imports/${id}/copy?format=${format}`;
  return (
    <Section
      title={t.refusedTitle(refused)}
      aside={refused > refusedRows.length ? t.firstOf(refusedRows.length) : undefined}
    >
      <p>{t.refusedLead}</p>
      <div class="import-acts">
        <LinkButton href={copy('xlsx')} variant="secondary" icon="download" download>
          {t.copyXlsx}
        </LinkButton>
        <LinkButton href={copy('csv')} variant="quiet" download>
          {t.copyCsv}
        </LinkButton>
      </div>
      <table class="table is-stacking">
        <caption class="visually-hidden">{t.problems}</caption>
        <thead>
          <tr>
            <th scope="col" class="cell-row">
              {t.row}
            </th>
            <th scope="col">{t.line}</th>
            <th scope="col">{t.place}</th>
            <th scope="col">{t.problems}</th>
          </tr>
        </thead>
        <tbody>
          {refusedRows.map((row) => (
            <tr key={row.rowNumber}>
              <td class="figures cell-row" data-label={t.row}>
                {row.rowNumber.toLocaleString('en')}
              </td>
              <td class="is-main">{row.line || '–'}</td>
              <td data-label={t.place}>{row.place || '–'}</td>
              <td>
                <Problems problems={row.problems} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

export function GoodRows({ frame, good, goodRows }: AllocationImportPageProps): JSX.Element {
  const t = inLocale(allocationImportTexts, frame.locale);
  return (
    <Section title={t.goodTitle} aside={good > goodRows.length ? t.firstOf(goodRows.length) : undefined}>
      <table class="table is-stacking is-figures preview-table">
        <caption class="visually-hidden">{t.goodTitle}</caption>
        <thead>
          <tr>
            <th scope="col" class="cell-row">
              {t.row}
            </th>
            <th scope="col">{t.line}</th>
            <th scope="col">{t.place}</th>
            <th scope="col" class="number">
              {t.before}
            </th>
            <th scope="col" class="number">
              {t.change}
            </th>
            <th scope="col" class="number">
              {t.after}
            </th>
            <th scope="col">{t.reason}</th>
          </tr>
        </thead>
        <tbody>
          {goodRows.map((row) => (
            <tr key={row.rowNumber}>
              <td class="figures cell-row" data-label={t.row}>
                {row.rowNumber.toLocaleString('en')}
              </td>
              <td class="is-main">
                {row.line} {row.opensLine && <Badge tone="information">{t.opens}</Badge>}
              </td>
              <td data-label={t.place}>{row.place || '–'}</td>
              <td class="number" data-label={t.before}>
                {formatWon(row.before ?? 0n)}
              </td>
              <td class="number" data-label={t.change}>
                {signedWon(row.change ?? 0n)}
              </td>
              <td class="number" data-label={t.after}>
                {formatWon((row.before ?? 0n) + (row.change ?? 0n))}
              </td>
              <td data-label={t.reason}>{row.reason || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
