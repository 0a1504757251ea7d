import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../templates/components/form-error.js';
import { SignInPage } from '../../templates/sign-in/sign-in-page.js';
import type { SignInPageProps } from '../../templates/sign-in/sign-in-view.js';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { isLocale, type Locale } from '../platform/i18n/locale.js';
import { CurrentLocale, localeOf } from '../platform/web/actor-of-request.js';
import { handleForm } from '../platform/web/form-outcome.js';
import { PageFrames } from '../platform/web/page-frames.js';
import { Public } from '../platform/web/public-route.js';
import { isProgrammeRole, isTeamRole } from './actor-json.js';
import { DEMO_PASSWORD } from './demo-password.js';
import { LanguageForm, SignInForm } from './dto/sign-in-form.dto.js';
import { localPath } from './local-path.js';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.js';
import { SignIn } from './sign-in.js';
import { SignInStore } from './sign-in-store.js';
import { SignOut } from './sign-out.js';

const YEAR_SECONDS = 365 * 24 * 3600;

/** The doors: in, out, and the language at the door. */
@Controller()
export class SignInPages {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly store: SignInStore,
    private readonly frames: PageFrames,
  ) {}

  @Public()
  @Get('sign-in')
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('returnTo') returnTo: unknown,
  ): Promise<VNode | void> {
    if (request.actor) {
      void reply
        .status(303)
        .header('location', localPath(returnTo) ?? '/')
        .send();
      return undefined;
    }
    return this.page(request, reply, { email: '', returnTo, errors: [] });
  }

  @Public()
  @Post('sign-in')
  async enter(
    @Body() form: SignInForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentLocale() locale: Locale,
  ): Promise<VNode | void> {
    return handleForm({
      reply,
      locale,
      act: async () => {
        const { secret, expiresAt } = await this.signIn.execute({
          email: form.email,
          password: form.password,
          userAgent: request.headers['user-agent'] ?? '',
          address: request.ip,
          formerSecret: readSessionCookie(request, this.config),
        });
        setSessionCookie(reply, this.config, secret, expiresAt);
        return { to: localPath(form.returnTo) ?? '/' };
      },
      again: (errors) => this.page(request, reply, { email: form.email, returnTo: form.returnTo, errors }),
    });
  }

  @Public()
  @Post('sign-out')
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const secret = readSessionCookie(request, this.config);
    if (secret) await this.signOut.execute(request.actor, secret);
    clearSessionCookie(reply, this.config);
    // Or the browser's Back would show what only a signed-in person may see.
    void reply
      .header('clear-site-data', '"cache", "storage"')
      .status(303)
      .header('location', '/sign-in')
      .send();
  }

  @Public()
  @Post('language')
  switchLanguage(
    @Body() form: LanguageForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    void reply.setCookie('hanjang-locale', isLocale(form.locale) ? form.locale : localeOf(request), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.secureCookies,
      maxAge: YEAR_SECONDS,
    });
    void reply
      .status(303)
      .header('location', localPath(form.returnTo) ?? '/')
      .send();
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { email: string; returnTo: unknown; errors: FormError[] },
  ): Promise<VNode> {
    const frame = await this.frames.frameOf(request, reply);
    void reply.header('cache-control', 'no-store');
    return SignInPage({
      frame: { ...frame, path: request.method === 'GET' ? request.url : '/sign-in' },
      ...shown,
      returnTo: localPath(shown.returnTo),
      demo: await this.demo(frame.locale),
    });
  }

  /** Made-up people are offered where the demonstration lives, never on somebody's own database. */
  private async demo(locale: Locale): Promise<SignInPageProps['demo']> {
    if (this.config.databaseKind !== 'embedded') return undefined;
    const people = (await this.store.demoPeople()).flatMap(
      ({ email, name, role, team_name_ko, team_name_en }) =>
        isTeamRole(role) || isProgrammeRole(role)
          ? [{ email, name, role, teamName: locale === 'ko' ? team_name_ko : team_name_en }]
          : [],
    );
    return people.length > 0 ? { password: DEMO_PASSWORD, people } : undefined;
  }
}
