import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { SelectField } from '../components/field.js';
import { inLocale } from '../texts.js';
import type { ImportPageProps } from './imports-view.js';
import { importTexts } from './texts.js';

/** Which sheet of a workbook is read, and what of it nobody sees in the workbook; nothing where there is nothing to say. */
export function BookNotice({ frame, id, book, errors }: ImportPageProps): JSX.Element | null {
  if (!book) return null;
  const { choices, hiddenRows, hiddenColumns, sheetName } = book;
  if (!choices && hiddenRows === 0 && hiddenColumns === 0) return null;
  const { locale } = frame;
  const t = inLocale(importTexts, locale);
  return (
    <section class="notice" aria-labelledby="book-title">
      <h2 id="book-title">{choices ? t.sheetsTitle(choices.length, sheetName) : t.hiddenTitle}</h2>
      {hiddenRows > 0 && <p>{t.hiddenRows(hiddenRows)}</p>}
      {hiddenColumns > 0 && <p>{t.hiddenColumns(hiddenColumns)}</p>}
      {choices && (
        <form method="post" action={`/imports/${id}/sheet`} class="import-acts">
          <SelectField
            name="sheet"
            label={t.sheet}
            hint={t.sheetHint}
            locale={locale}
            value={book.value}
            options={choices}
            errors={errors}
          />
          <Button variant="secondary">{t.readSheet}</Button>
        </form>
      )}
    </section>
  );
}
