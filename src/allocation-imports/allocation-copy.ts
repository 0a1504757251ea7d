import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import type { Locale, Text } from '../platform/i18n/locale.js';
import { EvidenceStore } from '../platform/storage/evidence-store.js';
import { rowsOf } from '../sheets/sheet-rows.js';
import { writtenSheet, type SheetCopy, type SheetFormat } from '../sheets/written-sheet.js';
import { COLUMN_LABELS } from './allocation-columns.js';
import { AllocationImportQueries } from './allocation-import.queries.js';
import { ROW_OUTCOMES, type AllocationImport, type AllocationRow } from './allocation-import.js';
import { faultText } from './fault-texts.js';

const COLUMNS = {
  file: { ko: '검사 결과', en: 'checked' },
  outcome: { ko: '검사 결과', en: 'Check' },
  problems: { ko: '고칠 점', en: 'To put right' },
} satisfies Record<string, Text>;
const OUTCOMES: Record<AllocationRow['outcome'], Text> = {
  good: { ko: '정상', en: 'Good' },
  refused: { ko: '오류', en: 'To put right' },
  skipped: { ko: '건너뜀', en: 'Left out' },
};
const SET = 500;

/** The sheet as it was uploaded with what is wrong with each row beside it, so that it can be put right there and uploaded. */
@Injectable()
export class AllocationCopies {
  constructor(
    private readonly files: EvidenceStore,
    private readonly queries: AllocationImportQueries,
  ) {}

  of(
    actor: Actor,
    one: AllocationImport,
    { format = 'xlsx', locale }: { format?: SheetFormat; locale: Locale },
  ): SheetCopy {
    const base = one.fileName.replace(/\.[^.]*$/, '');
    return writtenSheet(`${base}-${COLUMNS.file[locale]}.${format}`, format, this.lines(actor, one, locale));
  }

  /** All rows from the first of the sheet on, so that a unit above the header stays with it. */
  private async *lines(actor: Actor, one: AllocationImport, locale: Locale): AsyncGenerator<string[][]> {
    const rows = this.judged(actor, one);
    let next = await rows.next();
    let own: number[] | undefined;
    let width = 0;
    let set: string[][] = [];
    const source = {
      path: this.files.pathOf(one.teamId, one.sha256),
      mediaType: one.mediaType,
      sheet: one.book?.sheet,
    };
    for await (const { number, cells } of rowsOf(source)) {
      if (number < one.headerRow) set.push([...cells]);
      else if (number === one.headerRow) {
        own = cells.flatMap((name, column) => (isCopyColumn(name) ? [] : [column]));
        width = own.length;
        set.push([...pick(cells, own), COLUMNS.outcome[locale], COLUMNS.problems[locale]]);
      } else {
        while (!next.done && next.value.rowNumber < number) next = await rows.next();
        const row = !next.done && next.value.rowNumber === number ? next.value : undefined;
        set.push([
          ...pick(cells, own ?? []).slice(0, width),
          row ? OUTCOMES[row.outcome][locale] : '',
          row ? problemsText(row, locale) : '',
        ]);
      }
      if (set.length < SET) continue;
      yield set;
      set = [];
    }
    if (set.length > 0) yield set;
  }

  private async *judged(actor: Actor, one: AllocationImport): AsyncGenerator<AllocationRow, void> {
    let after: string | undefined;
    do {
      const page = await this.queries.rows(actor, one, { outcomes: ROW_OUTCOMES, after, limit: SET });
      yield* page.rows;
      after = page.next;
    } while (after);
  }
}

function pick(cells: readonly string[], columns: readonly number[]): string[] {
  return columns.map((column) => cells[column] ?? '');
}

/** A copy that was put right and uploaded has such columns already. */
function isCopyColumn(name: string): boolean {
  return [COLUMNS.outcome, COLUMNS.problems].some(({ ko, en }) => name === ko || name === en);
}

function problemsText({ faults }: AllocationRow, locale: Locale): string {
  return faults
    .map((fault) =>
      [fault.field && `${COLUMN_LABELS[fault.field][locale]}:`, faultText(fault)[locale]]
        .filter(Boolean)
        .join(' '),
    )
    .join(' / ');
}
