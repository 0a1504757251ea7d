import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { CurrentActor, CurrentLocale } from '../../platform/web/actor-of-request.js';
import { eventTypesFor } from '../event-types.js';
import { KeepEvents } from '../keep-events.js';
import { messageOf } from '../message.js';
import { mayUseWebhooks } from '../webhook.policy.js';
import { WebhookQueries } from '../webhook.queries.js';
import { EventListQuery, KeepEventsDto } from './webhook.dto.js';

const PAGE = 100;

/** The same events to fetch, for systems that can't be called. */
@ApiTags('webhooks')
@Controller('api/v1/webhooks')
export class WebhookEventsController {
  constructor(
    private readonly queries: WebhookQueries,
    private readonly keeping: KeepEvents,
  ) {}

  /** Events that one's own team, or the office, may choose. */
  @Get('event-types')
  types(@CurrentActor() actor: Actor, @CurrentLocale() locale: Locale): object {
    ensure(mayUseWebhooks(actor));
    const items = eventTypesFor(actor.team.kind).map(({ name, label }) => ({ name, label: label[locale] }));
    return { items };
  }

  /**
   * Events of the last 30 days in a fixed order. Come back with `next` as `after`: it is given even when nothing is
   * left (`more` is false then), and no event ever appears behind it.
   */
  @Get('events')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { after, limit = PAGE, details = false }: EventListQuery,
  ): Promise<object> {
    const { events, next, more } = await this.queries.events(actor, { after, limit });
    return { items: events.map((event) => messageOf(event, details)), next, more };
  }

  /** Whether every event is kept, or only those that a webhook is there for. */
  @Get('events/keeping')
  async kept(@CurrentActor() actor: Actor): Promise<object> {
    return { keep: await this.keeping.isOn(actor) };
  }

  @Put('events/keeping')
  async keep(@CurrentActor() actor: Actor, @Body() { keep }: KeepEventsDto): Promise<object> {
    await this.keeping.turn(actor, keep);
    return { keep };
  }
}
