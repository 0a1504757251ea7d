import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FAILING_HOURS, type Endpoint, type EndpointState } from '../webhook.js';
import { WebhookStore } from '../webhook-store.js';
import type { Lease } from './leases.js';
import { retryDelayMs } from './retry-delay.js';
import type { SendOutcome } from './send-webhook.js';

const GONE = 410;

/** Writes down how an attempt ended and what follows from it, for the delivery and for its endpoint. */
@Injectable()
export class NoteAttempt {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: WebhookStore,
    private readonly audit: AuditLog,
  ) {}

  /** Nothing is written when the endpoint was deleted meanwhile or somebody else has the delivery by now. */
  async execute(actor: Actor, lease: Lease, outcome: SendOutcome, at: Date): Promise<void> {
    await this.unit.run(actor, async () => {
      const endpoint = await this.store.known(actor, lease.endpoint.id, 'FOR NO KEY UPDATE');
      if (!endpoint || !(await this.settle(endpoint, lease, outcome))) return;
      await this.unit.query(
        `INSERT INTO webhook_attempts (team_id, id, endpoint_id, event_id, at, duration_ms, status, error, answer)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          endpoint.teamId,
          uuidv7(),
          endpoint.id,
          lease.event.id,
          at,
          outcome.durationMs,
          outcome.status ?? null,
          outcome.fault ?? null,
          outcome.answer,
        ],
      );
      if (outcome.fault === undefined) await this.noteSuccess(endpoint);
      else await this.noteFailure(actor, endpoint, outcome);
    });
  }

  /** False when the attempt is no longer the delivery's latest. */
  private async settle(endpoint: Endpoint, lease: Lease, outcome: SendOutcome): Promise<boolean> {
    const delay = outcome.status === GONE ? undefined : retryDelayMs(lease.attempt);
    const state = outcome.fault === undefined ? 'delivered' : delay === undefined ? 'failed' : 'waiting';
    const rows = await this.unit.query(
      `UPDATE webhook_deliveries SET state = $5, leased_until = NULL, due_at = now() + $6 * interval '1 millisecond',
         state_since = CASE WHEN state = $5 THEN state_since ELSE now() END
       WHERE team_id = $1 AND endpoint_id = $2 AND event_id = $3 AND attempt_count = $4 AND state = 'waiting' RETURNING event_id`,
      [endpoint.teamId, endpoint.id, lease.event.id, lease.attempt, state, delay ?? 0],
    );
    return rows.length > 0;
  }

  private async noteSuccess(endpoint: Endpoint): Promise<void> {
    await this.unit.query(
      'UPDATE webhook_endpoints SET delivered_at = now(), failing_since = NULL WHERE team_id = $1 AND id = $2',
      [endpoint.teamId, endpoint.id],
    );
  }

  private async noteFailure(actor: Actor, endpoint: Endpoint, { status }: SendOutcome): Promise<void> {
    const row = await this.unit.one<{ long: boolean }>(
      `UPDATE webhook_endpoints SET failing_since = coalesce(failing_since, now()) WHERE team_id = $1 AND id = $2
       RETURNING failing_since <= now() - interval '${FAILING_HOURS} hours' AS long`,
      [endpoint.teamId, endpoint.id],
    );
    if (endpoint.state !== 'active' && endpoint.state !== 'paused') return;
    if (status === GONE) await this.stop(actor, endpoint, 'gone');
    else if (row?.long && endpoint.state === 'active') await this.stop(actor, endpoint, 'failing');
  }

  /** What waits for a receiver that wants nothing any more has failed; what waits for one that is ill goes on waiting. */
  private async stop(actor: Actor, endpoint: Endpoint, state: EndpointState): Promise<void> {
    await this.store.setState(endpoint, state);
    if (state === 'gone') {
      await this.unit.query(
        `UPDATE webhook_deliveries SET state = 'failed', state_since = now(), leased_until = NULL
         WHERE team_id = $1 AND endpoint_id = $2 AND state = 'waiting'`,
        [endpoint.teamId, endpoint.id],
      );
      await this.store.relisten(actor);
    }
    await this.audit.record(actor, {
      teamId: endpoint.teamId,
      act: 'webhook.stopped',
      subjectType: 'webhook',
      subjectId: endpoint.id,
      after: { state },
    });
  }
}
