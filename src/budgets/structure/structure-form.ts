import type { StructureField, StructurePageProps } from '../../../templates/settings/structure-view.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';
import type { TypedValues } from './structure-section.js';

const MISSING = { ko: '비워 둘 수 없습니다. 적거나 골라 주세요.', en: 'This can’t be left empty.' };
const NO_OPTION = { ko: '정해진 값 가운데 하나를 골라 주세요.', en: 'Choose one of the values offered.' };

export type StructureForm = NonNullable<StructurePageProps['form']>;

/** Refuses a form with something missing, or with a choice that wasn't offered. */
export function requireTyped(fields: readonly StructureField[], typed: TypedValues): void {
  const problems = fields.flatMap((one): FieldProblem[] => {
    const value = typed[one.name]?.trim() ?? '';
    const pointer = `/${one.name}`;
    if (one.readOnly) return [];
    if (value === '') return one.required ? [{ pointer, code: 'web.isNotEmpty', text: MISSING }] : [];
    const offered = one.type !== 'select' || one.options?.some((option) => option.value === value);
    return offered ? [] : [{ pointer, code: 'web.isIn', text: NO_OPTION }];
  });
  if (problems.length > 0) throw invalidInput(problems);
}

/** The fields with what was typed instead of what is stored. */
export function withTyped(fields: readonly StructureField[], typed: TypedValues): StructureField[] {
  return fields.map((one) => (one.readOnly ? one : { ...one, value: typed[one.name] ?? '' }));
}

/** A row that holds `q` in any of its words. */
export function holds(facts: Partial<Record<string, string | Won>>, q: string, locale: Locale): boolean {
  const wanted = q.trim().toLocaleLowerCase(locale);
  return (
    wanted === '' ||
    Object.values(facts).some((fact) =>
      String(fact ?? '')
        .toLocaleLowerCase(locale)
        .includes(wanted),
    )
  );
}
