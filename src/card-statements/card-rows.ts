import { openSheet } from '../sheets/open-sheet.js';
import { readCardRow, type CardRow } from './read-card-row.js';
import type { ReadBy } from './statement-sheet.js';

/** The rows below the header, each with the use of a card in it where there is one. */
export async function* cardRows(
  { path, mediaType }: { path: string; mediaType: string },
  { headerRow, columns }: ReadBy,
): AsyncGenerator<{ row?: CardRow; number: number }> {
  for await (const row of openSheet(path, mediaType))
    if (row.number > headerRow) yield { row: readCardRow(row, columns), number: row.number };
}
