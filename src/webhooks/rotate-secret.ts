import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newSecret } from './sign.js';
import { OVERLAP_HOURS } from './webhook.js';
import { WEBHOOK_ERRORS } from './webhook.errors.js';
import { mayAimWebhooks } from './webhook.policy.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookStore } from './webhook-store.js';

const HOUR_MS = 3_600_000;

/** A new secret; for a while both sign, so that the receiver can be changed in between without missing anything. */
@Injectable()
export class RotateSecret {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: WebhookStore,
    private readonly secrets: WebhookSecrets,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    id: string,
    overlapHours: number,
  ): Promise<{ secret: string; oldSecretUntil?: Date }> {
    ensure(mayAimWebhooks(actor));
    if (!OVERLAP_HOURS.some((hours) => hours === overlapHours)) throw WEBHOOK_ERRORS.fail('webhook.overlap');
    const secret = newSecret();
    const until =
      overlapHours === 0 ? undefined : new Date(this.clock.now().getTime() + overlapHours * HOUR_MS);
    await this.unit.run(actor, async () => {
      const endpoint = await this.store.find(actor, id, 'FOR NO KEY UPDATE');
      await this.unit.query(
        `UPDATE webhook_endpoints SET sealed_secret = $3, sealed_old_secret = $4, old_secret_until = $5 WHERE team_id = $1 AND id = $2`,
        [
          actor.team.id,
          id,
          this.secrets.seal(secret, endpoint),
          until ? endpoint.sealedSecret : null,
          until ?? null,
        ],
      );
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'webhook.secret-changed',
        subjectType: 'webhook',
        subjectId: id,
        after: { overlapHours },
      });
    });
    return { secret, oldSecretUntil: until };
  }
}
