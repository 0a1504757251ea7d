import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Notices } from '../../notifications/notices.js';
import type { Actor, Role } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { concerning, type DueDate } from '../due-dates.js';
import { nextNotice, type Told, type ToTell } from './next-notice.js';

interface ToldRow {
  id: string;
  subjectId: string;
  code: string;
  dueOn: KstDate;
  step: Told['step'];
}

/**
 * Tells one person what of their deadlines has come near or moved. What they were told last is a row of their own, locked
 * while it is looked at: whoever looks second, another process or the one after a restart, finds it told.
 */
@Injectable()
export class TellDeadlines {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /** `person` acts for nobody but themselves; how many notices were written. */
  async execute(person: Actor, roles: readonly Role[], dates: readonly DueDate[]): Promise<number> {
    const today = this.clock.businessDate(person.demo);
    return this.unit.run(person, async () => {
      const told = await this.told(person);
      let count = 0;
      for (const { deadline, subjectId, dueOn } of concerning(dates, roles)) {
        if (dueOn === undefined) continue;
        const row = told.find((one) => one.subjectId === subjectId && one.code === deadline.code);
        const next = nextNotice(row, dueOn, today);
        if (next && (await this.tell(person, { subjectId, code: deadline.code, row }, next))) count += 1;
      }
      return count;
    });
  }

  private told(person: Actor): Promise<ToldRow[]> {
    return this.unit.query<ToldRow>(
      `SELECT id, subject_id AS "subjectId", code, due_on AS "dueOn", step FROM deadline_notices
       WHERE team_id = $1 AND user_id = $2 ORDER BY id FOR UPDATE`,
      [person.team.id, person.userId],
    );
  }

  private async tell(
    person: Actor,
    { subjectId, code, row }: { subjectId: string; code: string; row: ToldRow | undefined },
    { kind, dueOn, step }: ToTell,
  ): Promise<boolean> {
    const at = this.clock.businessNow(person.demo);
    const id = row?.id ?? uuidv7();
    if (row) {
      this.unit.write(
        'UPDATE deadline_notices SET due_on = $3, step = $4, told_at = $5 WHERE team_id = $1 AND id = $2',
        [person.team.id, id, dueOn, step, at],
      );
    } else {
      const written = await this.unit.query(
        `INSERT INTO deadline_notices (team_id, id, user_id, subject_id, code, due_on, step, told_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (team_id, user_id, subject_id, code) DO NOTHING RETURNING id`,
        [person.team.id, id, person.userId, subjectId, code, dueOn, step, at],
      );
      if (written.length === 0) return false;
    }
    await this.notices.tell(person, {
      teamId: person.team.id,
      kind: kind === 'moved' ? 'deadline-moved' : 'deadline-near',
      userIds: [person.userId],
      subject: { type: 'deadline', id },
    });
    return true;
  }
}
