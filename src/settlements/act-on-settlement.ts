import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { SETTLEMENT_ERRORS } from './settlement.errors.js';
import { maySeeSettlements } from './settlement.policy.js';
import { SettlementStore } from './settlement-store.js';
import { SettlementSubjects, type SettlementPlace, type SettlementSubject } from './settlement-subject.js';
import type { Settlement } from './settlement.js';

export interface AskedOf extends SettlementPlace {
  /** As it was read; absent, as it is. */
  version?: number;
}

/** One act on one settlement: found, locked, unchanged since it was read, in its team's name, and told in the team's log. */
@Injectable()
export class ActOnSettlement {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly subjects: SettlementSubjects,
    private readonly store: SettlementStore,
    private readonly audit: AuditLog,
  ) {}

  async run<T>(
    actor: Actor,
    asked: AskedOf,
    act: (settlement: Settlement, subject: SettlementSubject) => Promise<T>,
  ): Promise<T> {
    return this.inName(actor, asked, async (subject) => {
      const settlement = await this.store.lock(subject.team.id, subject.stage.id);
      if (!settlement) throw SETTLEMENT_ERRORS.fail('settlement.not-begun');
      if (asked.version !== undefined && asked.version !== settlement.version)
        throw SETTLEMENT_ERRORS.fail('settlement.changed');
      return act(settlement, subject);
    });
  }

  /** The unit of work alone, in the team's name. */
  async inName<T>(
    actor: Actor,
    place: SettlementPlace,
    work: (subject: SettlementSubject) => Promise<T>,
  ): Promise<T> {
    ensure(maySeeSettlements(actor));
    const subject = await this.subjects.find(actor, place);
    const onBehalfOf = actor.roles.includes('officer') ? subject.team.id : undefined;
    return this.unit.run(actor, () => work(subject), { onBehalfOf });
  }

  async tell(
    actor: Actor,
    { teamId, id }: Pick<Settlement, 'teamId' | 'id'>,
    act: string,
    after: object,
    before?: object,
  ): Promise<void> {
    await this.audit.record(actor, {
      teamId,
      act: `settlement.${act}`,
      subjectType: 'settlement',
      subjectId: id,
      before,
      after,
    });
  }
}
