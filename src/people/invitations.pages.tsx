import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../templates/components/form-error.js';
import { SetPasswordPage } from '../../templates/sign-in/set-password-page.js';
import type { Locale } from '../platform/i18n/locale.js';
import { CurrentLocale } from '../platform/web/actor-of-request.js';
import { handleForm } from '../platform/web/form-outcome.js';
import { PageFrames } from '../platform/web/page-frames.js';
import { Public } from '../platform/web/public-route.js';
import { AcceptLink } from './accept-link.js';
import { textOf, type FormBody } from './form-values.js';
import { PASSWORD_MIN } from './password-rules.js';
import { PEOPLE_TEXTS } from './people-texts.js';
import { SignInStore } from './sign-in-store.js';

/** Where a one-time link leads: setting a password. */
@Controller('invitations')
export class InvitationPages {
  constructor(
    private readonly store: SignInStore,
    private readonly acceptance: AcceptLink,
    private readonly frames: PageFrames,
  ) {}

  @Public()
  @Get(':token')
  show(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode> {
    return this.page(token, request, reply, []);
  }

  @Public()
  @Post(':token')
  async accept(
    @Param('token') token: string,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentLocale() locale: Locale,
  ): Promise<VNode | void> {
    if (!(await this.store.link(token))) return this.page(token, request, reply, []);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.acceptance.execute({
          secret: token,
          password: textOf(body, 'password'),
          passwordAgain: textOf(body, 'passwordAgain'),
        });
        return { to: '/sign-in', flash: { kind: 'success', text: PEOPLE_TEXTS.passwordSet[locale] } };
      },
      again: (errors) => this.page(token, request, reply, errors),
    });
  }

  private async page(
    token: string,
    request: FastifyRequest,
    reply: FastifyReply,
    errors: FormError[],
  ): Promise<VNode> {
    const holder = await this.store.link(token);
    const frame = await this.frames.frameOf(request);
    const action = `/invitations/${encodeURIComponent(token)}`;
    if (!holder) void reply.status(404);
    void reply.header('cache-control', 'no-store');
    return SetPasswordPage({
      // Whoever is signed in here needn't be the one the link is for.
      frame: { locale: frame.locale, path: action },
      purpose: holder?.purpose ?? 'password',
      action,
      person: holder && { name: holder.name, email: holder.email },
      minLength: PASSWORD_MIN,
      errors,
    });
  }
}
