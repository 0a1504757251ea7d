import type { AttemptView, DeliveryView, EndpointView } from '../webhook.queries.js';

/** An endpoint for the API; its secret is never in it. */
export function endpointJson(endpoint: EndpointView): object {
  return {
    id: endpoint.id,
    url: endpoint.url,
    description: endpoint.description,
    eventTypes: endpoint.eventTypes,
    details: endpoint.details,
    state: endpoint.state,
    stateSince: endpoint.stateSince,
    failingSince: endpoint.failingSince ?? null,
    lastDeliveredAt: endpoint.deliveredAt ?? null,
    oldSecretUntil: endpoint.oldSecretUntil ?? null,
    waiting: endpoint.waiting,
    failed: endpoint.failed,
    createdAt: endpoint.createdAt,
  };
}

export function deliveryJson(delivery: DeliveryView): object {
  return {
    eventId: delivery.eventId,
    type: delivery.type,
    at: delivery.at,
    subjectId: delivery.subjectId,
    state: delivery.state,
    attempts: delivery.attemptCount,
    dueAt: delivery.dueAt ?? null,
    lastStatus: delivery.lastStatus ?? null,
    lastError: delivery.lastError ?? null,
  };
}

export function attemptJson(attempt: AttemptView): object {
  return {
    at: attempt.at,
    durationMs: attempt.durationMs,
    status: attempt.status ?? null,
    error: attempt.error ?? null,
    answer: attempt.answer,
  };
}
