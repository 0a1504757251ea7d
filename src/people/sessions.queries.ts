import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

export interface SessionView {
  id: string;
  current: boolean;
  userAgent: string;
  address: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

interface SessionRow {
  id: string;
  user_agent: string;
  address: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
}

/** One's own sessions that are still open, the latest seen first. */
@Injectable()
export class SessionQueries {
  constructor(private readonly unit: UnitOfWork) {}

  async list(actor: Actor, currentId: string | undefined): Promise<SessionView[]> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<SessionRow>(
        `SELECT id, user_agent, address, created_at, last_seen_at, expires_at FROM sessions
         WHERE user_id = $1 AND expires_at > now() ORDER BY last_seen_at DESC, id DESC LIMIT 200`,
        [actor.userId],
      );
      return rows.map((row) => ({
        id: row.id,
        current: row.id === currentId,
        userAgent: row.user_agent,
        address: row.address,
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        expiresAt: row.expires_at,
      }));
    });
  }
}
