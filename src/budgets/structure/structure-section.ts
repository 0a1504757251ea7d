import type {
  StructureField,
  StructureFieldName,
  StructureKey,
  StructureRow,
} from '../../../templates/settings/structure-view.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Locale } from '../../platform/i18n/locale.js';

/** A form as it was typed: text for each field that was there. */
export type TypedValues = Partial<Record<StructureFieldName, string>>;

export interface SectionReader {
  actor: Actor;
  locale: Locale;
}

/** One tab of the structure pages: what it lists, its form, and what the form does. */
export interface StructureSection {
  key: StructureKey;
  rows(reader: SectionReader): Promise<StructureRow[]>;
  /** Fields of the form to add, or with `id` to change; values of the row itself. Undefined where it can't be done. */
  fields(reader: SectionReader, id?: string): Promise<StructureField[] | undefined>;
  add(actor: Actor, typed: TypedValues): Promise<void>;
  change(actor: Actor, id: string, typed: TypedValues): Promise<void>;
}

/** Both names of a form; the English one may be left empty. */
export function typedName(typed: TypedValues): { ko: string; en: string } {
  return { ko: typed.name ?? '', en: typed.nameEn ?? '' };
}

export function field(
  name: StructureFieldName,
  type: StructureField['type'],
  value = '',
  more: Partial<StructureField> = {},
): StructureField {
  return { name, type, value, required: true, ...more };
}

/** The choice among fixed values; anything else typed is no choice. */
export function oneOf<T extends string>(values: readonly T[], typed: string | undefined): T | undefined {
  return values.find((value) => value === typed);
}
