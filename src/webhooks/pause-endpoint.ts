import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { mayPause, mayResume, mayUseWebhooks } from './webhook.policy.js';
import { WebhookStore } from './webhook-store.js';

/** Stops sending for a while, and goes on. What happens in between waits and is sent then. */
@Injectable()
export class PauseEndpoint {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: WebhookStore,
    private readonly audit: AuditLog,
  ) {}

  async pause(actor: Actor, id: string): Promise<void> {
    ensure(mayUseWebhooks(actor));
    await this.unit.run(actor, async () => {
      const endpoint = await this.store.find(actor, id, 'FOR NO KEY UPDATE');
      ensure(mayPause(actor, endpoint));
      await this.store.setState(endpoint, 'paused');
      await this.record(actor, id, 'webhook.paused');
    });
  }

  async resume(actor: Actor, id: string): Promise<void> {
    ensure(mayUseWebhooks(actor));
    await this.unit.run(actor, async () => {
      const { keepsAll } = await this.store.lockListener(actor);
      const endpoint = await this.store.find(actor, id, 'FOR NO KEY UPDATE');
      ensure(mayResume(actor, endpoint));
      await this.store.setState(endpoint, 'active');
      await this.store.writeActs(actor, keepsAll);
      await this.unit.query(
        `UPDATE webhook_deliveries SET due_at = now(), attempt_count = 0 WHERE team_id = $1 AND endpoint_id = $2 AND state = 'waiting'`,
        [actor.team.id, id],
      );
      await this.record(actor, id, 'webhook.resumed');
    });
  }

  private async record(actor: Actor, id: string, act: string): Promise<void> {
    await this.audit.record(actor, {
      teamId: actor.team.id,
      act,
      subjectType: 'webhook',
      subjectId: id,
    });
  }
}
