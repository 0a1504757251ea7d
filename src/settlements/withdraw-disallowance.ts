import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ActOnSettlement, type AskedOf } from './act-on-settlement.js';
import { SETTLEMENT_ERRORS } from './settlement.errors.js';
import { mayChangeDraft } from './settlement.policy.js';

/** Takes a disallowance back while the settlement is still written at. Its row stays, with who took it back. */
@Injectable()
export class WithdrawDisallowance {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly acting: ActOnSettlement,
  ) {}

  async execute(
    actor: Actor,
    { disallowanceId, ...asked }: AskedOf & { disallowanceId: string },
  ): Promise<void> {
    await this.acting.run(actor, asked, async (settlement) => {
      ensure(mayChangeDraft(actor, settlement.state));
      const gone = await this.unit.query(
        `UPDATE settlement_disallowances SET withdrawn_by = $4, withdrawn_at = $5
         WHERE team_id = $1 AND settlement_id = $2 AND id = $3 AND withdrawn_at IS NULL RETURNING id`,
        [settlement.teamId, settlement.id, disallowanceId, actor.userId, this.clock.businessNow(actor.demo)],
      );
      if (gone.length === 0) throw SETTLEMENT_ERRORS.fail('settlement.not-found');
      await this.acting.tell(actor, settlement, 'disallowance-withdrawn', { id: disallowanceId });
    });
  }
}
