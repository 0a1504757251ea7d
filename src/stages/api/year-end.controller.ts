import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { CloseYearDto, ReopenYearDto } from '../dto/stages.dto.js';
import { maySeeYearEnd } from '../stage.policy.js';
import { CloseYear } from '../years/close-year.js';
import { OpenThings } from '../years/open-things.js';
import { openThingJson } from './stages-json.js';

/** The end of a fiscal year (회계연도 마감); the office’s alone. */
@ApiTags('programme')
@Controller('api/v1/fiscal-years/:id')
export class YearEndController {
  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly things: OpenThings,
    private readonly closing: CloseYear,
  ) {}

  /** What of the year is still open, by kind and team; what holds keeps the year from being closed. */
  @Get('open-things')
  async openThings(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    ensure(maySeeYearEnd(actor));
    const { closedAt } = await this.structure.fiscalYear(actor, id);
    return { closedAt, items: (await this.things.of(actor, id)).map(openThingJson) };
  }

  /** Closes the year and its budget lines; refused while anything of it is open. */
  @Post('closing')
  @HttpCode(204)
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { confirmed = false }: CloseYearDto,
  ): Promise<void> {
    await this.closing.close(actor, id, confirmed);
  }

  /** Opens a closed year again, with the lines that its closing closed. */
  @Post('reopening')
  @HttpCode(204)
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReopenYearDto,
  ): Promise<void> {
    await this.closing.reopen(actor, id, reason);
  }
}
