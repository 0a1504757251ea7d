import { constants, inflateRawSync } from 'node:zlib';
import type { PdfObject } from './pdf-objects.js';

const MOST_FILTERS = 4;
const ZLIB_HEADER = 2;
const FLATE = new Set(['/FlateDecode', '/Fl']);

/** What a stream holds besides pictures, all of a file together: text, fonts and forms of a document are far below. */
export class Inflation {
  constructor(private left: number) {}

  /** The inflated data; undefined where it isn't compressed data at all. @throws `TooLarge` */
  inflate(data: Buffer): Buffer | undefined {
    try {
      // Readers don't look at the checksum, and take data that stops too early.
      const inflated = inflateRawSync(data.subarray(ZLIB_HEADER), {
        maxOutputLength: this.left,
        finishFlush: constants.Z_SYNC_FLUSH,
      });
      this.left -= inflated.length;
      if (this.left <= 0) throw new TooLarge();
      return inflated;
    } catch (error) {
      if (error instanceof TooLarge || isTooLarge(error)) throw new TooLarge();
      return undefined;
    }
  }
}
export class TooLarge extends Error {}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** A stream that other objects may stand in. Readers go by the list's length and place, whatever type it says. */
export function isObjectStream({ parts }: PdfObject): boolean {
  return parts.includes('/ObjStm') || (parts.includes('/N') && parts.includes('/First'));
}

/** Compressed, and no picture: pictures are large by nature, and their pixels aren't read. */
export function isCompressedText({ parts }: PdfObject): boolean {
  return parts.some((part) => FLATE.has(part)) && !parts.includes('/Image');
}

/**
 * What an object stream holds; undefined where it is locked or broken, `unknown` where it is packed as no program packs
 * one.
 */
export function objectStreamText(
  object: PdfObject,
  bytes: Buffer,
  inflation: Inflation,
): string | 'unknown' | undefined {
  const filters = filtersOf(object.parts);
  if (!filters) return 'unknown';
  let data = bytes.subarray(object.dataAt);
  if (filters.length === 0) {
    const end = endOf(object.parts, data);
    if (end === undefined) return 'unknown';
    data = data.subarray(0, end);
  }
  for (const filter of filters) {
    const decoded = decode(filter, data, inflation);
    if (decoded === undefined || decoded === 'unknown') return decoded;
    data = decoded;
  }
  return data.toString('latin1');
}

/** Undefined where they can't be told for sure. */
function filtersOf(parts: readonly string[]): string[] | undefined {
  // Short for the same, or a file outside; and what was foretold would have to be put back first.
  if (parts.includes('/F') || parts.includes('/DecodeParms') || parts.includes('/DP')) return undefined;
  const at = parts.indexOf('/Filter');
  if (at < 0) return [];
  if (parts.lastIndexOf('/Filter') !== at) return undefined;
  const value = parts[at + 1] ?? '';
  if (value.startsWith('/')) return [value];
  if (value !== '[') return undefined;
  const end = parts.indexOf(']', at);
  const names = parts.slice(at + 2, end < 0 ? undefined : end);
  return names.length <= MOST_FILTERS && names.every((name) => name.startsWith('/')) ? names : undefined;
}

function endOf(parts: readonly string[], data: Buffer): number | undefined {
  const at = parts.indexOf('/Length');
  // A length that stands elsewhere might be another one for another reader.
  if (at < 0 || parts.lastIndexOf('/Length') !== at || parts[at + 3] === 'R') return undefined;
  const length = Number(parts[at + 1]);
  const after = data.toString('latin1', length, length + 16);
  if (Number.isInteger(length) && length >= 0 && /^\s*endstream/.test(after)) return length;
  const end = data.indexOf('endstream');
  return end < 0 ? data.length : end;
}

function decode(filter: string, data: Buffer, inflation: Inflation): Buffer | 'unknown' | undefined {
  if (FLATE.has(filter)) return inflation.inflate(data);
  if (filter === '/ASCIIHexDecode' || filter === '/AHx') return fromHex(data);
  if (filter === '/ASCII85Decode' || filter === '/A85') return from85(data);
  return 'unknown';
}

function fromHex(data: Buffer): Buffer {
  const text = upTo(data, '>').replaceAll(/[^0-9A-Fa-f]/g, '');
  return Buffer.from(text.length % 2 === 0 ? text : `${text}0`, 'hex');
}

function from85(data: Buffer): Buffer {
  const out: number[] = [];
  const text = upTo(data, '~')
    .replaceAll(/[^!-uz]/g, '')
    .replaceAll('z', '!!!!!');
  for (let at = 0; at < text.length; at += 5) {
    const group = text.slice(at, at + 5);
    let value = 0;
    for (const letter of group.padEnd(5, 'u')) value = value * 85 + letter.charCodeAt(0) - 33;
    const four = [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) % 256);
    out.push(...four.slice(0, group.length - 1));
  }
  return Buffer.from(out);
}

function upTo(data: Buffer, mark: string): string {
  const end = data.indexOf(mark);
  return data.toString('latin1', 0, end < 0 ? data.length : end);
}
