import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { Flash } from '../../templates/layouts/page-frame.js';
import type { Locale, Text } from '../platform/i18n/locale.js';
import { actorOf, CurrentLocale } from '../platform/web/actor-of-request.js';
import { handleForm } from '../platform/web/form-outcome.js';
import { ChangeRoles } from './change-roles.js';
import { textOf, textsOf, type FormBody } from './form-values.js';
import { MakePasswordLink } from './make-password-link.js';
import { PeoplePageData, type PeoplePageState } from './people-page-data.js';
import { PEOPLE_TEXTS } from './people-texts.js';
import { PersonAccess } from './person-access.js';
import { PeopleEntrance } from './people-entrance.js';

/** People and roles. What is shown only once is shown on the answer to the form itself: it is kept nowhere. */
@Controller('settings/people')
export class PeoplePages {
  constructor(
    private readonly data: PeoplePageData,
    private readonly entrance: PeopleEntrance,
    private readonly roles: ChangeRoles,
    private readonly access: PersonAccess,
    private readonly passwordLinks: MakePasswordLink,
  ) {}

  @Get()
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.data.page(request, reply, {
      q: textOf(query, 'q').slice(0, 100),
      after: textOf(query, 'after'),
      edit: textOf(query, 'edit'),
    });
  }

  @Post()
  invite(
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentLocale() locale: Locale,
  ): Promise<VNode | void> {
    const invite = {
      name: textOf(body, 'name'),
      email: textOf(body, 'email'),
      roles: textsOf(body, 'roles'),
      teamId: textOf(body, 'teamId'),
      institutionId: textOf(body, 'institutionId'),
    };
    return handleForm({
      reply,
      locale,
      act: async () => {
        const link = await this.entrance.invite(actorOf(request), invite);
        return { page: await this.data.page(request, reply, { link }) };
      },
      again: (errors) => this.data.page(request, reply, { invite, errors }),
    });
  }

  @Post('import')
  import(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentLocale() locale: Locale,
  ): Promise<VNode | void> {
    return handleForm({
      reply,
      locale,
      act: async () => {
        const imported = await this.entrance.import(request, locale);
        return { page: await this.data.page(request, reply, { imported }) };
      },
      again: (errors) => this.data.page(request, reply, { errors }),
    });
  }

  @Post(':id/roles')
  changeRoles(
    @Param('id', ParseUUIDPipe) userId: string,
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode | void> {
    const roles = textsOf(body, 'roles');
    const act = () => this.roles.execute(actorOf(request), { userId, roles });
    return this.change(request, reply, {
      act,
      text: PEOPLE_TEXTS.rolesChanged,
      failed: { edit: userId, editRoles: roles },
    });
  }

  @Post(':id/disabling')
  disable(
    @Param('id', ParseUUIDPipe) userId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode | void> {
    const act = () => this.access.disable(actorOf(request), userId);
    return this.change(request, reply, { act, text: PEOPLE_TEXTS.disabled });
  }

  @Post(':id/enabling')
  enable(
    @Param('id', ParseUUIDPipe) userId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode | void> {
    const act = () => this.access.enable(actorOf(request), userId);
    return this.change(request, reply, { act, text: PEOPLE_TEXTS.enabled });
  }

  @Post(':id/password-link')
  passwordLink(
    @Param('id', ParseUUIDPipe) userId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentLocale() locale: Locale,
  ): Promise<VNode | void> {
    return handleForm({
      reply,
      locale,
      act: async () => {
        const made = await this.passwordLinks.execute(actorOf(request), userId);
        return { page: await this.data.page(request, reply, { link: this.entrance.linkView(made) }) };
      },
      again: (errors) => this.data.page(request, reply, { errors }),
    });
  }

  private async change(
    request: FastifyRequest,
    reply: FastifyReply,
    { act, text, failed }: { act: () => Promise<unknown>; text: Text; failed?: PeoplePageState },
  ): Promise<VNode | void> {
    const { locale } = await this.data.frame(request);
    const flash: Flash = { kind: 'success', text: text[locale] };
    return handleForm({
      reply,
      locale,
      act: async () => {
        await act();
        return { to: '/settings/people', flash };
      },
      again: (errors) => this.data.page(request, reply, { ...failed, errors }),
    });
  }
}
