import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { PROGRAMME_ERRORS } from '../../programmes/programme.errors.js';
import { Stages } from '../../programmes/stages.js';
import { StageDto } from '../dto/stages.dto.js';
import { StageClock } from '../stage-clock.js';
import { stageJson } from './stages-json.js';

/** The stages (단계) of the programme with what falls due in each: read by every member, set up by officers. */
@ApiTags('programme')
@Controller('api/v1/stages')
export class StagesController {
  constructor(
    private readonly stageClock: StageClock,
    private readonly stages: Stages,
    private readonly clock: Clock,
  ) {}

  /** Every stage with its deadlines, those of its fiscal year among them, in the order of their days. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<object> {
    const value = await this.stageClock.read(actor);
    const today = this.clock.businessDate(actor.demo);
    return { items: value.stages.map((stage) => stageJson(stage, value, today)) };
  }

  @Get(':id')
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return this.one(actor, id);
  }

  /** Adds a stage; one that leaves days between two stages has to be confirmed. */
  @Post()
  async add(@CurrentActor() actor: Actor, @Body() body: StageDto): Promise<object> {
    return this.one(actor, (await this.stages.add(actor, body)).id);
  }

  /**
   * Changes a stage. A period that leaves out a day on which money was spent is refused; one that leaves out claims still
   * waiting has to be confirmed.
   */
  @Patch(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: StageDto,
  ): Promise<object> {
    await this.stages.change(actor, id, body);
    return this.one(actor, id);
  }

  private async one(actor: Actor, id: string): Promise<object> {
    const value = await this.stageClock.read(actor);
    const stage = value.stages.find((one) => one.id === id);
    if (!stage) throw PROGRAMME_ERRORS.fail('programme.not-found');
    return stageJson(stage, value, this.clock.businessDate(actor.demo));
  }
}
