import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { SecretAnswer } from '../../platform/web/secret-answer.js';
import { ChangeRun } from '../change-run.js';
import {
  HolderCheckDto,
  PayRunListQuery,
  PrepareRunsDto,
  ReasonDto,
  ReleaseDto,
} from '../dto/pay-run.dto.js';
import { EndRun } from '../end-run.js';
import { PayRunQueries } from '../pay-run.queries.js';
import { PrepareRuns } from '../prepare-runs.js';
import { ReleaseRun } from '../release-run.js';
import { RunFiles } from '../run-files.js';
import { runDetailJson, runJson } from './pay-run-json.js';

const PAGE = 50;

/** Runs of transfers (지급 실행): prepared by one person, released by another, sent to the bank as its own file. */
@ApiTags('pay-runs')
@Controller('api/v1/pay-runs')
export class PayRunsController {
  constructor(
    private readonly queries: PayRunQueries,
    private readonly preparing: PrepareRuns,
    private readonly changing: ChangeRun,
    private readonly releasing: ReleaseRun,
    private readonly ending: EndRun,
    private readonly files: RunFiles,
  ) {}

  /** Newest first. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: PayRunListQuery): Promise<object> {
    const { rows, next } = await this.queries.list(actor, { after: query.after, limit: query.limit ?? PAGE });
    return { items: rows.map(runJson), next };
  }

  /** Puts claims into runs, one for each account money is paid from; all or none. */
  @Post()
  async prepare(@CurrentActor() actor: Actor, @Body() { expenseIds }: PrepareRunsDto): Promise<object> {
    const runs = await this.preparing.execute(actor, {
      items: expenseIds.map((expenseId) => ({ expenseId })),
    });
    return { runs };
  }

  /** A run with its items, what is to be checked of each, and what the bank did. */
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return runDetailJson(await this.queries.read(actor, id));
  }

  /** Takes an item out before the release. */
  @Delete(':id/items/:itemId')
  @HttpCode(204)
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) runId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
  ): Promise<void> {
    await this.changing.remove(actor, { runId, itemId });
  }

  /** Records what the bank's inquiry of the holder said; a mismatch blocks the item. */
  @Put(':id/items/:itemId/holder-check')
  @HttpCode(204)
  async checkHolder(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) runId: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body() { outcome }: HolderCheckDto,
  ): Promise<void> {
    await this.changing.checkHolder(actor, { runId, itemId, outcome });
  }

  /** Lets the run go: by somebody who neither prepared it nor has a hand in any of its claims. */
  @Post(':id/release')
  @HttpCode(200)
  async release(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) runId: string,
    @Body() body: ReleaseDto,
  ): Promise<object> {
    const answers = new Map((body.answers ?? []).map(({ itemId, reason }) => [itemId, { reason }]));
    await this.releasing.execute(actor, { runId, transferOn: body.transferOn, answers });
    return this.read(actor, runId);
  }

  /** Cancels a run whose file wasn't made yet. */
  @Post(':id/cancellation')
  @HttpCode(200)
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) runId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<object> {
    await this.ending.cancel(actor, { runId, reason });
    return this.read(actor, runId);
  }

  /** Records that the bank refused the whole file; its claims are payable again. */
  @Post(':id/bank-refusal')
  @HttpCode(200)
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) runId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<object> {
    await this.ending.refuse(actor, { runId, reason });
    return this.read(actor, runId);
  }

  /** The bank's file: made at the first asking, the same bytes ever after; each fetching is recorded. */
  @Post(':id/file')
  @HttpCode(200)
  @SecretAnswer()
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) runId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { content, mediaType, fileName } = await this.files.download(actor, runId);
    void reply
      .type(mediaType)
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .send(content);
  }
}
