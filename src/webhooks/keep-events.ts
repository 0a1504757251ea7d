import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { mayUseWebhooks } from './webhook.policy.js';
import { WebhookStore } from './webhook-store.js';

/** Whether every event of the team is kept for whoever fetches them, with or without an endpoint. */
@Injectable()
export class KeepEvents {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: WebhookStore,
    private readonly audit: AuditLog,
  ) {}

  async isOn(actor: Actor): Promise<boolean> {
    ensure(mayUseWebhooks(actor));
    const row = await this.unit.run(actor, () =>
      this.unit.one<{ keeps_all: boolean }>('SELECT keeps_all FROM webhook_listeners WHERE team_id = $1', [
        actor.team.id,
      ]),
    );
    return row?.keeps_all ?? false;
  }

  /** Again with the same wish does nothing. */
  async turn(actor: Actor, on: boolean): Promise<void> {
    ensure(mayUseWebhooks(actor));
    await this.unit.run(actor, async () => {
      const { keepsAll } = await this.store.lockListener(actor);
      if (keepsAll === on) return;
      await this.store.writeActs(actor, on);
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: on ? 'webhook.events-kept' : 'webhook.events-not-kept',
        subjectType: 'team',
        subjectId: actor.team.id,
      });
    });
  }
}
