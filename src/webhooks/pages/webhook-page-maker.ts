import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { DeliveryPage } from '../../../templates/webhooks/delivery-page.js';
import { WebhookFormPage } from '../../../templates/webhooks/webhook-form-page.js';
import { WebhookPage } from '../../../templates/webhooks/webhook-page.js';
import type { EndpointValues, FaultName, ReplayValues } from '../../../templates/webhooks/webhook-view.js';
import { settingsSections } from '../../people/settings-sections.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { addDays, kstDateOf } from '../../platform/clock/kst-date.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { messageOf } from '../message.js';
import { KEPT_DAYS, OVERLAP_HOURS, type DeliveryState } from '../webhook.js';
import { mayAimWebhooks, mayReplay } from '../webhook.policy.js';
import { WebhookQueries } from '../webhook.queries.js';
import { deliveryRow, eventChoices, eventLabel, nameOf } from './webhook.view.js';

const PAGE = 25;
const REPLAY_DAYS = 7;

export interface EndpointShown {
  id: string;
  state?: DeliveryState;
  after?: string;
  /** Right after it was made. */
  secret?: string;
  replay?: ReplayValues;
  errors?: readonly FormError[];
}

/** Makes the pages of one endpoint, as they are and with a form's errors. */
@Injectable()
export class WebhookPageMaker {
  constructor(
    private readonly queries: WebhookQueries,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  async endpoint(request: FastifyRequest, reply: FastifyReply, shown: EndpointShown): Promise<VNode> {
    const actor = actorOf(request);
    const { id, state, after, secret, errors = [] } = shown;
    const endpoint = await this.queries.endpoint(actor, id);
    const { rows, next } = await this.queries.deliveries(actor, {
      endpointId: id,
      state,
      after,
      limit: PAGE,
    });
    const frame = await this.frames.frameOf(request, reply);
    const now = this.clock.now();
    const today = kstDateOf(now);
    const { oldSecretUntil } = endpoint;
    return WebhookPage({
      frame,
      sections: settingsSections(actor),
      ...endpoint,
      name: nameOf(endpoint),
      events: endpoint.eventTypes.map((name) => eventLabel(name, frame.locale)),
      oldSecretUntil: oldSecretUntil && oldSecretUntil > now ? oldSecretUntil : undefined,
      secret,
      deliveries: rows.map((row) => deliveryRow(row, frame.locale)),
      shownState: state,
      counts: { waiting: endpoint.waiting, failed: endpoint.failed },
      paging: {
        shown: rows.length,
        firstHref: after ? hrefOf(id, state) : undefined,
        nextHref: next && hrefOf(id, state, next),
      },
      replay: shown.replay ?? { which: 'failed', from: addDays(today, -REPLAY_DAYS), until: today },
      replayMin: addDays(today, -KEPT_DAYS),
      replayMax: today,
      overlapHours: OVERLAP_HOURS,
      errors,
    });
  }

  async form(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { id: string; values?: EndpointValues; errors?: readonly FormError[] },
  ): Promise<VNode> {
    const actor = actorOf(request);
    ensure(mayAimWebhooks(actor));
    const endpoint = await this.queries.endpoint(actor, shown.id);
    const frame = await this.frames.frameOf(request, reply);
    return WebhookFormPage({
      frame,
      sections: settingsSections(actor),
      endpoint: { id: shown.id, name: nameOf(endpoint) },
      choices: eventChoices(actor, frame.locale),
      values: shown.values ?? endpoint,
      errors: shown.errors ?? [],
    });
  }

  async delivery(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { id: string; eventId: string; errors?: readonly FormError[] },
  ): Promise<VNode> {
    const actor = actorOf(request);
    const { endpoint, event, delivery, attempts } = await this.queries.delivery(
      actor,
      shown.id,
      shown.eventId,
    );
    const frame = await this.frames.frameOf(request, reply);
    return DeliveryPage({
      frame,
      sections: settingsSections(actor),
      endpoint: { id: shown.id, name: nameOf(endpoint) },
      delivery: deliveryRow(delivery, frame.locale),
      body: JSON.stringify(messageOf(event, endpoint.details), null, 2),
      attempts: attempts.map((attempt) => ({ ...attempt, error: attempt.error as FaultName | undefined })),
      mayReplay: delivery.state !== 'waiting' && mayReplay(actor, endpoint).allowed,
      errors: shown.errors ?? [],
    });
  }
}

function hrefOf(id: string, state?: string, after?: string): string {
  const query = new URLSearchParams({ ...(state ? { state } : {}), ...(after ? { after } : {}) });
  return `/settings/webhooks/${id}${query.size > 0 ? `?${query.toString()}` : ''}`;
}
