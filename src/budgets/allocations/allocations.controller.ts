import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { parseWon } from '../../platform/money/won.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { Allocate } from '../allocate.js';
import { Appropriate } from '../appropriate.js';
import { lineJson } from '../budget-json.js';
import { BudgetLines } from '../budget-lines.js';
import { maySeeAllocations } from '../budget.policy.js';
import { AllocationDto, AppropriationDto } from '../dto/budget.dto.js';
import { allocationActJson, appropriationJson } from './allocation-json.js';
import { AllocationQueries } from './allocation.queries.js';
import { Deallocate } from './deallocate.js';
import { AllocationsQuery, AppropriationsQuery, ReclaimDto, ReductionDto } from './dto.js';
import { ReduceAppropriation } from './reduce-appropriation.js';

const PAGE = 50;

/** Money given to funds (편성); the office’s. With an `Idempotency-Key` an act is done once. */
@ApiTags('appropriations')
@Controller('api/v1/appropriations')
export class AppropriationsController {
  constructor(
    private readonly appropriation: Appropriate,
    private readonly reduction: ReduceAppropriation,
    private readonly queries: AllocationQueries,
  ) {}

  /** What each fund was given for each year, and how much of it isn't allocated. Officers and auditors. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: AppropriationsQuery): Promise<object> {
    ensure(maySeeAllocations(actor));
    return { items: (await this.queries.appropriations(actor, query)).map(appropriationJson) };
  }

  /** Gives money to a fund for a fiscal year. */
  @Post()
  @HttpCode(201)
  async appropriate(
    @CurrentActor() actor: Actor,
    @Body() body: AppropriationDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<object> {
    const amount = parseWon(body.amount) ?? 0n;
    const lineId = await this.appropriation.execute(actor, { ...body, amount, key });
    return { appropriationLineId: lineId, fundId: body.fundId, fiscalYearId: body.fiscalYearId, amount };
  }

  /** Lowers a fund's appropriation of a year by what isn't allocated of it; with a reason. */
  @Post('reductions')
  @HttpCode(201)
  async reduce(
    @CurrentActor() actor: Actor,
    @Body() body: ReductionDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<object> {
    const amount = parseWon(body.amount) ?? 0n;
    const lineId = await this.reduction.execute(actor, { ...body, amount, key });
    return { appropriationLineId: lineId, fundId: body.fundId, fiscalYearId: body.fiscalYearId, amount };
  }
}

/** Money given to lines (배정) and taken back (회수). With an `Idempotency-Key` an act is done once. */
@ApiTags('allocations')
@Controller('api/v1/allocations')
export class AllocationsController {
  constructor(
    private readonly allocation: Allocate,
    private readonly deallocation: Deallocate,
    private readonly queries: AllocationQueries,
    private readonly lines: BudgetLines,
  ) {}

  /** What was given to lines and taken back, newest first; a team reads its own. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: AllocationsQuery): Promise<object> {
    const { after, limit = PAGE, ...filter } = query;
    const page = await this.queries.acts(actor, filter, { after, limit });
    return { items: page.acts.map(allocationActJson), next: page.next };
  }

  /** Gives money from a fund's appropriation to one of its lines; officers only. */
  @Post()
  @HttpCode(201)
  async allocate(
    @CurrentActor() actor: Actor,
    @Body() body: AllocationDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<object> {
    await this.allocation.execute(actor, { ...body, amount: parseWon(body.amount) ?? 0n, key });
    return lineJson(await this.lines.line(actor, body.lineId));
  }

  /** Takes what a line still holds back to its fund's appropriation; officers only, with a reason. */
  @Post('reclaims')
  @HttpCode(201)
  async reclaim(
    @CurrentActor() actor: Actor,
    @Body() body: ReclaimDto,
    @Headers('idempotency-key') key?: string,
  ): Promise<object> {
    await this.deallocation.execute(actor, { ...body, amount: parseWon(body.amount) ?? 0n, key });
    return lineJson(await this.lines.line(actor, body.lineId));
  }
}
