import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/web/actor-of-request.js';
import { FiscalYearDto, FundDto, ChangeFundDto, ProgrammeSettingsDto } from './dto/structure.dto.js';
import { ChangeProgrammeSettings } from './change-programme-settings.js';
import { FiscalYears } from './fiscal-years.js';
import { Funds } from './funds.js';
import { ProgrammeStructure } from './programme-structure.js';
import { fiscalYearJson, fundJson, programmeJson } from './structure-json.js';

/** The programme (사업), its fiscal years and funds: read by every member, set up by officers. */
@ApiTags('programme')
@Controller('api/v1')
export class ProgrammeController {
  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly settings: ChangeProgrammeSettings,
    private readonly years: FiscalYears,
    private readonly funds: Funds,
  ) {}

  @Get('programme')
  async programme(@CurrentActor() actor: Actor): Promise<object> {
    return programmeJson(await this.structure.programme(actor));
  }

  /** What teams see of common pots and when money counts as stuck; officers only. */
  @Patch('programme')
  async changeSettings(@CurrentActor() actor: Actor, @Body() body: ProgrammeSettingsDto): Promise<object> {
    return programmeJson(await this.settings.execute(actor, body));
  }

  @Get('fiscal-years')
  async listYears(@CurrentActor() actor: Actor): Promise<object> {
    return { items: (await this.structure.fiscalYears(actor)).map(fiscalYearJson) };
  }

  @Post('fiscal-years')
  async addYear(@CurrentActor() actor: Actor, @Body() body: FiscalYearDto): Promise<object> {
    return fiscalYearJson(await this.years.add(actor, body));
  }

  @Patch('fiscal-years/:id')
  async changeYear(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FiscalYearDto,
  ): Promise<object> {
    return fiscalYearJson(await this.years.change(actor, id, body));
  }

  @Get('funds')
  async listFunds(@CurrentActor() actor: Actor): Promise<object> {
    return { items: (await this.structure.funds(actor)).map(fundJson) };
  }

  @Post('funds')
  async addFund(@CurrentActor() actor: Actor, @Body() body: FundDto): Promise<object> {
    return fundJson(await this.funds.add(actor, body));
  }

  @Patch('funds/:id')
  async changeFund(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeFundDto,
  ): Promise<object> {
    return fundJson(await this.funds.change(actor, id, body));
  }
}
