import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { DecideEvaluation } from '../decide-evaluation.js';
import {
  EvaluationDto,
  EvaluationResultDto,
  EvaluationsQuery,
  EvaluationVersionDto,
  EvaluationWithdrawalDto,
} from '../dto/evaluation.dto.js';
import { EvaluationQueries, type ListedEvaluation } from '../evaluation.queries.js';
import { RecordEvaluation } from '../record-evaluation.js';

/** Stage evaluations and special ones (단계평가·특별평가). A cut freezes its team at once; a second officer confirms. */
@ApiTags('stage-evaluations')
@Controller('api/v1/stage-evaluations')
export class EvaluationsController {
  constructor(
    private readonly queries: EvaluationQueries,
    private readonly recording: RecordEvaluation,
    private readonly deciding: DecideEvaluation,
  ) {}

  /** The newest first: a team’s own, or all for the office. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: EvaluationsQuery): Promise<object> {
    return { items: (await this.queries.list(actor, query)).map(evaluationJson) };
  }

  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return evaluationJson(await this.queries.read(actor, id));
  }

  /** Records a result, or the notice of a special evaluation; officers only. */
  @Post()
  @HttpCode(201)
  async record(@CurrentActor() actor: Actor, @Body() body: EvaluationDto): Promise<object> {
    return evaluationJson(await this.queries.read(actor, await this.recording.execute(actor, body)));
  }

  /** The result of a special evaluation that was noticed. */
  @Post(':id/result')
  @HttpCode(200)
  async giveResult(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EvaluationResultDto,
  ): Promise<object> {
    await this.recording.giveResult(actor, { id, ...body });
    return this.read(actor, id);
  }

  /** The second officer’s word; nothing is taken back afterwards. */
  @Post(':id/confirmation')
  @HttpCode(200)
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: EvaluationVersionDto,
  ): Promise<object> {
    await this.deciding.confirm(actor, { id, version });
    return this.read(actor, id);
  }

  /** Takes it back before it was confirmed: the team takes part as before. */
  @Post(':id/withdrawal')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EvaluationWithdrawalDto,
  ): Promise<object> {
    await this.deciding.withdraw(actor, { id, ...body });
    return this.read(actor, id);
  }
}

export function evaluationJson(row: ListedEvaluation): object {
  return {
    id: row.id,
    teamId: row.teamId,
    teamName: row.teamName,
    teamStatus: row.teamStatus,
    stageId: row.stageId,
    stageName: row.stageName,
    kind: row.kind,
    state: row.state,
    result: row.result ?? null,
    effectiveOn: row.effectiveOn,
    scoreTenths: row.scoreTenths ?? null,
    reason: row.reason,
    recordedBy: row.recordedByName,
    recordedAt: row.recordedAt,
    confirmedBy: row.confirmedByName ?? null,
    confirmedAt: row.confirmedAt ?? null,
    closeOutId: row.closeOutId ?? null,
    version: row.version,
  };
}
