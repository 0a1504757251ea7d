import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import type { Stage } from '../programmes/stage.entity.js';
import type { Team } from '../programmes/team.entity.js';
import { REPORT_ERRORS } from './report.errors.js';

/** Which report is asked for, as it stands in an address. */
export interface WantedReport {
  /** Id or code. */
  team?: string;
  /** Id or number. */
  stage?: string;
}

/** What a report is about: a team's stage, or without a team the whole programme's. */
export interface ReportSubject {
  team?: Team;
  stage: Stage;
}

/** Finds what a report is about. A team that the actor doesn't belong to is as little there as one that isn't. */
@Injectable()
export class ReportSubjects {
  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly clock: Clock,
  ) {}

  /** The teams whose reports the actor may have, in the programme's order. */
  async teams(actor: Actor): Promise<Team[]> {
    const teams = await this.structure.teams(actor);
    return teams.filter(({ id }) => actor.readTeamIds.includes(id));
  }

  async find(actor: Actor, wanted: WantedReport): Promise<ReportSubject> {
    return { team: await this.team(actor, wanted.team), stage: await this.stage(actor, wanted.stage) };
  }

  private async team(actor: Actor, wanted: string | undefined): Promise<Team | undefined> {
    if (!wanted && actor.team.kind === 'office') return undefined;
    const sought = (wanted || actor.team.id).toLowerCase();
    const team = (await this.teams(actor)).find(({ id, code }) => id === sought || code === sought);
    if (!team) throw REPORT_ERRORS.fail('report.not-found');
    return team;
  }

  private async stage(actor: Actor, wanted: string | undefined): Promise<Stage> {
    const stage = wanted
      ? (await this.structure.stages(actor)).find(
          ({ id, number }) => id === wanted.toLowerCase() || String(number) === wanted,
        )
      : await this.structure.stageToShow(actor, this.clock.businessDate(actor.demo));
    if (!stage) throw REPORT_ERRORS.fail('report.not-found');
    return stage;
  }
}
