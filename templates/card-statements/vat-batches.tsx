import type { JSX } from 'preact';
import { EmptyState, Pager, Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { shortDate } from '../format.js';
import { inLocale } from '../texts.js';
import type { VatPageProps } from './vat-view.js';
import { vatTexts } from './vat-texts.js';

/** Batches recorded before, the latest first. */
export function VatBatches({
  frame,
  batches,
  batchPaging,
}: Pick<VatPageProps, 'frame' | 'batches' | 'batchPaging'>): JSX.Element {
  const { locale } = frame;
  const t = inLocale(vatTexts, locale);
  return (
    <Section title={t.batches}>
      {batches.length === 0 ? (
        <EmptyState title={t.noBatches}>
          <p>{t.noBatchesLead}</p>
        </EmptyState>
      ) : (
        <>
          <table class="table is-stacking is-tight">
            <caption class="visually-hidden">{t.batches}</caption>
            <thead>
              <tr>
                <th scope="col">{t.putBackOn}</th>
                <th scope="col">{t.bankReference}</th>
                <th scope="col">{t.recordedBy}</th>
                <th scope="col" class="number">
                  {t.count}
                </th>
                <th scope="col" class="number">
                  {t.vat}
                </th>
              </tr>
            </thead>
            <tbody>
              {batches.map((batch) => (
                <tr key={batch.href}>
                  <td class="is-main">
                    <a href={batch.href}>{shortDate(batch.putBackOn, locale)}</a>
                    {batch.standing && (
                      <span class="meta row-note">
                        {batch.standing === 'contrary' ? t.contrary : t.takenBack}
                      </span>
                    )}
                  </td>
                  <td data-label={t.bankReference}>{batch.bankReference}</td>
                  <td data-label={t.recordedBy}>
                    {[batch.teamName, batch.recorderName].filter(Boolean).join(' · ')}
                  </td>
                  <td class="number" data-label={t.count}>
                    {batch.count.toLocaleString('en')}
                  </td>
                  <td class="number" data-label={t.vat}>
                    <Won amount={batch.amount} locale={locale} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div class="list-foot">
            <Pager paging={batchPaging} locale={locale} label={t.batches} />
          </div>
        </>
      )}
    </Section>
  );
}
