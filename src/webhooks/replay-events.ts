import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { KEPT_DAYS } from './webhook.js';
import { WEBHOOK_ERRORS } from './webhook.errors.js';
import { mayReplay, mayUseWebhooks } from './webhook.policy.js';
import { WebhookStore } from './webhook-store.js';

export interface ReplayCommand {
  endpointId: string;
  /** `failed`: what wasn't delivered in the end; `all`: every event of the period that the endpoint chose. */
  which: 'failed' | 'all';
  from: Date;
  until?: Date;
}

const DAY_MS = 86_400_000;

/**
 * Sends again, under the same `webhook-id`, so that a receiver can drop what it has had. In one statement each: whatever
 * the number of events, it is done as a whole or not at all.
 */
@Injectable()
export class ReplayEvents {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: WebhookStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws webhook.replay-in-hand while it waits anyway. */
  async one(actor: Actor, endpointId: string, eventId: string): Promise<void> {
    ensure(mayUseWebhooks(actor));
    await this.unit.run(actor, async () => {
      ensure(mayReplay(actor, await this.store.find(actor, endpointId, 'FOR NO KEY UPDATE')));
      const row = await this.unit.one<{ state: string }>(
        'SELECT state FROM webhook_deliveries WHERE team_id = $1 AND endpoint_id = $2 AND event_id = $3 FOR UPDATE',
        [actor.team.id, endpointId, eventId],
      );
      if (!row) throw WEBHOOK_ERRORS.fail('webhook.delivery-not-found');
      if (row.state === 'waiting') throw WEBHOOK_ERRORS.fail('webhook.replay-in-hand');
      await this.unit.query(
        `UPDATE webhook_deliveries SET ${ANEW} WHERE team_id = $1 AND endpoint_id = $2 AND event_id = $3`,
        [actor.team.id, endpointId, eventId],
      );
      await this.record(actor, endpointId, { eventId });
    });
  }

  /** How many are sent again. */
  async many(actor: Actor, command: ReplayCommand): Promise<number> {
    ensure(mayUseWebhooks(actor));
    const { endpointId, which, from } = command;
    const now = this.clock.now();
    const until = command.until ?? now;
    const earliest = now.getTime() - (KEPT_DAYS + 1) * DAY_MS;
    if (!(from.getTime() >= earliest && from < until)) throw WEBHOOK_ERRORS.fail('webhook.replay-period');
    return this.unit.run(actor, async () => {
      const endpoint = await this.store.find(actor, endpointId, 'FOR NO KEY UPDATE');
      ensure(mayReplay(actor, endpoint));
      const period = [actor.team.id, endpointId, from, until];
      const rows =
        which === 'failed'
          ? await this.unit.query(FAILED_AGAIN, period)
          : await this.unit.query(ALL_AGAIN, [...period, endpoint.eventTypes]);
      await this.record(actor, endpointId, {
        which,
        from: from.toISOString(),
        until: until.toISOString(),
        count: rows.length,
      });
      return rows.length;
    });
  }

  private async record(actor: Actor, endpointId: string, after: object): Promise<void> {
    await this.audit.record(actor, {
      teamId: actor.team.id,
      act: 'webhook.replayed',
      subjectType: 'webhook',
      subjectId: endpointId,
      after,
    });
  }
}

const ANEW = `state = 'waiting', state_since = now(), attempt_count = 0, due_at = now(), leased_until = NULL`;

const FAILED_AGAIN = `
  UPDATE webhook_deliveries d SET ${ANEW} FROM webhook_events e
  WHERE d.team_id = $1 AND d.endpoint_id = $2 AND d.state = 'failed'
    AND e.team_id = d.team_id AND e.id = d.event_id AND e.at >= $3 AND e.at < $4
  RETURNING d.event_id`;

/** Events from before the endpoint was there, too. */
const ALL_AGAIN = `
  INSERT INTO webhook_deliveries AS d (team_id, endpoint_id, event_id)
  SELECT e.team_id, $2, e.id FROM webhook_events e
  WHERE e.team_id = $1 AND e.position IS NOT NULL AND e.type = ANY ($5) AND e.at >= $3 AND e.at < $4
  ON CONFLICT (team_id, endpoint_id, event_id) DO UPDATE SET ${ANEW} WHERE d.state <> 'waiting'
  RETURNING d.event_id`;
