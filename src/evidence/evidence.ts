import type { DocumentReading } from './reading/document-reading.js';
import type { TaxInvoice } from './tax-invoice/tax-invoice.js';

/** A stored document (증빙): one copy a team, found by its content. */
export interface Evidence {
  id: string;
  teamId: string;
  sha256: string;
  sizeBytes: number;
  mediaType: string;
  kind: 'tax-invoice' | 'document';
  originalName: string;
  uploadedBy: string;
  uploadedAt: Date;
  /** What was read of an electronic tax invoice. */
  invoice?: TaxInvoice;
  /** What was read of a PDF or a picture. */
  reading?: DocumentReading;
}

/** A remark on a document, in both languages; `refuse` keeps it from being claimed. */
export interface EvidenceFinding {
  code: string;
  result: 'needs-more' | 'refuse';
  field?: string;
  text: { ko: string; en: string };
  /** The claim it is already used in. */
  expenseId?: string;
}
