import { Injectable } from '@nestjs/common';
import { EvidenceStore } from '../platform/storage/evidence-store.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { mayAllocate } from '../budgets/budget.policy.js';
import { XLSX_TYPE } from '../sheets/open-sheet.js';
import { bookOf, rowsOf, type DataRow, type SheetBook } from '../sheets/sheet-rows.js';
import type { SheetNotes } from '../sheets/sheet.js';
import { columnsOf, type SheetColumns } from './allocation-columns.js';
import { ALLOCATION_IMPORT_ERRORS } from './allocation-import.errors.js';
import type { AllocationImport, AllocationMode, JudgedRow } from './allocation-import.js';
import { AllocationImportStore } from './allocation-import-store.js';
import { AllocationRowStore } from './allocation-row-store.js';
import type { Directory } from './directory.js';
import { DirectoryQueries } from './directory.queries.js';
import { coveredFields, readRow } from './read-row.js';

export const MOST_ALLOCATION_ROWS = 200_000;
/** Titles and units stand above the header of many sheets, but not more than these. */
export const HEADER_WITHIN = 20;
const SET = 1_000;

export interface CheckCommand {
  id: string;
  mode: AllocationMode;
  /** Of a workbook, from 0. */
  sheet?: number;
}

type ReadDataRow = DataRow & { hidden?: boolean };

/** Reads a sheet from its first row to its last and keeps what each says, and what stands in the way of posting it. */
@Injectable()
export class CheckAllocations {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly files: EvidenceStore,
    private readonly store: AllocationImportStore,
    private readonly rows: AllocationRowStore,
    private readonly directories: DirectoryQueries,
    private readonly audit: AuditLog,
  ) {}

  /** Again, after the programme was put right, by another meaning of the amounts or of another sheet of the workbook. */
  async execute(actor: Actor, command: CheckCommand): Promise<AllocationImport> {
    ensure(mayAllocate(actor));
    return this.unit.run(actor, async () => {
      const one = await this.store.lock(command.id);
      if (one.state !== 'checked') throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.wrong-state');
      if (!(await this.files.holds(one.teamId, one.sha256)))
        throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.file-gone');
      return this.check(actor, one, command);
    });
  }

  /** Inside the unit in hand: what was kept of an earlier check goes with it. */
  async check(
    actor: Actor,
    one: AllocationImport,
    { mode, sheet }: Omit<CheckCommand, 'id'>,
  ): Promise<AllocationImport> {
    const path = this.files.pathOf(one.teamId, one.sha256);
    const book = one.mediaType === XLSX_TYPE ? await bookOf(path, sheet) : undefined;
    if (book && sheet !== undefined && !book.sheets[sheet]?.hasRows)
      throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.sheet-unknown');
    const notes: SheetNotes = { merged: [], formulas: 0 };
    const directory = await this.directories.of(actor);
    await this.rows.clear(one);
    const source = rowsOf({ path, mediaType: one.mediaType, sheet: book?.sheet }, notes);
    const columns = await this.keepRows(one, source, { mode, directory, book });
    const blocks = notes.merged
      .filter(({ toRow }) => toRow > columns.headerRow)
      .map((block) => ({
        block: { ...block, fromRow: Math.max(block.fromRow, columns.headerRow + 1) },
        fields: coveredFields(columns, block),
      }))
      .filter(({ fields }) => fields.length > 0);
    await this.rows.refuseMerged(one, blocks);
    const result = await this.rows.settle(one, mode);
    const kept = { mode, sheet: book?.sheet, headerRow: columns.headerRow, book, formulas: notes.formulas };
    await this.store.keepCheck(one, kept, result);
    await this.audit.record(actor, {
      teamId: one.teamId,
      act: 'allocation-import.checked',
      subjectType: 'allocation-import',
      subjectId: one.id,
      after: { mode, ...result.counts },
    });
    return this.store.find(one.id);
  }

  private async keepRows(
    one: AllocationImport,
    source: AsyncIterable<ReadDataRow>,
    by: { mode: AllocationMode; directory: Directory; book: SheetBook | undefined },
  ): Promise<SheetColumns> {
    const first: ReadDataRow[] = [];
    let columns: SheetColumns | undefined;
    let set: JudgedRow[] = [];
    let count = 0;
    const take = async (row: ReadDataRow, as: SheetColumns): Promise<void> => {
      if (row.number <= as.headerRow) return;
      count += 1;
      if (count > MOST_ALLOCATION_ROWS)
        throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.too-many-rows', {
          limit: MOST_ALLOCATION_ROWS.toLocaleString('en'),
        });
      if (row.hidden && by.book) by.book.hiddenRows += 1;
      set.push(readRow(row, as, by.directory, by.mode));
      if (set.length < SET) return;
      await this.rows.add(one, set);
      set = [];
    };
    for await (const row of source) {
      if (columns) await take(row, columns);
      else if (first.push(row) === HEADER_WITHIN) {
        columns = columnsOf(first, by.mode);
        for (const early of first) await take(early, columns);
      }
    }
    if (!columns) {
      columns = columnsOf(first, by.mode);
      for (const early of first) await take(early, columns);
    }
    if (count === 0) throw ALLOCATION_IMPORT_ERRORS.fail('allocation-import.empty');
    if (set.length > 0) await this.rows.add(one, set);
    return columns;
  }
}
