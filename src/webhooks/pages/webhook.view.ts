import type {
  DeliveryRowView,
  EndpointRowView,
  FaultName,
  WebhookFormPageProps,
} from '../../../templates/webhooks/webhook-view.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { eventTypeNamed, eventTypesFor } from '../event-types.js';
import type { Endpoint } from '../webhook.js';
import type { DeliveryView, EndpointView } from '../webhook.queries.js';
import { WEBHOOK_MESSAGES } from './webhook-page-texts.js';

export function nameOf({ description, url }: Pick<Endpoint, 'description' | 'url'>): string {
  return description || new URL(url).host;
}

export function endpointRow(endpoint: EndpointView): EndpointRowView {
  return {
    id: endpoint.id,
    name: nameOf(endpoint),
    host: new URL(endpoint.url).host,
    state: endpoint.state,
    failingSince: endpoint.failingSince,
    deliveredAt: endpoint.deliveredAt,
    waiting: endpoint.waiting,
    failed: endpoint.failed,
    eventCount: endpoint.eventTypes.length,
  };
}

export function eventLabel(name: string, locale: Locale): string {
  return eventTypeNamed(name)?.label[locale] ?? name;
}

export function deliveryRow(row: DeliveryView, locale: Locale): DeliveryRowView {
  return {
    eventId: row.eventId,
    label: eventLabel(row.type, locale),
    type: row.type,
    number: row.number,
    at: row.at,
    state: row.state,
    attemptCount: row.attemptCount,
    dueAt: row.dueAt,
    lastStatus: row.lastStatus,
    lastError: row.lastError as FaultName | undefined,
  };
}

/** What there is to choose, claims apart from the rest. */
export function eventChoices(actor: Actor, locale: Locale): WebhookFormPageProps['choices'] {
  const all = eventTypesFor(actor.team.kind);
  const options = (ofClaims: boolean) =>
    all
      .filter(({ subject }) => (subject === 'claim') === ofClaims)
      .map(({ name, label }) => ({ value: name, label: label[locale] }));
  return [
    { title: WEBHOOK_MESSAGES.groups.claim[locale], options: options(true) },
    { title: WEBHOOK_MESSAGES.groups.other[locale], options: options(false) },
  ];
}
