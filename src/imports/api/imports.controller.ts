import '@fastify/multipart';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { actorOf, CurrentActor, localeOf } from '../../platform/web/actor-of-request.js';
import {
  ErrorCopyQuery,
  ImportListQuery,
  ImportMappingDto,
  ImportRowsQuery,
  ImportSheetDto,
} from '../dto/import.dto.js';
import { ChooseSheet } from '../choose-sheet.js';
import { ErrorCopies } from '../error-copy.js';
import { ImportQueries } from '../import.queries.js';
import { mayImport } from '../import.policy.js';
import { OUTCOMES } from '../import.js';
import { MapImport } from '../map-import.js';
import { ReceiveImport } from '../receive-import.js';
import { StartImport } from '../start-import.js';
import { UndoImport } from '../undo-import.js';
import { IMPORT_ERRORS } from '../import.errors.js';
import { importJson, rowJson } from './import-json.js';
import { sendSheet } from '../../sheets/written-sheet.js';

const PAGE = 50;
const ROWS = 200;

/** Sheets of expenses (가져오기). */
@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly reception: ReceiveImport,
    private readonly queries: ImportQueries,
    private readonly sheets: ChooseSheet,
    private readonly mapping: MapImport,
    private readonly starting: StartImport,
    private readonly undoing: UndoImport,
    private readonly copies: ErrorCopies,
  ) {}

  /** Takes one sheet in (field `file`, XLSX or CSV); the same sheet again answers 200 with its first import. */
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' } },
      required: ['file'],
    },
  })
  async receive(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const actor = actorOf(request);
    ensure(mayImport(actor));
    if (!request.isMultipart()) throw IMPORT_ERRORS.fail('import.file-missing');
    const part = await request.file();
    if (!part) throw IMPORT_ERRORS.fail('import.file-missing');
    const { import: one, isNew } = await this.reception.execute(actor, {
      name: part.filename,
      content: part.file,
      truncated: () => part.file.truncated,
    });
    void reply.status(isNew ? 201 : 200).header('location', `/api/v1/imports/${one.id}`);
    return importJson(one);
  }

  /** Newest first; `next` goes into `after`. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: ImportListQuery): Promise<object> {
    const page = await this.queries.list(actor, { after: query.after, limit: query.limit ?? PAGE });
    return { items: page.rows.map(importJson), next: page.next };
  }

  /** One import, with how far it has come. */
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return importJson(await this.queries.read(actor, id));
  }

  /** What became of each row, in the order of the sheet; `next` goes into `after`. */
  @Get(':id/rows')
  async rows(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ImportRowsQuery,
  ): Promise<object> {
    const one = await this.queries.read(actor, id);
    const page = await this.queries.rows(actor, one, {
      outcomes: query.outcome ? [query.outcome] : OUTCOMES,
      after: query.after,
      limit: query.limit ?? ROWS,
    });
    return { items: page.rows.map(rowJson), next: page.next };
  }

  /** Reads another sheet of the workbook instead; `book` names them. Not once rows are in. */
  @Put(':id/sheet')
  async choose(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { sheet }: ImportSheetDto,
  ): Promise<object> {
    return importJson(await this.sheets.execute(actor, { id, sheet }));
  }

  /** Says which column is what and tries the first rows by it. Not once rows are in. */
  @Put(':id/mapping')
  async map(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ImportMappingDto,
  ): Promise<object> {
    const { columns, totalVat = 'included', defaultTarget } = body;
    const mapping = { columns: { ...columns }, totalVat, defaultTarget };
    return importJson(await this.mapping.execute(actor, { id, mapping }));
  }

  /** Lets the good rows go in as drafts of the person who uploaded the sheet; a stopped import goes on where it stopped. */
  @Post(':id/start')
  @HttpCode(202)
  async start(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return importJson(await this.starting.start(actor, id));
  }

  /** Stops it; what is in stays in. */
  @Post(':id/cancellation')
  @HttpCode(200)
  async cancel(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return importJson(await this.starting.cancel(actor, id));
  }

  /**
   * Begins to take back the drafts it made that nobody has touched since; `state` is `undone` once that is done, and the same
   * sheet may then be uploaded again.
   */
  @Post(':id/undo')
  @HttpCode(202)
  async undo(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return importJson(await this.undoing.start(actor, id));
  }

  /** The sheet again, with what became of each row and what is to be put right in two more columns. */
  @Get(':id/errors')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv')
  async errors(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ErrorCopyQuery,
  ): Promise<void> {
    const one = await this.queries.read(actorOf(request), id);
    const copy = this.copies.of(actorOf(request), one, { ...query, locale: localeOf(request) });
    await sendSheet(reply, copy);
  }
}
