import { Injectable } from '@nestjs/common';
import { formatExpenseNumber } from '../expenses/expense.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ENTRIES, EVIDENCE } from './one-page-report.sql.js';
import type { OnePageReport } from './one-page-report/one-page-report.js';
import type { EntryKind, ReportEntry, ReportEvidence } from './one-page-report/report-entries.js';
import { REPORT_ERRORS } from './report.errors.js';

/** A workbook with more can be opened by no one in good time; each line's own CSV has them. */
const MOST_ENTRIES = 50_000;

interface Numbered {
  number: number | null;
  number_year: number | null;
}

interface EntryRow extends Numbered {
  id: string;
  line_id: string;
  occurred_on: KstDate;
  recorded_at: Date;
  kind: EntryKind;
  supplier_name: string | null;
  description: string;
  allocated: string;
  reserved: string;
  spent: string;
}

interface EvidenceRow extends Numbered {
  id: string;
  original_name: string;
  sha256: string;
  uploaded_at: Date;
  supplier_name: string;
  line_ids: string[];
  issued_on: KstDate | null;
  approval_number: string | null;
  total_amount: string | null;
}

/** What a report's workbook shows beside the report: every entry behind it, and the documents. */
@Injectable()
export class ReportDetails {
  constructor(private readonly unit: UnitOfWork) {}

  /** Inside the report's own snapshot, so that the entries add up to it. */
  async entries({ total, basedOn }: OnePageReport): Promise<ReportEntry[]> {
    const rows = await this.unit.query<EntryRow>(ENTRIES, [total.lineIds, basedOn, MOST_ENTRIES + 1]);
    if (rows.length > MOST_ENTRIES)
      throw REPORT_ERRORS.fail('report.too-many-entries', { limit: MOST_ENTRIES.toLocaleString('en') });
    return rows.map((row) => ({
      id: row.id,
      lineId: row.line_id,
      occurredOn: row.occurred_on,
      recordedAt: row.recorded_at,
      kind: row.kind,
      claimNumber: claimNumber(row),
      supplier: row.supplier_name || null,
      description: row.description,
      budgetChange: BigInt(row.allocated),
      reservedChange: BigInt(row.reserved),
      spentChange: BigInt(row.spent),
    }));
  }

  async evidence({ total }: OnePageReport): Promise<ReportEvidence[]> {
    const rows = await this.unit.query<EvidenceRow>(EVIDENCE, [total.lineIds]);
    return rows.map((row) => ({
      id: row.id,
      claimNumber: claimNumber(row) ?? '',
      lineIds: row.line_ids,
      fileName: row.original_name,
      supplier: row.supplier_name || null,
      documentedOn: row.issued_on,
      approvalNumber: row.approval_number,
      totalAmount: row.total_amount === null ? null : BigInt(row.total_amount),
      uploadedAt: row.uploaded_at,
      sha256: row.sha256,
    }));
  }
}

function claimNumber({ number, number_year: year }: Numbered): string | null {
  return number === null || year === null ? null : formatExpenseNumber(year, number);
}
