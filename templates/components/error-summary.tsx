import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { inLocale } from '../texts.js';
import { fieldId, type FormError } from './form-error.js';
import { componentTexts } from './texts.js';

export interface ErrorSummaryProps {
  errors: readonly FormError[] | undefined;
  locale: Locale;
}

/** What has to be put right before the form can go on, each linked to its field. Nothing when there is nothing. */
export function ErrorSummary({ errors, locale }: ErrorSummaryProps): JSX.Element | null {
  if (!errors || errors.length === 0) return null;
  const t = inLocale(componentTexts, locale);
  const fields = errors.filter(({ field }) => field).length;
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabIndex={-1} data-focus>
      <h2 id="error-summary-title">{fields > 0 ? t.errorTitle(fields) : t.pleaseCheck}</h2>
      <ul>
        {errors.map((error, index) => (
          <li key={index}>
            <Problem error={error} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Problem({ error }: { error: FormError }): JSX.Element {
  const href = error.href ?? (error.field && `#${fieldId(error.field)}`);
  return href ? <a href={href}>{error.text}</a> : <>{error.text}</>;
}
