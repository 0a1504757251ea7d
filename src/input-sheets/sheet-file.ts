import { Injectable } from '@nestjs/common';
import { renderInputSheetXlsx } from '../../templates/input-sheets/input-sheet-xlsx.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import type { Locale } from '../platform/i18n/locale.js';
import { csvText } from '../platform/web/csv.js';
import { XLSX_TYPE } from '../sheets/open-sheet.js';
import { ReadInputSheet } from './read-input-sheet.js';
import type { SheetFilter } from './sheet-claims.queries.js';
import { sheetTable } from './sheet-table.js';

export interface SheetFile {
  content: Buffer | string;
  mediaType: string;
  /** Value of the Content-Disposition header. */
  disposition: string;
}

/** The sheet of a period as a file of the same rows. */
@Injectable()
export class SheetFiles {
  constructor(
    private readonly sheets: ReadInputSheet,
    private readonly clock: Clock,
  ) {}

  async of(
    actor: Actor,
    filter: SheetFilter,
    { format, locale }: { format: 'xlsx' | 'csv'; locale: Locale },
  ): Promise<SheetFile> {
    const { layout, claims } = await this.sheets.whole(actor, filter);
    const table = sheetTable(layout, claims, locale);
    const disposition = `attachment; filename="${layout.system}-${filter.from}-${filter.to}.${format}"`;
    if (format === 'csv')
      return {
        content: csvText([
          table.head.map(({ name }) => name),
          ...table.rows.map((row) => row.map(({ text }) => text)),
        ]),
        mediaType: 'text/csv; charset=utf-8',
        disposition,
      };
    const made = { name: layout.name[locale], madeAt: this.clock.businessNow(actor.demo) };
    return { content: await renderInputSheetXlsx(table, made), mediaType: XLSX_TYPE, disposition };
  }
}
