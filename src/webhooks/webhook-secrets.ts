import { Inject, Injectable } from '@nestjs/common';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { Sealer } from '../platform/crypto/sealer.js';
import type { Endpoint } from './webhook.js';

/** Seals signing secrets for their column and opens them again to sign. */
@Injectable()
export class WebhookSecrets {
  private readonly sealer: Sealer;

  constructor(@Inject(HANJANG_CONFIG) { secretKey }: HanjangConfig) {
    this.sealer = new Sealer(secretKey, 'webhook-secret');
  }

  seal(secret: string, { teamId, id }: Pick<Endpoint, 'teamId' | 'id'>): Buffer {
    return this.sealer.seal(secret, [teamId, id]);
  }

  /** The secrets that sign at this time, the newest first; undefined when the present one can't be read any more. */
  signing(endpoint: Endpoint, now: Date): string[] | undefined {
    const place = [endpoint.teamId, endpoint.id];
    const present = this.sealer.open(endpoint.sealedSecret, place);
    if (present === undefined) return undefined;
    const { sealedOldSecret, oldSecretUntil } = endpoint;
    if (!sealedOldSecret || !oldSecretUntil || oldSecretUntil <= now) return [present];
    const old = this.sealer.open(sealedOldSecret, place);
    return old === undefined ? [present] : [present, old];
  }
}
