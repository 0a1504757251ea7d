import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticeSubjects, type SubjectFacts } from '../notifications/notice-subjects.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

/** What imports are called in notices: by the file they came from. */
@Injectable()
export class ImportNotices implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly subjects: NoticeSubjects,
  ) {}

  onModuleInit(): void {
    this.subjects.readBy('import', (actor, ids) => this.read(actor, ids));
  }

  private async read(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectFacts>> {
    const rows = await this.unit.query<{ id: string; label: string }>(
      `SELECT i.id, v.original_name AS label FROM imports i JOIN evidence v ON v.team_id = i.team_id AND v.id = i.evidence_id
       WHERE i.team_id = $1 AND i.id = ANY ($2::uuid[])`,
      [actor.team.id, ids],
    );
    return new Map(rows.map(({ id, label }) => [id, { label }]));
  }
}
