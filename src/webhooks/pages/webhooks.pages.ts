import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { WebhookFormPage } from '../../../templates/webhooks/webhook-form-page.js';
import type { EndpointValues } from '../../../templates/webhooks/webhook-view.js';
import { WebhooksPage } from '../../../templates/webhooks/webhooks-page.js';
import { textOf, textsOf, type FormBody } from '../../people/form-values.js';
import { settingsSections } from '../../people/settings-sections.js';
import { ensure } from '../../platform/access/decision.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { CreateEndpoint } from '../create-endpoint.js';
import { KeepEvents } from '../keep-events.js';
import { MOST_ENDPOINTS } from '../webhook.js';
import { mayAimWebhooks } from '../webhook.policy.js';
import { WebhookQueries } from '../webhook.queries.js';
import { WEBHOOK_MESSAGES } from './webhook-page-texts.js';
import { WebhookPageMaker } from './webhook-page-maker.js';
import { endpointRow, eventChoices } from './webhook.view.js';

/** 설정 › 웹훅: the list, and a new one. */
@ApiExcludeController()
@Controller('settings/webhooks')
export class WebhookListPages {
  constructor(
    private readonly queries: WebhookQueries,
    private readonly keeping: KeepEvents,
    private readonly creating: CreateEndpoint,
    private readonly pages: WebhookPageMaker,
    private readonly frames: PageFrames,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.page(request, reply, []);
  }

  @Get('new')
  fresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    ensure(mayAimWebhooks(actorOf(request)));
    return this.form(request, reply, { url: '', description: '', eventTypes: [], details: false }, []);
  }

  /** The secret is shown on the answer itself: it is kept nowhere to show it later. */
  @Post()
  create(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const values = endpointValues(body);
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const { id, secret } = await this.creating.execute(actorOf(request), values);
        return { page: await this.pages.endpoint(request, reply, { id, secret }) };
      },
      again: (errors) => this.form(request, reply, values, errors),
    });
  }

  @Post('keeping')
  keep(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const on = textOf(body, 'keep') === 'on';
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.keeping.turn(actorOf(request), on);
        const text = (on ? WEBHOOK_MESSAGES.kept : WEBHOOK_MESSAGES.notKept)[locale];
        return { to: '/settings/webhooks', flash: { kind: 'success', text } };
      },
      again: (errors) => this.page(request, reply, errors),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FormError[],
  ): Promise<VNode> {
    const actor = actorOf(request);
    const rows = (await this.queries.list(actor)).map(endpointRow);
    return WebhooksPage({
      frame: await this.frames.frameOf(request, reply),
      sections: settingsSections(actor),
      rows,
      mayAdd: mayAimWebhooks(actor).allowed && rows.length < MOST_ENDPOINTS,
      keepsEvents: await this.keeping.isOn(actor),
      ofOffice: actor.team.kind === 'office',
      errors,
    });
  }

  private async form(
    request: FastifyRequest,
    reply: FastifyReply,
    values: EndpointValues,
    errors: readonly FormError[],
  ): Promise<VNode> {
    const actor = actorOf(request);
    const frame = await this.frames.frameOf(request, reply);
    const choices = eventChoices(actor, frame.locale);
    return WebhookFormPage({ frame, sections: settingsSections(actor), choices, values, errors });
  }
}

export function endpointValues(body: FormBody): EndpointValues {
  return {
    url: textOf(body, 'url'),
    description: textOf(body, 'description'),
    eventTypes: textsOf(body, 'eventTypes'),
    details: textOf(body, 'details') === 'on',
  };
}
