import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticeSubjects, type SubjectFacts } from '../notifications/notice-subjects.js';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EXPENSE_NUMBER } from '../platform/ids/expense-number-sql.js';

/** What claims are called in notices: as they are now, to those who may see them now. */
@Injectable()
export class ClaimNotices implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly subjects: NoticeSubjects,
  ) {}

  onModuleInit(): void {
    this.subjects.readBy('expense', (actor, ids) => this.read(actor, ids));
  }

  private async read(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectFacts>> {
    const rows = await this.unit.query<{ id: string; label: string; dueOn: KstDate }>(
      `SELECT e.id, concat_ws(' ', ${EXPENSE_NUMBER}, nullif(e.title, '')) AS label, s.ends_on AS "dueOn"
       FROM expenses e JOIN stages s ON s.id = e.stage_id
       WHERE e.team_id = ANY ($1::uuid[]) AND e.id = ANY ($2::uuid[])
         AND (e.state <> 'draft' OR e.claimant_id = $3 OR e.prepared_by = $3)`,
      [[...actor.readTeamIds], ids, actor.userId],
    );
    return new Map(rows.map(({ id, label, dueOn }) => [id, { label, dueOn }]));
  }
}
