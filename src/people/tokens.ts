import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { mayKeepOwnAccount } from './people.policy.js';

export interface TokenView {
  id: string;
  name: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  status: 'active' | 'expired' | 'revoked';
}

interface TokenRow {
  id: string;
  name: string;
  scopes: string[];
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  status: TokenView['status'];
}

/** One's own API tokens: what there are, and taking one back. */
@Injectable()
export class Tokens {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** The latest first; long lists of dead ones end somewhere. */
  async list(actor: Actor): Promise<TokenView[]> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<TokenRow>(
        `SELECT id, name, scopes, created_at, expires_at, last_used_at,
           CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_at <= now() THEN 'expired' ELSE 'active' END AS status
         FROM api_tokens WHERE user_id = $1 ORDER BY id DESC LIMIT 200`,
        [actor.userId],
      );
      return rows.map(({ created_at, expires_at, last_used_at, ...row }) => ({
        ...row,
        createdAt: created_at,
        expiresAt: expires_at,
        lastUsedAt: last_used_at,
      }));
    });
  }

  /** Takes effect at once; taking a token back twice is as good as once. */
  async revoke(actor: Actor, id: string): Promise<void> {
    ensure(mayKeepOwnAccount(actor));
    await this.unit.run(actor, async () => {
      const [token] = await this.unit.query<{ name: string; revoked_at: Date | null }>(
        `SELECT name, revoked_at FROM api_tokens WHERE id = $1 AND user_id = $2`,
        [id, actor.userId],
      );
      if (!token) throw PEOPLE_ERRORS.fail('people.token-not-found');
      if (token.revoked_at) return;
      await this.unit.query(`UPDATE api_tokens SET revoked_at = now() WHERE id = $1`, [id]);
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'token.revoked',
        subjectType: 'user',
        subjectId: actor.userId,
        after: { id, name: token.name },
      });
    });
  }
}
