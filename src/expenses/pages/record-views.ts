import type { TypedRecord } from '../../../templates/expenses/expense-view.js';
import { inLocale } from '../../../templates/texts.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { ChecklistEntry } from '../../rules/checklist.js';
import type { DocumentKind, RecordSource } from '../../rules/pack.js';
import type { ExpenseDetails } from '../expense-details.js';
import { pageTexts } from './page-texts.js';

type Records = ExpenseDetails['records'];

/** What the claim itself says that a record usually repeats. */
export type SaidByClaim = Readonly<Record<RecordSource, string>>;

/**
 * Records the claim is asked for that can be written on the form, as long as no document takes their place. One of which
 * nothing is written yet begins with what the claim says.
 */
export function askedRecords(
  checklist: readonly ChecklistEntry[],
  records: Records,
  said: SaidByClaim,
  locale: Locale,
): TypedRecord[] {
  const asked = checklist.filter(({ required }) => required);
  return kindsOf(asked)
    .filter(({ code, entry }) => !entry.given || records[code])
    .map((kind) =>
      records[kind.code] ? recordOf(kind, records, locale) : proposedRecord(kind, said, locale),
    );
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

function proposedRecord(kind: AskedKind, said: SaidByClaim, locale: Locale): TypedRecord {
  const t = inLocale(pageTexts, locale);
  const proposals = new Map(kind.fields?.map(({ code, from }) => [code, from ? said[from] : '']));
  const record = recordOf(kind, { [kind.code]: Object.fromEntries(proposals) }, locale);
  return {
    ...record,
    fields: record.fields.map((field) => (field.value === '' ? field : { ...field, hint: t.fromClaim })),
  };
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
