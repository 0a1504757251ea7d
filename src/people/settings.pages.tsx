import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../templates/components/form-error.js';
import { SessionsPage } from '../../templates/settings/sessions-page.js';
import { SettingsPage } from '../../templates/settings/settings-page.js';
import type { Actor } from '../platform/access/actor.js';
import type { Locale } from '../platform/i18n/locale.js';
import { actorOf, CurrentActor, CurrentLocale } from '../platform/web/actor-of-request.js';
import { handleForm } from '../platform/web/form-outcome.js';
import { PageFrames } from '../platform/web/page-frames.js';
import { ChangePassword } from './change-password.js';
import { deviceOf } from './device.js';
import { EndSessions } from './end-sessions.js';
import { textOf, type FormBody } from './form-values.js';
import { PASSWORD_MIN } from './password-rules.js';
import { PEOPLE_TEXTS } from './people-texts.js';
import { SessionQueries } from './sessions.queries.js';
import { settingsSections } from './settings-sections.js';

/** The settings' front page, and one's own sessions and password. */
@Controller('settings')
export class SettingsPages {
  constructor(
    private readonly frames: PageFrames,
    private readonly sessions: SessionQueries,
    private readonly endSessions: EndSessions,
    private readonly changePassword: ChangePassword,
  ) {}

  @Get()
  async index(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode> {
    const frame = await this.frames.frameOf(request, reply);
    return SettingsPage({ frame, sections: settingsSections(actorOf(request)) });
  }

  @Get('sessions')
  show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.page(request, reply, []);
  }

  @Post('sessions/end-others')
  async endOthers(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentLocale() locale: Locale,
  ): Promise<VNode | void> {
    return this.handle(request, reply, locale, async () => {
      await this.endSessions.execute(actor, { allBut: request.sessionId });
      return PEOPLE_TEXTS.othersEnded[locale];
    });
  }

  @Post('sessions/password')
  async password(
    @CurrentActor() actor: Actor,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentLocale() locale: Locale,
  ): Promise<VNode | void> {
    return this.handle(request, reply, locale, async () => {
      await this.changePassword.execute(actor, {
        currentPassword: textOf(body, 'currentPassword'),
        password: textOf(body, 'password'),
        passwordAgain: textOf(body, 'passwordAgain'),
        address: request.ip,
        sessionId: request.sessionId,
      });
      return PEOPLE_TEXTS.passwordChanged[locale];
    });
  }

  @Post('sessions/:id/end')
  async end(
    @Param('id', ParseUUIDPipe) sessionId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentLocale() locale: Locale,
  ): Promise<VNode | void> {
    return this.handle(request, reply, locale, async () => {
      await this.endSessions.execute(actorOf(request), { sessionId });
      return PEOPLE_TEXTS.sessionEnded[locale];
    });
  }

  private handle(
    request: FastifyRequest,
    reply: FastifyReply,
    locale: Locale,
    act: () => Promise<string>,
  ): Promise<VNode | void> {
    return handleForm({
      reply,
      locale,
      act: async () => ({ to: '/settings/sessions', flash: { kind: 'success', text: await act() } }),
      again: (errors) => this.page(request, reply, errors),
    });
  }

  private async page(request: FastifyRequest, reply: FastifyReply, errors: FormError[]): Promise<VNode> {
    const actor = actorOf(request);
    const sessions = await this.sessions.list(actor, request.sessionId);
    return SessionsPage({
      frame: await this.frames.frameOf(request, reply),
      sections: settingsSections(actor),
      rows: sessions.map(({ id, current, userAgent, address, createdAt, lastSeenAt }) => ({
        id,
        current,
        device: deviceOf(userAgent),
        address,
        startedAt: createdAt,
        lastSeenAt,
      })),
      email: actor.email,
      minLength: PASSWORD_MIN,
      errors,
    });
  }
}
