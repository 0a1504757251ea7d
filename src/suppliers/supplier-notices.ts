import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticeSubjects, type SubjectFacts } from '../notifications/notice-subjects.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

/** What suppliers are called in notices. */
@Injectable()
export class SupplierNotices implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly subjects: NoticeSubjects,
  ) {}

  onModuleInit(): void {
    this.subjects.readBy('supplier', (actor, ids) => this.read(actor, ids));
  }

  private async read(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectFacts>> {
    const rows = await this.unit.query<{ id: string; label: string }>(
      'SELECT id, name AS label FROM suppliers WHERE team_id = $1 AND id = ANY ($2::uuid[])',
      [actor.team.id, ids],
    );
    return new Map(rows.map(({ id, label }) => [id, { label }]));
  }
}
