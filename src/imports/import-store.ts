import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { SheetBook } from '../sheets/sheet-rows.js';
import { IMPORT_ERRORS } from './import.errors.js';
import type { Import, ImportMapping, ImportPreview, ImportState, ImportUndone } from './import.js';
import type { ScannedSheet } from './sheet-file.js';
import type { JudgedRow } from './judge-rows.js';

interface ImportRow {
  team_id: string;
  id: string;
  evidence_id: string;
  file_name: string;
  media_type: string;
  sha256: string;
  state: ImportState;
  created_by: string;
  created_by_name: string;
  header_row: number;
  header: string[];
  samples: string[][];
  row_count: number;
  book: SheetBook | null;
  mapping: ImportMapping | null;
  preview: ImportPreview | null;
  through_row: number;
  imported_count: number;
  refused_count: number;
  skipped_count: number;
  failure: Import['failure'] | null;
  removed_count: number | null;
  kept_count: number | null;
  undone_through_row: number;
  created_at: Date;
  started_at: Date | null;
  moved_at: Date | null;
  ended_at: Date | null;
}

const SELECT = `SELECT i.*, v.original_name AS file_name, v.media_type, v.sha256, u.name AS created_by_name
  FROM imports i JOIN evidence v ON v.team_id = i.team_id AND v.id = i.evidence_id JOIN users u ON u.id = i.created_by`;

export type NewImport = Pick<
  Import,
  | 'teamId'
  | 'id'
  | 'evidenceId'
  | 'createdBy'
  | 'headerRow'
  | 'header'
  | 'samples'
  | 'rowCount'
  | 'book'
  | 'createdAt'
>;

/** Reads and writes imports inside the unit of work in hand; what may be done is decided by the use cases. */
@Injectable()
export class ImportStore {
  constructor(private readonly unit: UnitOfWork) {}

  async find(id: string): Promise<Import> {
    return this.only(await this.unit.byKey<ImportRow>(`${SELECT} WHERE i.id = $1`, [id]));
  }

  /** Locked until the unit ends, so that a cancellation and a batch of rows don't pass each other. */
  async lock(id: string): Promise<Import> {
    return this.only(await this.unit.byKey<ImportRow>(`${SELECT} WHERE i.id = $1 FOR UPDATE OF i`, [id]));
  }

  /** The one that stands; those of the same sheet that were taken back don't count. */
  async ofEvidence(teamId: string, evidenceId: string): Promise<Import | undefined> {
    const [row] = await this.unit.byKey<ImportRow>(
      `${SELECT} WHERE i.team_id = $1 AND i.evidence_id = $2 AND i.state <> 'undone'`,
      [teamId, evidenceId],
    );
    return row && importFrom(row);
  }

  /** Newest first, one more than asked for where there are more. */
  async list(filter: {
    teamId: string;
    createdBy?: string;
    after?: readonly [at: string, id: string];
    limit: number;
  }): Promise<Import[]> {
    const rows = await this.unit.query<ImportRow>(
      `${SELECT} WHERE i.team_id = $1 AND ($2::uuid IS NULL OR i.created_by = $2)
         AND ($3::timestamptz IS NULL OR (i.created_at, i.id) < ($3, $4::uuid))
       ORDER BY i.created_at DESC, i.id DESC LIMIT $5`,
      [
        filter.teamId,
        filter.createdBy ?? null,
        filter.after?.[0] ?? null,
        filter.after?.[1] ?? null,
        filter.limit + 1,
      ],
    );
    return rows.map(importFrom);
  }

  /** False where the same sheet was put down by somebody else meanwhile. */
  async insert(one: NewImport): Promise<boolean> {
    const rows = await this.unit.query(
      `INSERT INTO imports (team_id, id, evidence_id, state, created_by, header_row, header, samples, row_count, created_at, book)
       VALUES ($1, $2, $3, 'uploaded', $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (team_id, evidence_id) WHERE state <> 'undone' DO NOTHING RETURNING id`,
      [
        one.teamId,
        one.id,
        one.evidenceId,
        one.createdBy,
        one.headerRow,
        JSON.stringify(one.header),
        JSON.stringify(one.samples),
        one.rowCount,
        one.createdAt,
        one.book ? JSON.stringify(one.book) : null,
      ],
    );
    return rows.length > 0;
  }

  /** Another sheet of the same workbook; its columns aren't known yet. */
  async changeSheet(one: Import, sheet: ScannedSheet): Promise<void> {
    await this.unit.query(
      `UPDATE imports SET state = 'uploaded', header_row = $3, header = $4, samples = $5, row_count = $6, book = $7, mapping = NULL,
         preview = NULL, failure = NULL, through_row = 0, ended_at = NULL
       WHERE team_id = $1 AND id = $2`,
      [
        one.teamId,
        one.id,
        sheet.headerRow,
        JSON.stringify(sheet.header),
        JSON.stringify(sheet.samples),
        sheet.rowCount,
        JSON.stringify(sheet.book),
      ],
    );
  }

  async map(one: Import, mapping: ImportMapping, preview: ImportPreview): Promise<void> {
    await this.unit.query(
      `UPDATE imports SET state = 'previewed', mapping = $3, preview = $4, failure = NULL, ended_at = NULL
       WHERE team_id = $1 AND id = $2`,
      [one.teamId, one.id, JSON.stringify(mapping), JSON.stringify(preview)],
    );
  }

