import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { messageOf } from '../message.js';
import { ReplayEvents } from '../replay-events.js';
import { WebhookQueries } from '../webhook.queries.js';
import { attemptJson, deliveryJson } from './webhook-json.js';
import { DeliveryListQuery, ReplayDto } from './webhook.dto.js';

const PAGE = 50;

/** What became of each event at an endpoint, for 30 days; and sending again. */
@ApiTags('webhooks')
@Controller('api/v1/webhooks/:id')
export class DeliveriesController {
  constructor(
    private readonly queries: WebhookQueries,
    private readonly replaying: ReplayEvents,
  ) {}

  /** The latest events first. */
  @Get('deliveries')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) endpointId: string,
    @Query() { state, after, limit = PAGE }: DeliveryListQuery,
  ): Promise<object> {
    const { rows, next = null } = await this.queries.deliveries(actor, { endpointId, state, after, limit });
    return { items: rows.map(deliveryJson), next };
  }

  /** With the message as it is sent and every attempt, the latest first. */
  @Get('deliveries/:eventId')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) endpointId: string,
    @Param('eventId', ParseUUIDPipe) eventId: string,
  ): Promise<object> {
    const { delivery, event, endpoint, attempts } = await this.queries.delivery(actor, endpointId, eventId);
    return {
      ...deliveryJson(delivery),
      message: messageOf(event, endpoint.details),
      log: attempts.map(attemptJson),
    };
  }

  /** Sends one event again, under the same `webhook-id`. */
  @Post('deliveries/:eventId/replay')
  @HttpCode(202)
  async replayOne(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) endpointId: string,
    @Param('eventId', ParseUUIDPipe) eventId: string,
  ): Promise<object> {
    await this.replaying.one(actor, endpointId, eventId);
    return { count: 1 };
  }

  /** Sends all that failed, or all events, of a period again. */
  @Post('replays')
  @HttpCode(202)
  async replayMany(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) endpointId: string,
    @Body() { which, from, until }: ReplayDto,
  ): Promise<object> {
    const period = { from: new Date(from), until: until === undefined ? undefined : new Date(until) };
    return { count: await this.replaying.many(actor, { endpointId, which, ...period }) };
  }
}
