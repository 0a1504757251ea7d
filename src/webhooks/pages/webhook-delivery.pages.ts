import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { textOf, type FormBody } from '../../people/form-values.js';
import { addDays, isKstDate, startOfKstDate } from '../../platform/clock/kst-date.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { ReplayEvents } from '../replay-events.js';
import { WEBHOOK_ERRORS } from '../webhook.errors.js';
import { WEBHOOK_MESSAGES as M } from './webhook-page-texts.js';
import { WebhookPageMaker } from './webhook-page-maker.js';

/** One delivery, and sending again. */
@ApiExcludeController()
@Controller('settings/webhooks/:id')
export class WebhookDeliveryPages {
  constructor(
    private readonly pages: WebhookPageMaker,
    private readonly replaying: ReplayEvents,
  ) {}

  @Get('deliveries/:eventId')
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('eventId', ParseUUIDPipe) eventId: string,
  ): Promise<VNode> {
    return this.pages.delivery(request, reply, { id, eventId });
  }

  @Post('deliveries/:eventId/replay')
  replayOne(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('eventId', ParseUUIDPipe) eventId: string,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.replaying.one(actorOf(request), id, eventId);
        const to = `/settings/webhooks/${id}/deliveries/${eventId}`;
        return { to, flash: { kind: 'success', text: M.replayedOne[locale] } };
      },
      again: (errors) => this.pages.delivery(request, reply, { id, eventId, errors }),
    });
  }

  /** Whole days of the Korean calendar, both included. */
  @Post('replays')
  replayMany(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const [which, from, until] = ['which', 'from', 'until'].map((name) => textOf(body, name));
    const replay = {
      which: which === 'all' ? 'all' : 'failed',
      from: from ?? '',
      until: until ?? '',
    } as const;
    return handleForm({
      reply,
      locale,
      act: async () => {
        if (!isKstDate(replay.from) || !isKstDate(replay.until))
          throw WEBHOOK_ERRORS.fail('webhook.replay-period');
        const count = await this.replaying.many(actorOf(request), {
          endpointId: id,
          which: replay.which,
          from: startOfKstDate(replay.from),
          until: startOfKstDate(addDays(replay.until, 1)),
        });
        const flash = { kind: 'success' as const, text: M.replayed[locale](count) };
        return { to: `/settings/webhooks/${id}`, flash };
      },
      again: (errors) => this.pages.endpoint(request, reply, { id, replay, errors }),
    });
  }
}
