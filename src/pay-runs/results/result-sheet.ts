import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EvidenceStore } from '../../platform/storage/evidence-store.js';
import { CSV_TYPE, openSheet, XLS_TYPE, XLSX_TYPE } from '../../sheets/open-sheet.js';
import { SheetMappings } from '../../sheets/sheet-mappings.js';
import { cellText, type SheetRow } from '../../sheets/sheet.js';
import { RESULT_ERRORS } from './result.errors.js';
import { isComplete, resultColumnsNamed, type ResultColumns } from './result-columns.js';

/** A run has as many rows as its bank takes; with heads and sums a result isn't much longer. */
const MOST_ROWS = 20_000;
const HEADER_WITHIN = 20;
const SAMPLE_LENGTH = 60;
const MOST_COLUMNS = 60;

export interface ResultSheet {
  rows: readonly SheetRow[];
  headerRow: number;
  header: string[];
  samples: string[][];
  /** As the team put it right, else by the columns' names. */
  columns: ResultColumns;
  isSure: boolean;
}

/** Reads a bank's result from its bytes; nothing of it stays on the disk. */
@Injectable()
export class ResultSheets {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly mappings: SheetMappings,
    private readonly files: EvidenceStore,
  ) {}

  async read(actor: Actor, content: Buffer): Promise<ResultSheet> {
    const rows = await this.rowsOf(content);
    if (rows.length === 0) throw RESULT_ERRORS.fail('pay-result.empty');
    const candidates = rows.slice(0, HEADER_WITHIN);
    const kept = await this.unit.run(actor, () =>
      this.mappings.findAmong<{ columns: ResultColumns }>(actor, 'bank-result', candidates.map(textsOf)),
    );
    if (kept) return sheetOf(rows, candidates[kept.index], kept.mapping.columns, true);
    const named = candidates.find((row) => isComplete(resultColumnsNamed(textsOf(row))));
    const head = named ?? mostNamed(candidates);
    return sheetOf(rows, head, head ? resultColumnsNamed(textsOf(head)) : {}, named !== undefined);
  }

  /** For the team's next result with this header; inside the unit in hand. */
  remember(actor: Actor, { header }: ResultSheet, columns: ResultColumns): Promise<void> {
    const names = header.slice(0, header.findLastIndex((name) => name !== '') + 1);
    return names.length === 0
      ? Promise.resolve()
      : this.mappings.remember(actor, 'bank-result', names, { columns });
  }

  private async rowsOf(content: Buffer): Promise<SheetRow[]> {
    const path = await this.files.incomingPath(randomUUID());
    try {
      await writeFile(path, content, { mode: 0o600 });
      const rows: SheetRow[] = [];
      for await (const row of openSheet(path, typeOf(content))) {
        rows.push(row);
        if (rows.length > MOST_ROWS) throw RESULT_ERRORS.fail('pay-result.too-long', { limit: MOST_ROWS });
      }
      return rows;
    } finally {
      await this.files.discard(path);
    }
  }
}

/** By the first bytes: a file's name says little. */
function typeOf(content: Buffer): string {
  if (content.subarray(0, 4).equals(Buffer.from('504b0304', 'hex'))) return XLSX_TYPE;
  return content.subarray(0, 4).equals(Buffer.from('d0cf11e0', 'hex')) ? XLS_TYPE : CSV_TYPE;
}

function sheetOf(
  rows: readonly SheetRow[],
  head: SheetRow | undefined,
  columns: ResultColumns,
  isSure: boolean,
): ResultSheet {
  const headerRow = head?.number ?? 0;
  const samples = rows.filter(({ number }) => number > headerRow).map(textsOf);
  const names = head ? textsOf(head) : [];
  const width = Math.max(names.length, ...samples.slice(0, HEADER_WITHIN).map(({ length }) => length));
  const header = Array.from({ length: width }, (_, index) => names[index] ?? '');
  return { rows, headerRow, header, samples: samples.slice(0, 5), columns, isSure };
}

/** The row in which most names are known, else the last one above the first that holds an account. */
function mostNamed(rows: readonly SheetRow[]): SheetRow | undefined {
  const known = (row: SheetRow) => Object.keys(resultColumnsNamed(textsOf(row))).length;
  const best = rows.reduce<SheetRow | undefined>(
    (found, row) => (known(row) > (found ? known(found) : 0) ? row : found),
    undefined,
  );
  if (best) return best;
  const first = rows.findIndex((row) => textsOf(row).some((text) => /^[\d-]{8,}$/.test(text)));
  return first > 0 ? rows[first - 1] : undefined;
}

function textsOf(row: SheetRow): string[] {
  return row.cells
    .slice(0, MOST_COLUMNS)
    .map((cell) => cellText(cell).replaceAll('\0', '').slice(0, SAMPLE_LENGTH));
}
