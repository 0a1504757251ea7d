import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import type { Stage } from '../programmes/stage.entity.js';
import type { Team } from '../programmes/team.entity.js';
import { SETTLEMENT_ERRORS } from './settlement.errors.js';

/** A team's stage as an address names it: by id, or by the team's code and the stage's number. */
export interface SettlementPlace {
  team: string;
  stage: string;
}

export interface SettlementSubject {
  team: Team;
  stage: Stage;
}

/** Finds what a settlement is about. A team that the actor may not read is as little there as one that isn't. */
@Injectable()
export class SettlementSubjects {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
  ) {}

  async teams(actor: Actor): Promise<Team[]> {
    const teams = await this.structure.teams(actor);
    return teams.filter(({ id }) => actor.readTeamIds.includes(id));
  }

  find(actor: Actor, { team, stage }: SettlementPlace): Promise<SettlementSubject> {
    return this.unit.run(actor, async () => {
      const teamId = team.toLowerCase();
      const foundTeam = (await this.teams(actor)).find(({ id, code }) => id === teamId || code === teamId);
      const foundStage =
        foundTeam &&
        (await this.structure.stages(actor)).find(
          ({ id, number }) => id === stage.toLowerCase() || String(number) === stage,
        );
      if (!foundTeam || !foundStage) throw SETTLEMENT_ERRORS.fail('settlement.not-found');
      return { team: foundTeam, stage: foundStage };
    });
  }
}
