import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ActOnSettlement, type AskedOf } from './act-on-settlement.js';
import type { InterestMethod } from './formulas/interest.js';
import { SETTLEMENT_ERRORS } from './settlement.errors.js';
import { mayChangeDraft, maySettle } from './settlement.policy.js';
import { SettlementStore } from './settlement-store.js';

export interface BeginCommand extends AskedOf {
  /** Entries and payments up to this day count. */
  asOf: KstDate;
  interestMethod: InterestMethod;
}

/** Begins a settlement, or changes the day and the way of interest of one that isn't confirmed yet. */
@Injectable()
export class BeginSettlement {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly acting: ActOnSettlement,
    private readonly store: SettlementStore,
  ) {}

  async execute(actor: Actor, command: BeginCommand): Promise<void> {
    ensure(maySettle(actor));
    const { asOf, interestMethod } = command;
    await this.acting.inName(actor, command, async ({ team, stage }) => {
      const today = this.clock.businessDate(actor.demo);
      if (asOf < stage.startsOn || asOf > today)
        throw SETTLEMENT_ERRORS.fail('settlement.as-of-out-of-range', { from: stage.startsOn, today });
      const kept = await this.store.lock(team.id, stage.id);
      if (kept) {
        ensure(mayChangeDraft(actor, kept.state));
        if (command.version !== undefined && command.version !== kept.version)
          throw SETTLEMENT_ERRORS.fail('settlement.changed');
        this.store.change(kept, { as_of: asOf, interest_method: interestMethod });
        const before = { asOf: kept.asOf, interestMethod: kept.interestMethod };
        await this.acting.tell(actor, kept, 'changed', { asOf, interestMethod }, before);
        return;
      }
      const id = uuidv7();
      await this.unit.query(
        `INSERT INTO settlements (team_id, id, stage_id, state, as_of, interest_method, created_by, created_at)
         VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7)`,
        [team.id, id, stage.id, asOf, interestMethod, actor.userId, this.clock.businessNow(actor.demo)],
      );
      await this.acting.tell(actor, { teamId: team.id, id }, 'begun', {
        stageId: stage.id,
        asOf,
        interestMethod,
      });
    });
  }
}
