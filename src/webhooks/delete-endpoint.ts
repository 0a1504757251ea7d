import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { auditedEndpoint } from './endpoint-input.js';
import { mayAimWebhooks } from './webhook.policy.js';
import { WebhookStore } from './webhook-store.js';

/** Takes an endpoint away with its deliveries; what is in a sender's hand ends there and is written nowhere. */
@Injectable()
export class DeleteEndpoint {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: WebhookStore,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, id: string): Promise<void> {
    ensure(mayAimWebhooks(actor));
    await this.unit.run(actor, async () => {
      const { keepsAll } = await this.store.lockListener(actor);
      const endpoint = await this.store.find(actor, id, 'FOR NO KEY UPDATE');
      const key = [actor.team.id, id];
      for (const table of ['webhook_attempts', 'webhook_deliveries'])
        await this.unit.query(`DELETE FROM ${table} WHERE team_id = $1 AND endpoint_id = $2`, key);
      await this.unit.query('DELETE FROM webhook_endpoints WHERE team_id = $1 AND id = $2', key);
      await this.store.writeActs(actor, keepsAll);
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'webhook.deleted',
        subjectType: 'webhook',
        subjectId: id,
        before: auditedEndpoint(endpoint),
      });
    });
  }
}
