import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { EvidenceStore } from '../platform/storage/evidence-store.js';
import { checkMapping } from './check-mapping.js';
import { ImportContexts } from './import-context.js';
import { ImportMappings } from './import-mappings.js';
import { ImportQueries } from './import.queries.js';
import { ImportStore } from './import-store.js';
import { IMPORT_ERRORS } from './import.errors.js';
import { mayMap } from './import.policy.js';
import type { Import, ImportMapping, ImportPreview, PreviewRow } from './import.js';
import type { DataRow } from '../sheets/sheet-rows.js';
import { judgeRows, readRows, type JudgedRow } from './judge-rows.js';
import { KnownRowQueries } from './known-rows.js';
import { dataRows } from '../sheets/sheet-rows.js';

/** Rows that are tried before the import: enough to see what a column does, few enough for one request. */
const TRIED = 1_000;
const SHOWN = 20;

/** Says which column is what, tries the first rows by it, and remembers it for the team's next sheet of this kind. */
@Injectable()
export class MapImport {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ImportStore,
    private readonly queries: ImportQueries,
    private readonly files: EvidenceStore,
    private readonly contexts: ImportContexts,
    private readonly mappings: ImportMappings,
    private readonly known: KnownRowQueries,
  ) {}

  async execute(actor: Actor, command: { id: string; mapping: ImportMapping }): Promise<Import> {
    const { id, mapping } = command;
    const one = await this.queries.read(actor, id);
    ensure(mayMap(actor, one));
    const problems = checkMapping(mapping, one.header.length);
    if (problems.length > 0) throw invalidInput(problems);
    const rows = await this.firstRows(one);
    return this.unit.run(actor, async () => {
      const locked = await this.store.lock(id);
      ensure(mayMap(actor, locked));
      const preview = await this.preview(actor, locked, rows, mapping);
      await this.store.map(locked, mapping, preview);
      await this.mappings.remember(actor, locked.header, mapping);
      return this.store.find(id);
    });
  }

  private async firstRows(one: Import): Promise<DataRow[]> {
    const file = {
      path: this.files.pathOf(one.teamId, one.sha256),
      mediaType: one.mediaType,
      sheet: one.book?.sheet,
    };
    for await (const rows of dataRows(file, one.headerRow, TRIED)) return rows;
    return [];
  }

  private async preview(
    actor: Actor,
    one: Import,
    rows: readonly DataRow[],
    mapping: ImportMapping,
  ): Promise<ImportPreview> {
    const context = await this.contexts.of(actor, mapping.defaultTarget);
    const { defaultTarget } = mapping;
    const isOpen = context.stages.some(({ on }) =>
      on(undefined).targets.some(
        ({ target: { line, category } }) =>
          line.id === defaultTarget?.budgetLineId && category.id === defaultTarget.categoryId,
      ),
    );
    if (defaultTarget && !isOpen) throw IMPORT_ERRORS.fail('import.target-unknown');
    const read = readRows(rows, mapping);
    return previewOf(judgeRows(read, context, await this.known.of(one, read)));
  }
}

/** Counts, and the rows to show: the first ones, those with something to put right before the others. */
function previewOf(rows: readonly JudgedRow[]): ImportPreview {
  const count = (outcome: JudgedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  const wanting = rows.filter(({ outcome }) => outcome === 'refused').slice(0, SHOWN / 2);
  const others = rows.filter((row) => !wanting.includes(row)).slice(0, SHOWN - wanting.length);
  return {
    checkedCount: rows.length,
    goodCount: count('imported'),
    refusedCount: count('refused'),
    skippedCount: count('skipped'),
    rows: [...wanting, ...others].sort((a, b) => a.rowNumber - b.rowNumber).map(previewRow),
  };
}

function previewRow({ rowNumber, outcome, problems, values }: JudgedRow): PreviewRow {
  return {
    rowNumber,
    outcome: outcome === 'imported' ? 'good' : outcome,
    problems,
    values: {
      ...values,
      supplyAmount: values.supplyAmount?.toString(),
      taxAmount: values.taxAmount?.toString(),
    },
  };
}
