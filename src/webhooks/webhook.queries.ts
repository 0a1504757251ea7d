import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { decodeCursor, encodeCursor } from '../platform/web/cursor.js';
import { WEB_ERRORS } from '../platform/web/web.errors.js';
import type { DeliveryState, Endpoint, WebhookEvent } from './webhook.js';
import { eventFrom, EVENT_COLUMNS, type EventRow } from './webhook-event-row.js';
import { WEBHOOK_ERRORS } from './webhook.errors.js';
import { mayUseWebhooks } from './webhook.policy.js';
import { WebhookStore } from './webhook-store.js';

export interface EndpointView extends Endpoint {
  waiting: number;
  failed: number;
}

export interface DeliveryView {
  eventId: string;
  type: string;
  at: Date;
  subjectId: string;
  number?: string;
  state: DeliveryState;
  attemptCount: number;
  dueAt?: Date;
  lastStatus?: number;
  lastError?: string;
}

export interface AttemptView {
  at: Date;
  durationMs: number;
  status?: number;
  error?: string;
  answer: string;
}

interface DeliveryRow {
  event_id: string;
  type: string;
  at: Date;
  subject_id: string;
  number: string | null;
  state: DeliveryState;
  attempt_count: number;
  due_at: Date;
  status: number | null;
  error: string | null;
}

