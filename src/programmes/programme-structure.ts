import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Locale } from '../platform/i18n/locale.js';
import { Category } from './category.entity.js';
import { CategoryTree } from './category-tree.js';
import { FiscalYear } from './fiscal-year.entity.js';
import { Fund } from './fund.entity.js';
import { Institution } from './institution.entity.js';
import { PROGRAMME_ERRORS } from './programme.errors.js';
import { Programme } from './programme.entity.js';
import { Stage } from './stage.entity.js';
import { Team } from './team.entity.js';

/**
 * What the actor's programme consists of. Each question joins the unit of work in hand or opens its own; what the
 * actor may not see isn't found.
 */
@Injectable()
export class ProgrammeStructure {
  constructor(private readonly unit: UnitOfWork) {}

  programme(actor: Actor): Promise<Programme> {
    return this.unit.run(actor, async () =>
      found(await this.unit.repository(Programme).findOneBy({ id: actor.programme.id })),
    );
  }

  fiscalYears(actor: Actor): Promise<FiscalYear[]> {
    return this.unit.run(actor, () => this.unit.repository(FiscalYear).find({ order: { year: 'ASC' } }));
  }

  fiscalYear(actor: Actor, id: string): Promise<FiscalYear> {
    return this.unit.run(actor, async () => found(await this.unit.repository(FiscalYear).findOneBy({ id })));
  }

  stages(actor: Actor): Promise<Stage[]> {
    return this.unit.run(actor, () => this.unit.repository(Stage).find({ order: { number: 'ASC' } }));
  }

  stage(actor: Actor, id: string): Promise<Stage> {
    return this.unit.run(actor, async () => found(await this.unit.repository(Stage).findOneBy({ id })));
  }

  /** The stage that a day lies in; undefined between stages. */
  async stageOn(actor: Actor, day: KstDate): Promise<Stage | undefined> {
    return stageOn(await this.stages(actor), day);
  }

  /** The stage to show on a day: the one it lies in, else the last that began, else the first. */
  async stageToShow(actor: Actor, day: KstDate): Promise<Stage | undefined> {
    const stages = await this.stages(actor);
    return stageOn(stages, day) ?? stages.filter((stage) => stage.startsOn <= day).at(-1) ?? stages[0];
  }

  funds(actor: Actor): Promise<Fund[]> {
    return this.unit.run(actor, () =>
      this.unit.repository(Fund).find({ order: { position: 'ASC', code: 'ASC' } }),
    );
  }

  fund(actor: Actor, id: string): Promise<Fund> {
    return this.unit.run(actor, async () => found(await this.unit.repository(Fund).findOneBy({ id })));
  }

  categories(actor: Actor): Promise<CategoryTree<Category>> {
    return this.unit.run(actor, async () => new CategoryTree(await this.unit.repository(Category).find()));
  }

  /** The category's place in the tree in words; empty when there is no such category. */
  async categoryLabel(actor: Actor, id: string, locale: Locale): Promise<string> {
    return (await this.categories(actor)).label(id, locale);
  }

  /** The teams taking part, without the office. Every member knows who takes part. */
  teams(actor: Actor): Promise<Team[]> {
    return this.unit.run(actor, () =>
      this.unit.repository(Team).find({ where: { kind: 'team' }, order: { position: 'ASC', code: 'ASC' } }),
    );
  }

  team(actor: Actor, id: string): Promise<Team> {
    return this.unit.run(actor, async () => found(await this.unit.repository(Team).findOneBy({ id })));
  }

  /** Institutions of the actor's team, or of all teams for the office; of one team when asked. */
  institutions(actor: Actor, teamId?: string): Promise<Institution[]> {
    const readable = teamId ? actor.readTeamIds.filter((id) => id === teamId) : [...actor.readTeamIds];
    return this.unit.run(actor, () =>
      this.unit.repository(Institution).find({
        where: { teamId: In(readable) },
        order: { teamId: 'ASC', position: 'ASC', name: 'ASC' },
      }),
    );
  }

  institution(actor: Actor, id: string): Promise<Institution> {
    return this.unit.run(actor, async () => found(await this.unit.repository(Institution).findOneBy({ id })));
  }
}

/** The stage that a day lies in. */
export function stageOn(stages: readonly Stage[], day: KstDate): Stage | undefined {
  return stages.find((stage) => stage.startsOn <= day && day <= stage.endsOn);
}

function found<T>(row: T | null): T {
  if (row === null) throw PROGRAMME_ERRORS.fail('programme.not-found');
  return row;
}
