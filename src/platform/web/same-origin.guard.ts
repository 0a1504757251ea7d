import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { WEB_ERRORS } from './web.errors.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site's page sends with this site's cookie. Browsers say where a request comes from in
 * Sec-Fetch-Site or Origin, which a page can't forge; programs send neither and carry no cookie of a victim.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (SAFE.has(request.method) || request.headers.authorization) return true;
    const site = request.headers['sec-fetch-site'];
    if (site === 'same-origin' || site === 'none') return true;
    if (typeof site === 'string') throw WEB_ERRORS.fail('web.cross-origin');
    const origin = request.headers.origin;
    if (origin === undefined) return true;
    if (!URL.canParse(origin) || new URL(origin).host !== request.host)
      throw WEB_ERRORS.fail('web.cross-origin');
    return true;
  }
}
