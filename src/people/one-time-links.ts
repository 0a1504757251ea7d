import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { hashSecret, newSecret } from './secrets.js';

export interface NewLink {
  purpose: 'invitation' | 'password';
  /** Shown once; only its hash is kept. */
  secret: string;
  expiresAt: Date;
}

const LINK_HOURS = 72;
const HOUR_MS = 3_600_000;

/** Makes links in the unit of work in hand. */
@Injectable()
export class OneTimeLinks {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async make(
    actor: Actor,
    holder: { teamId: string; userId: string; purpose: NewLink['purpose'] },
  ): Promise<NewLink> {
    const secret = newSecret();
    const expiresAt = new Date(this.clock.now().getTime() + LINK_HOURS * HOUR_MS);
    await this.unit.query(
      `INSERT INTO one_time_links (id, team_id, user_id, purpose, token_hash, created_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [uuidv7(), holder.teamId, holder.userId, holder.purpose, hashSecret(secret), actor.userId, expiresAt],
    );
    return { purpose: holder.purpose, secret, expiresAt };
  }
}

/** Where a link leads. */
export function linkPath(link: { secret: string }): string {
  return `/invitations/${link.secret}`;
}
