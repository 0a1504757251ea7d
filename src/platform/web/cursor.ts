import { isUUID } from 'class-validator';
import { isReadable } from './readable-text.js';
import { WEB_ERRORS } from './web.errors.js';

/** The place after which a list goes on, opaque to its reader. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Reads a cursor of exactly `length` parts; throws `web.bad-cursor` for anything else. */
export function decodeCursor(cursor: string | undefined, length: number): string[] | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      parts.length === length &&
      parts.every((part) => typeof part === 'string' && isReadable(part))
    )
      return parts;
  } catch {
    // Falls through to the refusal below: a cursor that doesn't parse is a bad cursor.
  }
  throw WEB_ERRORS.fail('web.bad-cursor');
}

/** Reads a cursor of an instant and a row's id, the order of most lists. */
export function decodeInstantCursor(cursor: string | undefined): [at: string, id: string] | undefined {
  const [at, id] = decodeCursor(cursor, 2) ?? [];
  if (at === undefined || id === undefined) return undefined;
  if (!INSTANT.test(at) || Number.isNaN(Date.parse(at)) || !isUUID(id))
    throw WEB_ERRORS.fail('web.bad-cursor');
  return [at, id];
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
