import { HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isConnectionLost, translateDatabaseError } from '../errors/database-errors.js';
import { DomainError, type ErrorKind } from '../errors/domain-error.js';
import { WEB_ERRORS } from './web.errors.js';

/** The one table from kind of refusal to HTTP status. */
export const STATUS: Record<ErrorKind, 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503> = {
  invalid: 422,
  rule: 422,
  conflict: 409,
  'not-found': 404,
  forbidden: 403,
  unauthenticated: 401,
  'too-many': 429,
  'too-large': 413,
  unavailable: 503,
};

const FRAMEWORK: Record<number, Parameters<typeof WEB_ERRORS.fail>[0]> = {
  400: 'web.malformed',
  401: 'web.not-signed-in',
  403: 'web.not-permitted',
  404: 'web.not-found',
  413: 'web.too-large',
  415: 'web.unsupported-media-type',
};

/** Tells a program when to try again, where the refusal knows it (`retryAfterSeconds`). */
export function sayWhenAgain(reply: FastifyReply, error: DomainError): void {
  const seconds = error.params['retryAfterSeconds'];
  if (seconds !== undefined) void reply.header('retry-after', String(seconds));
}

export interface Answerable {
  status: number;
  error: DomainError;
  /** True when it is a fault of ours, to be logged with its cause. */
  fault: boolean;
}

/** What to answer to anything thrown: a refusal as it is, a framework error by its status, the rest as a fault of ours. */
export function answerTo(thrown: unknown): Answerable {
  const error = translateDatabaseError(thrown);
  if (error instanceof DomainError) return { status: STATUS[error.kind], error, fault: false };
  const status = frameworkStatus(error);
  const code = status === undefined ? undefined : FRAMEWORK[status];
  if (status !== undefined && code) return { status, error: WEB_ERRORS.fail(code), fault: false };
  if (isConnectionLost(error)) return { status: 503, error: WEB_ERRORS.fail('web.unavailable'), fault: true };
  return { status: 500, error: WEB_ERRORS.fail('web.fault'), fault: true };
}

function frameworkStatus(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (
    typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
  ) {
    return error.statusCode < 500 ? error.statusCode : undefined;
  }
  return error instanceof Error && BROKEN_FORM.test(error.message) ? 400 : undefined;
}

/** What the form parser throws, without a status, for a file form that ends too early or was sent without a boundary. */
const BROKEN_FORM =
  /^(Unexpected end of (multipart data|file)|Part terminated early|Multipart: |Malformed part header)/;
