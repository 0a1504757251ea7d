import { Body, Controller, Get, Param, ParseUUIDPipe, Put, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CurrentActor, localeOf } from '../../platform/web/actor-of-request.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { BudgetOverview } from '../budget-overview.js';
import { CompareBudgets } from '../compare-budgets.js';
import { CompareQuery, SpendingPlanDto, StageQuery, StuckApiQuery, TeamsQuery } from '../dto/views.dto.js';
import { fundViews } from '../fund-views.js';
import { monthsOf, type SpendingPlan } from '../spending-plan.js';
import { SpendingPlans } from '../spending-plans.js';
import { StuckReservations } from '../stuck-reservations.js';
import { stuckView } from '../stuck-view.js';
import { TeamPaces } from '../team-paces.js';

const PAGE = 50;

/** What the budget pages show: pace and forecast, teams and periods beside one another, money that is stuck. */
@ApiTags('budgets')
@Controller('api/v1/budgets')
export class BudgetViewsController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly overview: BudgetOverview,
    private readonly paces: TeamPaces,
    private readonly comparison: CompareBudgets,
    private readonly stuckReservations: StuckReservations,
    private readonly clock: Clock,
  ) {}

  /** Each fund of a stage: what is spent, what the plan says for today, and what the last eight weeks lead to. */
  @Get('forecasts')
  async forecasts(
    @CurrentActor() actor: Actor,
    @Query() { stage }: StageQuery,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const value = await this.overview.read(actor, stage);
    const items = value.funds.flatMap((fund) => {
      const { burnUp } = fundViews({ value, locale: localeOf(request) }, fund);
      if (!burnUp) return [];
      const { allocated, reserved, points, planTenths, forecast } = burnUp;
      return [
        { fundId: fund.id, allocated, reserved, spent: points.at(-1)?.spent ?? 0n, planTenths, forecast },
      ];
    });
    return { stageId: value.stage?.id ?? null, on: value.today, items };
  }

  /** Teams beside one another; the office's alone. */
  @Get('teams')
  async teams(@CurrentActor() actor: Actor, @Query() { stage, fund }: TeamsQuery): Promise<object> {
    const value = await this.paces.read(actor, { stageId: stage, fundId: fund });
    return {
      stageId: value.stage?.id ?? null,
      on: value.today,
      items: value.teams.map(({ team, pace, late, use }) => ({
        team: { id: team.id, name: team.name, status: team.status },
        pace: pace ?? null,
        late,
        use: use ?? null,
      })),
      total: value.total ?? null,
    };
  }

  /** Two fiscal years or two stages, by fund and category; a team gets its own money and its own use of pots. */
  @Get('comparison')
  async compare(@CurrentActor() actor: Actor, @Query() query: CompareQuery): Promise<object> {
    const { by, left, right, rows } = await this.comparison.read(actor, { ...query, teamId: query.team });
    return {
      by,
      left: left?.id ?? null,
      right: right?.id ?? null,
      items: rows.map((row) => ({
        fund: { id: row.fundId, name: row.fundName },
        category: row.categoryName ?? null,
        ownUseOnly: row.ownUseOnly,
        left: row.left,
        right: row.right,
      })),
    };
  }

  /** Reservations that stood still, the oldest first, with where they stopped and what is next. */
  @Get('stuck')
  async stuck(
    @CurrentActor() actor: Actor,
    @Query() { days: wanted, after, limit = PAGE }: StuckApiQuery,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const locale = localeOf(request);
    const now = this.clock.businessNow(actor.demo);
    return this.unit.run(actor, async () => {
      const days = wanted ?? (await this.structure.programme(actor)).stuckDays;
      const page = await this.stuckReservations.page(actor, now, { days, limit, after });
      return {
        days,
        items: page.rows.map((row) => ({
          subject: row.subject,
          placeKind: row.place.kind,
          ...stuckView({ actor, locale }, row),
        })),
        next: page.next,
      };
    });
  }
}

/** Plans of spending by fund and stage; set by officers. */
@ApiTags('budgets')
@Controller('api/v1/spending-plans')
export class SpendingPlansController {
  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly plans: SpendingPlans,
  ) {}

  /** The plan of a fund in a stage, month by month; `even` where none was set. */
  @Get(':fundId/:stageId')
  async read(
    @CurrentActor() actor: Actor,
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('stageId', ParseUUIDPipe) stageId: string,
  ): Promise<object> {
    const stage = await this.structure.stage(actor, stageId);
    await this.structure.fund(actor, fundId);
    return planJson(fundId, stageId, (await this.plans.read(actor))(fundId, stage));
  }

  /** Sets it; officers only. */
  @Put(':fundId/:stageId')
  async set(
    @CurrentActor() actor: Actor,
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('stageId', ParseUUIDPipe) stageId: string,
    @Body() { months }: SpendingPlanDto,
  ): Promise<object> {
    return planJson(fundId, stageId, await this.plans.set(actor, { fundId, stageId, months }));
  }
}

function planJson(fundId: string, stageId: string, { period, months }: SpendingPlan): object {
  return { fundId, stageId, even: months === undefined, stageMonths: monthsOf(period), months: months ?? [] };
}
