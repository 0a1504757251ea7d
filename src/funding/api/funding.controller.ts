import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { parseWon } from '../../platform/money/won.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { PROGRAMME_ERRORS } from '../../programmes/programme.errors.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { ChangeMatchingRates } from '../change-matching-rates.js';
import { DisbursementQueries } from '../disbursement.queries.js';
import {
  DisbursementCorrectionDto,
  DisbursementDto,
  DisbursementPaidDto,
  DisbursementsQuery,
  FundingPlanDto,
  FundingQuery,
  MatchingRatesDto,
} from '../dto/funding.dto.js';
import { FundingFigures } from '../funding-figures.js';
import { maySeeFunding } from '../funding.policy.js';
import { RecordDisbursement } from '../record-disbursement.js';
import { SaveFundingPlan } from '../save-funding-plan.js';
import { SettleDisbursement } from '../settle-disbursement.js';
import { disbursementJson, fundingJson } from './funding-json.js';

const PAGE = 50;

/** Where each institution’s money of a stage comes from (재원 계획), and the rates that the programme asks for. */
@ApiTags('funding')
@Controller('api/v1')
export class FundingPlansController {
  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly figures: FundingFigures,
    private readonly plans: SaveFundingPlan,
    private readonly rates: ChangeMatchingRates,
    private readonly clock: Clock,
  ) {}

  /** The institutions of one’s own team, or of all teams for the office, with plan, payments and what is late. */
  @Get('funding-plans')
  async list(@CurrentActor() actor: Actor, @Query() query: FundingQuery): Promise<object> {
    ensure(maySeeFunding(actor));
    const today = this.clock.businessDate(actor.demo);
    const stage = query.stageId
      ? await this.structure.stage(actor, query.stageId)
      : await this.structure.stageToShow(actor, today);
    if (!stage) throw PROGRAMME_ERRORS.fail('programme.not-found');
    const scope = { stageId: stage.id, teamId: query.teamId };
    return { items: (await this.figures.read(actor, scope, query.asOf ?? today)).map(fundingJson) };
  }

  /** Saves an institution’s plan of a stage; officers only. */
  @Put('funding-plans/:institutionId/:stageId')
  @HttpCode(204)
  async save(
    @CurrentActor() actor: Actor,
    @Param('institutionId', ParseUUIDPipe) institutionId: string,
    @Param('stageId', ParseUUIDPipe) stageId: string,
    @Body() body: FundingPlanDto,
  ): Promise<void> {
    await this.plans.execute(actor, {
      institutionId,
      stageId,
      government: parseWon(body.government) ?? 0n,
      ownCash: parseWon(body.ownCash) ?? 0n,
      otherCash: parseWon(body.otherCash) ?? 0n,
      inKind: parseWon(body.inKind) ?? 0n,
      exceptionReason: body.exceptionReason,
      version: body.version,
    });
  }

  /** What the programme asks of each kind of institution, and whether late own cash stops spending. */
  @Get('matching-rates')
  async readRates(@CurrentActor() actor: Actor): Promise<object> {
    const { rates, stopsWhenLate } = await this.rates.read(actor);
    return {
      rates: Object.entries(rates).map(([institutionKind, rate]) => ({ institutionKind, ...rate })),
      stopsWhenLate,
    };
  }

  /** Changes the rates of the kinds that are named; officers only. Plans made before keep standing. */
  @Put('matching-rates')
  async changeRates(@CurrentActor() actor: Actor, @Body() body: MatchingRatesDto): Promise<object> {
    await this.rates.execute(actor, {
      rates: Object.fromEntries(body.rates.map(({ institutionKind, ...rate }) => [institutionKind, rate])),
      stopsWhenLate: body.stopsWhenLate,
    });
    return this.readRates(actor);
  }
}

/** What was paid to institutions and came into their accounts (교부·입금·이자). With an `Idempotency-Key` it is recorded once. */
@ApiTags('funding')
@Controller('api/v1/disbursements')
export class DisbursementsController {
  constructor(
    private readonly queries: DisbursementQueries,
    private readonly recording: RecordDisbursement,
    private readonly settling: SettleDisbursement,
  ) {}

  /** Newest first; one’s own team’s, or all teams’ for the office. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: DisbursementsQuery): Promise<object> {
    const { after, limit = PAGE, ...filter } = query;
    const page = await this.queries.page(actor, filter, { after, limit });
    return { items: page.rows.map(disbursementJson), next: page.next };
  }

  /** Records a payment, or one that is planned. Instalments are the officer’s to record. */
  @Post()
  @HttpCode(201)
  async record(@CurrentActor() actor: Actor, @Body() body: DisbursementDto): Promise<object> {
    return { id: await this.recording.execute(actor, { ...body, amount: parseWon(body.amount) ?? 0n }) };
  }

  /** Says on which day a planned one was paid. */
  @Post(':id/payment')
  @HttpCode(204)
  async pay(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { paidOn }: DisbursementPaidDto,
  ): Promise<void> {
    await this.settling.pay(actor, { id, paidOn });
  }

  /** Takes a wrong one back by its opposite; both stay to be seen. */
  @Post(':id/correction')
  @HttpCode(204)
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note }: DisbursementCorrectionDto,
  ): Promise<void> {
    await this.settling.takeBack(actor, { id, note });
  }
}
