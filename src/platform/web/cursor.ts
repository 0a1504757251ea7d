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
    if (Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string'))
      return parts;
  } catch {
    // Falls through to the refusal below: a cursor that doesn't parse is a bad cursor.
  }
  throw WEB_ERRORS.fail('web.bad-cursor');
}
