import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { StagesPage } from '../../../templates/stages/stages-page.js';
import { Clock } from '../../platform/clock/clock.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { StagesPageQuery } from '../dto/stages.dto.js';
import { StageClock } from '../stage-clock.js';
import { stagesView } from './stages.view.js';

/** 단계와 기한, for every member. */
@ApiExcludeController()
@Controller('stages')
export class StagePages {
  constructor(
    private readonly stageClock: StageClock,
    private readonly structure: ProgrammeStructure,
    private readonly clock: Clock,
    private readonly frames: PageFrames,
  ) {}

  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: StagesPageQuery,
  ): Promise<VNode> {
    const actor = actorOf(request);
    const today = this.clock.businessDate(actor.demo);
    const stage = query.stage
      ? await this.structure.stage(actor, query.stage)
      : await this.structure.stageToShow(actor, today);
    const value = await this.stageClock.read(actor);
    const frame = await this.frames.frameOf(request, reply);
    return StagesPage(stagesView(value, stage, { frame, actor, today }));
  }
}
