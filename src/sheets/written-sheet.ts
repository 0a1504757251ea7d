import { PassThrough, Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { FastifyReply } from 'fastify';
import { csvText } from '../platform/web/csv.js';
import { XLSX_TYPE } from './open-sheet.js';

export const SHEET_FORMATS = ['xlsx', 'csv'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** A sheet to be saved, written while it is read. */
export interface SheetCopy {
  name: string;
  mediaType: string;
  content: Readable;
}

const BYTE_ORDER_MARK = '\uFEFF';
const MOST_WAITING_BYTES = 1024 * 1024;

/** A text as it stands, or an amount that people may reckon with. */
export type WrittenCell = string | bigint;

/** Rows in sets, as a workbook or CSV. */
export function writtenSheet(
  name: string,
  format: SheetFormat,
  lines: AsyncIterable<WrittenCell[][]>,
): SheetCopy {
  if (format === 'csv')
    return { name, mediaType: 'text/csv; charset=utf-8', content: Readable.from(asCsv(lines)) };
  return { name, mediaType: XLSX_TYPE, content: asWorkbook(lines) };
}

async function* asCsv(lines: AsyncIterable<WrittenCell[][]>): AsyncGenerator<string> {
  let first = true;
  for await (const set of lines) {
    const text = csvText(set.map((cells) => cells.map(String)));
    yield first ? text : text.slice(BYTE_ORDER_MARK.length);
    first = false;
  }
}

/** Texts stay texts, as they stood in the sheet: no cell becomes a formula and no number loses its zeros. */
function asWorkbook(lines: AsyncIterable<WrittenCell[][]>): Readable {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: false,
    useSharedStrings: false,
  });
  const write = async (): Promise<void> => {
    const sheet = workbook.addWorksheet('Sheet1');
    for await (const set of lines) {
      for (const cells of set) sheet.addRow(cells.map(workbookCell)).commit();
      // Nobody tells the writer that the reader is slow.
      while (stream.readableLength > MOST_WAITING_BYTES) await new Promise((go) => setTimeout(go, 10));
    }
    sheet.commit();
    await workbook.commit();
  };
  write().catch((error: Error) => stream.destroy(error));
  return stream;
}

/** What a worksheet's number, a double, can't hold stays text. */
function workbookCell(cell: WrittenCell): string | number {
  if (typeof cell === 'string') return cell;
  return cell <= MAX_EXACT && cell >= -MAX_EXACT ? Number(cell) : cell.toString();
}

const MAX_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** Sends a sheet to be saved while it is written. */
export async function sendSheet(reply: FastifyReply, { name, mediaType, content }: SheetCopy): Promise<void> {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  await reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`)
    .header('cache-control', 'no-store')
    .send(content);
}
