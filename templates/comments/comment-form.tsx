import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { Button } from '../components/button.js';
import { FileList } from '../components/documents.js';
import { CheckboxGroup, TextAreaField } from '../components/field.js';
import { errorOf, type FormError } from '../components/form-error.js';
import { inLocale } from '../texts.js';
import type { CommentFormView } from './comments-view.js';
import { commentTexts } from './texts.js';

export interface CommentFormProps {
  form: CommentFormView;
  expenseId: string;
  locale: Locale;
  errors?: readonly FormError[];
}

/** The files stand last: what comes before them in the form is read before they are taken in. */
export function CommentForm({ form, expenseId, locale, errors }: CommentFormProps): JSX.Element {
  const t = inLocale(commentTexts, locale);
  return (
    <form
      class="comment-form"
      method="post"
      action={`/expenses/${expenseId}/comments`}
      encType={form.files ? 'multipart/form-data' : undefined}
    >
      <TextAreaField
        name="body"
        label={t.write}
        hint={t.bodyHint}
        locale={locale}
        value={form.body}
        rows={3}
        maxLength={form.maxLength}
        errors={errors}
      />
      {form.documents.map(({ id }) => (
        <input key={id} type="hidden" name="evidenceIds" value={id} />
      ))}
      <div class="comment-folds">
        {form.people.length > 0 && <People form={form} locale={locale} errors={errors} />}
        {form.files && <Files form={form} files={form.files} locale={locale} errors={errors} />}
      </div>
      <Button variant="secondary">{t.send}</Button>
    </form>
  );
}

function People({ form, locale, errors }: Omit<CommentFormProps, 'expenseId'>): JSX.Element {
  const t = inLocale(commentTexts, locale);
  const count = form.chosen.length;
  return (
    <details class="comment-more-fields" open={count > 0 || errorOf(errors, 'mentions') !== undefined}>
      <summary>{count > 0 ? t.peopleChosen(count) : t.people}</summary>
      <CheckboxGroup
        name="mentions"
        legend={t.people}
        options={form.people}
        values={form.chosen}
        errors={errors}
      />
    </details>
  );
}

function Files(
  props: Omit<CommentFormProps, 'expenseId'> & { files: NonNullable<CommentFormView['files']> },
): JSX.Element {
  const { form, files, locale, errors } = props;
  const t = inLocale(commentTexts, locale);
  const error = errorOf(errors, 'files');
  return (
    <details class="comment-more-fields" open={form.documents.length > 0 || error !== undefined}>
      <summary>{t.attach}</summary>
      <div class={error ? 'field has-error' : 'field'}>
        <label for="files" class="visually-hidden">
          {t.files}
        </label>
        <p class="hint" id="files-hint">
          {t.filesHint(files.max, files.megabytes)}
        </p>
        {form.documents.length > 0 && (
          <>
            <p class="meta">{t.kept}</p>
            <FileList documents={form.documents} locale={locale} />
          </>
        )}
        <input
          class="input"
          id="files"
          type="file"
          name="files"
          multiple
          aria-describedby={error ? 'files-hint files-error' : 'files-hint'}
          aria-invalid={error ? 'true' : undefined}
        />
        {error && (
          <p class="field-error" id="files-error">
            {error}
          </p>
        )}
      </div>
    </details>
  );
}
