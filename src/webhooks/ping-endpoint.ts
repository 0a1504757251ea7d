import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { SendWebhook, type SendOutcome } from './delivery/send-webhook.js';
import { pingMessage } from './message.js';
import { signedHeaders } from './sign.js';
import { WEBHOOK_ERRORS } from './webhook.errors.js';
import { mayUseWebhooks } from './webhook.policy.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookStore } from './webhook-store.js';

/** Sends a test message while the person waits, and says what came of it; whether the endpoint is paused or not. */
@Injectable()
export class PingEndpoint {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: WebhookStore,
    private readonly secrets: WebhookSecrets,
    private readonly sender: SendWebhook,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The message leaves after the unit has ended: no connection to the database waits for a receiver. */
  async execute(actor: Actor, id: string): Promise<SendOutcome> {
    ensure(mayUseWebhooks(actor));
    const endpoint = await this.unit.run(actor, async () => {
      const found = await this.store.find(actor, id);
      const taken = await this.unit.query(
        `UPDATE webhook_endpoints SET pinged_at = now() WHERE team_id = $1 AND id = $2
           AND (pinged_at IS NULL OR pinged_at < now() - interval '3 seconds') RETURNING id`,
        [actor.team.id, id],
      );
      if (taken.length === 0) throw WEBHOOK_ERRORS.fail('webhook.ping-soon');
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'webhook.tested',
        subjectType: 'webhook',
        subjectId: id,
      });
      return found;
    });
    const at = this.clock.now();
    const secrets = this.secrets.signing(endpoint, at);
    if (!secrets) throw WEBHOOK_ERRORS.fail('webhook.secret-unreadable');
    const eventId = uuidv7();
    const body = JSON.stringify(pingMessage(eventId, actor.team.id, at));
    return this.sender.execute(endpoint.url, signedHeaders({ id: eventId, at, body }, secrets), body);
  }
}
