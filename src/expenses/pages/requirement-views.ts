import type { EvidenceRequirement } from '../../../templates/expenses/expense-view.js';
import { inLocale } from '../../../templates/texts.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { ChecklistEntry } from '../../rules/checklist.js';
import type { ExpenseState } from '../expense.js';
import type { ServingDocument } from './document-items.js';
import { pageTexts } from './page-texts.js';

export interface Asked {
  documents: readonly ServingDocument[];
  checklist: readonly ChecklistEntry[];
  state: ExpenseState;
}

/** The documents asked for, row by row, with what is there; without a category to ask by, what is attached. */
export function requirementsOf(asked: Asked, locale: Locale): EvidenceRequirement[] {
  const entries = asked.checklist.filter(({ required, given }) => required || given);
  if (entries.length === 0) return attachedRows(asked, locale);
  const t = inLocale(pageTexts, locale);
  const used = new Set<string>();
  const rows = withoutRepeats(entries, locale).map((entry): EvidenceRequirement => {
    const kinds = new Set(entry.alternatives.flatMap((set) => set.map(({ code }) => code)));
    const documents = asked.documents.filter(({ servesAs }) => servesAs && kinds.has(servesAs));
    documents.forEach(({ id }) => used.add(id));
    return {
      code: entry.code,
      label: entry.label[locale],
      status: entry.given ? 'present' : entry.due === 'filing' ? 'missing' : 'later',
      documents,
      documentKind: entry.alternatives[0]?.[0]?.code,
      note: entry.given ? t.written : waysText(entry, locale),
    };
  });
  const others = asked.documents.filter(({ id }) => !used.has(id));
  return others.length === 0
    ? rows
    : [...rows, { code: 'document', label: t.others, status: 'present', documents: others }];
}

/** Two lists that ask for the same are one row. */
function withoutRepeats(entries: readonly ChecklistEntry[], locale: Locale): ChecklistEntry[] {
  const known = new Set<string>();
  return entries.filter(({ label, alternatives }) => {
    const key = `${label[locale]} ${alternatives.map((set) => set.map(({ code }) => code).join('+')).join()}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

function waysText({ due, alternatives }: ChecklistEntry, locale: Locale): string {
  const t = inLocale(pageTexts, locale);
  if (due === 'settlement') return t.untilSettlement;
  return t.anyOf(alternatives.map((set) => set.map(({ name }) => name[locale]).join(' + ')));
}

function attachedRows({ documents, state }: Asked, locale: Locale): EvidenceRequirement[] {
  const t = inLocale(pageTexts, locale);
  const invoices = documents.filter(({ kind }) => kind === 'tax-invoice');
  const others = documents.filter(({ kind }) => kind !== 'tax-invoice');
  const rows: EvidenceRequirement[] = [];
  if (invoices.length > 0)
    rows.push({ code: 'tax-invoice', label: t.invoice, status: 'present', documents: invoices });
  if (others.length > 0) {
    const label = invoices.length > 0 ? t.others : t.document;
    rows.push({ code: 'document', label, status: 'present', documents: others });
  }
  if (documents.length === 0) {
    rows.push({ code: 'document', label: t.document, status: 'missing', documents: [], note: t.noDocument });
  }
  if (state !== 'paid' && state !== 'reversed' && state !== 'rejected') {
    rows.push({
      code: 'payment',
      label: t.paymentRecord,
      status: 'later',
      documents: [],
      note: t.afterPayment,
    });
  }
  return rows;
}
