import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import '../platform/web/actor-of-request.js';
import { PageFrames } from '../platform/web/page-frames.js';
import { PUBLIC_ROUTE } from '../platform/web/public-route.js';
import { WEB_ERRORS } from '../platform/web/web.errors.js';
import { isApiToken } from './secrets.js';
import { readSessionCookie } from './session-cookie.js';
import { SignInStore } from './sign-in-store.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What concerns a person's own sign-in and notices alone: whoever left may still do it. */
const OF_ONES_OWN =
  /^\/(language|sign-out|notifications|settings\/(sessions|notifications|tokens)|api\/v1\/(sessions|notifications|tokens|people\/me))(\/|\?|$)/;
/** The team's answer to its settlement is asked for after its end. */
const TO_SETTLE = /^\/(api\/v1\/)?settlements\//;

/**
 * Finds out who asks, by token or by session cookie, afresh at each request: a lost role or access acts at once.
 * A request with an Authorization header never falls back on the cookie, because such requests aren't checked for
 * where they come from.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly reflector: Reflector,
    private readonly store: SignInStore,
    frames: PageFrames,
  ) {
    frames.recogniseBy((request) => this.recognise(request));
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    await this.recognise(request);
    const open = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!request.actor && !open) throw WEB_ERRORS.fail('web.not-signed-in');
    const scopes = request.actor?.scopes;
    if (scopes && !scopes.includes(SAFE.has(request.method) ? 'read' : 'write'))
      throw WEB_ERRORS.fail('web.scope-missing');
    if (!SAFE.has(request.method) && request.actor?.team.status === 'cut' && !mayStill(request.url))
      throw WEB_ERRORS.fail('web.team-closed');
    return true;
  }

  private async recognise(request: FastifyRequest): Promise<void> {
    if (request.headers.authorization === undefined) await this.readSession(request);
    else await this.readToken(request, request.headers.authorization);
  }

  private async readToken(request: FastifyRequest, header: string): Promise<void> {
    const token = /^Bearer (\S+)$/i.exec(header)?.[1];
    if (token && isApiToken(token)) request.actor = await this.store.tokenActor(token);
  }

  private async readSession(request: FastifyRequest): Promise<void> {
    const secret = readSessionCookie(request, this.config);
    const session = secret ? await this.store.session(secret) : undefined;
    if (!secret || !session) return;
    request.actor = session.actor;
    request.sessionId = session.sessionId;
    if (session.stale) await this.store.touchSession(secret);
  }
}

function mayStill(url: string): boolean {
  return OF_ONES_OWN.test(url) || TO_SETTLE.test(url);
}
