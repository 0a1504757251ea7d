import { componentTexts } from '../../templates/components/texts.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { Locale } from '../platform/i18n/locale.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import type { ExpenseState } from './expense.js';

/** What can't be done as the claim stands, with its state by the word that the pages have for it. */
export function wrongState(state: ExpenseState): DomainError {
  const { code, kind, text, fields } = EXPENSE_ERRORS.fail('expense.wrong-state');
  const named = (locale: Locale) => text[locale].replace('{state}', componentTexts[state][locale]);
  return new DomainError(code, kind, { ko: named('ko'), en: named('en') }, fields, { state });
}
