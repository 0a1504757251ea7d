import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { ComparePage } from '../../../templates/budgets/compare-page.js';
import { BudgetSettingsPage } from '../../../templates/budgets/settings-page.js';
import { StuckPage } from '../../../templates/budgets/stuck-page.js';
import { TeamsPage } from '../../../templates/budgets/teams-page.js';
import { viewTexts } from '../../../templates/budgets/view-texts.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CurrentActor, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ChangeProgrammeSettings } from '../../programmes/change-programme-settings.js';
import { PROGRAMME_ERRORS } from '../../programmes/programme.errors.js';
import { maySetUpProgramme } from '../../programmes/programme.policy.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { mayCompareTeams } from '../budget.policy.js';
import { CompareBudgets } from '../compare-budgets.js';
import {
  CompareQuery,
  ProgrammeSettingsForm,
  StageQuery,
  StuckQuery,
  TeamsPageQuery,
} from '../dto/views.dto.js';
import { SpendingPlans } from '../spending-plans.js';
import { TeamPaces } from '../team-paces.js';
import { comparePageView } from './compare-view.js';
import {
  settingsPageView,
  typedMonths,
  type RefusedSettings,
  type SettingsValue,
  type TypedMonths,
} from './settings-view.js';
import { StuckLists } from './stuck-lists.js';
import { teamsPageView } from './teams-view.js';

/** The budget's pages besides its overview: teams and periods beside one another, what is stuck, plan and disclosure. */
@ApiExcludeController()
@Controller('budgets')
export class BudgetViewsPages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly structure: ProgrammeStructure,
    private readonly paces: TeamPaces,
    private readonly comparison: CompareBudgets,
    private readonly stuckLists: StuckLists,
    private readonly plans: SpendingPlans,
    private readonly settings: ChangeProgrammeSettings,
    private readonly clock: Clock,
  ) {}

  @Get('teams')
  async teams(
    @CurrentActor() actor: Actor,
    @Query() query: TeamsPageQuery,
    @Req() request: FastifyRequest,
  ): Promise<VNode> {
    const value = await this.paces.read(actor, { stageId: query.stage, fundId: query.fund });
    const frame = await this.frames.frameOf(request);
    return <TeamsPage {...teamsPageView(value, { frame, actor, query })} />;
  }

  @Get('compare')
  async compare(
    @CurrentActor() actor: Actor,
    @Query() query: CompareQuery,
    @Req() request: FastifyRequest,
  ): Promise<VNode> {
    const teamId = query.team || undefined;
    const value = await this.comparison.read(actor, { ...query, teamId });
    const teams = actor.team.kind === 'office' ? await this.structure.teams(actor) : undefined;
    const frame = await this.frames.frameOf(request);
    return <ComparePage {...comparePageView(value, { frame, actor, teams, teamId })} />;
  }

  @Get('stuck')
  async stuck(
    @CurrentActor() actor: Actor,
    @Query() query: StuckQuery,
    @Req() request: FastifyRequest,
  ): Promise<VNode> {
    const frame = await this.frames.frameOf(request);
    return <StuckPage {...await this.stuckLists.page(actor, frame, query)} />;
  }

  @Get('settings')
  async showSettings(
    @CurrentActor() actor: Actor,
    @Query() { stage }: StageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode> {
    const value = await this.settingsValue(actor, stage);
    const frame = await this.frames.frameOf(request, reply);
    return <BudgetSettingsPage {...settingsPageView(value, { frame, actor })} />;
  }

  @Post('settings')
  async changeSettings(
    @CurrentActor() actor: Actor,
    @Body() typed: ProgrammeSettingsForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode | void> {
    ensure(mayCompareTeams(actor));
    const { potBandDelayDays, potBandCount, stuckDays } = typed;
    return this.answer(request, reply, actor, {
      act: async () => {
        await this.settings.execute(actor, {
          potBandDelayDays: wholeNumber(potBandDelayDays),
          potBandCount: wholeNumber(potBandCount),
          stuckDays: wholeNumber(stuckDays),
        });
      },
      to: '/budgets/settings',
      refused: { settings: typed },
    });
  }

  /** Fields are named after the first days of months. */
  @Post('settings/plans/:fundId')
  async changePlan(
    @CurrentActor() actor: Actor,
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Query() { stage = '' }: StageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: Readonly<Record<string, unknown>> = {},
  ): Promise<VNode | void> {
    ensure(maySetUpProgramme(actor));
    await this.structure.stage(actor, stage);
    const typed: TypedMonths = Object.fromEntries(
      Object.entries(body).flatMap(([name, value]) =>
        isKstDate(name) && typeof value === 'string' ? [[name, value.slice(0, 20)]] : [],
      ),
    );
    return this.answer(request, reply, actor, {
      act: async () => {
        await this.plans.set(actor, { fundId, stageId: stage, months: typedMonths(typed) });
      },
      to: `/budgets/settings?stage=${stage}#plans`,
      stageId: stage,
      refused: { plan: { fundId, typed } },
    });
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    actor: Actor,
    {
      act,
      to,
      stageId,
      refused,
    }: {
      act: () => Promise<void>;
      to: string;
      stageId?: string;
      refused: Omit<RefusedSettings, 'errors'>;
    },
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await act();
        return { to, flash: { kind: 'success', text: viewTexts.saved[locale] } };
      },
      again: async (errors) => {
        const value = await this.settingsValue(actor, stageId);
        const frame = await this.frames.frameOf(request);
        const view = settingsPageView(value, { frame, actor, refused: { ...refused, errors } });
        return <BudgetSettingsPage {...view} />;
      },
    });
  }

  private settingsValue(actor: Actor, stageId: string | undefined): Promise<SettingsValue> {
    ensure(mayCompareTeams(actor));
    const today = this.clock.businessDate(actor.demo);
    return this.unit.run(actor, async () => {
      const stages = await this.structure.stages(actor);
      const stage = stageId
        ? stages.find(({ id }) => id === stageId)
        : await this.structure.stageToShow(actor, today);
      if (stageId && !stage) throw PROGRAMME_ERRORS.fail('programme.not-found');
      return {
        programme: await this.structure.programme(actor),
        stages,
        stage,
        funds: await this.structure.funds(actor),
        planOf: await this.plans.read(actor),
      };
    });
  }
}

/** What isn't a whole number is one that is refused. */
function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d{1,5}$/.test(text.trim()) ? Number(text) : -1;
}
