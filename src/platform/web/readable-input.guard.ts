import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isApi } from './actor-of-request.js';
import { findUnreadable, readableText } from './readable-text.js';
import { WEB_ERRORS } from './web.errors.js';

/**
 * Sees to it that no text reaches a use case that the database can't keep. A program's is refused at its field; from a
 * person's form the few characters that can't be seen anyway are left out, so that nothing typed is lost.
 */
@Injectable()
export class ReadableInputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!isApi(request) && isRecord(request.body)) cleanForm(request.body);
    for (const input of [request.query, request.body]) {
      const found = findUnreadable(input);
      if (found?.kind === 'too-deep') throw WEB_ERRORS.fail('web.malformed');
      if (found?.kind === 'text') throw WEB_ERRORS.fail('web.unreadable-text', {}, found.pointer || '/');
    }
    return true;
  }
}

function cleanForm(body: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') body[name] = readableText(value);
    else if (Array.isArray(value))
      body[name] = value.map((each: unknown) => (typeof each === 'string' ? readableText(each) : each));
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
