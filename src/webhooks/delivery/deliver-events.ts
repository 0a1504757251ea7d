import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { messageOf } from '../message.js';
import { signedHeaders } from '../sign.js';
import { WebhookSecrets } from '../webhook-secrets.js';
import { Leases, type Lease } from './leases.js';
import { NoteAttempt } from './note-attempt.js';
import { SendWebhook } from './send-webhook.js';
import { actorOfWebhookJob, type WebhookJob } from './webhook-job.js';

/** After this another endpoint gets its turn; what is left is found again at the next look. */
const TURN_MS = 20_000;

/** Sends what is due at one endpoint. Taken in one unit, sent outside of any, noted in another. */
@Injectable()
export class DeliverEvents {
  constructor(
    private readonly leases: Leases,
    private readonly secrets: WebhookSecrets,
    private readonly sender: SendWebhook,
    private readonly notes: NoteAttempt,
    private readonly clock: Clock,
  ) {}

  /** Returns how many attempts were made. */
  async execute(job: WebhookJob, endpointId: string, goesOn: () => boolean = () => true): Promise<number> {
    const actor = actorOfWebhookJob(job);
    const endsAt = Date.now() + TURN_MS;
    let count = 0;
    while (goesOn() && Date.now() < endsAt) {
      const taken = await this.leases.take(actor, endpointId);
      if (taken.length === 0) break;
      await Promise.all(taken.map((lease) => this.attempt(actor, lease)));
      count += taken.length;
    }
    return count;
  }

  private async attempt(actor: Actor, lease: Lease): Promise<void> {
    const { endpoint, event } = lease;
    const at = this.clock.now();
    const secrets = this.secrets.signing(endpoint, at);
    if (!secrets) return this.notes.execute(actor, lease, { fault: 'secret', durationMs: 0, answer: '' }, at);
    const body = JSON.stringify(messageOf(event, endpoint.details));
    const headers = signedHeaders({ id: event.id, at, body }, secrets);
    const outcome = await this.sender.execute(endpoint.url, headers, body);
    await this.notes.execute(actor, lease, outcome, at);
  }
}
