import type { DocumentItem, EvidenceRequirement, Finding } from '../../../templates/expenses/expense-view.js';
import { inLocale } from '../../../templates/texts.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { fieldName } from '../../platform/web/form-outcome.js';
import type { ClaimFinding } from '../claim-findings.js';
import type { ExpenseState } from '../expense.js';
import { formFieldOf } from './form-body.js';
import { pageTexts } from './page-texts.js';

/** Findings in the reader's language, each at the form field it concerns. */
export function findingViews(findings: readonly ClaimFinding[], locale: Locale, split = false): Finding[] {
  return findings.map(({ code, outcome, text, article, pointer }) => ({
    outcome,
    text: text[locale],
    article: article && { label: article[locale] },
    field: pointer && formFieldOf(fieldName(pointer), split),
    cell: code === 'first-use' ? 'approvalNumber' : undefined,
  }));
}

/** What is attached, row by row; proof of payment comes by itself. */
export function requirementsOf(
  documents: readonly DocumentItem[],
  state: ExpenseState,
  locale: Locale,
): EvidenceRequirement[] {
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
