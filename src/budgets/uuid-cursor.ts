import { isUUID } from 'class-validator';
import { decodeCursor } from '../platform/web/cursor.js';
import { WEB_ERRORS } from '../platform/web/web.errors.js';

/** Reads a cursor that is one row's id; throws `web.bad-cursor` for anything else. */
export function uuidCursor(cursor: string | undefined): string | undefined {
  const id = decodeCursor(cursor, 1)?.[0];
  if (id !== undefined && !isUUID(id)) throw WEB_ERRORS.fail('web.bad-cursor');
  return id;
}
