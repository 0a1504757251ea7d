import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { KNOWN_YEARS } from '../../platform/clock/official-holidays.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { ChangeDaysOff } from '../change-days-off.js';
import { ChangeDeadlines } from '../change-deadlines.js';
import { DayOffDto, DayPath, DeadlineDto } from '../dto/stages.dto.js';
import { StageClock } from '../stage-clock.js';
import { deadlineJson } from './stages-json.js';

/** The deadlines (기한) of the programme and its days off: read by every member, changed by officers. */
@ApiTags('programme')
@Controller('api/v1')
export class DeadlinesController {
  constructor(
    private readonly stageClock: StageClock,
    private readonly deadlines: ChangeDeadlines,
    private readonly daysOff: ChangeDaysOff,
  ) {}

  /** How each deadline is counted, those that are off among them; the days themselves are with the stages. */
  @Get('deadlines')
  async list(@CurrentActor() actor: Actor): Promise<object> {
    return { items: (await this.stageClock.read(actor)).deadlines.map(deadlineJson) };
  }

  /** Adds a deadline of the programme’s own under a new code. */
  @Post('deadlines/:code')
  @HttpCode(204)
  async add(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: DeadlineDto,
  ): Promise<void> {
    await this.deadlines.add(actor, code, body);
  }

  /** Changes a deadline; every date, notice and finding follows. */
  @Put('deadlines/:code')
  @HttpCode(204)
  async change(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: DeadlineDto,
  ): Promise<void> {
    await this.deadlines.change(actor, code, body);
  }

  /** Takes the programme’s change back: a standard deadline is as it came, an added one goes. */
  @Delete('deadlines/:code')
  @HttpCode(204)
  async restore(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<void> {
    await this.deadlines.restore(actor, code);
  }

  /** The programme’s own days off, and the years whose official holidays are known. */
  @Get('days-off')
  async listDaysOff(@CurrentActor() actor: Actor): Promise<object> {
    return { items: (await this.stageClock.read(actor)).daysOff, officialYears: KNOWN_YEARS };
  }

  @Put('days-off/:day')
  @HttpCode(204)
  async addDayOff(
    @CurrentActor() actor: Actor,
    @Param() { day }: DayPath,
    @Body() { name }: DayOffDto,
  ): Promise<void> {
    await this.daysOff.add(actor, { day, name });
  }

  @Delete('days-off/:day')
  @HttpCode(204)
  async removeDayOff(@CurrentActor() actor: Actor, @Param() { day }: DayPath): Promise<void> {
    await this.daysOff.remove(actor, day);
  }
}
