import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HanjangConfig } from '../platform/config/config.js';

/** Under HTTPS the prefix makes browsers refuse one that a sibling host or plain HTTP has set. */
function cookieName(config: HanjangConfig): string {
  return config.secureCookies ? '__Host-hanjang' : 'hanjang';
}

export function readSessionCookie(request: FastifyRequest, config: HanjangConfig): string | undefined {
  const value = request.cookies?.[cookieName(config)];
  return value && /^[\w-]{43}$/.test(value) ? value : undefined;
}

export function setSessionCookie(
  reply: FastifyReply,
  config: HanjangConfig,
  secret: string,
  expiresAt: Date,
): void {
  void reply.setCookie(cookieName(config), secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.secureCookies,
    expires: expiresAt,
  });
}

export function clearSessionCookie(reply: FastifyReply, config: HanjangConfig): void {
  void reply.clearCookie(cookieName(config), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.secureCookies,
  });
}