/** What the pages and the API show of endpoints, deliveries and events: always the actor's own team's. */
@Injectable()
export class WebhookQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: WebhookStore,
  ) {}

  async list(actor: Actor): Promise<EndpointView[]> {
    ensure(mayUseWebhooks(actor));
    return this.unit.run(actor, async () => {
      const counts = await this.unit.query<{ endpoint_id: string; waiting: number; failed: number }>(
        `SELECT endpoint_id, count(*) FILTER (WHERE state = 'waiting')::int AS waiting, count(*) FILTER (WHERE state = 'failed')::int AS failed
         FROM webhook_deliveries WHERE team_id = $1 AND state IN ('waiting', 'failed') GROUP BY endpoint_id`,
        [actor.team.id],
      );
      return (await this.store.all(actor)).map((endpoint) => {
        const of = counts.find(({ endpoint_id }) => endpoint_id === endpoint.id);
        return { ...endpoint, waiting: of?.waiting ?? 0, failed: of?.failed ?? 0 };
      });
    });
  }

  async endpoint(actor: Actor, id: string): Promise<EndpointView> {
    const endpoint = (await this.list(actor)).find((each) => each.id === id);
    if (!endpoint) throw WEBHOOK_ERRORS.fail('webhook.not-found');
    return endpoint;
  }

  /** The latest events first (their ids are in the order of time), each with how its last attempt ended. */
  async deliveries(
    actor: Actor,
    query: { endpointId: string; state?: DeliveryState; after?: string; limit: number },
  ): Promise<{ rows: DeliveryView[]; next?: string }> {
    ensure(mayUseWebhooks(actor));
    const [after = null] = decodeCursor(query.after, 1) ?? [];
    if (after !== null && !isUUID(after)) throw WEB_ERRORS.fail('web.bad-cursor');
    return this.unit.run(actor, async () => {
      await this.store.find(actor, query.endpointId);
      const rows = await this.unit.query<DeliveryRow>(
        `${DELIVERY} WHERE d.team_id = $1 AND d.endpoint_id = $2 AND ($3::text IS NULL OR d.state = $3)
           AND ($4::uuid IS NULL OR d.event_id < $4)
         ORDER BY d.event_id DESC LIMIT $5`,
        [actor.team.id, query.endpointId, query.state ?? null, after, query.limit + 1],
      );
      const shown = rows.slice(0, query.limit);
      const last = shown.at(-1);
      const next = rows.length > query.limit && last ? encodeCursor([last.event_id]) : undefined;
      return { rows: shown.map(deliveryFrom), next };
    });
  }

  async delivery(
    actor: Actor,
    endpointId: string,
    eventId: string,
  ): Promise<{ delivery: DeliveryView; event: WebhookEvent; endpoint: Endpoint; attempts: AttemptView[] }> {
    ensure(mayUseWebhooks(actor));
    return this.unit.run(actor, async () => {
      const endpoint = await this.store.find(actor, endpointId);
      const key = [actor.team.id, endpointId, eventId];
      const row = await this.unit.one<DeliveryRow>(
        `${DELIVERY} WHERE d.team_id = $1 AND d.endpoint_id = $2 AND d.event_id = $3`,
        key,
      );
      const event = await this.unit.one<EventRow>(
        `SELECT ${EVENT_COLUMNS} FROM webhook_events v WHERE v.team_id = $1 AND v.id = $2`,
        [actor.team.id, eventId],
      );
      if (!row || !event) throw WEBHOOK_ERRORS.fail('webhook.delivery-not-found');
      const attempts = await this.unit.query<{
        at: Date;
        duration_ms: number;
        status: number | null;
        error: string | null;
        answer: string;
      }>(
        `SELECT at, duration_ms, status, error, answer FROM webhook_attempts
         WHERE team_id = $1 AND endpoint_id = $2 AND event_id = $3 ORDER BY id DESC LIMIT 100`,
        key,
      );
      return {
        delivery: deliveryFrom(row),
        event: eventFrom(event),
        endpoint,
        attempts: attempts.map((attempt) => ({
          at: attempt.at,
          durationMs: attempt.duration_ms,
          status: attempt.status ?? undefined,
          error: attempt.error ?? undefined,
          answer: attempt.answer,
        })),
      };
    });
  }

  /**
   * The team's events in the order of their places, from behind the cursor on. The cursor is there even at the end, to
   * come back with; a place once passed gets nothing new, see `WriteEvents`.
   */
  async events(
    actor: Actor,
    query: { after?: string; limit: number },
  ): Promise<{ events: WebhookEvent[]; next: string; more: boolean }> {
    ensure(mayUseWebhooks(actor));
    const [after = '0'] = decodeCursor(query.after, 1) ?? [];
    if (!/^\d{1,18}$/.test(after)) throw WEB_ERRORS.fail('web.bad-cursor');
    const rows = await this.unit.run(actor, () =>
      this.unit.query<EventRow>(
        `SELECT ${EVENT_COLUMNS} FROM webhook_events v WHERE v.team_id = $1 AND v.position > $2 ORDER BY v.position LIMIT $3`,
        [actor.team.id, after, query.limit + 1],
      ),
    );
    const events = rows.slice(0, query.limit).map(eventFrom);
    return {
      events,
      next: encodeCursor([String(events.at(-1)?.position ?? after)]),
      more: rows.length > query.limit,
    };
  }
}

const DELIVERY = `
  SELECT d.event_id, v.type, v.at, v.subject_id, v.details ->> 'number' AS number, d.state, d.attempt_count, d.due_at, a.status, a.error
  FROM webhook_deliveries d JOIN webhook_events v ON v.team_id = d.team_id AND v.id = d.event_id
  LEFT JOIN LATERAL (SELECT t.status, t.error FROM webhook_attempts t
    WHERE t.team_id = d.team_id AND t.endpoint_id = d.endpoint_id AND t.event_id = d.event_id ORDER BY t.id DESC LIMIT 1) a ON true`;

function deliveryFrom(row: DeliveryRow): DeliveryView {
  return {
    eventId: row.event_id,
    type: row.type,
    at: row.at,
    subjectId: row.subject_id,
    number: row.number ?? undefined,
    state: row.state,
    attemptCount: row.attempt_count,
    dueAt: row.state === 'waiting' ? row.due_at : undefined,
    lastStatus: row.status ?? undefined,
    lastError: row.error ?? undefined,
  };
}
