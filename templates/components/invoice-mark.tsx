import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { inLocale } from '../texts.js';
import { invoiceTexts } from './tax-invoice-texts.js';

/** Cells of the document that fill a field of the claim, by the number both carry. */
export const INVOICE_MARKS = {
  supplier: 1,
  documentedOn: 2,
  supplyAmount: 3,
  taxAmount: 4,
  title: 5,
  approvalNumber: 6,
} as const;

export type InvoiceMarkName = keyof typeof INVOICE_MARKS;

export interface InvoiceMarkProps {
  of: InvoiceMarkName;
  locale: Locale;
  /** On the document it leads to the form, in the form to the document. */
  on: 'document' | 'form';
}

/** The number that ties a cell of the document to the field it filled; each leads to the other. */
export function InvoiceMark({ of, locale, on }: InvoiceMarkProps): JSX.Element {
  const t = inLocale(invoiceTexts, locale);
  const number = INVOICE_MARKS[of];
  const here = on === 'document' ? 'read' : 'filled';
  const there = on === 'document' ? 'filled' : 'read';
  return (
    <a class="mark" id={`${here}-${number}`} href={`#${there}-${number}`} aria-label={t.mark(number, t[of])}>
      {number}
    </a>
  );
}
