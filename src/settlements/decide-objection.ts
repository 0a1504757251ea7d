import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { ActOnSettlement, type AskedOf } from './act-on-settlement.js';
import { UNCONFIRMED } from './confirm-settlement.js';
import { SETTLEMENT_ERRORS } from './settlement.errors.js';
import { mayDecideObjection } from './settlement.policy.js';
import { SettlementNotices } from './settlement-notices.js';
import { SettlementStore } from './settlement-store.js';
import type { ObjectionDecision } from './settlement.js';

export interface DecideObjectionCommand extends AskedOf {
  decision: ObjectionDecision;
  answer: string;
}

/** The officer's answer: what is rejected stands as confirmed, anything else is opened again to be put right. */
@Injectable()
export class DecideObjection {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly acting: ActOnSettlement,
    private readonly store: SettlementStore,
    private readonly notices: SettlementNotices,
  ) {}

  async execute(
    actor: Actor,
    { decision, answer: written, ...asked }: DecideObjectionCommand,
  ): Promise<void> {
    await this.acting.run(actor, asked, async (settlement, subject) => {
      ensure(mayDecideObjection(actor, settlement.state));
      const answer = written.trim();
      if (answer === '')
        throw invalidInput([SETTLEMENT_ERRORS.problem('settlement.text-missing', '/answer')]);
      await this.unit.query(
        `UPDATE settlement_objections SET decision = $3, answer = $4, decided_by = $5, decided_at = $6
         WHERE team_id = $1 AND settlement_id = $2`,
        [
          settlement.teamId,
          settlement.id,
          decision,
          answer,
          actor.userId,
          this.clock.businessNow(actor.demo),
        ],
      );
      this.store.change(settlement, decision === 'rejected' ? { state: 'confirmed' } : UNCONFIRMED);
      await this.acting.tell(actor, settlement, 'objection-decided', { decision, answer });
      await this.notices.tell(actor, 'settlement-answered', subject);
    });
  }
}
