import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ensure } from '../platform/access/decision.js';
import { shareTenths } from '../platform/money/shares.js';
import { sumWon, type Won } from '../platform/money/won.js';
import type { Fund } from '../programmes/fund.entity.js';
import { PROGRAMME_ERRORS } from '../programmes/programme.errors.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import type { Stage } from '../programmes/stage.entity.js';
import type { Team } from '../programmes/team.entity.js';
import { mayCompareTeams } from './budget.policy.js';
import { BudgetOverview } from './budget-overview.js';
import { LATE_TENTHS, paceOf, type Pace, type PlannedPart } from './pace-of-lines.js';
import { planTenthsOn } from './spending-plan.js';
import { SpendingPlans } from './spending-plans.js';

/** A team in a stage: its pace on money of its own, or its use of a common pot. */
export interface TeamPace {
  team: Team;
  /** Of funds allocated per team; absent when a common pot is asked for. */
  pace?: Pace;
  late: boolean;
  /** Of a common pot. */
  use?: { spent: Won; reserved: Won; requested: Won; shareTenths: number };
}

export interface TeamPacesValue {
  stages: Stage[];
  stage?: Stage;
  funds: Fund[];
  fund?: Fund;
  teams: TeamPace[];
  /** All teams together. */
  total?: Pace;
  today: KstDate;
}

interface PartRow {
  team_id: string;
  fund_id: string;
  allocated: string;
  spent: string;
  reserved: string;
}

/** Teams beside one another: the office's alone. */
@Injectable()
export class TeamPaces {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly plans: SpendingPlans,
    private readonly overview: BudgetOverview,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  read(actor: Actor, wanted: { stageId?: string; fundId?: string }): Promise<TeamPacesValue> {
    ensure(mayCompareTeams(actor));
    const today = this.clock.businessDate(actor.demo);
    return this.unit.run(actor, async () => {
      const [stages, funds] = [await this.structure.stages(actor), await this.structure.funds(actor)];
      const stage = wanted.stageId
        ? stages.find(({ id }) => id === wanted.stageId)
        : await this.structure.stageToShow(actor, today);
      const fund = wanted.fundId ? funds.find(({ id }) => id === wanted.fundId) : undefined;
      if ((wanted.stageId && !stage) || (wanted.fundId && !fund))
        throw PROGRAMME_ERRORS.fail('programme.not-found');
      const value = { stages, stage, funds, fund, today };
      if (!stage) return { ...value, teams: [] };
      const teams = await this.structure.teams(actor);
      this.audit.recordReads(
        actor,
        teams.map(({ id }) => id),
        { type: 'budget', id: actor.programme.id },
      );
      if (fund?.kind === 'common-pot') return { ...value, teams: await this.usesOf(teams, stage, fund) };
      return { ...value, ...(await this.pacesOf(actor, teams, stage, today, fund)) };
    });
  }

  private async pacesOf(
    actor: Actor,
    teams: readonly Team[],
    stage: Stage,
    today: KstDate,
    fund: Fund | undefined,
  ): Promise<{ teams: TeamPace[]; total: Pace }> {
    const planOf = await this.plans.read(actor);
    const rows = await this.unit.query<PartRow>(
      `SELECT l.owner_team_id AS team_id, l.fund_id, sum(b.available + b.reserved + b.spent) AS allocated,
         sum(b.spent) AS spent, sum(b.reserved) AS reserved
       FROM budget_lines l JOIN line_balances b ON b.line_id = l.id
       WHERE l.stage_id = $1 AND l.kind = 'line' AND l.audience = 'team' AND ($2::uuid IS NULL OR l.fund_id = $2)
       GROUP BY l.owner_team_id, l.fund_id`,
      [stage.id, fund?.id ?? null],
    );
    const parts = rows.map((row): PlannedPart & { teamId: string } => ({
      teamId: row.team_id,
      allocated: BigInt(row.allocated),
      spent: BigInt(row.spent),
      reserved: BigInt(row.reserved),
      planTenths: planTenthsOn(planOf(row.fund_id, stage), today),
    }));
    const paces = teams.map((team): TeamPace => {
      const pace = paceOf(parts.filter(({ teamId }) => teamId === team.id));
      return { team, pace, late: pace.allocated > 0n && pace.gapTenths <= -LATE_TENTHS };
    });
    return { teams: paces, total: paceOf(parts) };
  }

  private async usesOf(teams: readonly Team[], stage: Stage, fund: Fund): Promise<TeamPace[]> {
    const pots = await this.unit.query<{ id: string }>(
      `SELECT id FROM budget_lines WHERE stage_id = $1 AND fund_id = $2 AND kind = 'line' AND audience = 'programme'`,
      [stage.id, fund.id],
    );
    const uses = await this.overview.usesOf(pots.map(({ id }) => id));
    const sums = teams.map((team) => {
      const own = uses.filter(({ teamId }) => teamId === team.id);
      return {
        spent: sumWon(own.map(({ spent }) => spent)),
        reserved: sumWon(own.map(({ reserved }) => reserved)),
        requested: sumWon(own.map(({ requested }) => requested)),
      };
    });
    const used = sums.map(({ spent, reserved }) => (spent + reserved > 0n ? spent + reserved : 0n));
    const shares = shareTenths(used);
    return teams.map((team, index) => ({
      team,
      late: false,
      use: {
        ...(sums[index] ?? { spent: 0n, reserved: 0n, requested: 0n }),
        shareTenths: shares[index] ?? 0,
      },
    }));
  }
}
