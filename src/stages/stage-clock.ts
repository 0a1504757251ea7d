import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { FiscalYear } from '../programmes/fiscal-year.entity.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import type { Stage } from '../programmes/stage.entity.js';
import { DeadlineStore, type DeadlineSet } from './deadline-store.js';
import { dueDates, type DueDate } from './due-dates.js';
import { SettlementDays } from './settlement-days.js';

export interface StageClockValue extends DeadlineSet {
  stages: readonly Stage[];
  years: readonly FiscalYear[];
  /** Every deadline of every stage and year, in the order of their days. */
  dates: readonly DueDate[];
}

/** The one answer to what falls due when: for pages, notices and the API; findings take theirs from the same data. */
@Injectable()
export class StageClock {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly store: DeadlineStore,
    private readonly settlements: SettlementDays,
  ) {}

  read(actor: Actor): Promise<StageClockValue> {
    return this.unit.run(actor, async () => {
      const set = await this.store.read(actor.programme.id);
      const stages = await this.structure.stages(actor);
      const years = await this.structure.fiscalYears(actor);
      const settledOn = await this.settlements.of(actor);
      return { ...set, stages, years, dates: dueDates({ ...set, stages, years, settledOn }) };
    });
  }
}
