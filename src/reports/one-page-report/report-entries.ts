import type { PostingKind } from '../../ledger/posting.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Won } from '../../platform/money/won.js';

export type EntryKind = PostingKind;

/**
 * What one posting did to one budget line of the report. The changes of all entries of a line add up to its budget,
 * reserved and spent.
 */
export interface ReportEntry {
  id: string;
  lineId: string;
  occurredOn: KstDate;
  recordedAt: Date;
  kind: EntryKind;
  claimNumber: string | null;
  supplier: string | null;
  description: string;
  budgetChange: Won;
  reservedChange: Won;
  spentChange: Won;
}

/** A document behind the report's claims. */
export interface ReportEvidence {
  id: string;
  claimNumber: string;
  /** The budget lines of its claim: it stays out of a report that leaves one of them out. */
  lineIds: string[];
  fileName: string;
  supplier: string | null;
  /** 작성일자 of a tax invoice. */
  documentedOn: KstDate | null;
  approvalNumber: string | null;
  totalAmount: Won | null;
  uploadedAt: Date;
  sha256: string;
}
