import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { maySeeSettlements } from './settlement.policy.js';
import { SettlementSubjects, type SettlementPlace, type SettlementSubject } from './settlement-subject.js';
import { SpendingEntries, type SpendingEntry } from './spending-entries.js';

export interface FoundSpending extends SettlementSubject {
  entries: SpendingEntry[];
  more: boolean;
}

/** Finds spending of a stage that can be disallowed. */
@Injectable()
export class FindSpending {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly subjects: SettlementSubjects,
    private readonly entries: SpendingEntries,
  ) {}

  execute(
    actor: Actor,
    { sought, limit, ...place }: SettlementPlace & { sought: string; limit: number },
  ): Promise<FoundSpending> {
    ensure(maySeeSettlements(actor));
    return this.unit.run(actor, async () => {
      const subject = await this.subjects.find(actor, place);
      const found = await this.entries.search(subject.team.id, subject.stage.id, sought.trim(), limit);
      await this.audit.recordRead(actor, {
        teamId: subject.team.id,
        subjectType: 'settlement-spending',
        subjectId: subject.stage.id,
      });
      return { ...subject, entries: found.slice(0, limit), more: found.length > limit };
    });
  }
}
