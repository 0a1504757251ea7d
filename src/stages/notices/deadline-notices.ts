import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticeSubjects, type SubjectFacts } from '../../notifications/notice-subjects.js';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { StageClock } from '../stage-clock.js';

/** What deadlines are called in notices, with the day they have now. */
@Injectable()
export class DeadlineNotices implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly subjects: NoticeSubjects,
    private readonly stageClock: StageClock,
  ) {}

  onModuleInit(): void {
    this.subjects.readBy('deadline', (actor, ids) => this.read(actor, ids));
  }

  private async read(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectFacts>> {
    const rows = await this.unit.query<{ id: string; subjectId: string; code: string }>(
      `SELECT id, subject_id AS "subjectId", code FROM deadline_notices WHERE team_id = $1 AND user_id = $2 AND id = ANY ($3::uuid[])`,
      [actor.team.id, actor.userId, ids],
    );
    if (rows.length === 0) return new Map();
    const { dates } = await this.stageClock.read(actor);
    return new Map(
      rows.flatMap(({ id, subjectId, code }): [string, SubjectFacts][] => {
        const date = dates.find((one) => one.subjectId === subjectId && one.deadline.code === code);
        if (!date) return [];
        const { deadline, subject, dueOn } = date;
        const label = [deadline.title[actor.locale], subject[actor.locale], dueOn]
          .filter(Boolean)
          .join(' · ');
        return [[id, { label, dueOn }]];
      }),
    );
  }
}