  async move(one: Import, state: ImportState, at: Date, failure?: Import['failure']): Promise<void> {
    await this.unit.query(
      `UPDATE imports SET state = $3, failure = $5, moved_at = $4,
         started_at = CASE WHEN $3 = 'running' THEN coalesce(started_at, $4) ELSE started_at END,
         ended_at = CASE WHEN $3 = 'running' THEN NULL ELSE $4 END
       WHERE team_id = $1 AND id = $2`,
      [one.teamId, one.id, state, at, failure ? JSON.stringify(failure) : null],
    );
  }

  /** The claims its rows became, as far as they are there still, in the order of the sheet behind a row. */
  async draftsOf(
    one: Import,
    afterRow: number,
    limit: number,
  ): Promise<{ rowNumber: number; expenseId: string }[]> {
    return this.unit.query(
      `SELECT r.row_number AS "rowNumber", e.id AS "expenseId" FROM import_rows r
       JOIN expenses e ON e.team_id = r.team_id AND e.id = r.expense_id
       WHERE r.team_id = $1 AND r.import_id = $2 AND r.outcome = 'imported' AND r.row_number > $3 ORDER BY r.row_number LIMIT $4`,
      [one.teamId, one.id, afterRow, limit],
    );
  }

  /** It may have left rows out because they were in with this one. */
  async anotherRuns(one: Import): Promise<boolean> {
    const rows = await this.unit.query(
      `SELECT 1 FROM imports WHERE team_id = $1 AND id <> $2 AND state = 'running' LIMIT 1`,
      [one.teamId, one.id],
    );
    return rows.length > 0;
  }

  /** What is being taken back is still in for whoever looks for rows that are alike. */
  async anotherUndoes(one: Import): Promise<boolean> {
    const rows = await this.unit.query(
      `SELECT 1 FROM imports WHERE team_id = $1 AND id <> $2 AND state = 'undoing' LIMIT 1`,
      [one.teamId, one.id],
    );
    return rows.length > 0;
  }

  /** One that gave up goes on where it stopped. */
  async beginUndo(one: Import, at: Date): Promise<void> {
    await this.unit.query(
      `UPDATE imports SET state = 'undoing', removed_count = coalesce(removed_count, 0), kept_count = coalesce(kept_count, 0),
         failure = NULL, moved_at = $3, ended_at = NULL
       WHERE team_id = $1 AND id = $2`,
      [one.teamId, one.id, at],
    );
  }

  async addUndone(one: Import, { removed, kept }: ImportUndone, throughRow: number, at: Date): Promise<void> {
    await this.unit.query(
      `UPDATE imports SET removed_count = removed_count + $3, kept_count = kept_count + $4, undone_through_row = $5, moved_at = $6
       WHERE team_id = $1 AND id = $2`,
      [one.teamId, one.id, removed, kept, throughRow, at],
    );
  }

  async endUndo(one: Import, at: Date): Promise<void> {
    await this.unit.query(
      `UPDATE imports SET state = 'undone', ended_at = $3 WHERE team_id = $1 AND id = $2`,
      [one.teamId, one.id, at],
    );
  }

  /** Keeps what became of rows and how far the sheet is done, without waiting. */
  addRows(one: Import, rows: readonly JudgedRow[], throughRow: number, at: Date): void {
    const column = <T>(pick: (row: JudgedRow) => T) => rows.map(pick);
    const count = (outcome: JudgedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
    this.unit.write(
      `INSERT INTO import_rows (team_id, import_id, row_number, outcome, expense_id, fingerprint, occurrence, problems)
       SELECT $1, $2, * FROM unnest($3::int[], $4::text[], $5::uuid[], $6::uuid[], $7::int[], $8::jsonb[])`,
      [
        one.teamId,
        one.id,
        column(({ rowNumber }) => rowNumber),
        column(({ outcome }) => outcome),
        column(({ expenseId }) => expenseId),
        column(({ fingerprint }) => fingerprint),
        column(({ occurrence }) => occurrence),
        column(({ problems }) => (problems.length > 0 ? JSON.stringify(problems) : null)),
      ],
    );
    this.unit.write(
      `UPDATE imports SET through_row = $3, imported_count = imported_count + $4, refused_count = refused_count + $5,
         skipped_count = skipped_count + $6, moved_at = $7
       WHERE team_id = $1 AND id = $2`,
      [one.teamId, one.id, throughRow, count('imported'), count('refused'), count('skipped'), at],
    );
  }

  private only([row]: readonly ImportRow[]): Import {
    if (!row) throw IMPORT_ERRORS.fail('import.not-found');
    return importFrom(row);
  }
}

function importFrom(row: ImportRow): Import {
  return {
    teamId: row.team_id,
    id: row.id,
    evidenceId: row.evidence_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    sha256: row.sha256,
    state: row.state,
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    headerRow: row.header_row,
    header: row.header,
    samples: row.samples,
    rowCount: row.row_count,
    book: row.book ?? undefined,
    mapping: row.mapping ?? undefined,
    preview: row.preview ?? undefined,
    throughRow: row.through_row,
    counts: { imported: row.imported_count, refused: row.refused_count, skipped: row.skipped_count },
    undoneThroughRow: row.undone_through_row,
    failure: row.failure ?? undefined,
    undone:
      row.removed_count === null || row.kept_count === null
        ? undefined
        : { removed: row.removed_count, kept: row.kept_count },
    createdAt: row.created_at,
    startedAt: row.started_at ?? undefined,
    movedAt: row.moved_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
  };
}
