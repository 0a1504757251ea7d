import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { NOTICE_ERRORS } from './notice.errors.js';
import type { NoticeSubject } from './notice-subject.js';

/** Marks what somebody was told as read: they looked at it, or at what it is about. No audit: it changes nothing else. */
@Injectable()
export class MarkRead {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Again does nothing. @throws notice.not-found, for other people's, too. */
  async one(actor: Actor, id: string): Promise<void> {
    await this.unit.run(actor, async () => {
      const rows = await this.unit.byKey(
        `UPDATE notifications SET read_at = coalesce(read_at, $4) WHERE team_id = $1 AND user_id = $2 AND id = $3 RETURNING 1`,
        [actor.team.id, actor.userId, id, this.clock.now()],
      );
      if (rows.length === 0) throw NOTICE_ERRORS.fail('notice.not-found');
    });
  }

  /** Up to an instant where one is given: what came since the page was drawn wasn't on it. */
  async all(actor: Actor, until?: Date): Promise<number> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query(
        `UPDATE notifications SET read_at = $3 WHERE team_id = $1 AND user_id = $2 AND read_at IS NULL
           AND ($4::timestamptz IS NULL OR at <= $4) RETURNING 1`,
        [actor.team.id, actor.userId, this.clock.now(), until ?? null],
      );
      return rows.length;
    });
  }

  /** Whoever looks at a thing has read what was told of it; inside the unit in hand, without waiting. */
  about(actor: Actor, { type, id }: NoticeSubject): void {
    this.unit.write(
      `UPDATE notifications SET read_at = $5 WHERE team_id = $1 AND user_id = $2 AND subject_id = $4 AND subject_type = $3 AND read_at IS NULL`,
      [actor.team.id, actor.userId, type, id, this.clock.now()],
    );
  }
}
