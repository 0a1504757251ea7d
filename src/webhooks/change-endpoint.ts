import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { SendWebhook } from './delivery/send-webhook.js';
import { auditedEndpoint, checkEndpoint, type EndpointInput } from './endpoint-input.js';
import { mayAimWebhooks } from './webhook.policy.js';
import { WebhookStore } from './webhook-store.js';

/** Changes where an endpoint's events go and which it hears of; what waits goes to the new address. */
@Injectable()
export class ChangeEndpoint {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: WebhookStore,
    private readonly sender: SendWebhook,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, id: string, changes: Partial<EndpointInput>): Promise<void> {
    ensure(mayAimWebhooks(actor));
    await this.unit.run(actor, async () => {
      const before = await this.store.find(actor, id);
      const checked = checkEndpoint(actor, { ...before, ...changes }, this.sender);
      const { keepsAll } = await this.store.lockListener(actor);
      await this.unit.query(
        `UPDATE webhook_endpoints SET url = $3, description = $4, event_types = $5, details = $6 WHERE team_id = $1 AND id = $2`,
        [actor.team.id, id, checked.url, checked.description, checked.eventTypes, checked.details],
      );
      await this.store.writeActs(actor, keepsAll);
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'webhook.changed',
        subjectType: 'webhook',
        subjectId: id,
        before: auditedEndpoint(before),
        after: auditedEndpoint(checked),
      });
    });
  }
}
