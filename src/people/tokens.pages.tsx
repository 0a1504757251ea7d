import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { TokensPage } from '../../templates/settings/tokens-page.js';
import type { TokensPageProps } from '../../templates/settings/settings-view.js';
import type { Locale } from '../platform/i18n/locale.js';
import { actorOf, CurrentLocale } from '../platform/web/actor-of-request.js';
import { handleForm } from '../platform/web/form-outcome.js';
import { PageFrames } from '../platform/web/page-frames.js';
import { CreateToken } from './create-token.js';
import { textOf, textsOf, type FormBody } from './form-values.js';
import { PEOPLE_TEXTS } from './people-texts.js';
import { settingsSections } from './settings-sections.js';
import { Tokens } from './tokens.js';

type Shown = Pick<TokensPageProps, 'values' | 'errors' | 'created'>;

/** One's own API tokens. A new one is shown on the answer to the form itself: it is kept nowhere to show it later. */
@Controller('settings/tokens')
export class TokensPages {
  constructor(
    private readonly frames: PageFrames,
    private readonly tokens: Tokens,
    private readonly creation: CreateToken,
  ) {}

  @Get()
  show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.page(request, reply, this.fresh());
  }

  @Post()
  create(
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentLocale() locale: Locale,
  ): Promise<VNode | void> {
    const values = {
      name: textOf(body, 'name'),
      scopes: textsOf(body, 'scopes'),
      expiresOn: textOf(body, 'expiresOn'),
    };
    return handleForm({
      reply,
      locale,
      act: async () => {
        const { name, token } = await this.creation.execute(actorOf(request), values);
        return { page: await this.page(request, reply, { ...this.fresh(), created: { name, token } }) };
      },
      again: (errors) => this.page(request, reply, { values, errors }),
    });
  }

  @Post(':id/revocation')
  revoke(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentLocale() locale: Locale,
  ): Promise<VNode | void> {
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.tokens.revoke(actorOf(request), id);
        return {
          to: '/settings/tokens',
          flash: { kind: 'success', text: PEOPLE_TEXTS.tokenRevoked[locale] },
        };
      },
      again: (errors) => this.page(request, reply, { ...this.fresh(), errors }),
    });
  }

  private fresh(): Shown {
    return {
      values: { name: '', scopes: ['read'], expiresOn: this.creation.defaultExpiresOn() },
      errors: [],
    };
  }

  private async page(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<VNode> {
    const actor = actorOf(request);
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    return TokensPage({
      frame,
      sections: settingsSections(actor),
      rows: (await this.tokens.list(actor)).map((row) => ({
        ...row,
        lastUsedAt: row.lastUsedAt ?? undefined,
      })),
      scopes: [
        { value: 'read', label: PEOPLE_TEXTS.scopeRead[locale], hint: PEOPLE_TEXTS.scopeReadHint[locale] },
        { value: 'write', label: PEOPLE_TEXTS.scopeWrite[locale], hint: PEOPLE_TEXTS.scopeWriteHint[locale] },
      ],
      maxExpiresOn: this.creation.maxExpiresOn(),
      ...shown,
    });
  }
}
