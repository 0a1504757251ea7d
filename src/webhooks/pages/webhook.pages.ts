import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { outcomeText } from '../../../templates/webhooks/webhook-parts.js';
import type { Flash } from '../../../templates/layouts/page-frame.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { ChangeEndpoint } from '../change-endpoint.js';
import { DeleteEndpoint } from '../delete-endpoint.js';
import { PauseEndpoint } from '../pause-endpoint.js';
import { PingEndpoint } from '../ping-endpoint.js';
import { RotateSecret } from '../rotate-secret.js';
import type { DeliveryState } from '../webhook.js';
import { WEBHOOK_MESSAGES as M } from './webhook-page-texts.js';
import { WebhookPageMaker } from './webhook-page-maker.js';
import { endpointValues } from './webhooks.pages.js';

const STATES: readonly DeliveryState[] = ['waiting', 'delivered', 'failed'];

/** One endpoint, and what is done with it. */
@ApiExcludeController()
@Controller('settings/webhooks/:id')
export class WebhookPages {
  constructor(
    private readonly pages: WebhookPageMaker,
    private readonly changing: ChangeEndpoint,
    private readonly rotating: RotateSecret,
    private readonly pausing: PauseEndpoint,
    private readonly pinging: PingEndpoint,
    private readonly deleting: DeleteEndpoint,
  ) {}

  @Get()
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: FormBody,
  ): Promise<VNode> {
    const state = STATES.find((each) => each === textOf(query, 'state'));
    return this.pages.endpoint(request, reply, { id, state, after: textOf(query, 'after') || undefined });
  }

  @Get('edit')
  edit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.pages.form(request, reply, { id });
  }

  @Post()
  change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const values = endpointValues(body);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.changing.execute(actorOf(request), id, values);
        return { to: `/settings/webhooks/${id}`, flash: { kind: 'success', text: M.changed[locale] } };
      },
      again: (errors) => this.pages.form(request, reply, { id, values, errors }),
    });
  }

  @Post('secret')
  rotate(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const hours = textOf(body, 'overlapHours');
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const overlap = /^\d{1,3}$/.test(hours) ? Number(hours) : -1;
        const { secret } = await this.rotating.execute(actorOf(request), id, overlap);
        return { page: await this.pages.endpoint(request, reply, { id, secret }) };
      },
      again: (errors) => this.pages.endpoint(request, reply, { id, errors }),
    });
  }

  @Post('pause')
  pause(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    return this.act(request, reply, id, async (actor, locale) => {
      await this.pausing.pause(actor, id);
      return { kind: 'success', text: M.paused[locale] };
    });
  }

  @Post('resume')
  resume(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    return this.act(request, reply, id, async (actor, locale) => {
      await this.pausing.resume(actor, id);
      return { kind: 'success', text: M.resumed[locale] };
    });
  }

  @Post('ping')
  ping(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    return this.act(request, reply, id, async (actor, locale) => {
      const { status, fault, durationMs } = await this.pinging.execute(actor, id);
      if (fault === undefined) return { kind: 'success', text: M.pinged[locale](status ?? 0, durationMs) };
      return { kind: 'warning', text: M.pingFailed[locale](outcomeText({ status, error: fault }, locale)) };
    });
  }

  @Post('deletion')
  remove(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    const work = async (actor: Actor, locale: Locale): Promise<Flash> => {
      await this.deleting.execute(actor, id);
      return { kind: 'success', text: M.removed[locale] };
    };
    return this.act(request, reply, id, work, '/settings/webhooks');
  }

  private act(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    work: (actor: Actor, locale: Locale) => Promise<Flash>,
    to = `/settings/webhooks/${id}`,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => ({ to, flash: await work(actorOf(request), locale) }),
      again: (errors) => this.pages.endpoint(request, reply, { id, errors }),
    });
  }
}
