import { Body, Controller, Get, HttpCode, Param, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { CurrentActor, CurrentLocale } from '../../platform/web/actor-of-request.js';
import { FindSpending } from '../find-spending.js';
import { maySeeSettlements } from '../settlement.policy.js';
import { SettlementFiles } from '../settlement-files.js';
import { SettlementSettingsStore } from '../settlement-settings.js';
import { SettlementQueries } from '../settlement.queries.js';
import {
  SettlementListQuery,
  SettlementSettingsDto,
  SpendingQuery,
  StatementQuery,
} from './settlement.dto.js';
import { plain, rowJson, statementJson } from './settlement-reply.js';

const MOST_ENTRIES = 200;

/** Settlements (정산) of a team's stage, as they stand or as they would be. */
@ApiTags('settlements')
@Controller('api/v1/settlements')
export class SettlementsController {
  constructor(
    private readonly queries: SettlementQueries,
    private readonly files: SettlementFiles,
    private readonly spending: FindSpending,
    private readonly settings: SettlementSettingsStore,
  ) {}

  /** Of every stage that has begun; the latest stage first. One that nobody began is a `preview` as of today. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() { team, stage }: SettlementListQuery): Promise<object> {
    const rows = await this.queries.list(actor, { team: team?.toLowerCase(), stage: stage?.toLowerCase() });
    return { items: rows.map(rowJson) };
  }

  /** How the programme settles. */
  @Get('settings')
  async readSettings(@CurrentActor() actor: Actor): Promise<object> {
    ensure(maySeeSettlements(actor));
    return this.settings.read(actor);
  }

  /** Changes how the programme settles; for officers. What was confirmed keeps what it was computed by. */
  @Put('settings')
  @HttpCode(204)
  async changeSettings(@CurrentActor() actor: Actor, @Body() body: SettlementSettingsDto): Promise<void> {
    await this.settings.change(actor, body);
  }

  /**
   * The statement, each figure with its formula. `team` is an id or code, `stage` an id or number. A preview is as of the day
   * that is asked for; what was confirmed is given as it was kept.
   */
  @Get(':team/:stage')
  @ApiProduces(
    'application/json',
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'text/csv',
  )
  @ApiOkResponse({ description: 'The statement as a value, or as a file' })
  async statement(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Query() { format = 'json', ...asked }: StatementQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const place = { team, stage };
    if (format === 'json') return statementJson(await this.queries.statement(actor, place, asked));
    const { bytes, mediaType, disposition } = await this.files.make(
      actor,
      { ...place, ...asked, format },
      locale,
    );
    void reply.type(mediaType).header('cache-control', 'no-store').header('content-disposition', disposition);
    return bytes;
  }

  /** Entries of the stage that spent money and still count, latest first: what can be disallowed. */
  @Get(':team/:stage/spending')
  async listSpending(
    @CurrentActor() actor: Actor,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Query() { q }: SpendingQuery,
  ): Promise<object> {
    const found = await this.spending.execute(actor, { team, stage, sought: q ?? '', limit: MOST_ENTRIES });
    return plain({ items: found.entries, more: found.more });
  }
}
