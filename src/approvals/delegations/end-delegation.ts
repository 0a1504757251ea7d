import { Injectable } from '@nestjs/common';
import { Notices } from '../../notifications/notices.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { mayEnd } from './delegation.policy.js';
import type { DelegationRecord } from './delegation-record.js';
import { DelegationStore } from './delegation-store.js';
import { factsOf, told } from './lend-right.js';

/** Takes a lent right back, at once; what was decided by it stands. */
@Injectable()
export class EndDelegation {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: DelegationStore,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
  ) {}

  async execute(actor: Actor, id: string): Promise<DelegationRecord> {
    return this.unit.run(actor, async () => {
      // Asked before the row is locked, too: whoever may only read it can't lock it.
      ensure(mayEnd(actor, await this.store.find(actor, id)));
      const delegation = await this.store.lock(actor, id);
      ensure(mayEnd(actor, delegation));
      await this.end(actor, delegation);
      return this.store.find(actor, id);
    });
  }

  /** All that a person lent or was lent, as they leave; in the unit in hand, which may write the team's rows. */
  async endAllOf(actor: Actor, person: { teamId: string; userId: string }): Promise<void> {
    for (const delegation of await this.store.openOf(actor, person)) await this.end(actor, delegation);
  }

  private async end(actor: Actor, delegation: DelegationRecord): Promise<void> {
    this.store.end(actor, delegation);
    await this.audit.record(actor, {
      teamId: delegation.teamId,
      act: 'delegation.ended',
      subjectType: 'delegation',
      subjectId: delegation.id,
      before: factsOf(delegation),
    });
    await this.notices.tell(actor, told('delegation-ended', delegation));
  }
}
