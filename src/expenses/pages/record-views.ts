import type { TypedRecord } from '../../../templates/expenses/expense-view.js';
import { inLocale } from '../../../templates/texts.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { ChecklistEntry } from '../../rules/checklist.js';
import type { DocumentKind } from '../../rules/pack.js';
import type { ExpenseDetails } from '../expense-details.js';
import { pageTexts } from './page-texts.js';

type Records = ExpenseDetails['records'];

/** Records the claim is asked for that can be written on the form, as long as no document takes their place. */
export function askedRecords(
  checklist: readonly ChecklistEntry[],
  records: Records,
  locale: Locale,
): TypedRecord[] {
  const asked = checklist.filter(({ required }) => required);
  return kindsOf(asked)
    .filter(({ code, entry }) => !entry.given || records[code])
    .map((kind) => recordOf(kind, records, locale));
}

/** Records that were written, for whoever reads the claim. */
export function writtenRecords(
  checklist: readonly ChecklistEntry[],
  { records }: ExpenseDetails,
  locale: Locale,
): TypedRecord[] {
  return kindsOf(checklist)
    .filter(({ code }) => records[code])
    .map((kind) => recordOf(kind, records, locale));
}

type AskedKind = DocumentKind & { entry: ChecklistEntry };

function kindsOf(checklist: readonly ChecklistEntry[]): AskedKind[] {
  const kinds = checklist.flatMap((entry) =>
    entry.alternatives
      .flat()
      .flatMap((kind) => (kind.fields ? [[kind.code, { ...kind, entry }] as const] : [])),
  );
  return [...new Map(kinds).values()];
}

function recordOf({ code, name, fields = [] }: AskedKind, records: Records, locale: Locale): TypedRecord {
  const t = inLocale(pageTexts, locale);
  return {
    kind: code,
    label: name[locale],
    fields: fields.map((field) => ({
      name: `records.${code}.${field.code}`,
      label: field.name[locale],
      value: records[code]?.[field.code] ?? '',
      hint: field.code === 'attendees' ? t.attendeesHint : undefined,
    })),
  };
}
