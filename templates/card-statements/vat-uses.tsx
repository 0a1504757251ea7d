import type { JSX } from 'preact';
import { errorOf } from '../components/form-error.js';
import { Won } from '../components/won.js';
import { shortDate } from '../format.js';
import { inLocale } from '../texts.js';
import type { VatPageProps } from './vat-view.js';
import { vatTexts } from './vat-texts.js';

/** Uses with VAT to be put back, each with a box for those who may. */
export function VatUses({
  frame,
  rows,
  form,
  errors,
}: Pick<VatPageProps, 'frame' | 'rows' | 'form' | 'errors'>): JSX.Element {
  const { locale } = frame;
  const t = inLocale(vatTexts, locale);
  const error = errorOf(errors, 'rows');
  return (
    <>
      {error && (
        <p class="field-error" id="rows">
          {error}
        </p>
      )}
      <table class="table is-stacking is-tight">
        <caption class="visually-hidden">{t.uses}</caption>
        <thead>
          <tr>
            <th scope="col">
              {form && <input type="checkbox" aria-label={t.chooseAll} data-select-all hidden />} {t.merchant}
            </th>
            <th scope="col">{t.usedOn}</th>
            <th scope="col">{t.claim}</th>
            <th scope="col" class="number">
              {t.amount}
            </th>
            <th scope="col" class="number">
              {t.vat}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <td class="is-main">
                <label class="row-choice">
                  {form && (
                    <input
                      type="checkbox"
                      name="rows"
                      value={row.item}
                      checked={form.values.rows?.includes(row.item) ?? true}
                      data-amount={row.vatAmount.toString()}
                    />
                  )}
                  <span>
                    {row.merchantName}
                    <span class="meta row-note">
                      {[row.teamName, row.institutionName].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                </label>
              </td>
              <td class="figures" data-label={t.usedOn}>
                {shortDate(row.usedOn, locale)}
              </td>
              <td data-label={t.claim}>
                <a href={row.claim.href}>{row.claim.text}</a>
              </td>
              <td class="number" data-label={t.amount}>
                <Won amount={row.amount} locale={locale} />
              </td>
              <td class="number" data-label={t.vat}>
                <Won amount={row.vatAmount} locale={locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
