import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import { SettlementStore } from './settlement-store.js';
import type { SettlementState } from './settlement.js';

export interface SettlementStanding {
  state: SettlementState;
  version?: number;
  /** Kept with the confirmation; absent before it. */
  total?: Won;
  received: Won;
  /** What is still to be paid back of a final settlement. */
  owed: Won;
  finalisedOn?: KstDate;
  returnDueOn?: KstDate;
}

/** How a team's settlement of a stage stands: for whatever waits for it. `preview` where none was begun. */
@Injectable()
export class SettlementStateQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: SettlementStore,
  ) {}

  of(actor: Actor, teamId: string, stageId: string): Promise<SettlementStanding> {
    return this.unit.run(actor, async () => {
      const settlement = await this.store.find(teamId, stageId);
      if (!settlement) return { state: 'preview', received: 0n, owed: 0n };
      const received = (await this.store.received([teamId])).get(settlement.id) ?? 0n;
      const total = settlement.result?.totals.total;
      const { state, version, finalisedOn, returnDueOn } = settlement;
      return {
        state,
        version,
        total,
        received,
        owed: state === 'final' ? (total ?? 0n) - received : 0n,
        finalisedOn,
        returnDueOn,
      };
    });
  }
}
