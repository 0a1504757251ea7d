import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Endpoint, WebhookEvent } from '../webhook.js';
import { eventFrom, EVENT_COLUMNS, type EventRow } from '../webhook-event-row.js';
import { WebhookStore } from '../webhook-store.js';

/** Longer than any attempt takes: what a process that died had in hand is taken up again after this. */
const LEASE_SECONDS = 60;
/** Of one endpoint at once, in all processes together. */
const AT_ONCE = 2;

export interface Lease {
  endpoint: Endpoint;
  event: WebhookEvent;
  /** Which attempt this is; the first is 1. Counted when it begins, so that one that kills its process counts, too. */
  attempt: number;
}

/**
 * Hands out deliveries that are due. The endpoint's row is locked while it is counted what is in hand, and a lease is
 * committed before anything is sent: no two processes ever make the same attempt.
 */
@Injectable()
export class Leases {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: WebhookStore,
  ) {}

  async take(actor: Actor, endpointId: string): Promise<Lease[]> {
    return this.unit.run(actor, async () => {
      const endpoint = await this.store.known(actor, endpointId, 'FOR NO KEY UPDATE');
      if (endpoint?.state !== 'active') return [];
      const key = [endpoint.teamId, endpoint.id];
      const held = await this.unit.one<{ count: number }>(
        `SELECT count(*)::int AS count FROM webhook_deliveries
         WHERE team_id = $1 AND endpoint_id = $2 AND state = 'waiting' AND leased_until > now()`,
        key,
      );
      const free = AT_ONCE - (held?.count ?? 0);
      if (free <= 0) return [];
      const taken = await this.unit.query<EventRow & { attempt_count: number }>(
        `WITH due AS (
           SELECT event_id FROM webhook_deliveries
           WHERE team_id = $1 AND endpoint_id = $2 AND state = 'waiting' AND due_at <= now()
             AND (leased_until IS NULL OR leased_until <= now())
           ORDER BY due_at, event_id LIMIT $3 FOR UPDATE),
         leased AS (
           UPDATE webhook_deliveries d SET attempt_count = d.attempt_count + 1,
             leased_until = now() + interval '${LEASE_SECONDS} seconds'
           FROM due WHERE d.team_id = $1 AND d.endpoint_id = $2 AND d.event_id = due.event_id
           RETURNING d.event_id, d.attempt_count)
         SELECT ${EVENT_COLUMNS}, leased.attempt_count FROM leased JOIN webhook_events v ON v.team_id = $1 AND v.id = leased.event_id`,
        [...key, free],
      );
      return taken.map((row) => ({ endpoint, event: eventFrom(row), attempt: row.attempt_count }));
    });
  }
}
