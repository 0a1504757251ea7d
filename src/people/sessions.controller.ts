import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../platform/access/actor.js';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { CurrentActor } from '../platform/web/actor-of-request.js';
import { Public } from '../platform/web/public-route.js';
import { SignInDto } from './dto/sign-in.dto.js';
import { EndSessions } from './end-sessions.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.js';
import { SessionQueries } from './sessions.queries.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';

/** Sessions as a resource: signing in makes one, signing out ends it. */
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly endSessions: EndSessions,
    private readonly queries: SessionQueries,
  ) {}

  @Public()
  @Post()
  async open(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { actor, secret, expiresAt } = await this.signIn.execute({
      ...body,
      userAgent: request.headers['user-agent'] ?? '',
      address: request.ip,
      formerSecret: readSessionCookie(request, this.config),
    });
    setSessionCookie(reply, this.config, secret, expiresAt);
    return { expiresAt, user: userJson(actor) };
  }

  @Get()
  async list(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<object> {
    return { items: await this.queries.list(actor, request.sessionId) };
  }

  /** Who is signed in, for programs and pages that start from nothing. */
  @Get('current')
  async current(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<object> {
    return { sessionId: request.sessionId ?? null, scopes: actor.scopes ?? null, user: userJson(actor) };
  }

  @Delete('current')
  @HttpCode(204)
  async close(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const secret = readSessionCookie(request, this.config);
    if (!secret || !request.sessionId) throw PEOPLE_ERRORS.fail('people.session-needed');
    await this.signOut.execute(actor, secret);
    clearSessionCookie(reply, this.config);
  }

  @Delete('others')
  async endOthers(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<object> {
    return { ended: await this.endSessions.execute(actor, { allBut: request.sessionId }) };
  }

  @Delete(':id')
  @HttpCode(204)
  async end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) sessionId: string): Promise<void> {
    await this.endSessions.execute(actor, { sessionId });
  }
}

function userJson(actor: Actor): object {
  const { userId, name, email, locale, roles, team, programme } = actor;
  return {
    id: userId,
    name,
    email,
    locale,
    roles,
    team: { id: team.id, kind: team.kind, name: team.name, status: team.status },
    programme: { id: programme.id, name: programme.name },
  };
}
