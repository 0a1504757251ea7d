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
  /** What was read of a PDF, a picture or a tax invoice that stops too early. */
  reading?: DocumentReading;
  /** What the reader remarked. */
  findings?: readonly EvidenceFinding[];
  /** Which document of a rule pack it serves as in the claim it was read for; only where somebody said so. */
  servesAs?: string;
  /** Of the reading; undefined where nothing was read. */
  readerVersion?: number;
}

/** A remark on a document, in both languages; `refuse` keeps it from being claimed, `allow` only says something. */
export interface EvidenceFinding {
  code: string;
  result: 'allow' | 'needs-more' | 'refuse';
  field?: string;
  text: { ko: string; en: string };
  /** The claim it is already used in. */
  expenseId?: string;
}
