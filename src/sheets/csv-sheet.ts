import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { SHEET_ERRORS } from './sheet.errors.js';
import { trimmedCells, type SheetRow } from './sheet.js';

const HEAD_BYTES = 64 * 1024;
/** A row of a sheet of people's is far shorter; an endless one would fill the memory. */
const MOST_ROW_CHARACTERS = 256 * 1024;
/** Where two part into as many columns, the rarer sign means it. */
const DELIMITERS = ['\t', ';', ','] as const;

/** The rows of a CSV file in UTF-8, UTF-16 or the code page of Korean Windows, parted by commas, tabs or semicolons. */
export async function* csvRows(path: string): AsyncGenerator<SheetRow> {
  const head = await headOf(path);
  const encoding = encodingOf(head);
  const delimiter = delimiterOf(iconv.decode(head, encoding));
  const records = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_ROW_CHARACTERS,
  });
  const bytes = createReadStream(path);
  const texts = iconv.decodeStream(encoding);
  bytes.once('error', (error) => records.destroy(error));
  texts.once('error', (error: Error) => records.destroy(error));
  bytes.pipe(texts).pipe(records);
  let number = 0;
  try {
    for await (const record of records as AsyncIterable<string[]>) {
      number += 1;
      const cells = trimmedCells(record.map((text) => ({ kind: 'text', text })));
      if (cells.length > 0) yield { number, cells };
    }
  } catch (error) {
    throw isOfParser(error) ? SHEET_ERRORS.fail('sheet.unreadable') : error;
  } finally {
    bytes.destroy();
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** By its byte-order mark; without one, what isn't UTF-8 is the code page of Korean Windows. */
export function encodingOf(head: Buffer): 'utf8' | 'utf16le' | 'utf16be' | 'cp949' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf16be';
  // A character cut off at the end of the head is no fault of the file.
  const whole = head.length < HEAD_BYTES;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !whole });
    return 'utf8';
  } catch {
    return 'cp949';
  }
}

/** What parts the first lines into the most columns, outside of quotes. */
export function delimiterOf(head: string): string {
  const lines = head.replaceAll(/"[^"]*"/g, '').split(/\r?\n/, 20);
  const counts = DELIMITERS.map((sign) => Math.max(...lines.map((line) => line.split(sign).length)));
  const most = Math.max(...counts);
  return DELIMITERS[counts.indexOf(most)] ?? ',';
}

function isOfParser(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('CSV_');
}
