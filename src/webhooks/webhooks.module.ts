import { Module } from '@nestjs/common';
import { DeliveriesController } from './api/deliveries.controller.js';
import { WebhookEventsController } from './api/events.controller.js';
import { WebhooksController } from './api/webhooks.controller.js';
import { ChangeEndpoint } from './change-endpoint.js';
import { CreateEndpoint } from './create-endpoint.js';
import { DeleteEndpoint } from './delete-endpoint.js';
import { DeliverEvents } from './delivery/deliver-events.js';
import { DeliveryRounds } from './delivery/delivery-rounds.js';
import { EventDetails } from './delivery/event-details.js';
import { Leases } from './delivery/leases.js';
import { NoteAttempt } from './delivery/note-attempt.js';
import { PruneEvents } from './delivery/prune-events.js';
import { SendWebhook } from './delivery/send-webhook.js';
import { WriteEvents } from './delivery/write-events.js';
import { KeepEvents } from './keep-events.js';
import { WebhookDeliveryPages } from './pages/webhook-delivery.pages.js';
import { WebhookPageMaker } from './pages/webhook-page-maker.js';
import { WebhookPages } from './pages/webhook.pages.js';
import { WebhookListPages } from './pages/webhooks.pages.js';
import { PauseEndpoint } from './pause-endpoint.js';
import { PingEndpoint } from './ping-endpoint.js';
import { ReplayEvents } from './replay-events.js';
import { RotateSecret } from './rotate-secret.js';
import { HostAddresses } from './target/host-addresses.js';
import { WebhookQueries } from './webhook.queries.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookStore } from './webhook-store.js';

const USE_CASES = [
  CreateEndpoint,
  ChangeEndpoint,
  RotateSecret,
  PauseEndpoint,
  PingEndpoint,
  DeleteEndpoint,
  KeepEvents,
  ReplayEvents,
];
const DELIVERY = [
  WriteEvents,
  EventDetails,
  Leases,
  SendWebhook,
  NoteAttempt,
  DeliverEvents,
  PruneEvents,
  DeliveryRounds,
];

/** 웹훅: other systems hear of a team's events, or fetch them. */
@Module({
  // Events first: their addresses would be taken for an endpoint's.
  controllers: [
    WebhookEventsController,
    WebhooksController,
    DeliveriesController,
    WebhookListPages,
    WebhookPages,
    WebhookDeliveryPages,
  ],
  providers: [
    ...USE_CASES,
    ...DELIVERY,
    WebhookStore,
    WebhookSecrets,
    WebhookQueries,
    WebhookPageMaker,
    HostAddresses,
  ],
})
export class WebhooksModule {}
