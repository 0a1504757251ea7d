import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { ChooseSystemDto, InputSheetQuery, SystemQuery } from '../dto/input-sheet.dto.js';
import { INPUT_SHEET_ERRORS } from '../input-sheet.errors.js';
import { maySeeInputSheet } from '../input-sheet.policy.js';
import { MarkEntered } from '../mark-entered.js';
import { NationalSystems } from '../national-systems.js';
import { ReadInputSheet } from '../read-input-sheet.js';
import type { SheetFilter } from '../sheet-claims.queries.js';
import { SheetFiles } from '../sheet-file.js';
import { filledJson } from './input-sheet-json.js';

const PAGE = 50;

/** What is typed into the national systems by hand (국가 시스템 입력 시트): they have no interface for programs. */
@ApiTags('payments')
@Controller('api/v1/payments/input-sheet')
export class InputSheetsController {
  constructor(
    private readonly sheets: ReadInputSheet,
    private readonly files: SheetFiles,
    private readonly systems: NationalSystems,
    private readonly entries: MarkEntered,
  ) {}

  /**
   * Claims approved or paid in a period as the system asks for them, field by field in its order; as XLSX or CSV with
   * `format`, at most 1,000 claims. Account numbers are whole for finance alone.
   */
  @Get()
  async read(
    @CurrentActor() actor: Actor,
    @Query() query: InputSheetQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | void> {
    ensure(maySeeInputSheet(actor));
    const filter = await this.filterOf(actor, query);
    const { format = 'json' } = query;
    if (format !== 'json') {
      const file = await this.files.of(actor, filter, { format, locale: actor.locale });
      void reply.type(file.mediaType).header('content-disposition', file.disposition).send(file.content);
      return undefined;
    }
    const page = await this.sheets.page(actor, filter, { after: query.after, limit: query.limit ?? PAGE });
    const { earliestOn = null, ...counts } = page.counts;
    return {
      system: filter.system,
      from: filter.from,
      to: filter.to,
      items: page.claims.map(filledJson),
      next: page.next,
      counts: { ...counts, earliestOn },
    };
  }

  /** Chooses the system that is shown where none is asked for, for the whole team. */
  @Put('system')
  @HttpCode(204)
  async choose(@CurrentActor() actor: Actor, @Body() { system }: ChooseSystemDto): Promise<void> {
    await this.systems.choose(actor, system);
  }

  /** Marks a claim as typed into the system; again changes nothing. */
  @Put(':expenseId')
  @HttpCode(204)
  async mark(
    @CurrentActor() actor: Actor,
    @Param('expenseId', ParseUUIDPipe) expenseId: string,
    @Query() query: SystemQuery,
  ): Promise<void> {
    await this.entries.mark(actor, { expenseId, system: await this.systems.named(actor, query.system) });
  }

  /** Takes the mark back. */
  @Delete(':expenseId')
  @HttpCode(204)
  async unmark(
    @CurrentActor() actor: Actor,
    @Param('expenseId', ParseUUIDPipe) expenseId: string,
    @Query() query: SystemQuery,
  ): Promise<void> {
    await this.entries.unmark(actor, { expenseId, system: await this.systems.named(actor, query.system) });
  }

  private async filterOf(actor: Actor, query: InputSheetQuery): Promise<SheetFilter> {
    const usual = this.sheets.usualPeriod(actor);
    const { from = usual.from, to = usual.to } = query;
    if (from > to) throw invalidInput([INPUT_SHEET_ERRORS.problem('input-sheet.period', '/from')]);
    return {
      system: await this.systems.named(actor, query.system),
      from,
      to,
      institutionId: query.institution,
      state: query.state ?? 'open',
    };
  }
}
