import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { SendWebhook } from './delivery/send-webhook.js';
import { auditedEndpoint, checkEndpoint, type EndpointInput } from './endpoint-input.js';
import { newSecret } from './sign.js';
import { MOST_ENDPOINTS } from './webhook.js';
import { WEBHOOK_ERRORS } from './webhook.errors.js';
import { mayAimWebhooks } from './webhook.policy.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookStore } from './webhook-store.js';

/** Adds an endpoint; its secret is told only now. */
@Injectable()
export class CreateEndpoint {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: WebhookStore,
    private readonly secrets: WebhookSecrets,
    private readonly sender: SendWebhook,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, input: EndpointInput): Promise<{ id: string; secret: string }> {
    ensure(mayAimWebhooks(actor));
    const checked = checkEndpoint(actor, input, this.sender);
    const id = uuidv7();
    const secret = newSecret();
    await this.unit.run(actor, async () => {
      const { keepsAll } = await this.store.lockListener(actor);
      if ((await this.store.all(actor)).length >= MOST_ENDPOINTS)
        throw WEBHOOK_ERRORS.fail('webhook.too-many', { max: MOST_ENDPOINTS });
      await this.unit.query(
        `INSERT INTO webhook_endpoints (team_id, id, url, description, event_types, details, sealed_secret, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          actor.team.id,
          id,
          checked.url,
          checked.description,
          checked.eventTypes,
          checked.details,
          this.secrets.seal(secret, { teamId: actor.team.id, id }),
          actor.userId,
        ],
      );
      await this.store.writeActs(actor, keepsAll);
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'webhook.created',
        subjectType: 'webhook',
        subjectId: id,
        after: auditedEndpoint(checked),
      });
    });
    return { id, secret };
  }
}
