import { Injectable } from '@nestjs/common';
import { Ledger } from '../ledger/ledger.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import { CloseOutStore } from './close-out-store.js';
import { CLOSE_OUT_ERRORS } from './close-out.errors.js';
import { mayCloseOut } from './close-out.policy.js';
import { Undisbursed } from './undisbursed.js';

/** Gives a cut team's undisbursed money back to its funds, from where it may be allocated anew. Once a second officer confirmed. */
@Injectable()
export class ReleaseUndisbursed {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CloseOutStore,
    private readonly undisbursed: Undisbursed,
    private readonly ledger: Ledger,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Returns how much went back. */
  async execute(actor: Actor, { id }: { id: string }): Promise<Won> {
    ensure(mayCloseOut(actor));
    const { teamId } = await this.unit.run(actor, () => this.store.find(id));
    return this.unit.run(
      actor,
      async () => {
        const closeOut = await this.store.lock(id);
        if (closeOut.state !== 'open') throw CLOSE_OUT_ERRORS.fail('close-out.ended');
        if (!closeOut.confirmed) throw CLOSE_OUT_ERRORS.fail('close-out.not-confirmed');
        const { total, lines } = await this.undisbursed.of(actor, closeOut);
        if (total === 0n) throw CLOSE_OUT_ERRORS.fail('close-out.nothing-to-release');
        await this.ledger.postNow({
          teamId,
          // What comes free afterwards, such as a rejected claim's amount, goes back by another group.
          key: `close-out:${id}:${closeOut.version}`,
          causeType: 'close-out',
          causeId: id,
          occurredOn: this.clock.businessDate(actor.demo),
          actorId: actor.userId,
          entries: lines.map(({ lineId, appropriationId, amount }) => ({
            kind: 'deallocate',
            lineId,
            counterLineId: appropriationId,
            amount,
          })),
        });
        this.unit.write('UPDATE close_outs SET version = version + 1 WHERE team_id = $1 AND id = $2', [
          teamId,
          id,
        ]);
        await this.audit.record(actor, {
          teamId,
          act: 'close-out.released',
          subjectType: 'close-out',
          subjectId: id,
          after: { total, lines },
        });
        return total;
      },
      { onBehalfOf: teamId },
    );
  }
}
