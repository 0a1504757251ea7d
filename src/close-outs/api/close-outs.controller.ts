import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { CloseOutQueries, type ListedCloseOut } from '../close-out.queries.js';
import { CloseOutTickDto } from '../dto/close-out.dto.js';
import { FinishCloseOut } from '../finish-close-out.js';
import { ReleaseUndisbursed } from '../release-undisbursed.js';

/** What has to be finished before a cut team is closed (협약 종료). */
@ApiTags('stage-evaluations')
@Controller('api/v1/close-outs')
export class CloseOutsController {
  constructor(
    private readonly queries: CloseOutQueries,
    private readonly finishing: FinishCloseOut,
    private readonly releasing: ReleaseUndisbursed,
  ) {}

  /** A team’s own, or all for the office; the newest first. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<object> {
    return { items: (await this.queries.list(actor)).map(closeOutJson) };
  }

  /** One with its checklist. */
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const { items, evaluationId, ...row } = await this.queries.read(actor, id);
    return {
      ...closeOutJson(row),
      evaluationId,
      items: items.map(({ code, title, said, done, required, amount, byHand, dueOn }) => ({
        code,
        title,
        said,
        done,
        required,
        amount: amount ?? null,
        byHand: byHand ?? false,
        dueOn: dueOn ?? null,
      })),
    };
  }

  /** Gives undisbursed money back to its funds; officers only, after the cut was confirmed. */
  @Post(':id/release')
  @HttpCode(200)
  async release(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return { released: await this.releasing.execute(actor, { id }) };
  }

  /** Vouches for something that no record shows, or takes that back. */
  @Put(':id/ticks/:item')
  @HttpCode(204)
  async tick(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('item') item: string,
    @Body() { done, note }: CloseOutTickDto,
  ): Promise<void> {
    await this.finishing.tick(actor, { id, item, done, note });
  }

  /** Ends it: the team only looks from now on. Refused while something is left. */
  @Post(':id/completion')
  @HttpCode(200)
  async complete(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    await this.finishing.complete(actor, { id });
    return this.read(actor, id);
  }
}

function closeOutJson(row: ListedCloseOut): object {
  const { id, teamId, teamName, stageId, stageName, cutOn, state, confirmed, completedAt } = row;
  return {
    id,
    teamId,
    teamName,
    stageId,
    stageName,
    cutOn,
    state,
    confirmed,
    completedAt: completedAt ?? null,
  };
}
