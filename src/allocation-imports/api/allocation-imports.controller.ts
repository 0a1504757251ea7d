import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayAllocate } from '../../budgets/budget.policy.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { actorOf, CurrentActor, localeOf } from '../../platform/web/actor-of-request.js';
import { CSV_TYPE, XLSX_TYPE } from '../../sheets/open-sheet.js';
import { sendSheet } from '../../sheets/written-sheet.js';
import { AllocationCopies } from '../allocation-copy.js';
import { AllocationExports } from '../allocation-export.js';
import { AllocationImportQueries } from '../allocation-import.queries.js';
import { ALLOCATION_MODES, ROW_OUTCOMES } from '../allocation-import.js';
import { CheckAllocations } from '../check-allocations.js';
import { ConfirmAllocations } from '../confirm-allocations.js';
import {
  AllocationCheckDto,
  AllocationConfirmationDto,
  AllocationExportQuery,
  AllocationImportListQuery,
  AllocationRowsQuery,
  SheetFormatQuery,
} from '../dto/allocation-import.dto.js';
import { ReceiveAllocations } from '../receive-allocations.js';
import { allocationImportJson, allocationRowJson } from './allocation-import-json.js';
import { receiveUpload } from './received-upload.js';

const PAGE = 50;
const ROWS = 200;

/** Sheets of allocations (표로 배정): uploaded, checked row by row, and posted as a whole or not at all. Officers only. */
@ApiTags('allocation-imports')
@Controller('api/v1/allocations/imports')
export class AllocationImportsController {
  constructor(
    private readonly reception: ReceiveAllocations,
    private readonly checking: CheckAllocations,
    private readonly confirmation: ConfirmAllocations,
    private readonly queries: AllocationImportQueries,
    private readonly copies: AllocationCopies,
  ) {}

  /**
   * Takes one sheet in (field `file`, XLSX or CSV) and checks all of it. `mode`: `add` adds the amounts, `set` makes them
   * totals; a field before the file, or in the address. The same sheet again answers 200 with what became of it.
   */
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        mode: { type: 'string', enum: [...ALLOCATION_MODES] },
        file: { type: 'string', format: 'binary' },
      },
      required: ['mode', 'file'],
    },
  })
  async receive(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const actor = actorOf(request);
    ensure(mayAllocate(actor));
    const { import: one, isNew } = await receiveUpload(actor, request, this.reception);
    void reply.status(isNew ? 201 : 200).header('location', `/api/v1/allocations/imports/${one.id}`);
    return allocationImportJson(one);
  }

  /** Newest first; `next` goes into `after`. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: AllocationImportListQuery): Promise<object> {
    const page = await this.queries.list(actor, { after: query.after, limit: query.limit ?? PAGE });
    return { items: page.rows.map(allocationImportJson), next: page.next };
  }

  /** One sheet: what its check came to, what it takes of each fund, and whether it is posted. */
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return allocationImportJson(await this.queries.read(actor, id));
  }

  /** What each row was understood as and what is wrong with it, in the order of the sheet; `next` goes into `after`. */
  @Get(':id/rows')
  async rows(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: AllocationRowsQuery,
  ): Promise<object> {
    const one = await this.queries.read(actor, id);
    const page = await this.queries.rows(actor, one, {
      outcomes: query.outcome ? [query.outcome] : ROW_OUTCOMES,
      after: query.after,
      limit: query.limit ?? ROWS,
    });
    return { items: page.rows.map(allocationRowJson), next: page.next };
  }

  /** Checks it anew: after the programme was put right, by another mode, or another sheet of its workbook. */
  @Post(':id/check')
  @HttpCode(200)
  async check(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AllocationCheckDto,
  ): Promise<object> {
    const { sheet } = body.sheet === undefined ? await this.queries.read(actor, id) : body;
    return allocationImportJson(await this.checking.execute(actor, { id, mode: body.mode, sheet }));
  }

  /** Has all rows posted in one unit, by a job: `state` is `posted` then. Confirming again changes nothing. */
  @Post(':id/confirmation')
  @HttpCode(202)
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AllocationConfirmationDto,
  ): Promise<object> {
    return allocationImportJson(await this.confirmation.confirm(actor, { id, check: body.check }));
  }

  /** Forgets it; nothing was posted, and the same sheet may be uploaded again. */
  @Post(':id/discard')
  @HttpCode(200)
  async discard(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return allocationImportJson(await this.confirmation.discard(actor, id));
  }

  /** The sheet again, with what is to be put right in two more columns. */
  @Get(':id/copy')
  @ApiProduces(XLSX_TYPE, CSV_TYPE)
  async copy(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: SheetFormatQuery,
  ): Promise<void> {
    const actor = actorOf(request);
    const one = await this.queries.read(actor, id);
    await sendSheet(reply, this.copies.of(actor, one, { ...query, locale: localeOf(request) }));
  }
}

/** The year's allocations as a sheet, and an empty one. Officers and auditors. */
@ApiTags('allocation-imports')
@Controller('api/v1/allocations')
export class AllocationSheetsController {
  constructor(private readonly exports: AllocationExports) {}

  /** An empty sheet; as XLSX with the programme's funds, stages, teams, institutions and categories to choose from. */
  @Get('template')
  @ApiProduces(XLSX_TYPE, CSV_TYPE)
  async template(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() { format = 'xlsx' }: SheetFormatQuery,
  ): Promise<void> {
    await sendSheet(
      reply,
      await this.exports.template(actorOf(request), { format, locale: localeOf(request) }),
    );
  }

  /** Every line of a year with its total; edited and uploaded as totals, it changes what was edited. */
  @Get('export')
  @ApiProduces(XLSX_TYPE, CSV_TYPE)
  async export(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() { format = 'xlsx', fiscalYearId }: AllocationExportQuery,
  ): Promise<void> {
    const as = { format, locale: localeOf(request) };
    await sendSheet(reply, await this.exports.ofYear(actorOf(request), fiscalYearId, as));
  }
}
