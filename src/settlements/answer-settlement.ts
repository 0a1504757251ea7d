import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { ActOnSettlement, type AskedOf } from './act-on-settlement.js';
import { SETTLEMENT_ERRORS } from './settlement.errors.js';
import { mayAnswer } from './settlement.policy.js';
import { SettlementStore } from './settlement-store.js';

/** The team's word on a confirmed result: it accepts it, or it objects, once and within the month. */
@Injectable()
export class AnswerSettlement {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly acting: ActOnSettlement,
    private readonly store: SettlementStore,
  ) {}

  async accept(actor: Actor, asked: AskedOf): Promise<void> {
    await this.acting.run(actor, asked, async (settlement) => {
      ensure(mayAnswer(actor, settlement));
      this.store.change(settlement, {
        accepted_by: actor.userId,
        accepted_at: this.clock.businessNow(actor.demo),
      });
      await this.acting.tell(actor, settlement, 'accepted', { digest: settlement.digest });
    });
  }

  async object(actor: Actor, { text, ...asked }: AskedOf & { text: string }): Promise<void> {
    await this.acting.run(actor, asked, async (settlement) => {
      ensure(mayAnswer(actor, settlement));
      const body = text.trim();
      if (body === '') throw invalidInput([SETTLEMENT_ERRORS.problem('settlement.text-missing', '/text')]);
      if (await this.store.objection(settlement)) throw SETTLEMENT_ERRORS.fail('settlement.objected-before');
      const { objectionDueOn = '' } = settlement;
      if (this.clock.businessDate(actor.demo) > objectionDueOn)
        throw SETTLEMENT_ERRORS.fail('settlement.objection-late', { dueOn: objectionDueOn });
      await this.unit.query(
        `INSERT INTO settlement_objections (team_id, settlement_id, body, filed_by, filed_at) VALUES ($1, $2, $3, $4, $5)`,
        [settlement.teamId, settlement.id, body, actor.userId, this.clock.businessNow(actor.demo)],
      );
      this.store.change(settlement, { state: 'objected', accepted_by: null, accepted_at: null });
      await this.acting.tell(actor, settlement, 'objected', { body });
    });
  }
}
