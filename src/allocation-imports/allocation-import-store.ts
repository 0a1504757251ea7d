import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { SheetBook } from '../sheets/sheet-rows.js';
import { ALLOCATION_IMPORT_ERRORS } from './allocation-import.errors.js';
import type { AllocationImport, AllocationMode, AllocationState, FundTotal } from './allocation-import.js';

interface KeptTotal extends Omit<FundTotal, 'unallocated' | 'given' | 'takenBack' | 'over'> {
  unallocated: string;
  given: string;
  takenBack: string;
  over: string;
}

interface ImportRow {
  team_id: string;
  id: string;
  evidence_id: string;
  file_name: string;
  media_type: string;
  sha256: string;
  mode: AllocationMode;
  state: AllocationState;
  sheet: number | null;
  header_row: number;
  book: SheetBook | null;
  formulas: number;
  checks: number;
  row_count: number;
  good_count: number;
  refused_count: number;
  skipped_count: number;
  new_line_count: number;
  totals: KeptTotal[];
  failure: AllocationImport['failure'] | null;
  uploaded_by_name: string;
  uploaded_at: Date;
  confirmed_by_name: string | null;
  confirmed_at: Date | null;
  posted_at: Date | null;
}

const SELECT = `SELECT i.*, v.original_name AS file_name, v.media_type, v.sha256, u.name AS uploaded_by_name, c.name AS confirmed_by_name
  FROM allocation_imports i JOIN evidence v ON v.team_id = i.team_id AND v.id = i.evidence_id
  JOIN users u ON u.id = i.uploaded_by LEFT JOIN users c ON c.id = i.confirmed_by`;

export interface CheckedSheet {
  mode: AllocationMode;
  sheet?: number;
  headerRow: number;
  book?: SheetBook;
  formulas: number;
}

export interface CheckResult {
  counts: AllocationImport['counts'];
  newLineCount: number;
  totals: FundTotal[];
}

/** Reads and writes sheets of allocations inside the unit of work in hand; what may be done is decided by the use cases. */
@Injectable()
export class AllocationImportStore {
  constructor(private readonly unit: UnitOfWork) {}

  async find(id: string): Promise<AllocationImport> {
    return only(await this.unit.query<ImportRow>(`${SELECT} WHERE i.id = $1`, [id]));
  }

  /** Locked until the unit ends: of two who confirm, one comes after the other. */
  async lock(id: string): Promise<AllocationImport> {
    return only(await this.unit.query<ImportRow>(`${SELECT} WHERE i.id = $1 FOR UPDATE OF i`, [id]));
  }

  /** The one that stands of this document. */
  async ofEvidence(teamId: string, evidenceId: string): Promise<AllocationImport | undefined> {
    const [row] = await this.unit.query<ImportRow>(
      `${SELECT} WHERE i.team_id = $1 AND i.evidence_id = $2 AND i.state <> 'discarded'`,
      [teamId, evidenceId],
    );
    return row && importFrom(row);
  }

  /** Newest first, one more than asked for where there are more. */
  async list(
    teamId: string,
    { after, limit }: { after?: readonly [at: string, id: string]; limit: number },
  ): Promise<AllocationImport[]> {
    const rows = await this.unit.query<ImportRow>(
      `${SELECT} WHERE i.team_id = $1 AND ($2::timestamptz IS NULL OR (i.uploaded_at, i.id) < ($2, $3::uuid))
       ORDER BY i.uploaded_at DESC, i.id DESC LIMIT $4`,
      [teamId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    return rows.map(importFrom);
  }

  /** False where the same sheet was put down by somebody else meanwhile. */
  async insert(one: {
    teamId: string;
    id: string;
    evidenceId: string;
    mode: AllocationMode;
    uploadedBy: string;
    uploadedAt: Date;
  }): Promise<boolean> {
    const rows = await this.unit.query(
      `INSERT INTO allocation_imports (team_id, id, evidence_id, mode, state, uploaded_by, uploaded_at)
       VALUES ($1, $2, $3, $4, 'checked', $5, $6) ON CONFLICT (team_id, evidence_id) WHERE state <> 'discarded' DO NOTHING RETURNING id`,
      [one.teamId, one.id, one.evidenceId, one.mode, one.uploadedBy, one.uploadedAt],
    );
    return rows.length > 0;
  }

  async keepCheck(
    { teamId, id }: AllocationImport,
    sheet: CheckedSheet,
    { counts, newLineCount, totals }: CheckResult,
  ): Promise<void> {
    await this.unit.query(
      `UPDATE allocation_imports SET mode = $3, sheet = $4, header_row = $5, book = $6, formulas = $7, row_count = $8, good_count = $9,
         refused_count = $10, skipped_count = $11, new_line_count = $12, totals = $13, failure = NULL, checks = checks + 1
       WHERE team_id = $1 AND id = $2`,
      [
        teamId,
        id,
        sheet.mode,
        sheet.sheet ?? null,
        sheet.headerRow,
        sheet.book ? JSON.stringify(sheet.book) : null,
        sheet.formulas,
        counts.good + counts.refused + counts.skipped,
        counts.good,
        counts.refused,
        counts.skipped,
        newLineCount,
        JSON.stringify(totals, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
      ],
    );
  }

  async confirm({ teamId, id }: AllocationImport, userId: string, at: Date): Promise<void> {
    await this.unit.query(
      `UPDATE allocation_imports SET state = 'confirmed', confirmed_by = $3, confirmed_at = $4, failure = NULL
       WHERE team_id = $1 AND id = $2`,
      [teamId, id, userId, at],
    );
  }

  async move(
    { teamId, id }: AllocationImport,
    state: AllocationState,
    more: { failure?: AllocationImport['failure']; postedAt?: Date } = {},
  ): Promise<void> {
    await this.unit.query(
      `UPDATE allocation_imports SET state = $3, failure = $4, posted_at = $5 WHERE team_id = $1 AND id = $2`,
      [teamId, id, state, more.failure ? JSON.stringify(more.failure) : null, more.postedAt ?? null],
    );
  }
}

function only([row]: readonly ImportRow[]): AllocationImport {
  if (!row) throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.not-found');
  return importFrom(row);
}

function importFrom(row: ImportRow): AllocationImport {
  return {
    teamId: row.team_id,
    id: row.id,
    evidenceId: row.evidence_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    sha256: row.sha256,
    mode: row.mode,
    state: row.state,
    sheet: row.sheet ?? undefined,
    headerRow: row.header_row,
    book: row.book ?? undefined,
    formulas: row.formulas,
    checks: row.checks,
    rowCount: row.row_count,
    counts: { good: row.good_count, refused: row.refused_count, skipped: row.skipped_count },
    newLineCount: row.new_line_count,
    totals: row.totals.map((total) => ({
      ...total,
      unallocated: BigInt(total.unallocated),
      given: BigInt(total.given),
      takenBack: BigInt(total.takenBack),
      over: BigInt(total.over),
    })),
    failure: row.failure ?? undefined,
    uploadedByName: row.uploaded_by_name,
    uploadedAt: row.uploaded_at,
    confirmedByName: row.confirmed_by_name ?? undefined,
    confirmedAt: row.confirmed_at ?? undefined,
    postedAt: row.posted_at ?? undefined,
  };
}
