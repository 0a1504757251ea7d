import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import type { Category } from '../programmes/category.entity.js';
import type { CategoryTree } from '../programmes/category-tree.js';
import type { Stage } from '../programmes/stage.entity.js';
import type { Team } from '../programmes/team.entity.js';
import type { InterestMethod } from './formulas/interest.js';
import * as sql from './settlement-inputs.sql.js';
import {
  institutionsFrom,
  linesFrom,
  potFrom,
  type InputRows,
  type LineRow,
} from './settlement-input-rows.js';
import type { SettlementInput } from './settlement-input.js';
import { SettlementSettingsStore } from './settlement-settings.js';
import type { SettlementSettings } from './settlement.js';

export interface WantedInput {
  team: Team;
  stage: Stage;
  asOf: KstDate;
  interestMethod: InterestMethod;
}

export interface LoadedInput {
  input: SettlementInput;
  /** How often the team's lines of the stage have moved. */
  ledgerPosition: bigint;
}

/** Reads what settlements are computed from, for one or for all that are listed, in the unit of work in hand. */
@Injectable()
export class SettlementInputs {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly structure: ProgrammeStructure,
    private readonly settings: SettlementSettingsStore,
  ) {}

  async one(actor: Actor, wanted: WantedInput): Promise<LoadedInput> {
    const [loaded] = await this.many(actor, [wanted], wanted.asOf);
    if (!loaded) throw new Error('one wanted input gives one input');
    return loaded;
  }

  /** All as of one day, in their order. */
  async many(actor: Actor, wanted: readonly WantedInput[], asOf: KstDate): Promise<LoadedInput[]> {
    if (wanted.length === 0) return [];
    const [settings, categories] = [await this.settings.read(actor), await this.structure.categories(actor)];
    const rows = await this.rows(actor, wanted, asOf);
    return wanted.map((each) => ({
      input: inputFrom(each, rows, categories, settings),
      ledgerPosition: rows.lines
        .filter(({ team_id, stage_id }) => team_id === each.team.id && stage_id === each.stage.id)
        .reduce((sum, { version }) => sum + BigInt(version), 0n),
    }));
  }

  private async rows(actor: Actor, wanted: readonly WantedInput[], asOf: KstDate): Promise<InputRows> {
    const teams = [...new Set(wanted.map(({ team }) => team.id))];
    const stages = [...new Set(wanted.map(({ stage }) => stage.id))];
    const lines = await this.unit.query<LineRow>(sql.LINES, [teams, stages]);
    const ids = lines.map(({ id }) => id);
    const past = asOf < this.clock.businessDate(actor.demo);
    return {
      lines,
      past: past ? await this.unit.query(sql.BALANCES_ON, [ids, asOf]) : undefined,
      carried: await this.unit.query(sql.CARRIED, [ids, asOf]),
      institutions: await this.unit.query(sql.INSTITUTIONS, [teams]),
      plans: await this.unit.query(sql.PLANS, [teams, stages]),
      paid: await this.unit.query(sql.PAID, [teams, stages, asOf]),
      disallowed: await this.unit.query(sql.DISALLOWED, [teams, stages]),
    };
  }
}

function inputFrom(
  { team, stage, asOf, interestMethod }: WantedInput,
  rows: InputRows,
  categories: CategoryTree<Category>,
  { rounding, allowanceCounts }: SettlementSettings,
): SettlementInput {
  const place = { teamId: team.id, stageId: stage.id };
  return {
    team: { id: team.id, code: team.code, name: team.name },
    stage: {
      id: stage.id,
      number: stage.number,
      name: stage.name,
      startsOn: stage.startsOn,
      endsOn: stage.endsOn,
    },
    asOf,
    cut: team.status === 'cut',
    rules: { rounding, interestMethod, allowanceCounts },
    institutions: institutionsFrom(place, rows, linesFrom(place, rows, categories)),
    pot: potFrom(place, rows),
  };
}
