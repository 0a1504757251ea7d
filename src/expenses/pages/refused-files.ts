import type { FormError } from '../../../templates/components/form-error.js';
import type { DomainError } from '../../platform/errors/domain-error.js';
import type { Locale } from '../../platform/i18n/locale.js';

/** A file that can't be taken, and why. */
export interface RefusedFile {
  name: string;
  error: DomainError;
}

/** Refused files as the error summary names them, with the way to the claim that has the document already. */
export function fileErrors(refused: readonly RefusedFile[], locale: Locale): FormError[] {
  return refused.map(({ name, error }) => {
    const { expenseId } = error.params;
    const href = expenseId === undefined ? undefined : `/expenses/${expenseId}`;
    return { text: name ? `${name}: ${error.detail(locale)}` : error.detail(locale), href };
  });
}
