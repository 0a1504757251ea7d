import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { SettlementDays } from '../stages/settlement-days.js';

/** From when the time to object and the time to return are counted, for the clock of stages. */
@Injectable()
export class TellSettlementDays implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly days: SettlementDays,
  ) {}

  onModuleInit(): void {
    this.days.readBy((actor) => this.ofTeam(actor));
  }

  private async ofTeam(actor: Actor): Promise<ReadonlyMap<string, KstDate>> {
    const rows = await this.unit.query<{ stage_id: string; confirmed_on: KstDate }>(
      'SELECT stage_id, confirmed_on FROM settlements WHERE team_id = $1 AND confirmed_on IS NOT NULL',
      [actor.team.id],
    );
    return new Map(rows.map(({ stage_id: stageId, confirmed_on: on }) => [stageId, on]));
  }
}
