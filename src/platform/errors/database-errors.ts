import type { DomainError, ErrorParams } from './domain-error.js';

/** What node-postgres reports of a failed statement; TypeORM wraps it as `driverError`. */
export interface DatabaseError {
  code: string;
  constraint?: string;
  detail?: string;
}

const byName = new Map<string, (params: ErrorParams) => DomainError>();

/** Called by `defineErrors`: from here on this constraint or SQLSTATE means that refusal. */
export function registerDatabaseError(name: string, make: (params: ErrorParams) => DomainError): void {
  byName.set(name, make);
}

/** The driver's error inside whatever was thrown, or undefined when it didn't come from the database. */
export function databaseErrorOf(thrown: unknown): DatabaseError | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const inner = 'driverError' in thrown ? thrown.driverError : thrown;
  if (typeof inner !== 'object' || inner === null || !('code' in inner) || typeof inner.code !== 'string')
    return undefined;
  const constraint =
    'constraint' in inner && typeof inner.constraint === 'string' ? inner.constraint : undefined;
  const detail = 'detail' in inner && typeof inner.detail === 'string' ? inner.detail : undefined;
  return { code: inner.code, constraint, detail };
}

/** The refusal that a database error stands for; the error itself when it stands for none. */
export function translateDatabaseError(thrown: unknown): unknown {
  const error = databaseErrorOf(thrown);
  if (!error) return thrown;
  const make = byName.get(error.constraint ?? '') ?? byName.get(error.code);
  return make ? make({ lineId: error.detail ?? '' }) : thrown;
}

/** Serialization failure or deadlock: the same work may succeed when it is done again. */
export function isRetryable(thrown: unknown): boolean {
  const code = databaseErrorOf(thrown)?.code;
  return code === '40001' || code === '40P01';
}

/** The socket of a bundled database that is gone is a file that isn't there. */
const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08003',
]);

/** Whether the database went away in the middle of something, or takes nobody in; it may be back for the next try. */
export function isConnectionLost(thrown: unknown): boolean {
  const code = databaseErrorOf(thrown)?.code;
  if (code !== undefined && LOST.has(code)) return true;
  return (
    thrown instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect/.test(thrown.message)
  );
}
