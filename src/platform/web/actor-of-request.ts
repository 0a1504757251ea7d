import '@fastify/cookie';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.js';
import type { Locale } from '../i18n/locale.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
    /** Set when the request came with a session cookie and not with a token. */
    sessionId?: string;
  }
}

/** The signed-in actor; on a route that isn't public the guard has made sure there is one. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new Error('no actor on this request');
  return request.actor;
}

/** Parameter decorator for `actorOf`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) =>
  actorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The language to answer in: the reader's choice in the cookie, else the account's, else the browser's, else Korean. */
export function localeOf(request: FastifyRequest): Locale {
  const chosen = request.cookies?.['hanjang-locale'];
  if (chosen === 'ko' || chosen === 'en') return chosen;
  if (request.actor) return request.actor.locale;
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'ko';
}

export const CurrentLocale = createParamDecorator((_: unknown, context: ExecutionContext) =>
  localeOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** True for addresses of the REST API, whose errors are problem documents and not pages. */
export function isApi(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || request.url.startsWith('/health/');
}
