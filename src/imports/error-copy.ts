import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import type { Locale } from '../platform/i18n/locale.js';
import { EvidenceStore } from '../platform/storage/evidence-store.js';
import { dataRows } from '../sheets/sheet-rows.js';
import { writtenSheet, type SheetCopy, type SheetFormat } from '../sheets/written-sheet.js';
import { ImportQueries } from './import.queries.js';
import { OUTCOMES, type Import, type Outcome, type RowOutcome } from './import.js';
import { columnName, COPY_COLUMNS, isCopyColumn, outcomeName } from './copy-texts.js';

interface Wanted {
  format?: SheetFormat;
  rows?: 'all' | 'refused';
  locale: Locale;
}

const SET = 500;

/** The sheet as it was uploaded, with what became of each row in two more columns; written as it is read. */
@Injectable()
export class ErrorCopies {
  constructor(
    private readonly files: EvidenceStore,
    private readonly queries: ImportQueries,
  ) {}

  of(actor: Actor, one: Import, { format = 'xlsx', rows = 'all', locale }: Wanted): SheetCopy {
    const base = one.fileName.replace(/\.[^.]*$/, '');
    const name = `${base}-${COPY_COLUMNS.file[locale]}.${format}`;
    const lines = this.lines(actor, one, rows === 'refused', locale);
    return writtenSheet(name, format, lines);
  }

  private async *lines(
    actor: Actor,
    one: Import,
    refusedOnly: boolean,
    locale: Locale,
  ): AsyncGenerator<string[][]> {
    // A copy that was put right and uploaded has such columns already.
    const columns = one.header.flatMap((name, column) => (isCopyColumn(name) ? [] : [column]));
    const own = (cells: readonly string[]) => columns.map((column) => cells[column] ?? '');
    yield [[...own(one.header), COPY_COLUMNS.outcome[locale], COPY_COLUMNS.problems[locale]]];
    const outcomes = this.outcomes(actor, one, refusedOnly ? ['refused'] : OUTCOMES);
    const file = {
      path: this.files.pathOf(one.teamId, one.sha256),
      mediaType: one.mediaType,
      sheet: one.book?.sheet,
    };
    let next = await outcomes.next();
    for await (const rows of dataRows(file, one.headerRow, SET)) {
      const set: string[][] = [];
      for (const { number, cells } of rows) {
        while (!next.done && next.value.rowNumber < number) next = await outcomes.next();
        const outcome = !next.done && next.value.rowNumber === number ? next.value : undefined;
        if (refusedOnly && !outcome) continue;
        set.push([...own(cells), outcomeName(outcome?.outcome, locale), problemsText(outcome, one, locale)]);
      }
      if (set.length > 0) yield set;
      if (refusedOnly && next.done) return;
    }
  }

  /** In the order of the sheet, a page at a time. */
  private async *outcomes(
    actor: Actor,
    one: Import,
    outcomes: readonly Outcome[],
  ): AsyncGenerator<RowOutcome, void> {
    let after: string | undefined;
    do {
      const page = await this.queries.rows(actor, one, { outcomes, after, limit: SET });
      yield* page.rows;
      after = page.next;
    } while (after);
  }
}

/** `작성일자: 비어 있습니다. 적어 주세요.`, one after the other. */
function problemsText(row: RowOutcome | undefined, one: Import, locale: Locale): string {
  return (row?.problems ?? [])
    .map(({ field, text }) => {
      const column = field && one.mapping?.columns[field];
      const name =
        (column === undefined ? undefined : one.header[column]) ?? (field && columnName(field, locale));
      return name ? `${name}: ${text[locale]}` : text[locale];
    })
    .join(' / ');
}
