import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { mayKeepOwnAccount } from './people.policy.js';

export type EndSessionsCommand = { sessionId: string } | { allBut: string | undefined };

/** Ends one of one's own sessions, or all others. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Returns how many ended. */
  async execute(actor: Actor, command: EndSessionsCommand): Promise<number> {
    ensure(mayKeepOwnAccount(actor));
    return this.unit.run(actor, async () => {
      const ended =
        'sessionId' in command
          ? await this.unit.query(`DELETE FROM sessions WHERE user_id = $1 AND id = $2 RETURNING id`, [
              actor.userId,
              command.sessionId,
            ])
          : await this.unit.query(
              `DELETE FROM sessions WHERE user_id = $1 AND id IS DISTINCT FROM $2::uuid RETURNING id`,
              [actor.userId, command.allBut ?? null],
            );
      if ('sessionId' in command && ended.length === 0) throw PEOPLE_ERRORS.fail('people.session-not-found');
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'session.ended',
        subjectType: 'user',
        subjectId: actor.userId,
        after: { count: ended.length },
      });
      return ended.length;
    });
  }
}
